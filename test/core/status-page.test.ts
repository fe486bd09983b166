import { describe, expect, it } from 'vitest';
import { shownStates } from '../support/shown-states';
import { statusDigest, statusModel, publicState } from '../../src/core/status-page';
import { statusJsonSchema, toStatusJson } from '../../src/core/status-page-json';
import { nightMs } from '../support/history-samples';
import {
  hourMs,
  published,
  samplePage,
  sampleRecord,
  secretiveIncident,
  siteView,
  statusInput,
  statusZone,
} from '../support/status-sample';

const slow = { kind: 'degraded', concern: { cause: 'slow', amount: 9000, step: null, detail: '' } } as const;
const expiring = {
  kind: 'degraded',
  concern: { cause: 'certificate-expiring', amount: 3, step: 7, detail: '' },
} as const;

describe('what a page says', () => {
  it('holds what is public, and nothing of addresses, causes, messages, facts and other clients', () => {
    const foreign = siteView('GEHEIM', 'down');
    const sites = [...statusInput().sites, { ...foreign, site: { ...foreign.site, clientId: 'client-2' } }];
    const window = {
      ...{ id: 'm', name: 'GEHEIM: Umzug', timeZone: statusZone },
      covers: { kind: 'all' },
      schedule: { kind: 'once', fromMs: nightMs + 5 * hourMs, toMs: nightMs + 6 * hourMs },
    } as const;
    const model = statusModel(statusInput({ sites, maintenance: [window] }));
    expect(JSON.stringify(model)).not.toMatch(/geheim|192\.0\.2|refused|503/i);
    expect(model.sites.map(({ name, state }) => [name, state])).toEqual([
      ['Seite s-1', 'down'],
      ['Seite s-2', 'up'],
    ]);
    expect(model.incidents).toEqual([
      {
        ...{ id: 'i-1', sites: ['Seite s-1'], startedAt: nightMs, endedAt: null },
        messages: [
          {
            ...{ id: 'p-1', at: nightMs + 600_000, phase: 'first-notice' },
            ...{ subject: 'Ihre Seite ist nicht erreichbar', body: 'Wir arbeiten daran.' },
          },
        ],
      },
    ]);
    expect(model.maintenance).toEqual([
      { sites: ['Seite s-1', 'Seite s-2'], fromMs: nightMs + 5 * hourMs, toMs: nightMs + 6 * hourMs },
    ]);
    expect(model.overall).toEqual({ kind: 'down', count: 1 });
  });

  it('is in the language of the client, and of a page for all in the one that is set', () => {
    expect(statusModel(statusInput()).language).toBe('de');
    expect(statusModel(statusInput({ page: samplePage({ clientId: null }) })).language).toBe('en');
  });

  it('shows the chosen sites alone, in their order, under the names that were given, and no site that went to another', () => {
    const chosen = [
      { siteId: 's-2', shownAs: 'Der Laden' },
      { siteId: 's-1', shownAs: '' },
      { siteId: 's-9', shownAs: 'Weg' },
      { siteId: 's-3', shownAs: 'Bei anderen' },
    ];
    const gone = siteView('s-3', 'up');
    const sites = [...statusInput().sites, { ...gone, site: { ...gone.site, clientId: 'client-2' } }];
    const model = statusModel(statusInput({ sites, page: samplePage({ sites: { kind: 'chosen', chosen } }) }));
    expect(model.sites.map(({ name }) => name)).toEqual(['Der Laden', 'Seite s-1']);
    expect(model.incidents[0]?.sites).toEqual(['Seite s-1']);
    const without = samplePage({ sites: { kind: 'chosen', chosen: chosen.slice(0, 1) } });
    expect(statusModel(statusInput({ page: without })).incidents).toEqual([]);
  });
});

describe('a state', () => {
  it('is public only as far as it is measured', () => {
    const expected = {
      ...{ unknown: 'unknown', up: 'up', degraded: 'up', blocked: 'unknown', suspect: 'checking' },
      ...{ down: 'down', paused: 'unknown', maintenance: 'maintenance', notMeasured: 'unknown' },
    };
    expect(Object.fromEntries(shownStates.map((state) => [state, publicState({ state, remark: null })]))).toEqual(
      expected,
    );
  });

  it('says of what is remarked only that a site is slow', () => {
    expect(publicState({ state: 'degraded', remark: slow })).toBe('slow');
    expect(publicState({ state: 'degraded', remark: expiring })).toBe('up');
  });

  it('is maintenance where the user has classed the outage so, and then is no incident', () => {
    const incidents = [secretiveIncident({ classification: 'maintenance' })];
    const model = statusModel(statusInput({ incidents }));
    expect(model.sites[0]?.state).toBe('maintenance');
    expect(model.incidents).toEqual([]);
  });

  it('that nobody knows is not covered by others that are well', () => {
    const of = (...states: Parameters<typeof siteView>[1][]) =>
      statusModel(statusInput({ incidents: [], sites: states.map((state, index) => siteView(`s-${index}`, state)) }))
        .overall;
    expect(of('up', 'up')).toEqual({ kind: 'up' });
    expect(of('up', 'paused')).toEqual({ kind: 'unknown', count: 1 });
    expect(of('up', 'suspect')).toEqual({ kind: 'checking' });
    expect(of('suspect', 'down')).toEqual({ kind: 'down', count: 1 });
    expect(of('maintenance', 'up')).toEqual({ kind: 'maintenance' });
    expect(of()).toEqual({ kind: 'empty' });
  });
});

