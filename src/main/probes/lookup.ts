import { lookup as systemLookup, Resolver } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { lookInHosts } from './hosts-file';

/**
 * Looking up names without letting one hung name server hold up all sites.
 *
 * The system's own look-up (getaddrinfo) is the one that counts: it knows the hosts file, mDNS, the VPN's name servers.
 * But it blocks one of libuv's few threads (4 by default) for as long as the name server is silent, and the disk and
 * zlib use the same threads. Setting UV_THREADPOOL_SIZE is no way out: Electron has started the pool before our first
 * line runs, and Windows' C runtime does not see what Node sets. So
 * - at most two look-ups block a thread at the same time, and one name never blocks two;
 * - when the system has not answered after a moment, the addresses it gave last time are taken, else we look into the
 *   hosts file and ask the name servers ourselves (c-ares, which needs no thread);
 * - a failure is believed only from the system: the direct way is for answers.
 */
const threadsToBlock = 2;
const patienceMs = 1000;
/** How long where there is an answer from last time. */
const patienceWithMemoryMs = 250;
/** Bounds what a site that redirects to ever new names can make us remember. */
const namesToRemember = 1000;

export type ResolveName = (hostname: string) => Promise<LookupAddress[]>;

export interface LookupOptions {
  /** The system's look-up; replaced where a test needs one that hangs. */
  system?: ResolveName;
  /** The direct way. */
  direct?: ResolveName;
}

export function createLookup(options: LookupOptions = {}): LookupFunction {
  const resolve = createResolve(options);
  return (hostname, { family, all }, callback) => {
    const wanted = family === 4 || family === 'IPv4' ? 4 : family === 6 || family === 'IPv6' ? 6 : 0;
    resolve(hostname).then(
      (found) => {
        const addresses = wanted === 0 ? found : found.filter((address) => address.family === wanted);
        const [first] = addresses;
        if (first === undefined) callback(noAddress(hostname), '');
        else if (all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : noAddress(hostname), '');
      },
    );
  };
}

function createResolve({ system = askSystem, direct = askDirectly }: LookupOptions): ResolveName {
  const askInTurn = limited(system);
  const underWay = new Map<string, Promise<LookupAddress[]>>();
  const remembered = new Map<string, LookupAddress[]>();

  const ask = (hostname: string): Promise<LookupAddress[]> => {
    const running = underWay.get(hostname);
    if (running !== undefined) return running;
    const asked = askInTurn(hostname)
      .then((addresses) => {
        remember(remembered, hostname, addresses);
        return addresses;
      })
      .finally(() => underWay.delete(hostname));
    underWay.set(hostname, asked);
    return asked;
  };

  return (hostname) =>
    new Promise((resolve, reject) => {
      const patience = remembered.has(hostname) ? patienceWithMemoryMs : patienceMs;
      const timer = setTimeout(() => {
        const known = remembered.get(hostname);
        if (known !== undefined) resolve(known);
        // What the direct way cannot answer is left to the system: it may know names that no name server knows.
        else direct(hostname).then(resolve, () => undefined);
      }, patience);
      ask(hostname)
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
}

/** At most `threadsToBlock` at the same time, the others in the order they came. */
function limited(resolve: ResolveName): ResolveName {
  const waiting: (() => void)[] = [];
  let blocked = 0;
  return async (hostname) => {
    if (blocked >= threadsToBlock) await new Promise<void>((proceed) => waiting.push(proceed));
    else blocked += 1;
    try {
      return await resolve(hostname);
    } finally {
      // The place is handed on rather than freed, so that nobody can slip in between.
      const next = waiting.shift();
      if (next === undefined) blocked -= 1;
      else next();
    }
  };
}

function remember(remembered: Map<string, LookupAddress[]>, hostname: string, addresses: LookupAddress[]): void {
  remembered.delete(hostname);
  remembered.set(hostname, addresses);
  const [oldest] = remembered.keys();
  if (remembered.size > namesToRemember && oldest !== undefined) remembered.delete(oldest);
}

const askSystem: ResolveName = (hostname) => systemLookup(hostname, { all: true });

const askDirectly: ResolveName = async (hostname) => {
  const inHosts = await lookInHosts(hostname);
  return inHosts.length > 0 ? inHosts : askNameServers(hostname);
};

/** A fresh resolver each time: one that is kept knows only the name servers of the network the laptop was in before. */
const askNameServers: ResolveName = async (hostname) => {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const addresses = [
    ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
  ];
  if (addresses.length === 0) throw noAddress(hostname);
  return addresses;
};

/** Looks like the system's own failure, so that it is told as one. */
function noAddress(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
}
