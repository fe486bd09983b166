import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/core/check';
import { afterChange, afterGap, afterResult, incidentOf, newLiveSite, viewSite } from '../../src/core/live-site';
import type { LiveSite, Surroundings } from '../../src/core/live-site';
import type { Pause } from '../../src/core/site';
import { unknownVerdict } from '../../src/core/verdict';
import type { Verdict } from '../../src/core/verdict';
import { sampleSite } from '../support/site-sample';

const site = sampleSite({ url: 'https://a.example/', failuresToConfirm: 3 });
const failure = { cause: 'refused', status: null, detail: 'ECONNREFUSED' } as const;
const up: Verdict = { ...unknownVerdict, state: 'up', since: 10, lastGoodAt: 20 };
const suspect: Verdict = { ...unknownVerdict, state: 'suspect', since: 30, lastGoodAt: 20, failures: 2, failure };
const down: Verdict = { ...suspect, state: 'down', failures: 3, successes: 1, firstGoodAt: 90 };
const live = (over: Partial<LiveSite> = {}): LiveSite => ({ ...newLiveSite(site), ...over });

const nothing = {
  at: 5,
  ms: null,
  status: null,
  cause: null,
  why: null,
  detail: null,
  isTruncated: false,
  aboutDate: null,
};
const kindsAfter = (before: LiveSite, result: CheckResult): string[] =>
  afterResult(before, result).transitions.map(({ kind }) => kind);

describe('a site after a result', () => {
  it.each<[CheckResult, LiveSite['lastCheck']]>([
    [
      { kind: 'up', at: 5, ms: 12.5, status: 204, isTruncated: true, aboutDate: 9 },
      { ...nothing, kind: 'up', ms: 12.5, status: 204, isTruncated: true, aboutDate: 9 },
    ],
    [
      { kind: 'down', at: 5, ms: 3, ...failure, cause: 'status', status: 500 },
      { ...nothing, kind: 'down', ms: 3, status: 500, cause: 'status' },
    ],
    [
      { kind: 'skipped', at: 5, why: 'offline' },
      { ...nothing, kind: 'skipped', why: 'offline' },
    ],
  ])('shows it as its last check: %j', (result, lastCheck) => {
    expect(afterResult(live(), result).live.lastCheck).toEqual(lastCheck);
  });

  it('is judged by its own policy', () => {
    const result: CheckResult = { kind: 'down', at: 5, ms: 3, ...failure };
    expect(kindsAfter(live(), result)).toEqual(['suspected']);
    expect(kindsAfter(live({ site: { ...site, failuresToConfirm: 1 } }), result)).toEqual(['confirmed-down']);
  });
});

describe('a site after a change', () => {
  const edited = { ...site, revision: site.revision + 1 };
  const paused = (untilMs: number | null): LiveSite['site'] => ({ ...site, pause: { untilMs } });

  it('knows all it knew where only its name changed', () => {
    const before = live({ verdict: suspect });
    expect(afterChange(before, { ...site, name: 'Other' })).toEqual({ ...before, site: { ...site, name: 'Other' } });
    const asleep = live({ site: paused(100), verdict: suspect });
    expect(afterChange(asleep, { ...paused(100), name: 'Other' }).verdict).toEqual(suspect);
  });

  it.each<[string, LiveSite['site'], LiveSite['site']]>([
    ['edited', site, edited],
    ['paused', site, paused(null)],
    ['resumed', paused(null), site],
    ['paused anew', paused(100), paused(200)],
    ['paused without end instead', paused(100), paused(null)],
  ])('begins anew where it was %s, but remembers when it was well', (_what, before, after) => {
    for (const verdict of [up, suspect]) {
      expect(afterChange(live({ site: before, verdict }), after)).toEqual(
        live({ site: after, verdict: { ...unknownVerdict, lastGoodAt: 20 } }),
      );
    }
    const outage = live({ site: before, verdict: down });
    expect(afterChange(outage, after)).toEqual({
      ...outage,
      site: after,
      verdict: { ...down, successes: 0, firstGoodAt: null },
    });
  });

  it('neither comes nor goes where something else is asked from now on', () => {
    const flapping = { changes: [true], lastWasGood: false, isFlapping: true, percent: 40 };
    const before = live({ flapping });
    expect(afterChange(before, { ...site, name: 'B' }).flapping.isFlapping).toBe(true);
    expect(afterChange(before, { ...site, revision: site.revision + 1 }).flapping.isFlapping).toBe(false);
  });

  it('has a gap that no row of checks reaches across', () => {
    expect(afterGap(live({ verdict: suspect })).verdict).toEqual({ ...unknownVerdict, lastGoodAt: 20 });
    expect(afterGap(live({ verdict: down })).verdict).toMatchObject({ state: 'down', since: 30, successes: 0 });
  });
});

