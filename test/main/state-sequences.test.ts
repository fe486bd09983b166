import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import { everyIncident } from '../../src/core/incident';
import type { Site } from '../../src/core/site';
import type { Alert } from '../../src/core/alert';
import { createState } from '../../src/main/state';
import type { State } from '../../src/main/state';
import { createFakeClock } from '../support/fake-clock';
import { failedCheck, goodCheck, recordingLog } from '../support/history-samples';
import { createMemoryHistory } from '../support/history-memory';
import { sampleSite } from '../support/site-sample';
import { heldConfig, refusing } from '../support/state-room';

type Step =
  | { kind: 'checks'; site: number; results: ('good' | 'failed' | 'skipped')[]; gapMs: number }
  | { kind: 'late'; site: number; result: 'good' | 'failed' }
  | { kind: 'edit' | 'delete' | 'pause-site' | 'resume-site'; site: number }
  | { kind: 'add' | 'pause' | 'resume' | 'restart' | 'refuse' | 'accept' }
  | { kind: 'set-clock'; byMs: number };

const siteNumber = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('checks' as const),
      site: siteNumber,
      results: fc.array(fc.constantFrom('good' as const, 'failed' as const, 'failed' as const, 'skipped' as const), {
        minLength: 1,
        maxLength: 5,
      }),
      gapMs: fc.integer({ min: 0, max: 90_000 }),
    }),
  },
  fc.record({
    kind: fc.constant('late' as const),
    site: siteNumber,
    result: fc.constantFrom('good' as const, 'failed' as const),
  }),
  fc.record({
    kind: fc.constantFrom('edit' as const, 'delete' as const, 'pause-site' as const, 'resume-site' as const),
    site: siteNumber,
  }),
  fc.record({
    kind: fc.constantFrom(
      'add' as const,
      'pause' as const,
      'resume' as const,
      'restart' as const,
      'refuse' as const,
      'accept' as const,
    ),
  }),
  fc.record({ kind: fc.constant('set-clock' as const), byMs: fc.integer({ min: -7_200_000, max: 7_200_000 }) }),
);

/** One life of the app: what was alerted, over all restarts. */
function createLife() {
  const clock = createFakeClock();
  const history = refusing(createMemoryHistory());
  const site = (id: string): Site =>
    sampleSite({ id, url: `https://${id}.example/`, revision: 0, failuresToConfirm: 2, successesToRecover: 2 });
  const config = heldConfig({ ...emptyConfig, sites: [site('s0'), site('s1'), site('s2')] });
  const alerts: Alert[] = [];
  let ids = 0;
  let sitesMade = 3;
  /** A site as it was when its check began, for results that come late. */
  const begun = new Map<number, Site>();
  const start = (): State => {
    const newId = (): string => `id-${(ids += 1)}`;
    const made = createState({
      ...{ clock, log: recordingLog(), config, history, newId },
      ...{ systemLocale: () => 'en', areSecretsKept: () => true },
    });
    made.subscribe((news) => (news.kind === 'alert' ? alerts.push(news.alert) : 0));
    return made;
  };
  let state = start();

  const change = (edit: (config: Config) => Partial<Config>): void =>
    state.setConfig({ ...state.config(), ...edit(state.config()) });
  const changeSite = (index: number, edit: (site: Site) => Site): void =>
    change(({ sites }) => ({ sites: sites.map((each, place) => (place === index ? edit(each) : each)) }));
  const commit = (of: Site | undefined, result: 'good' | 'failed' | 'skipped'): void => {
    if (of === undefined) return;
    const at = clock.now();
    const check =
      result === 'skipped'
        ? ({ kind: 'skipped', at, why: 'offline' } as const)
        : result === 'good'
          ? goodCheck(at)
          : failedCheck(at);
    state.commit(of, check, { remoteAddress: null, title: null, opinions: [] });
  };

  async function take(next: Step): Promise<void> {
    switch (next.kind) {
      case 'checks':
        for (const result of next.results) {
          const of = state.config().sites[next.site];
          if (of !== undefined) begun.set(next.site, of);
          commit(of, result);
          await clock.advance(next.gapMs);
        }
        break;
      case 'late':
        commit(begun.get(next.site), next.result);
        break;
      case 'edit':
        changeSite(next.site, (each) => ({ ...each, revision: each.revision + 1 }));
        break;
      case 'delete':
        change(({ sites }) => ({ sites: sites.filter((_site, place) => place !== next.site) }));
        break;
      case 'pause-site':
        changeSite(next.site, (each) => ({ ...each, pause: { untilMs: clock.now() + 120_000 } }));
        break;
      case 'resume-site':
        changeSite(next.site, (each) => ({ ...each, pause: null }));
        break;
      case 'add':
        sitesMade += 1;
        change(({ sites }) => ({ sites: [...sites, site(`s${sitesMade}`)] }));
        break;
      case 'pause':
        change(() => ({ pause: { untilMs: null } }));
        break;
      case 'resume':
        change(() => ({ pause: null }));
        break;
      case 'restart':
        // What the disk has not taken when the app ends is lost, and nothing can be said about it.
        history.refuse(null);
        state.stop();
        state = start();
        break;
      case 'refuse':
        history.refuse('disk is full.');
        break;
      case 'accept':
        history.refuse(null);
        break;
      case 'set-clock':
        clock.setBy(next.byMs);
        break;
    }
  }
  return { clock, history, alerts, state: () => state, take };
}

