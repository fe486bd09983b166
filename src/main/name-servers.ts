import { getDomain } from 'tldts';
import { isAboutReach } from '../core/checks/check-kinds';
import { scopeOf } from '../core/scope';
import type { Site } from '../core/site';
import type { Clock } from './ports';

/** So long an answer is believed, and so soon a question without an answer is asked again. */
const keptMs = 24 * 3_600_000;
const askAgainMs = 3_600_000;
/** Nobody is in a hurry to know this, so the name servers of the world are asked one after the other. */
const pauseMs = 2000;

export interface NameServersOptions {
  clock: Clock;
  /** Node's `dns.promises.resolveNs`. */
  resolveNs: (domain: string) => Promise<string[]>;
  /** The sites that are watched now. */
  sites: () => readonly Site[];
  /** Something new is known. */
  changed: () => void;
}

/** Which name servers speak for the sites' domains: sites whose name servers fail together fail together. */
export interface NameServers {
  /** Lower case, in order; empty where nobody knows yet. */
  of: (site: Site) => readonly string[];
  /** Goes through the sites of which nothing is known; to be called when sites were added. */
  learn: () => void;
  stop: () => void;
}

export function createNameServers({ clock, resolveNs, sites, changed }: NameServersOptions): NameServers {
  const known = new Map<string, { names: readonly string[]; untilMs: number }>();
  const domains = new Map<string, string | null>();
  let isStopped = false;
  let callOff: (() => void) | null = null;

  /** Undefined for what has no domain of its own in the public DNS. */
  function domainOf({ url, check }: Site): string | undefined {
    const kept = domains.get(url);
    if (kept !== undefined) return kept ?? undefined;
    const isPublic = isAboutReach(check.kind) && scopeOf(url, null) === 'public';
    const domain = isPublic ? getDomain(new URL(url).hostname) : null;
    domains.set(url, domain);
    return domain ?? undefined;
  }

  function nextUnknown(): string | undefined {
    const nowMs = clock.monotonicMs();
    for (const site of sites()) {
      const domain = domainOf(site);
      if (domain !== undefined && (known.get(domain)?.untilMs ?? 0) <= nowMs) return domain;
    }
    return undefined;
  }

  async function ask(domain: string): Promise<void> {
    const before = known.get(domain)?.names ?? [];
    const names = await resolveNs(domain).catch(() => null);
    if (isStopped) return;
    const untilMs = clock.monotonicMs() + (names === null ? askAgainMs : keptMs);
    known.set(domain, { names: names?.map((name) => name.toLowerCase()).toSorted() ?? before, untilMs });
    if (names !== null && names.length > 0) changed();
  }

  function learn(): void {
    if (callOff !== null || isStopped) return;
    const domain = nextUnknown();
    // Looked at again once in a while: what was learnt grows old.
    callOff = clock.after(domain === undefined ? askAgainMs : pauseMs, () => {
      const next = nextUnknown();
      const asked = next === undefined ? Promise.resolve() : ask(next);
      void asked.then(() => {
        callOff = null;
        learn();
      });
    });
  }

  return {
    of: (site) => {
      const domain = domainOf(site);
      return domain === undefined ? [] : (known.get(domain)?.names ?? []);
    },
    learn,
    stop: () => {
      isStopped = true;
      callOff?.();
    },
  };
}
