import { isGood } from './check-codes';
import type { StoredCheck } from './check-pack';
import type { Database } from './database';

/** The newest check of a site, and when the newest good one began. */
export interface NewestCheck {
  last: StoredCheck;
  goodAt: number | null;
}

export interface LastChecks {
  /** To be called within a transaction. */
  note: (site: number, checks: readonly StoredCheck[]) => void;
  all: () => Map<number, NewestCheck>;
  forgetBefore: (beforeMs: number) => void;
}

/** What the picture after a start is made of, kept beside the packs so that it need not be looked for in them. */
export function createLastChecks(database: Database): LastChecks {
  const columns = 'site, at, outcome, ms, status, cause, extra, good_at';
  const ofSite = database.prepare(`SELECT ${columns} FROM last_checks WHERE site = ?`);
  const ofAll = database.prepare(`SELECT ${columns} FROM last_checks`);
  const replace = database.prepare(`INSERT OR REPLACE INTO last_checks (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const forget = database.prepare('DELETE FROM last_checks WHERE at < ?');
  const forgetGood = database.prepare('UPDATE last_checks SET good_at = NULL WHERE good_at < ?');

  return {
    note: (site, checks) => {
      const row = ofSite.get(site) as LastCheckRow | undefined;
      let known = row === undefined ? undefined : toNewest(row);
      for (const check of checks) known = newer(known, check);
      if (known === undefined) return;
      const { last, goodAt } = known;
      replace.run(site, last.at, last.outcome, last.ms, last.status, last.cause, last.extra, goodAt);
    },
    all: () => new Map((ofAll.all() as unknown as LastCheckRow[]).map((row) => [row.site, toNewest(row)])),
    forgetBefore: (beforeMs) => {
      forget.run(beforeMs);
      forgetGood.run(beforeMs);
    },
  };
}

type LastCheckRow = StoredCheck & { site: number; good_at: number | null };

function toNewest({ site: _, good_at: goodAt, ...last }: LastCheckRow): NewestCheck {
  return { last, goodAt };
}

export function newer(known: NewestCheck | undefined, check: StoredCheck): NewestCheck {
  const last = known === undefined || check.at >= known.last.at ? check : known.last;
  const knownGoodAt = known?.goodAt ?? null;
  const goodAt = isGood(check) ? Math.max(check.at, knownGoodAt ?? check.at) : knownGoodAt;
  return { last, goodAt };
}
