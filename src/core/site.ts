import { z } from 'zod';
import { webAddressSchema } from './web-address';
import { nameSchema } from './name';

/** A status or a range of statuses as people write it: `200`, `200-399`. */
export const statusRangeSchema = z
  .string()
  .trim()
  .regex(/^[1-5]\d\d(-[1-5]\d\d)?$/, 'not-a-status-range')
  .refine((text) => {
    const [low, high] = text.split('-').map(Number);
    return high === undefined || (low ?? 0) <= high;
  }, 'status-range-reversed');

export const keywordSchema = z.object({
  text: z.string().min(1).max(500),
  /** True: the word has to be in the page; false: it must not be. */
  mustOccur: z.boolean(),
});

export const intervalSecondsSchema = z.number().int().min(30).max(86_400);
export const timeoutSecondsSchema = z.number().int().min(1).max(120);
export const failuresToConfirmSchema = z.number().int().min(1).max(10);
export const successesToRecoverSchema = z.number().int().min(1).max(10);

/** What a person may set of a site. */
const siteFields = {
  name: nameSchema,
  url: webAddressSchema,
  clientId: z.string().nullable(),
  /** Where it is hosted, in the user's words; empty where unknown. */
  hosting: z.string().trim().max(200),
  method: z.enum(['GET', 'HEAD']),
  intervalSeconds: intervalSecondsSchema,
  timeoutSeconds: timeoutSecondsSchema,
  failuresToConfirm: failuresToConfirmSchema,
  successesToRecover: successesToRecoverSchema,
  expectStatus: z.array(statusRangeSchema).min(1).max(20),
  keyword: keywordSchema.nullable(),
  maxRedirects: z.number().int().min(0).max(20),
};

/** A HEAD request brings no body, so a word in the page cannot be looked for. */
const hasBodyForKeyword = (site: { method?: string | undefined; keyword?: unknown }): boolean =>
  !(site.method === 'HEAD' && site.keyword);

export const siteEditSchema = z
  .object(siteFields)
  .refine(hasBodyForKeyword, { path: ['keyword'], message: 'keyword-needs-get' });
export type SiteEdit = z.infer<typeof siteEditSchema>;

/** Until when a pause lasts: an instant in epoch milliseconds, or without end. */
export const pauseSchema = z.object({ untilMs: z.number().nullable() });
export type Pause = z.infer<typeof pauseSchema>;

export const siteSchema = z
  .object({
    ...siteFields,
    id: z.string().min(1),
    pause: pauseSchema.nullable(),
    createdAt: z.number(),
    /** Counts the edits, so that the result of a check begun before an edit is known as stale. */
    revision: z.number().int(),
  })
  .refine(hasBodyForKeyword, { path: ['keyword'], message: 'keyword-needs-get' });
export type Site = z.infer<typeof siteSchema>;

export const siteDefaults: Omit<SiteEdit, 'name' | 'url'> = {
  clientId: null,
  hosting: '',
  method: 'GET',
  intervalSeconds: 60,
  timeoutSeconds: 15,
  failuresToConfirm: 3,
  successesToRecover: 2,
  expectStatus: ['200-399'],
  keyword: null,
  maxRedirects: 5,
};

/** Whether a pause holds at `nowMs`. */
export function isPaused(pause: Pause | null, nowMs: number): boolean {
  return pause !== null && (pause.untilMs === null || nowMs < pause.untilMs);
}

/** Whether an HTTP status is among the expected ones. */
export function isExpectedStatus(expectStatus: readonly string[], status: number): boolean {
  return expectStatus.some((range) => {
    const [low = Number.NaN, high = low] = range.split('-').map(Number);
    return status >= low && status <= high;
  });
}
