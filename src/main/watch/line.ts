import type { LineState } from '../../core/snapshot';
import type { Clock } from '../ports';
import { delay } from './delay';
import { createDoubt } from './doubt';
import type { DoubtWhy } from './doubt';

/** An answer of the reference points as old as this still counts, so that a hundred failing sites ask once. */
const answerHoldsMs = 3000;
/**
 * A failure that would make a site down wants an answer begun after it; even those ask no more often than this in the
 * long run. A few may ask sooner, so that those who fail together are not told one second after the other.
 */
const shortestBetweenAsksMs = 1000;
const quickAsks = 4;
const shortestBetweenQuickAsksMs = 150;
/** While the line is down, how often the reference points are asked whether it is back; more often after a sleep. */
const pollMs = 15_000;
const hurriedPollMs = 3000;
const hurryMs = 120_000;

/**
 * A proof that took longer than this says that the line works now, and not that it did when the check failed: it may
 * have been given by a line that came back meanwhile. On a network where all are slow, that is said once in half an hour.
 */
const promptMs = 2000;
const slowNetworkHoldsMs = 1_800_000;

export interface LineDeps {
  clock: Clock;
  /** Whether there is anything to ask. */
  hasReferencePoints: () => boolean;
  /** Asks all reference points; true where at least one answers as it must. */
  askReferencePoints: () => Promise<boolean>;
  /** Asks some other sites now; true where at least one is up. */
  askOtherSites: () => Promise<boolean>;
  changed: (line: LineState) => void;
  /** The line was down and carries traffic again. */
  cameBack: () => void;
  signal: AbortSignal;
}

/** A failed check: when it began, in epoch and in monotonic milliseconds, and whether it would make the site down. */
export interface WeighedFailure {
  at: number;
  startedMs: number;
  isDecisive: boolean;
}

/** The own line, as one scope sees it. */
export interface Line {
  isDown: () => boolean;
  /** Whether a failure is the line's, or may be. */
  isToBlame: (failure: WeighedFailure) => Promise<boolean>;
  /** A check that began at `startedMs` got an answer that can only have come over a line that works. */
  answered: (startedMs: number) => void;
  /**
   * The computer woke up, or is in another network: until the line has been seen working, failures are no site's. Asks
   * at once.
   */
  doubt: (why: DoubtWhy) => void;
  /** Resolves as soon as reference points, if there are any, have settled a doubt. */
  settled: () => Promise<void>;
}

interface Ask {
  beganMs: number;
  hasAnswer: Promise<boolean>;
  others: Promise<boolean> | null;
  /** After how long it was proven that the line works. */
  provenAfterMs: number | null;
}

