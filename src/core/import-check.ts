import { z } from 'zod';
import {
  backupCheckSchema,
  checkSchema,
  dnsCheckSchema,
  domainCheckSchema,
  pingCheckSchema,
  prometheusCheckSchema,
  tcpCheckSchema,
  tlsCheckSchema,
} from './checks/check-kinds';
import type { Check } from './checks/check-kinds';
import { authSchema, headerSchema, httpCheckSchema, jsonConditionSchema, keywordSchema } from './checks/http-check';

/*
 * A check as a file to import names it: what is left out stays as it is, or is as for a new site. Only what makes no
 * sense without cannot be left out.
 */
const http = httpCheckSchema.shape;
const json = jsonConditionSchema.shape;
const [noAuth, basicAuth, bearerAuth] = authSchema.options;
const secretSchema = z.string().min(1).max(5000);

const importAuthSchema = z.discriminatedUnion('kind', [
  z.strictObject(noAuth.shape),
  z.strictObject({ ...basicAuth.shape, password: secretSchema.exactOptional() }),
  z.strictObject({ ...bearerAuth.shape, token: secretSchema.exactOptional() }),
]);

const importJsonSchema = z
  .strictObject({ path: json.path.exactOptional(), comparison: json.comparison, value: json.value.exactOptional() })
  // Told as missing, since nothing stands there.
  .refine(({ comparison, value }) => comparison === 'exists' || value !== undefined, { path: ['value'] })
  .transform(({ path = '', comparison, value = '' }) => ({ path, comparison, value }));

export const importKeywordSchema = z.strictObject(keywordSchema.shape).nullable();
export const importStatusSchema = http.expectStatus;

const importHttpSchema = z.strictObject({
  kind: http.kind,
  method: http.method.exactOptional(),
  headers: z.array(z.strictObject(headerSchema.shape)).max(20).exactOptional(),
  body: http.body.exactOptional(),
  auth: importAuthSchema.exactOptional(),
  expectStatus: importStatusSchema.exactOptional(),
  keyword: importKeywordSchema.exactOptional(),
  json: importJsonSchema.nullable().exactOptional(),
  slowMs: http.slowMs.exactOptional(),
  maxRedirects: http.maxRedirects.exactOptional(),
  httpVersion: http.httpVersion.exactOptional(),
  ipVersion: http.ipVersion.exactOptional(),
  acceptCertificate: http.acceptCertificate.exactOptional(),
  watchCertificate: http.watchCertificate.exactOptional(),
});

export const importCheckSchema = z.discriminatedUnion('kind', [
  importHttpSchema,
  z.strictObject(tcpCheckSchema.shape),
  z.strictObject({
    kind: dnsCheckSchema.shape.kind,
    recordType: dnsCheckSchema.shape.recordType.exactOptional(),
    expected: dnsCheckSchema.shape.expected.exactOptional(),
    resolver: dnsCheckSchema.shape.resolver.exactOptional(),
  }),
  z.strictObject(tlsCheckSchema.shape),
  z.strictObject(domainCheckSchema.shape),
  z.strictObject({
    kind: backupCheckSchema.shape.kind,
    source: backupCheckSchema.shape.source.exactOptional(),
    jsonPath: backupCheckSchema.shape.jsonPath.exactOptional(),
    maxAgeHours: backupCheckSchema.shape.maxAgeHours.exactOptional(),
  }),
  z.strictObject(pingCheckSchema.shape),
  z.strictObject(prometheusCheckSchema.shape),
]);
export type ImportCheck = z.infer<typeof importCheckSchema>;

/** What a file makes of a check of the same kind. It can fail: HEAD and a word to look for do not go together. */
export function changeCheck(before: Check, given: ImportCheck): z.ZodSafeParseResult<Check> {
  return checkSchema.safeParse({ ...before, ...given, ...(given.kind === 'http' && httpChanges(before, given)) });
}

function httpChanges(before: Check, given: Extract<ImportCheck, { kind: 'http' }>): object {
  const isSearched = { ...before, ...given };
  const needsBody = (isSearched.keyword ?? null) !== null || (isSearched.json ?? null) !== null;
  // HEAD brings no page, so whoever has something looked for asks for GET, unless he says HEAD himself.
  const isHead = before.kind === 'http' && before.method === 'HEAD' && given.method === undefined;
  return {
    ...(isHead && needsBody && { method: 'GET' }),
    ...(given.auth && { auth: withoutSecret(given.auth) }),
  };
}

type ImportAuth = z.infer<typeof importAuthSchema>;

/** The secret itself never gets into the configuration. */
function withoutSecret(auth: ImportAuth): object {
  return auth.kind === 'basic' ? { kind: auth.kind, user: auth.user } : { kind: auth.kind };
}

/** The password or token that the file brings along; undefined where it brings none. */
export function secretIn(given: ImportCheck): string | undefined {
  if (given.kind !== 'http' || given.auth === undefined) return undefined;
  switch (given.auth.kind) {
    case 'none':
      return undefined;
    case 'basic':
      return given.auth.password;
    case 'bearer':
      return given.auth.token;
  }
}
