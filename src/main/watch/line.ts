import type { LineState } from '../../core/snapshot';
import type { Clock } from '../ports';
import { delay } from './delay';

/** An answer of the reference points as old as this still counts, so that a hundred failing sites ask once. */
const answerHoldsMs = 3000;
/** A failure that would make a site down wants an answer begun after it; even those ask no more often than this. */
const shortestBetweenAsksMs = 1000;
/** While the line is down, how often the reference points are asked whether it is back. */
const pollMs = 15_000;

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

/** The own line, as one scope sees it. */
export interface Line {
  isDown: () => boolean;
  /**
   * Whether a failure is the line's. `at`: when the failed check began (epoch milliseconds). `isDecisive`: the failure
   * would make the site down.
   */
  isToBlame: (failure: { at: number; isDecisive: boolean }) => Promise<boolean>;
  /** Somebody in the scope answered who can only have been reached over a line that works. */
  answered: () => void;
  /** Asks at once whether a line that is down has come back. */
  look: () => void;
}

interface Ask {
  beganMs: number;
  hasAnswer: Promise<boolean>;
  others: Promise<boolean> | null;
}

export function createLine(deps: LineDeps): Line {
  const { clock, signal } = deps;
  let state: LineState = { kind: 'unknown' };
  let latest: Ask | null = null;
  let answeredMs = Number.NEGATIVE_INFINITY;
  let callOffPoll = (): void => undefined;

  const become = (next: LineState): void => {
    if (signal.aborted || (next.kind === state.kind && next.kind !== 'down')) return;
    const wasDown = state.kind === 'down';
    state = next;
    deps.changed(next);
    callOffPoll();
    if (next.kind === 'down') pollSoon(pollMs);
    else if (wasDown) deps.cameBack();
  };

  const ask = (): Ask => {
    latest = { beganMs: clock.monotonicMs(), hasAnswer: deps.askReferencePoints(), others: null };
    return latest;
  };

  /** An ask that began at `sinceMs` or later: the latest one, or a new one as soon as another may begin. */
  const askSince = async (sinceMs: number): Promise<Ask> => {
    for (;;) {
      if (latest === null) return ask();
      if (latest.beganMs >= sinceMs) return latest;
      const waitMs = latest.beganMs + shortestBetweenAsksMs - clock.monotonicMs();
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
    else pollSoon(pollMs);
  };
  signal.addEventListener('abort', () => callOffPoll(), { once: true });

  return {
    isDown: () => state.kind === 'down',
    isToBlame: async ({ at, isDecisive }) => {
      if (!deps.hasReferencePoints()) {
        become({ kind: 'unknown' });
        return false;
      }
      if (state.kind === 'down') return true;
      const asked = await askSince(clock.monotonicMs() - (isDecisive ? 0 : answerHoldsMs));
      if (!(await asked.hasAnswer)) {
        asked.others ??= deps.askOtherSites();
        // Another site's regular check may have come in meanwhile: as good as one that was asked.
        const doOthersAnswer = (await asked.others) || answeredMs >= asked.beganMs;
        if (!doOthersAnswer) {
          if (!isLineDown()) become({ kind: 'down', since: at });
          return true;
        }
      }
      become({ kind: 'up' });
      return false;
    },
    answered: () => {
      answeredMs = clock.monotonicMs();
      become({ kind: 'up' });
    },
    look: () => {
      if (state.kind === 'down') pollSoon(0);
    },
  };

  /** Apart, since the state may change during every `await`, which the compiler does not see. */
  function isLineDown(): boolean {
    return state.kind === 'down';
  }
}
