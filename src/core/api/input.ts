import { z } from 'zod';
import { findingKinds } from '../promise-guard/finding';

export const id = z.object({ id: z.string().min(1).max(200) });
export const nothing = z.object({});

/** ECMAScript's dates end there. */
export const instantSchema = z.number().min(0).max(8.64e15);

export const subjectSchema = z.string().max(1000);
export const bodySchema = z.string().min(1).max(50_000);
export const despiteSchema = z.array(z.enum(findingKinds)).max(findingKinds.length);

/** Pauses last some minutes, until tomorrow morning, or without end. */
export const pauseLengthSchema = z.union([
  z.object({ minutes: z.number().int().min(1).max(10_080) }),
  z.literal('until-tomorrow'),
  z.literal('endless'),
]);
export type PauseLength = z.infer<typeof pauseLengthSchema>;

/** What a command gives back: a type for the compiler, nothing at run time. */
export interface Returns<Output> {
  readonly output?: Output;
}
