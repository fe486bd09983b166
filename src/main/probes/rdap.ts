import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { reasonOf } from '../../core/reason';
import { failureOf } from './failure-cause';
import { fetchDocument } from './fetch-document';
import type { Fetching } from './fetch-document';
import { withinTime } from './lifetime-limit';
import { readRegistryAnswer, registryAnswerSchema } from './rdap-answer';
import type { RegistryAnswer } from './rdap-answer';
import { createRegistries, ianaList, isSecure, registryListSchema } from './rdap-registries';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** How long a good answer holds: a domain's end hardly ever moves, and registries are asked by everybody. */
const goodForMs = 6 * hourMs;
/** One bad answer is no proof: it is asked again at once, until it was heard so often; then whoever renews sees it soon. */
const timesToBelieve = 3;
const doubtedForMs = 5000;
const believedForMs = 10 * minuteMs;
/** How long a registry that could not be asked is left alone about a domain, and one that asked for it altogether. */
const silentForMs = 5 * minuteMs;
const leftAloneForMs = 10 * minuteMs;
const longestLeftAloneMs = 24 * hourMs;
const forgottenAfterMs = 7 * 24 * hourMs;
/** All questions together: at most one in this time. */
const usualGapMs = 1000;
const questionLimitMs = 20_000;
const maxBytes = 1024 * 1024;

/** Keeps a text over a restart, so that nobody is asked again for what is known. Neither throws; a lost text is harmless. */
export interface RdapMemory {
  load: () => string | null;
  save: (text: string) => void;
}

export interface RdapDeps {
  fetching: Fetching;
  memory: RdapMemory;
  /** Epoch milliseconds. */
  now?: () => number;
  listUrl?: string;
  gapMs?: number;
}

const heardSchema = z.object({ answer: registryAnswerSchema, atMs: z.number(), times: z.number() });
type Heard = z.infer<typeof heardSchema>;

const keptSchema = z.object({
  version: z.literal(1),
  registries: registryListSchema.nullable(),
  answers: z.array(z.tuple([z.string(), heardSchema])),
});

/** Whether an answer means that the domain is lost, or about to be. */
export function isBad(answer: RegistryAnswer, nowMs: number): boolean {
  switch (answer.kind) {
    case 'registered':
      return answer.isLeaving || (answer.expiresAtMs !== null && answer.expiresAtMs <= nowMs);
    case 'free':
      return true;
    case 'silent':
      return false;
  }
}

/**
 * Asks the registries about domains (RDAP: RFC 7480, 9082, 9083), politely: one question a second in all, a good answer
 * is reused for six hours, and a registry that asks for it is left alone. A question goes on when nobody waits for it
 * any more, since its answer serves the next check. Never rejects.
 */
export function createRdap(deps: RdapDeps): (domain: string) => Promise<RegistryAnswer> {
  const { fetching, memory, now = Date.now, listUrl = ianaList, gapMs = usualGapMs } = deps;
  const kept = readKept(memory.load());
  const heard = new Map(kept.answers);
  const underWay = new Map<string, Promise<RegistryAnswer>>();
  const leftAloneUntil = new Map<string, number>();
  const nextTurn = createTurns(gapMs);
  let registries = kept.registries;

  const save = (): void => {
    for (const [domain, { atMs }] of heard) if (now() - atMs > forgottenAfterMs) heard.delete(domain);
    memory.save(JSON.stringify({ version: 1, registries, answers: [...heard] }));
  };
  const registryOf = createRegistries({
    fetching,
    listUrl,
    now,
    kept: kept.registries,
    keep: (list) => {
      registries = list;
      save();
    },
  });

  const askRegistry = async (domain: string, base: URL): Promise<RegistryAnswer> => {
    if ((leftAloneUntil.get(base.host) ?? 0) > now()) {
      return { kind: 'silent', sentence: 'The registry asked not to be asked for a while.' };
    }
    await nextTurn();
    const url = new URL(`domain/${domain}`, base);
    const request = { method: 'GET', accept: 'application/rdap+json, application/json;q=0.9', maxBytes } as const;
    const fetched = await withinTime(questionLimitMs, (lifetime) =>
      fetchDocument(url, { ...request, mayGoTo: isSecure }, fetching, lifetime),
    );
    const restMs = restWanted(fetched.status, fetched.headers['retry-after'], now());
    if (restMs > 0) leftAloneUntil.set(base.host, now() + restMs);
    return readRegistryAnswer(fetched, domain);
  };

  const ask = async (domain: string): Promise<RegistryAnswer> => {
    try {
      const registry = await registryOf(domain);
      switch (registry.kind) {
        case 'none':
          return { kind: 'silent', sentence: noService(domain) };
        case 'unknown':
          return { kind: 'silent', sentence: registry.sentence };
        case 'found':
          return await askRegistry(domain, registry.base);
      }
    } catch (error) {
      const why = failureOf(error, 'answer')?.detail ?? reasonOf(error);
      return { kind: 'silent', sentence: `The registry could not be asked: ${why}` };
    }
  };

  const askAndRemember = async (domain: string): Promise<RegistryAnswer> => {
    const answer = await ask(domain);
    const before = heard.get(domain);
    const isRepeated = before !== undefined && isBad(answer, now()) && isBad(before.answer, now());
    heard.set(domain, { answer, atMs: now(), times: isRepeated ? before.times + 1 : 1 });
    if (answer.kind !== 'silent') save();
    return answer;
  };

  return (domain) => {
    const known = heard.get(domain);
    if (known !== undefined && holds(known, now())) return Promise.resolve(known.answer);
    const running = underWay.get(domain);
    if (running !== undefined) return running;
    const asked = askAndRemember(domain).finally(() => underWay.delete(domain));
    underWay.set(domain, asked);
    return asked;
  };
}

function holds({ answer, atMs, times }: Heard, nowMs: number): boolean {
  const ageMs = nowMs - atMs;
  // The clock was set back: nobody knows how old it is.
  if (ageMs < 0) return false;
  if (answer.kind === 'silent') return ageMs < silentForMs;
  if (isBad(answer, nowMs)) return ageMs < (times < timesToBelieve ? doubtedForMs : believedForMs);
  return ageMs < goodForMs;
}

/** How long a registry wants to be left alone (RFC 6585, section 4; RFC 9110, section 10.2.3); 0 where it does not say. */
function restWanted(status: number, retryAfter: string | undefined, nowMs: number): number {
  if (status !== 429 && !(status === 503 && retryAfter !== undefined)) return 0;
  const text = retryAfter?.trim() ?? '';
  const askedMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(askedMs) ? leftAloneForMs : Math.min(Math.max(askedMs, leftAloneForMs), longestLeftAloneMs);
}

function noService(domain: string): string {
  const end = domain.slice(domain.lastIndexOf('.'));
  return `The registry of ${end} has no public service (RDAP) that says when a domain ends; ask your provider.`;
}

/** Hands out turns, one in `gapMs`, in the order of asking. */
function createTurns(gapMs: number): () => Promise<void> {
  let nextAtMs = 0;
  return async () => {
    const atMs = Math.max(performance.now(), nextAtMs);
    nextAtMs = atMs + gapMs;
    await delay(atMs - performance.now(), undefined, { ref: false });
  };
}

function readKept(text: string | null): Omit<z.infer<typeof keptSchema>, 'version'> {
  const nothing = { registries: null, answers: [] };
  if (text === null) return nothing;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    // Damaged, or of another version: it is asked for again.
    return nothing;
  }
}