describe('whatever happens in whatever order', () => {
  it('no site has two open incidents, none is alerted twice or not at all, and every record is in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const life = createLife();
        for (const each of steps) {
          await life.take(each);
          const { openIncidents, sites } = life.state().snapshot();
          const openSites = openIncidents.map(({ siteId }) => siteId);
          expect(new Set(openSites).size).toBe(openSites.length);
          expect(sites.flatMap(({ openIncidentId }) => openIncidentId ?? []).toSorted()).toEqual(
            openIncidents.map(({ id }) => id).toSorted(),
          );
        }
        life.history.refuse(null);
        await life.clock.advance(10_000);

        const incidents = life.history.incidentsWithTimeline(everyIncident);
        const ended = (kind: 'recovered' | 'unwatched'): string[] =>
          incidents.filter(({ timeline }) => timeline.some((entry) => entry.kind === kind)).map(({ id }) => id);
        const alerted = (kind: Alert['kind']): string[] =>
          life.alerts
            .filter((alert) => alert.kind === kind)
            .map((alert) => ('incidentId' in alert ? alert.incidentId : ''));
        expect(alerted('down').toSorted()).toEqual(incidents.map(({ id }) => id).toSorted());
        expect(alerted('recovered').toSorted()).toEqual(ended('recovered').toSorted());
        expect([...ended('recovered'), ...ended('unwatched')].toSorted()).toEqual(
          incidents
            .filter(({ endedAt }) => endedAt !== null)
            .map(({ id }) => id)
            .toSorted(),
        );
        for (const { startedAt, confirmedAt, endedAt, lastGoodAt, timeline: whole } of incidents) {
          // That a site comes and goes may be noted at any moment.
          const timeline = whole.filter(({ kind }) => !kind.startsWith('flapping'));
          expect(confirmedAt).toBeGreaterThanOrEqual(startedAt);
          expect(endedAt ?? confirmedAt).toBeGreaterThanOrEqual(confirmedAt);
          expect(lastGoodAt ?? startedAt).toBeLessThanOrEqual(startedAt);
          expect(timeline.slice(0, 2).map(({ kind }) => kind)).toEqual(['detected', 'confirmed']);
          expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).toSorted((a, b) => a - b));
          expect(timeline.length).toBe(endedAt === null ? 2 : 3);
        }
        expect(
          life.history
            .openIncidents()
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(
          life
            .state()
            .snapshot()
            .openIncidents.map(({ id }) => id)
            .toSorted(),
        );
        expect(life.state().snapshot().troubles).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
