import { domainToASCII } from 'node:url';
import { z } from 'zod';
import type { FetchedDocument } from './fetch-document';

/** What a registry said of a domain. */
export const registryAnswerSchema = z.discriminatedUnion('kind', [
  /** `expiresAtMs` is null where the registry does not tell; `isLeaving`: on its way out, past its end. */
  z.object({ kind: z.literal('registered'), expiresAtMs: z.number().nullable(), isLeaving: z.boolean() }),
  z.object({ kind: z.literal('free') }),
  /** Nothing that could be used; the sentence says why. */
  z.object({ kind: z.literal('silent'), sentence: z.string() }),
]);
export type RegistryAnswer = z.infer<typeof registryAnswerSchema>;

/** What is needed of a domain object (RFC 9083, section 5.3). */
const domainSchema = z.object({
  objectClassName: z.literal('domain'),
  ldhName: z.string().optional(),
  events: z.array(z.object({ eventAction: z.string(), eventDate: z.string() })).optional(),
  status: z.array(z.string()).optional(),
});

/** RFC 8056: the domain's time is over, and only its last holder can still have it back. */
const leaving = new Set(['redemption period', 'pending delete']);

/** Reads an answer to `/domain/NAME` (RFC 7480 and 9083). Only 404 means that there is no such domain. */
export function readRegistryAnswer({ status, body, isTruncated }: FetchedDocument, domain: string): RegistryAnswer {
  if (status === 404) return { kind: 'free' };
  if (status === 429) return silent('asks not to be asked so often (HTTP 429)');
  if (status !== 200) return silent(`answered HTTP ${status}`);
  if (isTruncated) return silent('answered with too much');
  const read = domainSchema.safeParse(parseJson(body.toString('utf8')));
  if (!read.success) return silent('gave an answer that cannot be read');
  const { ldhName, events = [], status: states = [] } = read.data;
  if (ldhName !== undefined && !isSameName(ldhName, domain)) return silent('answered for another domain');
  const end = events.find(({ eventAction }) => eventAction.toLowerCase() === 'expiration');
  const expiresAtMs = end === undefined ? Number.NaN : Date.parse(end.eventDate);
  return {
    kind: 'registered',
    expiresAtMs: Number.isNaN(expiresAtMs) ? null : expiresAtMs,
    isLeaving: states.some((state) => leaving.has(state.toLowerCase())),
  };
}

const silent = (what: string): RegistryAnswer => ({ kind: 'silent', sentence: `The registry ${what}.` });

/** Some registries put the letters themselves where their encoded form belongs. */
const isSameName = (name: string, domain: string): boolean => domainToASCII(name.replace(/\.$/, '')) === domain;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON fits no schema either.
    return undefined;
  }
}
