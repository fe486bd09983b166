import { spellingsOf } from './spelling';

/** More words than these nobody searches for; the rest is left out. */
const mostWords = 12;

/**
 * What somebody typed, as an expression for SQLite's FTS5: every word has to be there, as the beginning of one, in any of
 * the ways in which it is written. Words are letters and digits, as the index has them; nothing that is typed is read as an
 * operator (https://www.sqlite.org/fts5.html#full_text_query_syntax). Null where there is no word in it.
 */
export function searchExpression(typed: string): string | null {
  const words = typed.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return null;
  const wanted = words.slice(0, mostWords).map(spellingsOf);
  // Beside brackets nothing may be left out.
  return wanted.map(oneOf).join(wanted.some((spellings) => spellings.length > 1) ? ' AND ' : ' ');
}

function oneOf(spellings: readonly string[]): string {
  const beginnings = spellings.map((word) => `"${word}"*`).join(' OR ');
  return spellings.length > 1 ? `(${beginnings})` : beginnings;
}
