import { z } from 'zod';
import { reasonOf } from '../../core/reason';
import { fetchDocument } from './fetch-document';
import type { Fetching } from './fetch-document';
import { withinTime } from './lifetime-limit';

/** IANA's list of the registries that speak RDAP (RFC 9224). */
export const ianaList = 'https://data.iana.org/rdap/dns.json';

const dayMs = 86_400_000;
/** How long before a list that could not be fetched is asked for again. */
const retryAfterMs = 600_000;
const limitMs = 20_000;
const maxBytes = 2 * 1024 * 1024;

/** Pairs of top-level names and the addresses below which their registry answers (RFC 9224, section 3). */
const servicesSchema = z.array(z.tuple([z.array(z.string()), z.array(z.string())]).rest(z.unknown()));
export const registryListSchema = z.object({ fetchedAtMs: z.number(), services: servicesSchema });
export type RegistryList = z.infer<typeof registryListSchema>;

const documentSchema = z.object({ services: servicesSchema });

export interface RegistriesDeps {
  fetching: Fetching;
  /** Where the list is; IANA's, except in tests. */
  listUrl: string;
  /** Epoch milliseconds. */
  now: () => number;
  /** The list as it was kept last, for the time after a restart. */
  kept: RegistryList | null;
  keep: (list: RegistryList) => void;
}

/** Where a domain's registry answers; `none` where it has no such service. */
export type Registry = { kind: 'found'; base: URL } | { kind: 'none' } | { kind: 'unknown'; sentence: string };

/**
 * Finds registries. The list is fetched when it is needed and kept for a day; when it cannot be fetched an older one is
 * taken, and it is asked for again after ten minutes at the earliest.
 */
export function createRegistries({ fetching, listUrl, now, kept, keep }: RegistriesDeps) {
  let list = kept;
  let refreshing: Promise<void> | null = null;
  let trouble: { atMs: number; sentence: string } | null = null;

  const isFresh = (atMs: number, forMs: number): boolean => now() >= atMs && now() < atMs + forMs;
  const refresh = async (): Promise<void> => {
    try {
      list = { fetchedAtMs: now(), services: await fetchServices(listUrl, fetching) };
      trouble = null;
      keep(list);
    } catch (error) {
      trouble = { atMs: now(), sentence: `The list of the registries could not be fetched: ${reasonOf(error)}` };
    }
  };
  const bringUpToDate = async (): Promise<void> => {
    if (list !== null && isFresh(list.fetchedAtMs, dayMs)) return;
    if (trouble !== null && isFresh(trouble.atMs, retryAfterMs)) return;
    refreshing ??= refresh().finally(() => (refreshing = null));
    await refreshing;
  };

  return async (domain: string): Promise<Registry> => {
    await bringUpToDate();
    if (list === null)
      return { kind: 'unknown', sentence: trouble?.sentence ?? 'The list of the registries is missing.' };
    const base = baseFor(domain, list.services);
    return base === undefined ? { kind: 'none' } : { kind: 'found', base };
  };
}

async function fetchServices(listUrl: string, fetching: Fetching): Promise<RegistryList['services']> {
  const request = { method: 'GET', accept: 'application/json', maxBytes, mayGoTo: isSecure } as const;
  const { status, body, isTruncated } = await withinTime(limitMs, (lifetime) =>
    fetchDocument(new URL(listUrl), request, fetching, lifetime),
  );
  if (status !== 200) throw new Error(`HTTP ${status}`);
  if (isTruncated) throw new Error(`it is longer than ${maxBytes} bytes`);
  return documentSchema.parse(JSON.parse(body.toString('utf8'))).services;
}

/** What a registry says is believed only over a line that nobody can write into. */
export const isSecure = (url: URL): boolean => url.protocol === 'https:';

/** The longest of the names that the domain ends with wins (RFC 9224, section 4). */
function baseFor(domain: string, services: RegistryList['services']): URL | undefined {
  const labels = domain.toLowerCase().split('.');
  const ends = labels.map((_label, index) => labels.slice(index).join('.'));
  for (const end of ends) {
    const service = services.find(([names]) => names.some((name) => name.toLowerCase() === end));
    const base = service?.[1]
      .filter((text) => URL.canParse(text))
      .map((text) => new URL(text))
      .find(isSecure);
    if (base !== undefined) return base;
  }
  return undefined;
}
