/** A word, number or mark with its place in the text, in UTF-16 units as a text field counts them. */
export interface Token {
  text: string;
  /** As the rules compare it: lower case, straight apostrophes, and a placeholder without its spaces. */
  lower: string;
  /** Its first letters, by which phrases that begin with a stem are found. */
  head: string;
  start: number;
  end: number;
}

/** The tokens between two commas, coordinators or conjunctions; a conjunction is the first token of its clause. */
export interface Clause {
  tokens: Token[];
  /** What parted it from the clause before: a mark or a coordinator; empty for the first one. */
  after: string;
}

export interface Sentence {
  clauses: Clause[];
  tokens: Token[];
  isQuestion: boolean;
}

const headLength = 2;
export const headOf = (word: string): string => word.slice(0, headLength);

/** How a language parts sentences and clauses. */
export interface Joints {
  coordinators: ReadonlySet<string>;
  conjunctions: ReadonlySet<string>;
  /** Without their full stop. */
  abbreviations: ReadonlySet<string>;
  /** After a conjunction that is a pronoun too, these show that it is one: "we fix that by noon". */
  afterPronoun: ReadonlySet<string>;
  /** Before a conjunction these show that it is none: "after that", "in a while". */
  beforePronoun: ReadonlySet<string>;
  /** Between two of these a coordinator joins numbers of one measure: "an hour or two". */
  measures: ReadonlySet<string>;
  /** Beside them a comma belongs to a date: weekdays, months, the words of the clock. */
  dateWords: ReadonlySet<string>;
}

/** Placeholder, word (with hyphens and apostrophes), time or number, else a single sign. Every branch is linear. */
const tokenPattern =
  /\{\{[^{}\n]{1,80}\}\}|\p{L}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*|\d+(?:[:.,]\d+)*|\n[ \t\r\n]*|[^\s]/gu;

/** What somebody else said, and addresses, are none of the writer's words. A quotation ends within its paragraph. */
const foreignPattern = /„[^„“”\n]{1,600}[“”]|“[^“”\n]{1,600}”|"[^"\n]{1,600}"|»[^»«\n]{1,600}«|https?:\/\/\S{1,2000}/gu;

/** A text without full stops is parted all the same, so that what is compared within a sentence stays little. */
const maxSentenceTokens = 300;

/** A line that is shorter than this was ended by its writer, not wrapped by a mail program. */
const wrappedLineLength = 60;

export function sentencesOf(text: string, joints: Joints): Sentence[] {
  const own = text.replace(foreignPattern, (foreign) => ' '.repeat(foreign.length));
  const tokens = [...own.matchAll(tokenPattern)].map((match): Token => {
    const [word] = match;
    const lower = plain(word);
    return { text: word, lower, head: headOf(lower), start: match.index, end: match.index + word.length };
  });
  const sentences: Sentence[] = [];
  let from = 0;
  let lineStart = 0;
  tokens.forEach((token, index) => {
    const isLineEnd = token.text.startsWith('\n');
    const ends = isLineEnd
      ? token.text.indexOf('\n', 1) !== -1 || token.start - lineStart < wrappedLineLength
      : isSentenceEnd(tokens, index, joints);
    if (isLineEnd) lineStart = token.end;
    if (!ends && index - from < maxSentenceTokens) return;
    sentences.push(sentenceOf(tokens.slice(from, index + 1), joints));
    from = index + 1;
  });
  sentences.push(sentenceOf(tokens.slice(from), joints));
  return sentences.filter((sentence) => sentence.tokens.length > 0);
}

function plain(word: string): string {
  return (word.startsWith('{{') ? word.replace(/\s/g, '') : word).toLowerCase().replace(/’/g, "'");
}

/** A full stop ends no sentence after an abbreviation, nor before a small letter, nor after the number of a day. */
function isSentenceEnd(tokens: readonly Token[], index: number, { abbreviations, dateWords }: Joints): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token === undefined || !/^[.!?…]$/.test(token.text)) return false;
  if (token.text !== '.' || next === undefined) return true;
  if (next.start === token.end) return false;
  if (before !== undefined && abbreviations.has(before.lower)) return false;
  if (/^\p{Ll}/u.test(next.text)) return false;
  return !(before !== undefined && /^\d{1,2}$/.test(before.text) && dateWords.has(next.lower));
}

function sentenceOf(tokens: Token[], joints: Joints): Sentence {
  const own = tokens.filter(({ text }) => !text.startsWith('\n'));
  return { tokens: own, clauses: clausesOf(own, joints), isQuestion: own.at(-1)?.text === '?' };
}

function clausesOf(tokens: readonly Token[], joints: Joints): Clause[] {
  const clauses: Clause[] = [];
  let clause: Clause = { tokens: [], after: '' };
  const part = (after: string): void => {
    if (clause.tokens.length > 0) clauses.push(clause);
    clause = { tokens: [], after };
  };
  tokens.forEach((token, index) => {
    if (isParting(tokens, index, joints)) {
      part(token.lower);
      return;
    }
    if (clause.tokens.length > 0 && isConjunction(tokens, index, joints)) part(token.lower);
    clause.tokens.push(token);
  });
  part('');
  return clauses;
}

/** "Give me until six" and "we fix that by noon" are one clause. */
function isConjunction(tokens: readonly Token[], index: number, joints: Joints): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token === undefined || !joints.conjunctions.has(token.lower)) return false;
  if (before !== undefined && joints.beforePronoun.has(before.lower)) return false;
  if (next === undefined) return true;
  return !/^\d/.test(next.text) && !joints.dateWords.has(next.lower) && !joints.afterPronoun.has(next.lower);
}

function isParting(tokens: readonly Token[], index: number, { coordinators, dateWords, measures }: Joints): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (/^[;:–—()!?…|]$/.test(token.text)) return true;
  if (!coordinators.has(token.lower) && token.text !== ',') return false;
  const isOfMeasure = (near: Token | undefined): boolean => near !== undefined && measures.has(near.lower);
  if (isOfMeasure(tokens[index - 1]) && isOfMeasure(tokens[index + 1])) return false;
  // "Samstag, 21. November, 10 Uhr" and "zwischen 14 und 15 Uhr" are one thing.
  const belongsToDate = (near: Token | undefined): boolean =>
    near !== undefined && (/^\d/.test(near.text) || near.text === '.' || dateWords.has(near.lower));
  return !(belongsToDate(tokens[index - 1]) && belongsToDate(tokens[index + 1]));
}