describe('the view of a site', () => {
  const around = (over: Partial<Surroundings> = {}): Surroundings => ({
    line: { public: { kind: 'up' }, private: { kind: 'up' } },
    pause: null,
    maintenanceOf: () => null,
    nowMs: 100,
    ...over,
  });
  const dead = { kind: 'down', since: 50 } as const;
  const inPause = (pause: Pause): LiveSite => live({ site: { ...site, pause }, verdict: up });

  it.each<[string, LiveSite, Surroundings, string, number | null]>([
    ['its verdict', live({ verdict: down }), around(), 'down', 30],
    ['nothing known', live(), around(), 'unknown', null],
    ['paused', inPause({ untilMs: 101 }), around(), 'paused', null],
    ['a pause that is over', inPause({ untilMs: 100 }), around(), 'up', 10],
    ['the watch paused', live({ verdict: down }), around({ pause: { untilMs: null } }), 'paused', null],
    [
      'its line dead',
      live({ verdict: down }),
      around({ line: { public: dead, private: { kind: 'up' } } }),
      'notMeasured',
      50,
    ],
    [
      'the other line dead',
      live({ verdict: up }),
      around({ line: { public: { kind: 'up' }, private: dead } }),
      'up',
      10,
    ],
    [
      'a public name in the own network',
      live({ verdict: up, lastAddress: '10.0.0.7' }),
      around({ line: { public: { kind: 'up' }, private: dead } }),
      'notMeasured',
      50,
    ],
    [
      'paused and offline',
      inPause({ untilMs: null }),
      around({ line: { public: dead, private: dead } }),
      'paused',
      null,
    ],
  ])('is %s', (_what, shown, surroundings, state, since) => {
    expect(viewSite(shown, null, surroundings)).toMatchObject({ state, since });
  });

  it('is not measured where it is down from here only, and says why', () => {
    const hereOnly = { ...nothing, kind: 'skipped', why: 'here-only' } as const;
    expect(viewSite(live({ lastCheck: hereOnly }), null, around())).toMatchObject({
      ...{ state: 'notMeasured', notMeasured: 'here-only', since: null },
    });
    expect(viewSite(live({ verdict: down, lastCheck: hereOnly }), null, around()).state).toBe('down');
  });

  it('shows no pause that is over, and the one that holds', () => {
    expect(viewSite(inPause({ untilMs: 100 }), null, around()).site.pause).toBeNull();
    expect(viewSite(inPause({ untilMs: 101 }), null, around()).site.pause).toEqual({ untilMs: 101 });
  });

  it('holds the incident and the check under way', () => {
    const shown = live({ verdict: down, isChecking: true });
    expect(viewSite(shown, 'i', around())).toMatchObject({ openIncidentId: 'i', isChecking: true, site });
  });
});

describe('the incident of an outage', () => {
  const outage = { kind: 'confirmed-down', startedAt: 1000, confirmedAt: 1500, lastGoodAt: 900, failure } as const;

  it('copies the names, and begins its timeline', () => {
    const known = live({ site: { ...site, clientId: 'c' }, verdict: down });
    expect(incidentOf('i', known, 'Müller', outage)).toEqual({
      incident: {
        id: 'i',
        siteId: site.id,
        siteName: site.name,
        url: site.url,
        clientId: 'c',
        clientName: 'Müller',
        ...failure,
        lastGoodAt: 900,
        startedAt: 1000,
        confirmedAt: 1500,
        endedAt: null,
        classification: 'outage',
        hostIncidentId: null,
      },
      timeline: [
        { kind: 'detected', at: 1000, ...failure },
        { kind: 'confirmed', at: 1500, failures: 3 },
      ],
    });
  });

  it('stays in order where the clock was set back', () => {
    const { incident, timeline } = incidentOf('i', live(), null, { ...outage, confirmedAt: 400, lastGoodAt: 5000 });
    expect(incident).toMatchObject({ lastGoodAt: 1000, startedAt: 1000, confirmedAt: 1000 });
    expect(timeline.map(({ at }) => at)).toEqual([1000, 1000]);
    expect(incidentOf('i', live(), null, { ...outage, lastGoodAt: null }).incident.lastGoodAt).toBeNull();
  });
});
