import type { CheckResult, Gap } from '../../src/core/check';
import type { Site } from '../../src/core/site';
import type { Scope } from '../../src/core/scope';
import type { LineState } from '../../src/core/snapshot';
import { forgetSuspicion, judge, unknownVerdict } from '../../src/core/verdict';
import type { Transition, Verdict } from '../../src/core/verdict';
import type { Evidence, WatchedState } from '../../src/main/ports';

/** What the watch needs of the state, with the core's own verdict and nothing on disk; it remembers what came in. */
export interface RecordingState extends WatchedState {
  sites: Site[];
  commits: { siteId: string; result: CheckResult; evidence: Evidence }[];
  transitions: { siteId: string; transition: Transition }[];
  lines: { scope: Scope; line: LineState }[];
  gaps: Gap[];
  checking: Set<string>;
  addresses: Map<string, string>;
  verdicts: Map<string, Verdict>;
  kindsOf: (siteId: string) => CheckResult['kind'][];
}

export function createRecordingState(sites: Site[]): RecordingState {
  const state: RecordingState = {
    sites,
    commits: [],
    transitions: [],
    lines: [],
    gaps: [],
    checking: new Set(),
    addresses: new Map(),
    verdicts: new Map(),
    kindsOf: (siteId) => state.commits.filter((commit) => commit.siteId === siteId).map(({ result }) => result.kind),
    watchedSites: () => state.sites,
    verdictOf: (siteId) => state.verdicts.get(siteId) ?? unknownVerdict,
    lastAddressOf: (siteId) => state.addresses.get(siteId) ?? null,
    commit: (site, result, evidence) => {
      state.commits.push({ siteId: site.id, result, evidence });
      const { verdict, transition } = judge(state.verdictOf(site.id), result, site);
      state.verdicts.set(site.id, verdict);
      if (transition !== null) state.transitions.push({ siteId: site.id, transition });
      if (evidence.remoteAddress !== null) state.addresses.set(site.id, evidence.remoteAddress);
    },
    setChecking: (siteId, isChecking) => {
      if (isChecking) state.checking.add(siteId);
      else state.checking.delete(siteId);
    },
    noteGap: (gap) => {
      state.gaps.push(gap);
      if (gap.why === 'clock') return;
      for (const [siteId, verdict] of state.verdicts) state.verdicts.set(siteId, forgetSuspicion(verdict));
    },
    setLine: (scope, line) => state.lines.push({ scope, line }),
  };
  return state;
}
