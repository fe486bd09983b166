import { z } from 'zod';

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

/** A place in a JSON answer, `status.services[0].state`; empty means the whole answer. */
export const jsonPathSchema = z
  .string()
  .trim()
  .max(200)
  .regex(/^$|^[^.[\]]+(\[\d+\])*(\.[^.[\]]+(\[\d+\])*)*$|^(\[\d+\])+(\.[^.[\]]+(\[\d+\])*)*$/, 'not-a-json-path');

export const jsonConditionSchema = z.object({
  path: jsonPathSchema,
  comparison: z.enum(['exists', 'equals', 'differs', 'contains', 'less', 'greater']),
  /** As text; numbers are compared as numbers where both sides are some. Not looked at for `exists`. */
  value: z.string().max(500),
});
export type JsonCondition = z.infer<typeof jsonConditionSchema>;

/** A header name is a token (RFC 9110, 5.6.2). These are Nachtwache's own or the connection's. */
const ownHeaders = new Set([
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
  'authorization',
  'user-agent',
]);
export const headerSchema = z.object({
  name: z
    .string()
    .trim()
    .max(100)
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'not-a-header-name')
    .refine((name) => !ownHeaders.has(name.toLowerCase()), 'header-is-set-elsewhere'),
  /** Visible ASCII and spaces: a line break would begin another header. */
  value: z
    .string()
    .trim()
    .max(2000)
    .regex(/^[\t\x20-\x7e]*$/, 'not-a-header-value'),
});

/** How the check signs in. The secret itself (password, token) is never part of the configuration. */
export const authSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('basic'),
    /** A colon would end it (RFC 7617, 2). */
    user: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[^:]*$/, 'user-with-colon'),
  }),
  z.object({ kind: z.literal('bearer') }),
]);
export type Auth = z.infer<typeof authSchema>;

/** What may be wrong with a site's certificate without the site counting as down. */
export const acceptedCertificateProblemSchema = z.enum(['expired', 'name', 'untrusted']);
export type AcceptedCertificateProblem = z.infer<typeof acceptedCertificateProblemSchema>;

export const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const fields = {
  kind: z.literal('http'),
  method: z.enum(httpMethods),
  headers: z.array(headerSchema).max(20),
  /** What is sent with POST, PUT, PATCH and DELETE; its type is a header. */
  body: z.string().max(10_000),
  auth: authSchema,
  expectStatus: z.array(statusRangeSchema).min(1).max(20),
  keyword: keywordSchema.nullable(),
  json: jsonConditionSchema.nullable(),
  /** Slower than this is degraded, not down; null: however slow. */
  slowMs: z.number().int().min(10).max(120_000).nullable(),
  maxRedirects: z.number().int().min(0).max(20),
  httpVersion: z.enum(['auto', '1.1', '2']),
  ipVersion: z.enum(['auto', '4', '6']),
  acceptCertificate: z.array(acceptedCertificateProblemSchema).max(3),
  /** Whether a certificate that soon expires makes the site degraded. */
  watchCertificate: z.boolean(),
};

/** A HEAD request brings no body, so nothing can be looked for in it. */
const hasBodyToSearch = ({ method, keyword, json }: { method: string; keyword: unknown; json: unknown }): boolean =>
  method !== 'HEAD' || (keyword === null && json === null);

export const httpCheckSchema = z
  .object(fields)
  .refine(hasBodyToSearch, { path: ['keyword'], message: 'keyword-needs-get' });
export type HttpCheck = z.infer<typeof httpCheckSchema>;

export const httpCheckDefaults: HttpCheck = {
  kind: 'http',
  method: 'GET',
  headers: [],
  body: '',
  auth: { kind: 'none' },
  expectStatus: ['200-399'],
  keyword: null,
  json: null,
  slowMs: null,
  maxRedirects: 5,
  httpVersion: 'auto',
  ipVersion: 'auto',
  acceptCertificate: [],
  watchCertificate: true,
};

/** Whether an HTTP status is among the expected ones. */
export function isExpectedStatus(expectStatus: readonly string[], status: number): boolean {
  return expectStatus.some((range) => {
    const [low = Number.NaN, high = low] = range.split('-').map(Number);
    return status >= low && status <= high;
  });
}
