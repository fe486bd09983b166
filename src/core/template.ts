import { z } from 'zod';
import { formalitySchema, languageSchema } from './client';

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
  /** Liquid, output tags only; the placeholders are those of `placeholders.ts`. */
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

/** Something wrong in a template, at its place: 1-based line and column, length in characters. */
export interface TemplateFault {
  field: 'subject' | 'body';
  kind: 'syntax' | 'unknown-placeholder' | 'not-allowed';
  line: number;
  column: number;
  length: number;
  /** The placeholder or tag that is meant; the parser's words for `syntax`. */
  text: string;
}
