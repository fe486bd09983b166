import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../src/core/language';
import { corpusMessages } from './messages';
import type { CorpusMessage } from './messages';

/** A marked place: the kind's letter, and the offsets of the words in the sentence without marks. */
export interface Mark {
  letter: string;
  start: number;
  end: number;
}

export interface CorpusSentence {
  language: Language;
  /** The line in its file, for whoever looks a failure up. */
  line: number;
  text: string;
  marks: Mark[];
}

/** The client whom the corpus writes to, and others who must not be named to him. */
export const corpusSite = { name: 'Bäckerei Müller', url: 'https://baeckerei-mueller.example/' };
export const corpusStrangers = ['Optik Sehgut', 'sehgut.example', 'Praxis Dr. Hahn', 'Yogahaus Lindenhof', 'Müller'];

/** Third of a text, 0 to 2, from nothing but its characters (FNV-1a): so no hand chooses what is held out. */
function thirdOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % 3;
}

export type Part =
  'working' | 'held-out' | 'unseen' | 'last' | 'blind' | 'sealed' | 'fourth' | 'closed' | 'widened' | 'second-blind';
const partOf = (text: string): 'working' | 'held-out' => (thirdOf(text) === 0 ? 'held-out' : 'working');

function readSentences(language: Language, file: string): CorpusSentence[] {
  const lines = readFileSync(join(import.meta.dirname, file), 'utf8').split('\n');
  return lines.flatMap((source, index) =>
    source === '' || source.startsWith('#') ? [] : { language, line: index + 1, ...withoutMarks(source) },
  );
}

function withoutMarks(source: string): Pick<CorpusSentence, 'text' | 'marks'> {
  const marks: Mark[] = [];
  let text = '';
  let from = 0;
  for (const match of source.matchAll(/⟦([A-Z])\|([^⟧]*)⟧/g)) {
    const [whole, letter = '', words = ''] = match;
    text += source.slice(from, match.index);
    marks.push({ letter, start: text.length, end: text.length + words.length });
    text += words;
    from = match.index + whole.length;
  }
  return { text: text + source.slice(from), marks };
}

const sentences = [
  ...readSentences('de', 'german.txt'),
  ...readSentences('en', 'english.txt'),
  ...readSentences('de', 'second-german.txt'),
  ...readSentences('en', 'second-english.txt'),
  ...readSentences('de', 'third-german.txt'),
  ...readSentences('en', 'third-english.txt'),
];

/** Written when the rules stood: no third of it is for working on. */
const unseen = [...readSentences('de', 'unseen-german.txt'), ...readSentences('en', 'unseen-english.txt')];

/** The same again, when the rules had been widened for the third files. */
const last = [...readSentences('de', 'last-german.txt'), ...readSentences('en', 'last-english.txt')];

/** By another hand, that has never seen the rules; since it was measured, it is one to work on. */
const blind = [...readSentences('de', 'blind-german.txt'), ...readSentences('en', 'blind-english.txt')];

/** The other half of the blind ones, kept apart from the rules' author until it was measured; since then, one to work on. */
const sealed = [...readSentences('de', 'sealed-german.txt'), ...readSentences('en', 'sealed-english.txt')];

/** The half that may be seen of what a third hand wrote, that has never seen the rules either; measured before it was worked on. */
const fourth = [...readSentences('de', 'fourth-german.txt'), ...readSentences('en', 'fourth-english.txt')];

/** The other half of those, which nobody who works on the rules has seen. */
const closed = [...readSentences('de', 'closed-german.txt'), ...readSentences('en', 'closed-english.txt')];

/** Beside every class of turns that was added for the blind sentences: others of it, and near misses. */
const widened = [...readSentences('de', 'widened-german.txt'), ...readSentences('en', 'widened-english.txt')];

/** Written when the rules had been widened, as another would, measured once, and never used. */
const secondBlind = [
  ...readSentences('de', 'second-blind-german.txt'),
  ...readSentences('en', 'second-blind-english.txt'),
];

export function sentencesOf(part: Part): CorpusSentence[] {
  if (part === 'unseen') return unseen;
  if (part === 'last') return last;
  if (part === 'blind') return blind;
  if (part === 'sealed') return sealed;
  if (part === 'fourth') return fourth;
  if (part === 'closed') return closed;
  if (part === 'widened') return widened;
  if (part === 'second-blind') return secondBlind;
  return sentences.filter(({ text }) => partOf(text) === part);
}

export function messagesOf(part: Part): CorpusMessage[] {
  return corpusMessages.filter(({ body }) => partOf(body) === part);
}
