import { z } from 'zod';
import { formalitySchema, languageSchema } from './language';

/** The messages an outage needs, in the order in which they are needed; `maintenance`, `answer`, `phone` stand beside it. */
export const messagePhaseSchema = z.enum([
  'first-notice',
  'update',
  'identified',
  'resolved',
  'afterwards',
  'maintenance',
  'answer',
  'phone',
]);
export type MessagePhase = z.infer<typeof messagePhaseSchema>;
export const messagePhases = messagePhaseSchema.options;

export const templateEditSchema = z.object({
  phase: messagePhaseSchema,
  language: languageSchema,
  /** Null: for either form of address (English tells none apart). */
  formality: formalitySchema.nullable(),
  name: z.string().trim().min(1).max(100),
  /** A part of Liquid (`template-parser.ts`); the placeholders are those of `placeholders.ts`. */
  subject: z.string().trim().min(1).max(300),
  body: z.string().trim().min(1).max(10_000),
});
export type TemplateEdit = z.infer<typeof templateEditSchema>;

export const templateSchema = templateEditSchema.extend({
  /** A built-in one's id is fixed (`de-sie-first-notice`), so that an edited copy can be reset to it. */
  id: z.string().min(1),
});
export type Template = z.infer<typeof templateSchema>;

/** A template as the window shows it: `builtIn` as delivered, `edited` a built-in one changed by the user, else `own`. */
export interface TemplateView extends Template {
  origin: 'builtIn' | 'edited' | 'own';
}

/**
 * - `stray-tag`: `else` or `endif` without their `if`; `never-closed`: an `if` without its `endif`.
 * - `unfit-filter`: one that fits other placeholders; `filter-words`: too many or too few texts after it.
 */
export const templateFaultKinds = [
  'syntax',
  'unknown-placeholder',
  'not-allowed',
  'unknown-filter',
  'unfit-filter',
  'filter-words',
  'stray-tag',
  'never-closed',
] as const;
export type TemplateFaultKind = (typeof templateFaultKinds)[number];

/** Something wrong in a template, at its place: 1-based line and column, length in characters. */
export interface TemplateFault {
  field: 'subject' | 'body';
  kind: TemplateFaultKind;
  line: number;
  column: number;
  length: number;
  /** The placeholder, tag or filter that is meant; the parser's words for `syntax`. */
  text: string;
}
