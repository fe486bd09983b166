import { hostedTogether, namesOf } from '../../core/status-hosting';
import type { HostedSite } from '../../core/status-hosting';
import type { StatusPage, TogetherWith } from '../../core/status-page-settings';
import type { Clock } from '../ports';

export interface PageHostingDependencies {
  clock: Pick<Clock, 'now'>;
  /** All addresses behind a name; rejects where there are none. */
  addressesOf: (name: string) => Promise<string[]>;
  sitesOf: (page: StatusPage) => HostedSite[];
  onChange: () => void;
}

/** Whether pages lie with the host of what they are about. */
export interface PageHosting {
  togetherOf: (page: StatusPage) => TogetherWith[];
  /** Looks up the names of a page where that was not done lately. */
  learn: (page: StatusPage) => void;
}

const keptMs = 3_600_000;

export function createPageHosting({ clock, addressesOf, sitesOf, onChange }: PageHostingDependencies): PageHosting {
  const known = new Map<string, { addresses: string[]; atMs: number }>();

  async function lookUp(name: string): Promise<void> {
    // Asked about once, even while the answer is awaited.
    known.set(name, { addresses: known.get(name)?.addresses ?? [], atMs: clock.now() });
    try {
      known.set(name, { addresses: await addressesOf(name), atMs: clock.now() });
      onChange();
    } catch {
      // A name without an address, or no line: then the names and the user's words are all there is to compare.
    }
  }

  return {
    togetherOf: (page) => {
      const addresses = namesOf(page).flatMap((name) => known.get(name)?.addresses ?? []);
      return hostedTogether({ page, addresses }, sitesOf(page));
    },
    learn: (page) => {
      for (const name of namesOf(page)) {
        if (clock.now() - (known.get(name)?.atMs ?? Number.NEGATIVE_INFINITY) >= keptMs) void lookUp(name);
      }
    },
  };
}
