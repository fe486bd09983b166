import { z } from 'zod';

/** The languages that messages are written in, and that the app speaks. */
export const languageSchema = z.enum(['de', 'en']);
export type Language = z.infer<typeof languageSchema>;

/** Whose habits dates and numbers follow. */
export const localeOf: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/** German writes Sie or du. In English `du` is by the first name. */
export const formalitySchema = z.enum(['sie', 'du']);
export type Formality = z.infer<typeof formalitySchema>;
