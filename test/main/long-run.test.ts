/**
 * Weeks of the whole watch in seconds: the real scheduler, verdict and state on a clock that the test moves, against
 * sites that fail as a seeded chance has it. Never cry wolf, never stay silent.
 */
import { expect, it } from 'vitest';
import type { Alert } from '../../src/core/alert';
import type { ProbeResult } from '../../src/core/check';
import { emptyConfig } from '../../src/core/config';
import { everyIncident } from '../../src/core/incident';
import type { IncidentWithTimeline } from '../../src/core/incident';
import type { Site } from '../../src/core/site';
import { createState } from '../../src/main/state';
import { createWatch } from '../../src/main/watch/watch';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryHistory } from '../support/history-memory';
import { recordingLog } from '../support/history-samples';
import { sampleSite } from '../support/site-sample';
import { heldConfig } from '../support/state-room';

const minute = 60_000;
const startMs = 1_790_000_000_000;

/** Mulberry32: the same numbers for the same seed, so that a failure can be played again. */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const failures = ['refused', 'timeout', 'reset', 'status', 'dns', 'connect-timeout'] as const;

/** Lets `count` sites be watched for `lengthMs`; `isFailing` says what the next check of a site finds. */
async function live(
  count: number,
  lengthMs: number,
  isFailing: (siteIndex: number, atMs: number) => boolean,
  seed: number,
): Promise<{ checks: number; alerts: Alert[]; incidents: IncidentWithTimeline[] }> {
  const chance = createChance(seed);
  // Each at a host of its own: what fails together by chance must not be taken for one outage.
  const sites: Site[] = Array.from({ length: count }, (_, index) =>
    sampleSite({ id: `s${index}`, name: `S${index}`, url: `https://s${index}.example/`, revision: 0 }),
  );
  const clock = createFakeClock(startMs);
  const log = recordingLog();
  // Without a disk: half a million seconds would be as many times waiting for one.
  const history = createMemoryHistory();
  let ids = 0;
  const state = createState({
    ...{ clock, log, history, config: heldConfig({ ...emptyConfig, sites }), newId: () => `id-${(ids += 1)}` },
    ...{ systemLocale: () => 'en', areSecretsKept: () => true },
  });
  let checks = 0;
  const alerts: Alert[] = [];
  state.subscribe((news) => (news.kind === 'alert' ? alerts.push(news.alert) : 0));
  const probe = (site: Site): Promise<ProbeResult> => {
    checks += 1;
    const index = Number(site.id.slice(1));
    const remoteAddress = `198.${18 + (index >> 8)}.${index & 255}.1`;
    const ms = 5 + Math.floor(chance() * 200);
    const cause = failures[Math.floor(chance() * failures.length)] ?? 'refused';
    const result: ProbeResult = isFailing(index, clock.now())
      ? { kind: 'down', ms, remoteAddress, cause, status: cause === 'status' ? 503 : null, detail: '' }
      : { kind: 'up', ms, remoteAddress, status: 200, isTruncated: false, title: null, aboutDate: null };
    return new Promise((resolve) => clock.after(ms, () => resolve(result)));
  };
  const watch = createWatch({
    ...{ clock, log, state, probe },
    probeReference: () => Promise.resolve(true),
    referencePoints: () => state.config().settings.referencePoints,
  });
  watch.start();
  await clock.advance(lengthMs);
  await watch.stop();
  state.stop();
  return { checks, alerts, incidents: history.incidentsWithTimeline(everyIncident) };
}

// Seen to fail with `failuresToConfirm` 1: every single failure became an alert.
it('0 false alarms in 100,000 checks with random single failures', { timeout: 300_000 }, async () => {
  const chance = createChance(1);
  const hasJustFailed = new Set<number>();
  let single = 0;
  const isFailing = (index: number): boolean => {
    const fails = !hasJustFailed.has(index) && chance() < 0.003;
    if (fails) hasJustFailed.add(index);
    else hasJustFailed.delete(index);
    single += fails ? 1 : 0;
    return fails;
  };
  const { checks, alerts, incidents } = await live(200, 500 * minute, isFailing, 2);
  expect(checks).toBeGreaterThanOrEqual(100_000);
  expect(single).toBeGreaterThan(200);
  expect(incidents).toEqual([]);
  expect(alerts).toEqual([]);
});

// Seen to fail with rechecks as far apart as the regular checks: short outages were missed.
it(
  'no outage of 1,000 longer than the confirmation takes is missed, and none is told twice',
  { timeout: 300_000 },
  async () => {
    const chance = createChance(3);
    /** First check within an interval, then rechecks after 10 s and 20 s, and some time for the answers. */
    const shortestMs = 60_000 + 30_000 + 2000;
    const spacingMs = 15 * minute;
    const sites = 100;
    const outages = Array.from({ length: sites }, (_, index) =>
      Array.from({ length: 10 }, (__, nth) => {
        const lengthMs = shortestMs + Math.floor(chance() * 5 * minute);
        // Far enough apart that each recovers before the next, however the checks fall.
        const fromMs = 5 * minute + index * 1000 + nth * spacingMs + Math.floor(chance() * 3 * minute);
        return { fromMs, toMs: fromMs + lengthMs };
      }),
    );
    const isFailing = (index: number, atMs: number): boolean =>
      (outages[index] ?? []).some(({ fromMs, toMs }) => atMs >= startMs + fromMs && atMs < startMs + toMs);
    const { alerts, incidents } = await live(sites, 10 * spacingMs + 20 * minute, isFailing, 4);

    const missed = outages.flatMap((ofSite, index) =>
      ofSite.filter(({ fromMs, toMs }) => {
        const found = incidents.filter(
          ({ siteId, startedAt }) =>
            siteId === `s${index}` && startedAt >= startMs + fromMs && startedAt < startMs + toMs,
        );
        return found.length !== 1;
      }),
    );
    expect(missed).toEqual([]);
    expect(incidents).toHaveLength(1000);
    expect(incidents.every(({ endedAt }) => endedAt !== null)).toBe(true);
    // A site that is down ten times in two hours may come and go; what is told is told once all the same.
    const told = alerts
      .filter(({ kind }) => kind === 'down')
      .map((alert) => ('incidentId' in alert ? alert.incidentId : ''));
    expect(told.toSorted()).toEqual(incidents.map(({ id }) => id).toSorted());
  },
);
