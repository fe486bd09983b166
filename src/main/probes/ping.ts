import { execFile } from 'node:child_process';
import type { ExecFileException } from 'node:child_process';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { ProbeOf } from '../ports';
import { oneLine } from './bounded-text';
import { failureOf, lateFailure } from './failure-cause';
import type { ToldFailure } from './failure-cause';
import { answered, failed, notMeasured, withinLimit } from './finding';
import type { Finding } from './finding';
import type { Lifetime } from './lifetime';
import { pingCommand, readPingTime } from './ping-command';
import { hostOfUrl } from './settled';

export interface PingDeps {
  lookup: LookupFunction;
  /** Where the program is looked for, and what it gets; the app's own, except in tests. */
  environment?: NodeJS.ProcessEnv;
}

/** How one ping went. `refused`: this machine has none, or does not let us. */
type Reply =
  | { kind: 'answered'; address: string; ms: number }
  | { kind: 'silent'; detail: string }
  | { kind: 'unreachable'; detail: string }
  | { kind: 'refused'; sentence: string };

/**
 * Whether a host answers the system's ping; `ms` is the round trip, not the start of a program. A name with addresses of
 * both families is up when one of them answers. `unmeasured` where this machine has no ping, or lets us use none. Rejects
 * as `createTcpProbe` does.
 */
export function createPingProbe({ lookup, environment = process.env }: PingDeps): ProbeOf<'ping'> {
  return (site, signal) => {
    const host = hostOfUrl(new URL(site.url));
    let address: string | null = null;
    const late = (limitMs: number): Finding =>
      address === null
        ? failed(lateFailure('lookup', limitMs), null)
        : noReply(`no answer within ${limitMs} ms`, address);
    const look = async (lifetime: Lifetime): Promise<Finding> => {
      const addresses = await addressesOf(host, lookup).catch((error: unknown) => lookupFailure(error));
      if (!Array.isArray(addresses)) return failed(addresses, null);
      address = addresses[0] ?? null;
      const ask = (one: string): Promise<Reply> => ping(one, site.timeoutSeconds, environment, lifetime);
      return findingOf(await firstAnswer(addresses.map(ask)), address);
    };
    return withinLimit(site, signal, look, late);
  };
}

const noReply = (detail: string, address: string | null): Finding => failed({ cause: 'no-reply', detail }, address);

/** A fault of this machine is thrown on. */
function lookupFailure(error: unknown): ToldFailure {
  const failure = failureOf(error, 'lookup');
  if (failure === undefined) throw error;
  return failure;
}

/** The first address of each family. */
async function addressesOf(host: string, lookup: LookupFunction): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  const found = await new Promise<string[]>((resolve, reject) => {
    lookup(host, { all: true }, (error, addresses) => {
      if (error !== null) reject(error);
      else resolve(typeof addresses === 'string' ? [addresses] : addresses.map(({ address }) => address));
    });
  });
  const first = (family: 4 | 6): string[] => found.filter((address) => isIP(address) === family).slice(0, 1);
  const [leading = ''] = found;
  return isIP(leading) === 6 ? [...first(6), ...first(4)] : [...first(4), ...first(6)];
}

/** As soon as one answers, else what says most of all the others. */
async function firstAnswer(asked: readonly Promise<Reply>[]): Promise<Reply> {
  const good = asked.map(async (reply) => {
    const { kind } = await reply;
    if (kind !== 'answered') throw new Error(kind);
    return reply;
  });
  const answer = await Promise.any(good).catch(() => null);
  if (answer !== null) return answer;
  const replies = await Promise.all(asked);
  const told = (['silent', 'unreachable', 'refused'] as const).map((kind) =>
    replies.find((reply) => reply.kind === kind),
  );
  return told.find((reply) => reply !== undefined) ?? { kind: 'silent', detail: 'the name leads to no address' };
}

function findingOf(reply: Reply, address: string | null): Finding {
  switch (reply.kind) {
    case 'answered':
      return { ...answered(reply.address), ms: Math.round(reply.ms) };
    case 'silent':
      return noReply(reply.detail, address);
    case 'unreachable':
      return failed({ cause: 'unreachable', detail: reply.detail }, address);
    case 'refused':
      return notMeasured(reply.sentence);
  }
}

function ping(
  address: string,
  limitSeconds: number,
  environment: NodeJS.ProcessEnv,
  lifetime: Lifetime,
): Promise<Reply> {
  const { program, args } = pingCommand(process.platform, address, limitSeconds, environment);
  // Its words are only looked through for what is the same everywhere, and English where it knows that.
  const options = { env: { ...environment, LC_ALL: 'C' }, windowsHide: true, encoding: 'utf8' } as const;
  return new Promise((resolve) => {
    const running = execFile(program, args, options, (error, output, complaint) => {
      const ms = readPingTime(output);
      if (ms !== null) resolve({ kind: 'answered', address, ms });
      else if (typeof error?.code === 'string') resolve({ kind: 'refused', sentence: notStarted(error.code) });
      else resolve(withoutAnswer(error, oneLine(complaint || lastLine(output), 200)));
    });
    lifetime.hold({ destroy: () => running.kill() });
  });
}

const notStarted = (code: string): string => `This computer has no ping that Nachtwache can start (${code}).`;

/** Exit codes of iputils, BusyBox, macOS and Windows: 1 is no answer; others are faults, which only their words tell. */
function withoutAnswer(error: ExecFileException | null, words: string): Reply {
  if (/unreachable|no route/i.test(words)) return { kind: 'unreachable', detail: words };
  if (error === null || error.code === 1) return { kind: 'silent', detail: words };
  return { kind: 'refused', sentence: `The system's ping cannot be used here: ${words}` };
}

const lastLine = (text: string): string =>
  text
    .trim()
    .split(/\r?\n/)
    .findLast((line) => /\d%/.test(line)) ?? '';
