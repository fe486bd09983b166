import type { Token } from './sentences';

/**
 * A pattern over the tokens of a clause, written as words with spaces between:
 * `word`, `one|other`, `stem*`, `*end`, `ge*t`, `=Exact` (capital letters count), `?optional`, `~3` (up to three tokens of any
 * kind), `#` (a number in digits or words), `%` (a time of the clock), `^` and `$` (the clause's beginning and end), and
 * `@name` for a word of a named set. A gap is at most nine, so the work for each place is bounded.
 */
export type Phrase = readonly Item[];

type Item =
  | { kind: 'word'; words: readonly Word[]; isOptional: boolean }
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

/** Phrases that are looked for together, by the words with which they may begin, so that most tokens cost one look-up. */
export interface PhraseGroup {
  byFirstWord: ReadonlyMap<string, readonly Phrase[]>;
  /** Those that begin with no word in particular. */
  others: readonly Phrase[];
}

/** Patterns, one a line; lines without words are left out. */
export function phrasesOf(source: string, sets: WordSets): PhraseGroup {
  const byFirstWord = new Map<string, Phrase[]>();
  const others: Phrase[] = [];
  const lines = source.split('\n').map((line) => line.trim());
  for (const line of lines.filter((each) => each !== '').flatMap(unfolded)) {
    const phrase = line.map((item) => itemOf(item, sets));
    const firstWords = firstWordsOf(line, sets);
    if (firstWords === undefined) others.push(phrase);
    for (const word of firstWords ?? []) byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), phrase]);
  }
  return { byFirstWord, others };
}

/** A line whose first item is optional as two, and one that begins with plain words or with patterns as two again. */
function unfolded(line: string): string[][] {
  const items = line.split(/\s+/);
  const at = items[0] === '^' ? 1 : 0;
  const first = items[at] ?? '';
  if (first.startsWith('?')) {
    const without = items.filter((_, index) => index !== at);
    return [items.with(at, first.slice(1)), without].flatMap((each) => unfolded(each.join(' ')));
  }
  const alternatives = first.split('|');
  const isPattern = (word: string): boolean => /^[#%~]|\*/.test(word);
  return [alternatives.filter((word) => !isPattern(word)), alternatives.filter(isPattern)]
    .filter((group) => group.length > 0)
    .map((group) => items.with(at, group.join('|')));
}

/** The lower-case words with which a line begins; undefined where it may begin with others. */
function firstWordsOf(items: readonly string[], { named }: WordSets): string[] | undefined {
  const first = (items[0] === '^' ? items[1] : items[0]) ?? '';
  if (/^[#%~]|\*/.test(first)) return undefined;
  return first.split('|').flatMap((word) => {
    if (word.startsWith('@')) return [...(named[word.slice(1)] ?? [])];
    return [(word.startsWith('=') ? word.slice(1) : word).toLowerCase()];
  });
}

function itemOf(source: string, sets: WordSets): Item {
  if (source === '^') return { kind: 'edge', edge: 'start' };
  if (source === '$') return { kind: 'edge', edge: 'end' };
  if (source.startsWith('~')) return { kind: 'gap', length: Number(source.slice(1)) };
  const isOptional = source.startsWith('?');
  const words = (isOptional ? source.slice(1) : source).split('|').map((word) => wordOf(word, sets));
  return { kind: 'word', words, isOptional };
}

function wordOf(source: string, { numbers, named }: WordSets): Word {
  if (source === '#') return ({ lower }) => /^\d/.test(lower) || numbers.has(lower);
  if (source === '%') return isClock;
  if (source.startsWith('=')) return ({ text }) => text === source.slice(1);
  if (source.startsWith('@')) {
    const set = named[source.slice(1)];
    if (set === undefined) throw new Error(`There is no set of words ${source}.`);
    return ({ lower }) => set.has(lower);
  }
  if (source.endsWith('*') && source.startsWith('*')) return ({ lower }) => lower.includes(source.slice(1, -1));
  const [head, tail] = source.split('*');
  if (head !== undefined && tail !== undefined) {
    return ({ lower }) => lower.length >= head.length + tail.length && lower.startsWith(head) && lower.endsWith(tail);
  }
  return ({ lower }) => lower === source;
}

/** Every place of a clause where one of the phrases stands, in the order of the text; of several at one place the first. */
export function findPhrases(tokens: readonly Token[], group: PhraseGroup): PhraseMatch[] {
  return tokens.flatMap((_, from) => matchAt(tokens, from, group) ?? []);
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
  for (const phrase of [...(group.byFirstWord.get(token.lower) ?? []), ...group.others]) {
    const to = matchFrom(tokens, from, phrase, 0);
    const last = to === null ? undefined : tokens[to - 1];
    if (last !== undefined) return { start: token.start, end: last.end };
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
