import type { CheckResult, Opinion, ProbeResult } from '../../core/check';
import { isOpenToOpinion, withSecondOpinion } from '../../core/opinion';
import { scopeOf } from '../../core/scope';
import type { Scope } from '../../core/scope';
import type { ReferencePoint } from '../../core/settings';
import type { Site } from '../../core/site';
import type { AskSecondOpinions, Clock, Probe, WatchedState } from '../ports';
import { scopeOfSite } from './address';
import { delay } from './delay';
import type { DoubtWhy } from './doubt';
import { createLine } from './line';
import type { Line } from './line';
import { isAnswered, needsLine, provesLine } from './proof';
import type { Answered } from './proof';
import { createWitnesses } from './witnesses';
import type { WitnessesDeps } from './witnesses';

/** How long another site may take that is asked whether the line works. */
const otherSiteLimitMs = 5000;

export interface ConnectivityDeps extends Pick<WitnessesDeps, 'sites' | 'siteOf'> {
  clock: Clock;
  state: Pick<WatchedState, 'verdictOf' | 'lastAddressOf' | 'setLine'>;
  probe: Probe;
  probeReference: (point: ReferencePoint, signal: AbortSignal) => Promise<boolean>;
  referencePoints: () => readonly ReferencePoint[];
  askSecondOpinions: AskSecondOpinions;
  /** The own line carries traffic again: the sites of that scope want a fresh look. */
  lineCameBack: (scope: Scope) => void;
  signal: AbortSignal;
}

/** When a check began, in epoch and in monotonic milliseconds. */
export interface Begin {
  at: number;
  startedMs: number;
}

export interface Weighed {
  result: CheckResult;
  opinions: readonly Opinion[];
  /** It says nothing, though the line is not known to be down: the site is to be looked at again soon. */
  isToRepeat: boolean;
}

/** "Is it us?" */
export interface Connectivity {
  scopeNow: (site: Site) => Scope;
  /** What a probe brought home, as a result: a failure that is, or may be, the own line's becomes `skipped`. */
  weigh: (site: Site, outcome: ProbeResult, begin: Begin, signal: AbortSignal) => Promise<Weighed>;
  /** The computer woke up, or is in another network: nothing counts as a failure until the line was seen working. */
  doubt: (why: DoubtWhy) => void;
}

export function createConnectivity(deps: ConnectivityDeps): Connectivity {
  const { state } = deps;
  const lines = new Map<Scope, Line>();
  /** Sites whose failure is being weighed: they cannot speak for the line. */
  const failing = new Set<string>();

  const scopeNow = (site: Site): Scope => scopeOfSite(site, state.lastAddressOf(site.id));
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
      askOtherSites: () => isAnyTrue(witnesses.inScope(scope).map((site) => answersNow(site, deps))),
      changed: (line) => state.setLine(scope, line),
      cameBack: () => deps.lineCameBack(scope),
      signal: deps.signal,
    });
  const witnesses = createWitnesses({
    sites: deps.sites,
    siteOf: deps.siteOf,
    isFit: (site, scope) =>
      !failing.has(site.id) &&
      ['up', 'degraded', 'unknown'].includes(state.verdictOf(site.id).state) &&
      provesLine(site, scope) &&
      scopeNow(site) === scope,
  });

  const isDecisive = (site: Site): boolean => {
    const verdict = state.verdictOf(site.id);
    return verdict.state !== 'down' && verdict.failures + 1 >= site.failuresToConfirm;
  };

  const weighAnswer = async (site: Site, outcome: Answered, { at, startedMs }: Begin, scope: Scope) => {
    const line = lineOf(scope);
    if (provesLine(site, scope) && (outcome.kind !== 'blocked' || site.url.startsWith('https:'))) {
      witnesses.seenGood(site, scope);
      line.answered(startedMs);
    } else if (needsLine(site)) {
      // A portal's page must not pass for the site's while nobody knows whether there is a portal.
      await line.settled();
      if (line.isDown()) return only({ kind: 'skipped', at, why: 'offline' });
    }
    return only(resultOf(outcome, at));
  };

  const weighFailure = async (site: Site, outcome: Failed, begin: Begin, scope: Scope, signal: AbortSignal) => {
    const { at, startedMs } = begin;
    const line = lineOf(scope);
    failing.add(site.id);
    try {
      const isLines = needsLine(site) && (await line.isToBlame({ at, startedMs, isDecisive: isDecisive(site) }));
      if (isLines) return only({ kind: 'skipped', at, why: 'offline' }, !line.isDown());
      const result = failureOf(outcome, at);
      if (!isDecisive(site) || !isOpenToOpinion(site.check, outcome)) return only(result);
      const opinions = await deps.askSecondOpinions(site, signal);
      return { result: withSecondOpinion(result, opinions), opinions, isToRepeat: false };
    } finally {
      failing.delete(site.id);
    }
  };

  /** Nobody answered, which is no failure of the site; yet it may be the line that kept silent. */
  const weighSilence = async (site: Site, result: CheckResult, { at, startedMs }: Begin, scope: Scope) => {
    const isLines = needsLine(site) && (await lineOf(scope).isToBlame({ at, startedMs, isDecisive: false }));
    return only(isLines ? { kind: 'skipped', at, why: 'offline' } : result);
  };

  return {
    scopeNow,
    weigh: async (site, outcome, begin, signal) => {
      const scope = scopeOfSite(site, outcome.remoteAddress ?? state.lastAddressOf(site.id));
      switch (outcome.kind) {
        case 'up':
        case 'degraded':
        case 'blocked':
          return isAnswered(outcome)
            ? weighAnswer(site, outcome, begin, scope)
            : weighSilence(site, resultOf(outcome, begin.at), begin, scope);
        case 'down':
          return weighFailure(site, outcome, begin, scope, signal);
        case 'unmeasured': {
          const silence: CheckResult = { kind: 'skipped', at: begin.at, why: 'source', detail: outcome.detail };
          return weighSilence(site, silence, begin, scope);
        }
      }
    },
    doubt: (why) => lines.forEach((line) => line.doubt(why)),
  };
}

type Failed = Extract<ProbeResult, { kind: 'down' }>;

const only = (result: CheckResult, isToRepeat = false): Weighed => ({ result, opinions: [], isToRepeat });

function failureOf({ cause, status, detail, ms }: Failed, at: number): CheckResult {
  return { kind: 'down', at, ms, cause, status, detail };
}

function resultOf(outcome: Answered, at: number): CheckResult {
  switch (outcome.kind) {
    case 'up': {
      const { kind, ms, status, isTruncated, aboutDate, phases } = outcome;
      return { kind, at, ms, status, isTruncated, aboutDate, ...(phases && { phases }) };
    }
    case 'degraded': {
      const { kind, ms, status, isTruncated, aboutDate, concern, phases } = outcome;
      return { kind, at, ms, status, isTruncated, aboutDate, concern, ...(phases && { phases }) };
    }
    case 'blocked': {
      const { kind, ms, status, mark, detail } = outcome;
      return { kind, at, ms, status, mark, detail };
    }
  }
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

async function answersNow(site: Site, { clock, probe, signal }: ConnectivityDeps): Promise<boolean> {
  const limit = new AbortController();
  const end = (): void => limit.abort();
  delay(clock, otherSiteLimitMs, limit.signal).then(end, () => undefined);
  signal.addEventListener('abort', end, { once: true });
  try {
    const outcome = await probe(site, limit.signal);
    return (outcome.kind === 'up' || outcome.kind === 'degraded') && isAnswered(outcome);
  } finally {
    signal.removeEventListener('abort', end);
    limit.abort();
  }
}
