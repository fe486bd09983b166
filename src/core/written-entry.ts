import { z } from 'zod';

/** What the user writes into the log himself: a remark, what was done, who is responsible, the number of the host's ticket. */
export const writtenKindSchema = z.enum(['note', 'action', 'responsible', 'ticket']);
export type WrittenKind = z.infer<typeof writtenKindSchema>;
export const writtenKinds = writtenKindSchema.options;

export const longestWrittenText = 5000;

/** `at` is when it happened, as the user says; `writtenAt` when he wrote it. The id is what a correction points at. */
export const writtenFields = { id: z.string(), at: z.number(), writtenAt: z.number(), text: z.string() };
