/** One life of the app, step by step as chance has it: what happened, what was told, and what lies in the log. */
import fc from 'fast-check';
import { isIncidentAlert } from '../../src/core/alert';
import type { Alert, IncidentAlert } from '../../src/core/alert';
import type { CheckResult } from '../../src/core/check';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import { everyIncident } from '../../src/core/incident';
import type { SaidClassification } from '../../src/core/incident';
import type { MaintenanceWindow } from '../../src/core/maintenance';
import type { Site } from '../../src/core/site';
import { createState } from '../../src/main/state';
import type { State } from '../../src/main/state';
import { createFakeClock } from './fake-clock';
import { failedCheck, goodCheck, recordingLog } from './history-samples';
import { createMemoryHistory } from './history-memory';
import { sampleSite } from './site-sample';
import { heldConfig, refusing } from './state-room';

const outcomes = ['good', 'failed', 'expiring', 'slow', 'blocked', 'offline', 'source', 'here-only'] as const;
type Outcome = (typeof outcomes)[number];

/** Some sites, in rounds: each is checked once a round, and then time passes. */
interface Rounds {
  sites: number[];
  results: Outcome[];
  gapMs: number;
}
export type Step =
  | ({ kind: 'checks' } & Rounds)
  | { kind: 'late'; site: number; result: Outcome }
  | { kind: 'edit' | 'delete' | 'pause-site' | 'resume-site'; site: number }
  | { kind: 'wait' | 'sleep' | 'set-clock'; ms: number }
  | { kind: 'maintenance'; covers: MaintenanceWindow['covers']; inMs: number; lengthMs: number }
  | { kind: 'classify'; nth: number; as: SaidClassification }
  /** The app is killed after so many writes, while this happens. */
  | { kind: 'kill'; writes: number; meanwhile: Rounds }
  | { kind: (typeof plain)[number] };

const plain = [
  ...['add', 'pause', 'resume', 'pause-client', 'resume-client', 'no-maintenance', 'restart'],
  ...['refuse', 'accept', 'channel-fails', 'channel-works'],
] as const;

const siteCount = 6;
const site = fc.nat({ max: siteCount - 1 });
const outcome = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Outcome>('good') },
  { weight: 6, arbitrary: fc.constant<Outcome>('failed') },
  { weight: 3, arbitrary: fc.constantFrom(...outcomes) },
);
const single = fc.record({
  sites: site.map((index) => [index]),
  results: fc.array(outcome, { minLength: 1, maxLength: 5 }),
  gapMs: fc.integer({ min: 0, max: 90_000 }),
});
/** Several that fail, or come back, at the same time. */
const together = fc.record({
  sites: fc.uniqueArray(site, { minLength: 2, maxLength: siteCount }),
  results: fc
    .record({ result: fc.constantFrom<Outcome>('good', 'failed', 'failed'), times: fc.integer({ min: 1, max: 4 }) })
    .map(({ result, times }) => Array.from({ length: times }, () => result)),
  gapMs: fc.integer({ min: 0, max: 30_000 }),
});
const covers: fc.Arbitrary<MaintenanceWindow['covers']> = fc.oneof(
  fc.constant({ kind: 'all' } as const),
  fc.constant({ kind: 'client', clientId: 'client' } as const),
  site.map((index) => ({ kind: 'site', siteId: `s${index}` }) as const),
);

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: single.map((rounds): Step => ({ kind: 'checks', ...rounds })) },
  { weight: 8, arbitrary: together.map((rounds): Step => ({ kind: 'checks', ...rounds })) },
  fc.record({ kind: fc.constant('late' as const), site, result: outcome }),
  fc.record({ kind: fc.constantFrom('edit' as const, 'delete', 'pause-site', 'resume-site'), site }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 600_000 }) }),
  fc.record({ kind: fc.constant('sleep' as const), ms: fc.integer({ min: 0, max: 7_200_000 }) }),
  fc.record({ kind: fc.constant('set-clock' as const), ms: fc.integer({ min: -7_200_000, max: 7_200_000 }) }),
  fc.record({
    ...{ kind: fc.constant('maintenance' as const), covers },
    ...{ inMs: fc.integer({ min: -60_000, max: 120_000 }), lengthMs: fc.integer({ min: 60_001, max: 900_000 }) },
  }),
  fc.record({
    ...{ kind: fc.constant('classify' as const), nth: fc.nat({ max: 5 }) },
    as: fc.constantFrom<SaidClassification>('outage', 'maintenance'),
  }),
  fc.record({ kind: fc.constant('kill' as const), writes: fc.nat({ max: 40 }), meanwhile: together }),
  { weight: 3, arbitrary: fc.constantFrom(...plain).map((kind): Step => ({ kind })) },
);

