/** More words than these nobody searches for; the rest is left out. */
const mostWords = 12;

/**
 * What somebody typed, as an expression for SQLite's FTS5: every word has to be there, as the beginning of one. What is
 * typed is never read as an operator (https://www.sqlite.org/fts5.html#fts5_strings). Null where there is no word in it.
 */
export function searchExpression(typed: string): string | null {
  const words = typed.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return null;
  return words
    .slice(0, mostWords)
    .map((word) => `"${word.replaceAll('"', '""').replaceAll('\0', '')}"*`)
    .join(' ');
}