export function createLine(deps: LineDeps): Line {
  const { clock, signal } = deps;
  let state: LineState = { kind: 'unknown' };
  let latest: Ask | null = null;
  let quickAsksLeft = quickAsks;
  let answeredMs = Number.NEGATIVE_INFINITY;
  /** A check that began earlier says nothing by failing: the line was dead then, or nobody knows that it was not. */
  let trustedFromMs = Number.NEGATIVE_INFINITY;
  let slowSinceMs = Number.NEGATIVE_INFINITY;
  let hurryUntilMs = Number.NEGATIVE_INFINITY;
  let callOffPoll = (): void => undefined;

  const trust = (): void => {
    trustedFromMs = clock.monotonicMs();
    doubt.end();
  };
  const doubt = createDoubt(clock, trust);

  const become = (next: LineState): void => {
    if (signal.aborted || (next.kind === state.kind && next.kind !== 'down')) return;
    const wasDown = state.kind === 'down';
    state = next;
    deps.changed(next);
    callOffPoll();
    if (next.kind === 'down') {
      doubt.end();
      pollSoon(pollGapMs());
    } else if (wasDown) {
      trust();
      deps.cameBack();
    }
  };
  const pollGapMs = (): number => (clock.monotonicMs() < hurryUntilMs ? hurriedPollMs : pollMs);

  const ask = (): Ask => {
    const sinceLastMs = clock.monotonicMs() - (latest?.beganMs ?? Number.NEGATIVE_INFINITY);
    // By parts, too: of failures that come every 900 ms all but the first few would else wait.
    quickAsksLeft = Math.min(quickAsks, quickAsksLeft + sinceLastMs / shortestBetweenAsksMs) - 1;
    latest = { beganMs: clock.monotonicMs(), hasAnswer: deps.askReferencePoints(), others: null, provenAfterMs: null };
    return latest;
  };

  /** An ask that began at `sinceMs` or later: the latest one, or a new one as soon as another may begin. */
  const askSince = async (sinceMs: number): Promise<Ask> => {
    for (;;) {
      if (latest === null) return ask();
      if (latest.beganMs >= sinceMs) return latest;
      const gapMs = quickAsksLeft >= 1 ? shortestBetweenQuickAsksMs : shortestBetweenAsksMs;
      const waitMs = latest.beganMs + gapMs - clock.monotonicMs();
      if (waitMs <= 0) return ask();
      await delay(clock, waitMs, signal);
    }
  };

  const pollSoon = (delayMs: number): void => {
    callOffPoll();
    callOffPoll = clock.after(delayMs, () => {
      void poll();
    });
  };
  const poll = async (): Promise<void> => {
    if (!deps.hasReferencePoints()) {
      become({ kind: 'unknown' });
      return;
    }
    const isBack = await ask().hasAnswer.catch(() => false);
    if (signal.aborted || state.kind !== 'down') return;
    if (isBack) become({ kind: 'up' });
    else pollSoon(pollGapMs());
  };

  /** Whether somebody answers who can only be reached over a line that works: a reference point, or another site. */
  const isProven = async (asked: Ask): Promise<boolean> => {
    const isWorking = (await asked.hasAnswer) || (await doOthersAnswer(asked));
    if (isWorking) asked.provenAfterMs ??= clock.monotonicMs() - asked.beganMs;
    return isWorking;
  };
  const doOthersAnswer = async (asked: Ask): Promise<boolean> => {
    asked.others ??= deps.askOtherSites();
    // Another site's regular check may have come in meanwhile: as good as one that was asked.
    return (await asked.others) || answeredMs >= asked.beganMs;
  };
  const distrustSlowProof = ({ provenAfterMs }: Ask): void => {
    const nowMs = clock.monotonicMs();
    if ((provenAfterMs ?? 0) <= promptMs || nowMs - slowSinceMs < slowNetworkHoldsMs) return;
    slowSinceMs = nowMs;
    trustedFromMs = nowMs;
  };

  const settleDoubt = async (sinceMs: number): Promise<void> => {
    const works = await isProven(await askSince(sinceMs));
    if (signal.aborted || doubt.sinceMs() !== sinceMs) return;
    if (works) {
      trust();
      become({ kind: 'up' });
    } else become({ kind: 'down', since: clock.now() });
  };

  const end = (): void => {
    callOffPoll();
    doubt.end();
  };
  signal.addEventListener('abort', end, { once: true });

  return {
    isDown: () => state.kind === 'down',
    isToBlame: async ({ at, startedMs, isDecisive }) => {
      const hasPoints = deps.hasReferencePoints();
      if (!hasPoints) become({ kind: 'unknown' });
      else if (doubt.sinceMs() !== null) await doubt.isOver();
      if (isLineDown()) return true;
      if (doubt.sinceMs() !== null || startedMs < trustedFromMs) return true;
      if (!hasPoints) return false;
      const asked = await askSince(clock.monotonicMs() - (isDecisive ? 0 : answerHoldsMs));
      if (!(await isProven(asked))) {
        if (!isLineDown()) become({ kind: 'down', since: at });
        return true;
      }
      become({ kind: 'up' });
      distrustSlowProof(asked);
      return startedMs < trustedFromMs;
    },
    answered: (startedMs) => {
      const doubtedFromMs = doubt.sinceMs();
      if (doubtedFromMs !== null && startedMs < doubtedFromMs) return;
      answeredMs = clock.monotonicMs();
      if (doubtedFromMs !== null) trust();
      become({ kind: 'up' });
    },
    doubt: (why) => {
      hurryUntilMs = clock.monotonicMs() + hurryMs;
      if (state.kind === 'down') {
        pollSoon(0);
        return;
      }
      if (!doubt.begin(why)) return;
      // What cannot be asked lapses with the doubt.
      if (deps.hasReferencePoints()) settleDoubt(clock.monotonicMs()).catch(() => undefined);
    },
    settled: () => (deps.hasReferencePoints() ? doubt.isOver() : Promise.resolve()),
  };

  /** Apart, since the state may change during every `await`, which the compiler does not see. */
  function isLineDown(): boolean {
    return state.kind === 'down';
  }
}