export type RandomLife = ReturnType<typeof createLife>;

export function createLife() {
  const clock = createFakeClock();
  const history = refusing(createMemoryHistory());
  const made = (id: string, hosting: string): Site =>
    sampleSite({
      ...{ id, url: `https://${id}.example/`, hosting, revision: 0, createdAt: clock.now() },
      ...{ failuresToConfirm: 2, successesToRecover: 2, clientId: hosting === '' ? null : 'client' },
    });
  const sites = Array.from({ length: siteCount }, (_, index) => made(`s${index}`, index < 5 ? 'Hetzner' : ''));
  const config = heldConfig({ ...emptyConfig, sites });
  /** What was put on the screen, in its order. */
  const shown: Alert[] = [];
  /** What no channel could show so far. */
  let unshown: Alert[] = [];
  let hasChannel = true;
  let isBeingKilled = false;
  let ids = 0;
  let sitesMade = siteCount;
  /** A site as it was when its check began, for results that come late. */
  const begun = new Map<number, Site>();

  function show(alert: Alert): void {
    if (!hasChannel) {
      unshown.push(alert);
      return;
    }
    const wasWritten = isPending(alert);
    state.settleAlert(alert, isIncidentAlert(alert) ? notifiedBy(alert) : null);
    // Who dies before he has written that it was shown shows it again, and has shown nothing that he has not written.
    if (!isBeingKilled || (wasWritten && !isPending(alert))) shown.push(alert);
  }
  const isPending = (alert: Alert): boolean => history.pendingAlerts().some(({ id }) => id === alert.id);
  const notifiedBy = ({ kind }: IncidentAlert) =>
    ({ kind: 'notified', at: clock.now(), alert: kind, via: 'test' }) as const;

  function start(): State {
    const newId = (): string => `id-${(ids += 1)}`;
    const next = createState({
      ...{ clock, log: recordingLog(), config, history, newId },
      ...{ systemLocale: () => 'en', areSecretsKept: () => true },
    });
    next.subscribe((news) => {
      if (news.kind !== 'alert') return;
      unshown = unshown.filter(({ id }) => !news.insteadOf.includes(id));
      show(news.alert);
    });
    return next;
  }
  let state = start();

  function restart(): void {
    state.stop();
    history.refuse(null);
    isBeingKilled = false;
    unshown = [];
    state = start();
    for (const alert of history.pendingAlerts()) show(alert);
  }

  const change = (edit: (config: Config) => Partial<Config>): void =>
    state.setConfig({ ...state.config(), ...edit(state.config()) });
  const changeSites = (isMeant: (site: Site, place: number) => boolean, edit: (site: Site) => Site): void =>
    change(({ sites: all }) => ({ sites: all.map((each, place) => (isMeant(each, place) ? edit(each) : each)) }));

  function commit(of: Site | undefined, result: Outcome): void {
    if (of === undefined) return;
    const remoteAddress = of.hosting === '' ? '198.51.100.1' : '192.0.2.7';
    state.commit(of, resultOf(result, clock.now()), { remoteAddress, title: null, opinions: [] });
  }
  async function check({ sites: places, results, gapMs }: Rounds): Promise<void> {
    for (const result of results) {
      for (const place of places) {
        const of = state.config().sites[place];
        if (of !== undefined) begun.set(place, of);
        commit(of, result);
      }
      await clock.advance(gapMs);
    }
  }
  function sleep(ms: number): void {
    const fromMs = clock.now();
    clock.sleep(ms);
    state.noteGap({ why: 'asleep', fromMs, toMs: clock.now() });
  }
  function classify(nth: number, as: SaidClassification): void {
    const all = history.incidents(everyIncident);
    const incident = all[nth % Math.max(1, all.length)];
    if (incident !== undefined && !history.isRefusing()) state.classifyIncident(incident.id, as);
  }

  async function take(next: Step): Promise<void> {
    switch (next.kind) {
      case 'checks':
        return check(next);
      case 'late': {
        commit(begun.get(next.site), next.result);
        return;
      }
      case 'edit': {
        changeSites(
          (_, place) => place === next.site,
          (each) => ({ ...each, revision: each.revision + 1 }),
        );
        return;
      }
      case 'delete': {
        change(({ sites: all }) => ({ sites: all.filter((_, place) => place !== next.site) }));
        return;
      }
      case 'pause-site':
      case 'resume-site': {
        const pause = next.kind === 'pause-site' ? { untilMs: clock.now() + 120_000 } : null;
        changeSites(
          (_, place) => place === next.site,
          (each) => ({ ...each, pause }),
        );
        return;
      }
      case 'pause-client':
      case 'resume-client': {
        const pause = next.kind === 'pause-client' ? { untilMs: null } : null;
        changeSites(
          ({ clientId }) => clientId === 'client',
          (each) => ({ ...each, pause }),
        );
        return;
      }
      case 'add':
        sitesMade += 1;
        {
          change(({ sites: all }) => ({ sites: [...all, made(`s${sitesMade}`, 'Hetzner')] }));
          return;
        }
      case 'pause': {
        change(() => ({ pause: { untilMs: null } }));
        return;
      }
      case 'resume': {
        change(() => ({ pause: null }));
        return;
      }
      case 'maintenance': {
        const fromMs = clock.now() + next.inMs;
        const window: MaintenanceWindow = {
          ...{ id: `m${(ids += 1)}`, name: 'Umzug', covers: next.covers, timeZone: 'Europe/Berlin' },
          schedule: { kind: 'once', fromMs, toMs: fromMs + next.lengthMs },
        };
        change(({ maintenance }) => ({ maintenance: [...maintenance, window] }));
        return;
      }
      case 'no-maintenance': {
        change(() => ({ maintenance: [] }));
        return;
      }
      case 'classify': {
        classify(next.nth, next.as);
        return;
      }
      case 'wait':
        return clock.advance(next.ms);
      case 'sleep': {
        sleep(next.ms);
        return;
      }
      case 'set-clock': {
        const fromMs = clock.now();
        clock.setBy(next.ms);
        state.noteGap({ why: 'clock', fromMs, toMs: clock.now() });
        return;
      }
      case 'restart':
        // What the disk has not taken when the app ends is lost, and nothing can be said about it.
        history.refuse(null);
        {
          restart();
          return;
        }
      case 'kill':
        history.refuse(null);
        await clock.advance(10_000);
        isBeingKilled = true;
        history.refuseAfter(next.writes, 'The app was killed.');
        await check(next.meanwhile);
        history.refuse('The app was killed.');
        {
          restart();
          return;
        }
      case 'refuse': {
        history.refuse('disk is full.');
        return;
      }
      case 'accept': {
        history.refuse(null);
        return;
      }
      case 'channel-fails':
        hasChannel = false;
        return;
      case 'channel-works': {
        hasChannel = true;
        const waiting = unshown;
        unshown = [];
        for (const alert of waiting) show(alert);
      }
    }
  }

  /** Lets all come to rest: the disk takes everything, and whoever waits for others is told. */
  async function rest(): Promise<void> {
    history.refuse(null);
    await take({ kind: 'channel-works' });
    await clock.advance(1_200_000);
  }
  return { clock, history, shown, state: () => state, take, rest };
}

function resultOf(outcome: Outcome, at: number): CheckResult {
  const good = { at, ms: 120, status: 200, isTruncated: false, aboutDate: null };
  switch (outcome) {
    case 'good':
      return goodCheck(at);
    case 'failed':
      return failedCheck(at);
    case 'expiring':
      return { kind: 'degraded', ...good, concern: { cause: 'certificate-expiring', amount: 7, step: 7, detail: '' } };
    case 'slow':
      return { kind: 'degraded', ...good, concern: { cause: 'slow', amount: 9000, step: null, detail: '' } };
    case 'blocked':
      return { kind: 'blocked', at, ms: 5, status: 403, mark: 'challenge', detail: '' };
    case 'offline':
    case 'source':
      return { kind: 'skipped', at, why: outcome };
    case 'here-only': {
      const failure = { cause: 'refused', status: null, detail: '' } as const;
      return { kind: 'skipped', at, why: outcome, failure, seenUpFrom: ['probe.example'] };
    }
  }
}
