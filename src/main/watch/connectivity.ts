import type { CheckResult, ProbeResult } from '../../core/check';
import { scopeOf } from '../../core/scope';
import type { Scope } from '../../core/scope';
import type { ReferencePoint } from '../../core/settings';
import type { Site } from '../../core/site';
import type { Clock, Probe, WatchedState } from '../ports';
import { delay } from './delay';
import { createLine } from './line';
import type { Line } from './line';

/** How many other sites are asked when all reference points are silent, and how long each may take. */
const otherSitesToAsk = 3;
const otherSiteLimitMs = 5000;

export interface ConnectivityDeps {
  clock: Clock;
  state: Pick<WatchedState, 'watchedSites' | 'verdictOf' | 'lastAddressOf' | 'setLine'>;
  probe: Probe;
  probeReference: (point: ReferencePoint, signal: AbortSignal) => Promise<boolean>;
  referencePoints: () => readonly ReferencePoint[];
  /** The own line carries traffic again: the sites of that scope want a fresh look. */
  lineCameBack: (scope: Scope) => void;
  signal: AbortSignal;
}

/** "Is it us?" */
export interface Connectivity {
  scopeOfSite: (site: Site) => Scope;
  /** What a probe brought home, as a result: a failure that is the own line's becomes `skipped`. `at`: when it began. */
  weigh: (site: Site, outcome: ProbeResult, at: number) => Promise<CheckResult>;
  /** The computer woke up: a line that was down may be back. */
  look: () => void;
}

export function createConnectivity(deps: ConnectivityDeps): Connectivity {
  const { state } = deps;
  const lines = new Map<Scope, Line>();
  /** Sites whose failure is being weighed: they cannot speak for the line. */
  const failing = new Set<string>();

  const scopeOfSite = (site: Site): Scope => scopeOf(site.url, state.lastAddressOf(site.id));
  const lineOf = (scope: Scope): Line => {
    const line = lines.get(scope) ?? newLine(scope);
    lines.set(scope, line);
    return line;
  };
  const newLine = (scope: Scope): Line =>
    createLine({
      clock: deps.clock,
      hasReferencePoints: () => pointsOf(deps, scope).length > 0,
      askReferencePoints: () =>
        isAnyTrue(pointsOf(deps, scope).map((point) => deps.probeReference(point, deps.signal))),
      askOtherSites: () => isAnyTrue(othersIn(scope).map((site) => isUpNow(site, deps))),
      changed: (line) => state.setLine(scope, line),
      cameBack: () => deps.lineCameBack(scope),
      signal: deps.signal,
    });

  const othersIn = (scope: Scope): Site[] => {
    const seenGood = (site: Site): number => state.verdictOf(site.id).lastGoodAt ?? 0;
    const candidates = state
      .watchedSites()
      .filter((site) => !failing.has(site.id) && scopeOfSite(site) === scope && provesLine(site, scope))
      .filter((site) => ['up', 'unknown'].includes(state.verdictOf(site.id).state))
      .sort((left, right) => seenGood(right) - seenGood(left));
    // Different hosts, since the sites of one server may be down together.
    return [...new Map(candidates.map((site) => [new URL(site.url).host, site])).values()].slice(0, otherSitesToAsk);
  };

  const weighFailure = async (site: Site, line: Line, at: number): Promise<boolean> => {
    const { state: watchState, failures } = state.verdictOf(site.id);
    const isDecisive = watchState !== 'down' && failures + 1 >= site.failuresToConfirm;
    failing.add(site.id);
    try {
      return await line.isToBlame({ at, isDecisive });
    } finally {
      failing.delete(site.id);
    }
  };

  return {
    scopeOfSite,
    weigh: async (site, outcome, at) => {
      const scope = scopeOf(site.url, outcome.remoteAddress ?? state.lastAddressOf(site.id));
      const line = lineOf(scope);
      const skipped: CheckResult = { kind: 'skipped', at, why: 'offline' };
      if (outcome.kind === 'up') {
        if (provesLine(site, scope)) line.answered();
        else if (line.isDown()) return skipped;
        return { kind: 'up', at, ms: outcome.ms, status: outcome.status, isTruncated: outcome.isTruncated };
      }
      if (await weighFailure(site, line, at)) return skipped;
      const { cause, status, detail, ms } = outcome;
      return { kind: 'down', at, ms, cause, status, detail };
    },
    look: () => lines.forEach((line) => line.look()),
  };
}

/**
 * Whether a good answer of this site means that the line works. A captive portal answers every plain request with a page
 * of its own, so in public only a certificate or an expected word proves anything.
 */
function provesLine(site: Site, scope: Scope): boolean {
  return scope === 'private' || site.url.startsWith('https:') || site.keyword?.mustOccur === true;
}

const pointsOf = (deps: Pick<ConnectivityDeps, 'referencePoints'>, scope: Scope): ReferencePoint[] =>
  deps.referencePoints().filter((point) => scopeOf(point.url, null) === scope);

/** Whether one of them comes true, as soon as one does; what rejects counts as false. */
function isAnyTrue(questions: readonly Promise<boolean>[]): Promise<boolean> {
  const answers = questions.map(async (question) => {
    if (!(await question)) throw new Error('no');
    return true;
  });
  return Promise.any(answers).catch(() => false);
}

async function isUpNow(site: Site, { clock, probe, signal }: ConnectivityDeps): Promise<boolean> {
  const limit = new AbortController();
  const end = (): void => limit.abort();
  delay(clock, otherSiteLimitMs, limit.signal).then(end, () => undefined);
  signal.addEventListener('abort', end, { once: true });
  try {
    return (await probe(site, limit.signal)).kind === 'up';
  } finally {
    signal.removeEventListener('abort', end);
    limit.abort();
  }
}
