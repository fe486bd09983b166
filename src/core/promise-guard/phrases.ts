import { headOf } from './sentences';
import type { Token } from './sentences';

/**
 * A pattern over the tokens of a clause, written as words with spaces between:
 * `word`, `one|other`, `stem*`, `*end`, `ge*t`, `*ge*t`, `=Exact` (capital letters count), `?optional`, `~3` (up to three tokens of any
 * kind), `#` (a number in digits or words), `%` (a time of the clock), `^` and `$` (the clause's beginning and end),
 * `@name` for a word of a named set, and `!word` where no such word may follow (`!Xx`: none with a capital letter). A gap is
 * at most nine, so the work for each place is bounded.
 */
export type Phrase = readonly Item[];

type Item =
  | { kind: 'word'; words: readonly Word[]; isOptional: boolean }
  | { kind: 'not'; words: readonly Word[] }
  | { kind: 'gap'; length: number }
  | { kind: 'edge'; edge: 'start' | 'end' };

type Word = (token: Token) => boolean;

export interface WordSets {
  numbers: ReadonlySet<string>;
  named: Readonly<Record<string, ReadonlySet<string>>>;
}

export interface PhraseMatch {
  start: number;
  end: number;
}

const clockPattern =
  /^(?:[01]?\d|2[0-4])[:.][0-5]\d$|^\{\{(?:update\.next|incident\.(?:start|end)\w*|maintenance\.(?:from|to))\}\}$/;

export function isClock({ lower }: Token): boolean {
  return clockPattern.test(lower);
}

/** Phrases that are looked for together, by the words with which they may begin, so that most tokens cost two look-ups. */
export interface PhraseGroup {
  byFirstWord: ReadonlyMap<string, readonly Phrase[]>;
  /** Those that begin with a stem, by its first letters. */
  byFirstStem: ReadonlyMap<string, readonly Phrase[]>;
  /** Those that begin with no word in particular. */
  others: readonly Phrase[];
}

/** Patterns, one a line; lines without words are left out. */
export function phrasesOf(source: string, sets: WordSets): PhraseGroup {
  const byFirstWord = new Map<string, Phrase[]>();
  const byFirstStem = new Map<string, Phrase[]>();
  const others: Phrase[] = [];
  const lines = source.split('\n').map((line) => line.trim());
  for (const line of lines.filter((each) => each !== '').flatMap(unfolded)) {
    const phrase = line.map((item) => itemOf(item, sets));
    const first = firstOf(line);
    const kind = kindOf(first);
    if (kind === 'other') others.push(phrase);
    else if (kind === 'stem') {
      const keys = new Set(first.split('|').map(headOf));
      for (const key of keys) byFirstStem.set(key, [...(byFirstStem.get(key) ?? []), phrase]);
    } else {
      for (const word of wordsOf(first, sets)) byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), phrase]);
    }
  }
  return { byFirstWord, byFirstStem, others };
}

const firstOf = (line: readonly string[]): string => (line[0] === '^' ? line[1] : line[0]) ?? '';

