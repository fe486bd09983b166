import { z } from 'zod';
import type { Language } from './language';

/** What is worth knowing of an outage beside its times: why, what is affected, what became of the data, who works on it. */
export const factKindSchema = z.enum(['cause', 'extent', 'dataLoss', 'worker']);
export type FactKind = z.infer<typeof factKindSchema>;
export const factKinds = factKindSchema.options;

/** Only what is confirmed reaches a message. */
export const certaintySchema = z.enum(['confirmed', 'suspected', 'unknown']);
export type Certainty = z.infer<typeof certaintySchema>;

/** A fact in the clients' words, for the clients of either language; empty in a language in which nobody is written to. */
export const factWordsSchema = z.object({ de: z.string().trim().max(2000), en: z.string().trim().max(2000) });
export type FactWords = z.infer<typeof factWordsSchema>;

/** In the reader's language; where there is nothing in it, in the other. */
export const factWords = (words: FactWords, language: Language): string =>
  [words[language], words.de, words.en].find((each) => each !== '') ?? '';

export const factFields = { fact: factKindSchema, certainty: certaintySchema, words: factWordsSchema };
