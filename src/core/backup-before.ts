import type { SiteView } from './snapshot';
import { hostOf } from './web-address';

/** The newest backup that a check of a client's has seen, and the name under which it is watched. */
export interface SeenBackup {
  name: string;
  /** When it was made, epoch milliseconds. */
  madeAt: number;
}

type Watched = Pick<SiteView, 'site' | 'lastCheck'>;

interface BackedUp {
  siteName: string;
  url: string;
  hosting: string;
}

/**
 * The last backup before an outage, as far as the client's backup checks show one without doubt. Null where there is none,
 * where several may be meant, or where the newest was made after the outage began: whether there was one before is then
 * unknown.
 */
export function backupBefore(
  startedAt: number,
  clientId: string,
  sites: readonly BackedUp[],
  views: readonly Watched[],
): SeenBackup | null {
  const candidates = views.filter(({ site }) => site.clientId === clientId && site.check.kind === 'backup');
  const view = backupOf(sites, candidates);
  const madeAt = view?.lastCheck?.aboutDate ?? null;
  return view === undefined || madeAt === null || madeAt >= startedAt ? null : { name: view.site.name, madeAt };
}

/** By name first, then by hosting; the only one a client has belongs to all his sites, unless it says otherwise. */
function backupOf(sites: readonly BackedUp[], candidates: readonly Watched[]): Watched | undefined {
  const byName = candidates.filter(({ site }) =>
    sites.every(({ siteName, url }) => isNamedAfter(site.name, siteName, url)),
  );
  if (byName.length > 0) return onlyOne(byName);
  const isAt = ({ site }: Watched, hosting: string): boolean => same(site.hosting, hosting);
  const byHosting = candidates.filter(
    (view) => view.site.hosting !== '' && sites.every(({ hosting }) => isAt(view, hosting)),
  );
  if (byHosting.length > 0) return onlyOne(byHosting);
  return onlyOne(
    candidates.filter(({ site }) => site.hosting === '' || sites.every(({ hosting }) => hosting === '')),
    candidates.length,
  );
}

function onlyOne(views: readonly Watched[], ofAll = views.length): Watched | undefined {
  return views.length === 1 && ofAll === 1 ? views[0] : undefined;
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** `Sicherung Bäckerei Müller` is that of `Bäckerei Müller`, and `baeckerei.example Backup` that of its address. */
function isNamedAfter(backup: string, siteName: string, url: string): boolean {
  const name = backup.toLowerCase();
  const host = hostOf(url)
    .replace(/^www\./, '')
    .toLowerCase();
  return [siteName.trim().toLowerCase(), host].some((word) => word.length > 3 && name.includes(word));
}
