import { isGood, outcomeCodes } from './check-codes';
import type { StoredCheck } from './check-pack';
import type { Database } from './database';
import { newer } from './last-checks';
import type { NewestCheck } from './last-checks';

const nothing: Omit<StoredCheck, 'outcome'> = { at: 0, ms: null, status: null, cause: null, extra: null };
const goodOutcomes = Object.values(outcomeCodes).filter((outcome) => isGood({ ...nothing, outcome }));

export interface RecentChecks {
  /** To be called within a transaction. */
  write: (checks: readonly (StoredCheck & { siteId: string })[]) => void;
  /** That transaction has ended well. */
  written: () => void;
  /** The sites' numbers in this database, by their ids. */
  sites: () => ReadonlyMap<string, number>;
  ofSite: (site: number) => StoredCheck[];
  /** Puts in what is newer than what is known of each site. */
  addNewest: (known: Map<number, NewestCheck>) => void;
}

/** The checks not packed yet, as rows in the order in which they came. */
export function createRecentChecks(database: Database): RecentChecks {
  const newestOnes = 'site, at, outcome, ms, status, cause, extra';
  const fields = `${newestOnes}, phases`;
  const nameSite = database.prepare('INSERT INTO sites (id) VALUES (?) ON CONFLICT DO NOTHING');
  const siteOf = database.prepare('SELECT key FROM sites WHERE id = ?');
  const insert = database.prepare(`INSERT INTO recent_checks (key, ${fields}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  // With one `max`, SQLite takes the other columns from the row that has it (lang_select.html, "bare columns").
  const newestFields = newestOnes.replace('at,', 'max(at) AS at,');
  const newest = database.prepare(`SELECT ${newestFields} FROM recent_checks GROUP BY site`);
  const newestGood = database.prepare(
    `SELECT ${newestFields} FROM recent_checks WHERE outcome IN (${goodOutcomes.join(', ')}) GROUP BY site`,
  );
  const ofSite = database.prepare(`SELECT ${fields} FROM recent_checks WHERE site = ? ORDER BY key`);
  const allSites = database.prepare('SELECT id, key FROM sites').all() as { id: string; key: number }[];
  const newestKey = database.prepare('SELECT coalesce(max(key), 0) AS key FROM recent_checks').get() as { key: number };

  const sites = new Map(allSites.map(({ id, key }) => [id, key]));
  // Counted here: a table that was emptied would count from 1 again, below what a pass under way is about to delete.
  let lastKey = newestKey.key;

  // What was rolled back has no number, so none counts before the transaction has ended well.
  let unsure = new Map<string, number>();
  let unsureKey = lastKey;

  function siteKeyOf(siteId: string): number {
    const known = sites.get(siteId) ?? unsure.get(siteId);
    if (known !== undefined) return known;
    nameSite.run(siteId);
    const { key } = siteOf.get(siteId) as { key: number };
    unsure.set(siteId, key);
    return key;
  }

  function write(checks: readonly (StoredCheck & { siteId: string })[]): void {
    unsure = new Map();
    unsureKey = lastKey;
    for (const { siteId, at, outcome, ms, status, cause, extra, phases = null } of checks) {
      unsureKey += 1;
      insert.run(unsureKey, siteKeyOf(siteId), at, outcome, ms, status, cause, extra, phases);
    }
  }

  function written(): void {
    for (const [siteId, key] of unsure) sites.set(siteId, key);
    lastKey = unsureKey;
  }

  return {
    write,
    written,
    sites: () => sites,
    ofSite: (site) => (ofSite.all(site) as unknown as SiteCheck[]).map(withoutSite),
    addNewest: (known) => {
      for (const { site, ...check } of newest.all() as unknown as SiteCheck[]) {
        known.set(site, newer(known.get(site), check));
      }
      for (const { site, ...check } of newestGood.all() as unknown as SiteCheck[]) {
        known.set(site, newer(known.get(site), check));
      }
    },
  };
}

type SiteCheck = StoredCheck & { site: number };

function withoutSite({ site: _, ...check }: SiteCheck): StoredCheck {
  return check;
}
