import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../src/core/agreement';
import { clientDefaults } from '../../src/core/client';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import type { Site } from '../../src/core/site';
import { siteDefaults } from '../../src/core/site';
import type { Period } from '../../src/core/time-span';
import { createSiteRecords } from '../../src/main/site-records';
import type { SiteRecords } from '../../src/main/site-records';
import { createMemoryHistory } from '../support/history-memory';
import { readHere } from '../support/read-here';

const hour = 3_600_000;
const day = 24 * hour;
const nowMs = Date.UTC(2026, 10, 25, 12);
const agreement: Agreement = { percent: 98, per: 'year', hours: null, timeZone: 'UTC', isMaintenanceCounted: false };

const site = (id: string, over: Partial<Site> = {}): Site => ({
  ...siteDefaults,
  ...{ id, name: id, url: `https://${id}.example/`, clientId: 'c', pause: null, createdAt: 0, revision: 0 },
  ...over,
});
const config = (sites: Site[], agreed: Agreement | null = agreement): Config => ({
  ...emptyConfig,
  clients: [{ ...clientDefaults, id: 'c', name: 'C', agreement: agreed }],
  sites,
});

interface Room {
  records: SiteRecords;
  asked: [siteId: string, period: Period][];
}

/** Each site was down for as many hours as its id ends with, a hundred days ago. */
function room(held: Config): Room {
  const asked: Room['asked'] = [];
  const history = createMemoryHistory();
  const records = createSiteRecords({
    clock: { now: () => nowMs },
    config: () => held,
    timeZone: () => 'UTC',
    // The end of what is known waits to be written.
    recordNow: () => ({ fromMs: nowMs - hour, spans: [{ kind: 'up', why: null, fromMs: nowMs - hour, toMs: nowMs }] }),
    readLog: readHere({
      ...history,
      spansOf: (siteId, fromMs, toMs) => {
        asked.push([siteId, { fromMs, toMs }]);
        const downMs = Number(/\d+$/.exec(siteId)?.[0]) * hour;
        const startMs = nowMs - 100 * day;
        return [
          { kind: 'up', why: null, fromMs: 0, toMs: startMs },
          { kind: 'down', why: null, fromMs: startMs, toMs: startMs + downMs },
          { kind: 'up', why: null, fromMs: startMs + downMs, toMs: nowMs - hour / 2 },
        ];
      },
    }),
  });
  return { records, asked };
}

describe('the record of a site', () => {
  it('goes by its client’s agreement, its own, or none, and reads as much as that needs', async () => {
    const own = { kind: 'own', ...agreement, percent: 99, per: 'month' } as const;
    const { records, asked } = room(
      config([site('a1'), site('b1', { agreement: own }), site('n1', { agreement: { kind: 'none' } })]),
    );
    expect((await records.ofSite('a1'))?.ledger).toMatchObject({ usedMs: hour, allowedMs: 175.2 * hour });
    expect((await records.ofSite('b1'))?.ledger).toMatchObject({ usedMs: 0, allowedMs: 7.2 * hour });
    expect(await records.ofSite('n1')).toMatchObject({ siteId: 'n1', ledger: null });
    expect(await records.ofSite('other')).toBeUndefined();
    const stripFromMs = Date.UTC(2026, 10, 25) - 89 * day;
    expect(asked.map(([, { fromMs }]) => fromMs)).toEqual([Date.UTC(2026, 0, 1), stripFromMs, stripFromMs]);
    expect((await records.ofSite('a1'))?.days).toHaveLength(90);
  });

  it('has no ledger where nothing was agreed with anybody', async () => {
    const { records } = room(config([site('a1', { clientId: null }), site('b1')], null));
    expect([(await records.ofSite('a1'))?.ledger, (await records.ofSite('b1'))?.ledger]).toEqual([null, null]);
  });
});

describe('the days of sites', () => {
  it('are those asked for, and take no more time than they show, whatever was agreed', async () => {
    const { records, asked } = room(config([site('a3'), site('b1'), site('other2')]));
    const found = await records.daysOfSites(['b1', 'a3', 'unheard-of']);
    expect(found.map(({ siteId, days }) => [siteId, days.length])).toEqual([
      ['a3', 90],
      ['b1', 90],
    ]);
    const stripFromMs = Date.UTC(2026, 10, 25) - 89 * day;
    expect(new Set(asked.map(([, { fromMs }]) => fromMs))).toEqual(new Set([stripFromMs]));
  });
});

describe('the records of a client', () => {
  it('stand for themselves, the one with the least left first', async () => {
    const none = { agreement: { kind: 'none' as const } };
    const { records } = room(
      config([site('a3'), site('n9', none), site('a200'), site('a0'), site('other5', { clientId: null })]),
    );
    const found = await records.ofClient('c');
    expect(found?.map(({ siteId }) => siteId)).toEqual(['a200', 'a3', 'a0', 'n9']);
    expect(found?.[0]?.ledger?.outlook.kind).toBe('exceeded');
    expect(await records.ofClient('other')).toBeUndefined();
  });
});
