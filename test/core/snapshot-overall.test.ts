import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overallOf } from '../../src/core/snapshot';
import type { LineState, ShownState, SiteView } from '../../src/core/snapshot';
import { quietView, sampleSite } from '../support/site-sample';

const states: ShownState[] = [
  ...(['unknown', 'up', 'degraded', 'blocked', 'suspect', 'down'] as const),
  ...(['paused', 'maintenance', 'notMeasured'] as const),
];
const view = (state: ShownState): SiteView => ({
  site: sampleSite(),
  state,
  since: null,
  lastCheck: null,
  isChecking: false,
  openIncidentId: null,
  ...quietView,
});
const lineState: fc.Arbitrary<LineState> = fc.constantFrom<LineState>(
  { kind: 'unknown' },
  { kind: 'up' },
  { kind: 'down', since: 7 },
);
const picture = fc.record({
  sites: fc.array(fc.constantFrom(...states).map(view), { maxLength: 6 }),
  line: fc.record({ public: lineState, private: lineState }),
  pause: fc.constantFrom(null, null, { untilMs: null }, { untilMs: 9 }),
});

describe('the one word for all', () => {
  it('never says that all is well while something is down, nor before anything was seen', () => {
    fc.assert(
      fc.property(picture, (shown) => {
        const overall = overallOf(shown);
        const has = (state: ShownState): boolean => shown.sites.some((site) => site.state === state);
        if (overall.kind === 'well') {
          expect(has('down')).toBe(false);
          expect(has('degraded') || has('blocked')).toBe(false);
          expect(has('unknown') && !has('up')).toBe(false);
          expect(has('up') || has('suspect')).toBe(true);
          expect(overall.count).toBe(
            shown.sites.filter(({ state }) => state !== 'paused' && state !== 'maintenance').length,
          );
        }
        if (overall.kind === 'remarked') {
          expect(overall.count).toBe(
            shown.sites.filter(({ state }) => state === 'degraded' || state === 'blocked').length,
          );
          const silent = (['unknown', 'blocked', 'suspect', 'notMeasured'] as const).some(has);
          expect(overall.areAllAnswering).toBe(!silent);
        }
        if (overall.kind === 'unmeasured' || overall.kind === 'maintenance') expect(has('up')).toBe(false);
        if (has('down') && shown.pause === null) {
          expect(overall).toEqual({ kind: 'down', count: shown.sites.filter(({ state }) => state === 'down').length });
        }
        if (overall.kind === 'offline') {
          expect(has('notMeasured')).toBe(true);
          expect(shown.line.public.kind).toBe('down');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is "starting" while the first checks fail, and not when a known site is rechecked', () => {
    const line = { public: { kind: 'up' }, private: { kind: 'up' } } as const;
    const of = (...shown: ShownState[]) => overallOf({ sites: shown.map(view), line, pause: null });
    expect(of('suspect', 'unknown')).toEqual({ kind: 'starting' });
    expect(of('suspect', 'unknown', 'paused')).toEqual({ kind: 'starting' });
    expect(of('suspect')).toEqual({ kind: 'well', count: 1 });
    expect(of('suspect', 'unknown', 'up')).toEqual({ kind: 'well', count: 3 });
  });
});