describe('the strip', () => {
  it('has the days of the page’s zone, with all of their time accounted for', () => {
    const [site] = statusModel(statusInput()).sites;
    expect(site?.days).toHaveLength(90);
    expect(site?.days.at(-1)?.date).toBe('2026-11-21');
    const [before] = site?.days.slice(79) ?? [];
    expect(before).toEqual({
      date: '2026-11-11',
      seconds: { up: 22 * 3600 - 720, degraded: 0, down: 720, maintenance: 0, notMeasured: 7200 },
      filledSeconds: 0,
    });
    expect(site?.filledPercent).toBeNull();
    expect(site?.availabilityPercent).toBeLessThan(100);
    expect(site?.measuredPercent).toBe(91.59);
  });

  it('says how much of it is by the record of UptimeRobot', () => {
    const records = statusInput().records.map((record) => ({
      ...record,
      days: record.days.map((day, index) => ({ ...day, filledMs: index === 79 ? 4 * 3_600_000 : 0 })),
    }));
    const model = statusModel(statusInput({ records }));
    expect(model.sites[0]?.filledPercent).toBeGreaterThan(0);
    expect(toStatusJson(model).sites[0]?.days[79]?.filledSeconds).toBe(4 * 3600);
  });

  // Seen to fail: the share of a site that was added today was given as that of the last 90 days.
  it('says since when the site is watched, where that is not all of it', () => {
    const nothing = { up: 0, degraded: 0, down: 0, maintenance: 0, notMeasured: 0 };
    const records = statusInput().records.map((record) => ({
      ...record,
      days: record.days.map((day, index) => (index < 79 ? { ...day, ms: nothing } : day)),
    }));
    const model = statusModel(statusInput({ records }));
    expect(model.sites[0]?.watchedSince).toBe('2026-11-11');
    expect(toStatusJson(model).sites[0]?.watchedSince).toBe('2026-11-11');
    expect(statusModel(statusInput()).sites[0]?.watchedSince).toBeNull();
  });

  it('is empty, and without a share, where nothing is known', () => {
    const [site] = statusModel(statusInput({ records: [] })).sites;
    expect(site).toMatchObject({ days: [], availabilityPercent: null, measuredPercent: null });
  });
});

describe('incidents', () => {
  const over = (changes: Parameters<typeof secretiveIncident>[0]) =>
    statusModel(statusInput({ incidents: [secretiveIncident(changes)] })).incidents;

  it('stay for a fortnight after their end where something was published, and leave at once where nothing was', () => {
    const day = 24 * hourMs;
    const nowMs = nightMs + hourMs;
    expect(over({ endedAt: nowMs - 13 * day, startedAt: nowMs - 14 * day })).toHaveLength(1);
    expect(over({ endedAt: nowMs - 15 * day, startedAt: nowMs - 16 * day })).toEqual([]);
    expect(over({ endedAt: nowMs - hourMs / 2, timeline: [] })).toEqual([]);
  });

  it('that the user entered by hand are his own, until he publishes something about them', () => {
    expect(over({ cause: 'by-hand', timeline: [] })).toEqual([]);
    expect(over({ cause: 'by-hand', timeline: [published()] })).toHaveLength(1);
    expect(over({ classification: 'not-ours' })).toHaveLength(1);
    expect(over({ classification: 'drill' })).toEqual([]);
  });

  it('no longer say what was withdrawn, or what was written for another client or for one that was erased', () => {
    const withdrawn = { kind: 'publication-withdrawn', id: 'p-1', at: nightMs, clientId: '', clientName: '' } as const;
    expect(over({ timeline: [published(), withdrawn] })[0]?.messages).toEqual([]);
    expect(over({ timeline: [published({ clientId: 'client-2' })] })[0]?.messages).toEqual([]);
    const all = statusInput({ page: samplePage({ clientId: null }) });
    const told = (clientId: string) =>
      statusModel({ ...all, incidents: [secretiveIncident({ timeline: [published({ clientId })] })] }).incidents[0]
        ?.messages;
    expect(told('client-2')).toHaveLength(1);
    expect(told('')).toEqual([]);
  });

  it('of sites that failed together are one, and say a text once', () => {
    const together = ['s-1', 's-2'].map((siteId, index) =>
      secretiveIncident({
        id: `i-${index}`,
        siteId,
        hostIncidentId: 'h',
        startedAt: nightMs + index,
        timeline: [published()],
      }),
    );
    const model = statusModel(statusInput({ incidents: together }));
    expect(model.incidents).toMatchObject([{ id: 'h', sites: ['Seite s-1', 'Seite s-2'], startedAt: nightMs }]);
    expect(model.incidents[0]?.messages).toHaveLength(1);
  });
});

describe('what is worth writing at once', () => {
  it('is another state, text or window, and not that time passes', () => {
    const before = statusDigest(statusModel(statusInput()));
    const later = { nowMs: nightMs + 2 * hourMs, records: [sampleRecord('s-1', nightMs + 2 * hourMs)] };
    expect(statusDigest(statusModel(statusInput(later)))).toBe(before);
    const sites = [siteView('s-1', 'down', { openIncidentId: 'i-1' }), siteView('s-2', 'suspect')];
    expect(statusDigest(statusModel(statusInput({ sites })))).not.toBe(before);
    expect(statusDigest(statusModel(statusInput({ incidents: [secretiveIncident({ timeline: [] })] })))).not.toBe(
      before,
    );
  });
});

describe('the JSON', () => {
  it('follows its schema, whatever is down, unknown or empty', () => {
    for (const input of [
      statusInput(),
      statusInput({ records: [], sites: [siteView('s-1', 'unknown', { since: null })] }),
    ]) {
      const json: unknown = JSON.parse(JSON.stringify(toStatusJson(statusModel(input))));
      expect(statusJsonSchema.parse(json)).toEqual(json);
    }
  });
});
