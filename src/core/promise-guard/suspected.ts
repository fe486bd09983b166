import type { SentenceFinding, Span } from './finding';
import type { Sentence } from './sentences';

/** Words of so few letters are mostly grammar: articles, auxiliaries, prepositions. */
const shortestContentLength = 4;
/** So much of a suspicion has to stand in one sentence: it is then told, in whatever order and inflection. */
const toldShare = 0.6;
const fewestWords = 2;

/** Only its beginning counts of a word, so that it is the same in each of its forms. */
const stemLength = 6;

const stemOf = (word: string): string => word.slice(0, stemLength);

/** Sentences that tell what the facts sheet has as suspected only. `suspected`: its entries, in the message's language. */
export function findSuspected(sentences: readonly Sentence[], suspected: readonly string[]): SentenceFinding[] {
  const suspicions = suspected.map(contentOf).filter((stems) => stems.size >= fewestWords);
  if (suspicions.length === 0) return [];
  return sentences.flatMap((sentence) => {
    const told = suspicions.map((stems) => toldIn(sentence, stems)).find((span) => span !== null);
    return told === undefined || sentence.isQuestion ? [] : [{ kind: 'guess', rule: 'suspected', span: told }];
  });
}

function contentOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= shortestContentLength).map(stemOf));
}

/** From the first to the last of the suspicion's words in a sentence; null where there are too few of them. */
function toldIn({ tokens }: Sentence, stems: ReadonlySet<string>): Span | null {
  const found = tokens.filter(({ lower }) => stems.has(stemOf(lower)) && lower.length >= shortestContentLength);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return null;
  const told = new Set(found.map(({ lower }) => stemOf(lower))).size;
  return told >= fewestWords && told / stems.size >= toldShare ? { start: first.start, end: last.end } : null;
}