/** How the alternatives of a first item are found: all as words, all by their first letters, or by trying. */
function kindOf(alternatives: string): 'word' | 'stem' | 'other' {
  if (alternatives.split('|').every((word) => !/^[#%~!]|\*/.test(word))) return 'word';
  return alternatives.split('|').every((word) => /^[^#%~!*=][^*|]+\*/.test(word)) ? 'stem' : 'other';
}

/** A line whose first item is optional as two, and one that begins with words, stems and other patterns as one for each. */
function unfolded(line: string): string[][] {
  const items = line.split(/\s+/);
  const at = items[0] === '^' ? 1 : 0;
  const first = items[at] ?? '';
  if (first.startsWith('?')) {
    const without = items.filter((_, index) => index !== at);
    return [items.with(at, first.slice(1)), without].flatMap((each) => unfolded(each.join(' ')));
  }
  if (first.startsWith('!')) return [items];
  const alternatives = first.split('|');
  return (['word', 'stem', 'other'] as const)
    .map((kind) => alternatives.filter((word) => kindOf(word) === kind))
    .filter((group) => group.length > 0)
    .map((group) => items.with(at, group.join('|')));
}

/** The lower-case words that alternatives stand for. */
function wordsOf(alternatives: string, { named }: WordSets): string[] {
  return alternatives.split('|').flatMap((word) => {
    if (word.startsWith('@')) return [...(named[word.slice(1)] ?? [])];
    return [(word.startsWith('=') ? word.slice(1) : word).toLowerCase()];
  });
}

function itemOf(source: string, sets: WordSets): Item {
  if (source === '^') return { kind: 'edge', edge: 'start' };
  if (source === '$') return { kind: 'edge', edge: 'end' };
  if (source.startsWith('~')) return { kind: 'gap', length: Number(source.slice(1)) };
  const isOptional = source.startsWith('?');
  const isNot = source.startsWith('!');
  const words = (isOptional || isNot ? source.slice(1) : source).split('|').map((word) => wordOf(word, sets));
  return isNot ? { kind: 'not', words } : { kind: 'word', words, isOptional };
}

function wordOf(source: string, { numbers, named }: WordSets): Word {
  if (source === '#') return ({ lower }) => /^\d/.test(lower) || numbers.has(lower);
  if (source === '%') return isClock;
  if (source === 'Xx') return ({ text }) => /^\p{Lu}/u.test(text);
  if (source.startsWith('=')) return ({ text }) => text === source.slice(1);
  if (source.startsWith('@')) {
    const set = named[source.slice(1)];
    if (set === undefined) throw new Error(`There is no set of words ${source}.`);
    return ({ lower }) => set.has(lower);
  }
  if (source.includes('*')) return ({ lower }) => hasParts(lower, source.split('*'));
  return ({ lower }) => lower === source;
}

/** Whether a word begins with the first part, ends with the last one, and has those between in their order. */
function hasParts(word: string, parts: readonly string[]): boolean {
  const [head = '', tail = ''] = [parts[0], parts.at(-1)];
  if (!word.startsWith(head) || !word.endsWith(tail)) return false;
  let at = head.length;
  for (const part of parts.slice(1, -1)) {
    const found = word.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at + tail.length <= word.length;
}

/** Every place of a clause where one of the phrases stands, in the order of the text; of those that overlap the first. */
export function findPhrases(tokens: readonly Token[], group: PhraseGroup): PhraseMatch[] {
  const matches: PhraseMatch[] = [];
  tokens.forEach((token, from) => {
    if (token.start < (matches.at(-1)?.end ?? 0)) return;
    const match = matchAt(tokens, from, group);
    if (match !== undefined) matches.push(match);
  });
  return matches;
}

export function findPhrase(tokens: readonly Token[], group: PhraseGroup): PhraseMatch | undefined {
  for (let from = 0; from < tokens.length; from++) {
    const match = matchAt(tokens, from, group);
    if (match !== undefined) return match;
  }
  return undefined;
}

export function hasPhrase(tokens: readonly Token[], group: PhraseGroup): boolean {
  return findPhrase(tokens, group) !== undefined;
}

function matchAt(tokens: readonly Token[], from: number, group: PhraseGroup): PhraseMatch | undefined {
  const token = tokens[from];
  if (token === undefined) return undefined;
  return (
    firstMatch(tokens, from, group.byFirstWord.get(token.lower)) ??
    firstMatch(tokens, from, group.byFirstStem.get(token.head)) ??
    firstMatch(tokens, from, group.others)
  );
}

function firstMatch(
  tokens: readonly Token[],
  from: number,
  phrases: readonly Phrase[] | undefined,
): PhraseMatch | undefined {
  if (phrases === undefined) return undefined;
  for (const phrase of phrases) {
    const to = matchFrom(tokens, from, phrase, 0);
    const [first, last] = [tokens[from], to === null ? undefined : tokens[to - 1]];
    if (first !== undefined && last !== undefined) return { start: first.start, end: last.end };
  }
  return undefined;
}

/** The index after the phrase's last token, where it stands at `at` from its item `index` on. */
function matchFrom(tokens: readonly Token[], at: number, phrase: Phrase, index: number): number | null {
  const item = phrase[index];
  if (item === undefined) return at;
  switch (item.kind) {
    case 'edge':
      return at === (item.edge === 'start' ? 0 : endOf(tokens)) ? matchFrom(tokens, at, phrase, index + 1) : null;
    case 'gap':
      for (let next = at; next <= Math.min(at + item.length, tokens.length); next++) {
        const to = matchFrom(tokens, next, phrase, index + 1);
        if (to !== null) return to;
      }
      return null;
    case 'not': {
      const token = at < endOf(tokens) ? tokens[at] : undefined;
      const isThere = token !== undefined && item.words.some((word) => word(token));
      return isThere ? null : matchFrom(tokens, at, phrase, index + 1);
    }
    case 'word': {
      const token = tokens[at];
      const fits = token !== undefined && item.words.some((word) => word(token));
      const to = fits ? matchFrom(tokens, at + 1, phrase, index + 1) : null;
      return to ?? (item.isOptional ? matchFrom(tokens, at, phrase, index + 1) : null);
    }
  }
}

/** A full stop at the end of a clause is no word of it. */
function endOf(tokens: readonly Token[]): number {
  return tokens.at(-1)?.text === '.' ? tokens.length - 1 : tokens.length;
}
