import type { Check } from './checks/check-kinds';
import { newCheck } from './checks/new-check';
import { targetOf } from './config-edit';
import { changeCheck, secretIn } from './import-check';
import { excerpt, faultAt, faultsOf } from './import-fault';
import type { ImportFault } from './import-fault';
import { createMerging } from './import-merged';
import type { Merged } from './import-merged';
import type { ImportSite } from './import-site';
import type { Site } from './site';

/** What a site signs in with from now on; null: nothing any more. */
export interface SecretChange {
  siteId: string;
  secret: string | null;
}

export interface MergedSites extends Merged<Site> {
  secrets: SecretChange[];
  faults: ImportFault[];
}

/**
 * Sites are known by what is watched at their address: its kind, and of DNS the kind of record. Where one address is
 * watched several times in the same way, as with two requests to it, by all that tells these apart.
 */
export function mergeSites(
  existing: readonly Site[],
  given: readonly ImportSite[],
  lines: ReadonlyMap<string, number>,
  create: (site: ImportSite) => Site,
): MergedSites {
  const merging = createMerging(existing);
  const known = indexOf(existing);
  const wanted = given.map((site) => changeCheck(newCheck(site.check.kind, site.url), site.check));
  const timesGiven = countOf(given.map(({ url }, index) => placeKey(url, wanted[index]?.data)));
  const seen = new Set<string>();
  const secrets: SecretChange[] = [];
  const faults: ImportFault[] = [];

  given.forEach((site, index) => {
    const alone = wanted[index];
    if (alone?.success !== true) {
      faults.push(...faultsAt(index, alone?.error.issues ?? [], lines));
      return;
    }
    const target = targetKey(site.url, alone.data);
    if (seen.has(target)) {
      const params = { url: excerpt(site.url) };
      faults.push(faultAt(lines, ['sites', index, 'url'], 'importFault.duplicate-url', params));
      return;
    }
    seen.add(target);
    const place = known.find(target, placeKey(site.url, alone.data), timesGiven);
    const before = merging.before(place) ?? create(site);
    const check = changeCheck(before.check, site.check);
    if (!check.success) {
      faults.push(...faultsAt(index, check.error.issues, lines));
      return;
    }
    const after = changedSite(before, site, check.data);
    secrets.push(...secretChanges(before, after, secretIn(site.check)));
    merging.take(place, after, { ...after, revision: before.revision + 1 });
  });
  return { ...merging.merged(), secrets, faults };
}

/** What is watched, at which address. */
function placeKey(url: string, check: Check | undefined): string {
  return `${check?.kind ?? ''} ${check?.kind === 'dns' ? check.recordType : ''} ${url}`;
}

const targetKey = (url: string, check: Check): string => `${JSON.stringify(targetOf(check))} ${url}`;

interface KnownSites {
  /** The place of the site that is meant; undefined where there is none yet. */
  find: (target: string, place: string, timesGiven: ReadonlyMap<string, number>) => number | undefined;
}

function indexOf(sites: readonly Site[]): KnownSites {
  const byTarget = new Map(sites.map(({ url, check }, index) => [targetKey(url, check), index]));
  const byPlace = new Map(sites.map(({ url, check }, index) => [placeKey(url, check), index]));
  const times = countOf(sites.map(({ url, check }) => placeKey(url, check)));
  return {
    find: (target, place, timesGiven) =>
      byTarget.get(target) ?? (times.get(place) === 1 && timesGiven.get(place) === 1 ? byPlace.get(place) : undefined),
  };
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function faultsAt(
  index: number,
  issues: Parameters<typeof faultsOf>[0],
  lines: ReadonlyMap<string, number>,
): ImportFault[] {
  const within = issues.map((issue) => ({ ...issue, path: ['sites', index, 'check', ...issue.path] }));
  return faultsOf(within, lines, () => false);
}

function changedSite(before: Site, { client, check: _, ...given }: ImportSite, check: Check): Site {
  return { ...before, ...given, ...(client !== undefined && { clientId: client }), check };
}

/** A password that nothing signs in with any more is taken away. */
function secretChanges(before: Site, after: Site, secret: string | undefined): SecretChange[] {
  if (secret !== undefined) return [{ siteId: after.id, secret }];
  return signsIn(before.check) && !signsIn(after.check) ? [{ siteId: after.id, secret: null }] : [];
}

const signsIn = (check: Check): boolean => check.kind === 'http' && check.auth.kind !== 'none';
