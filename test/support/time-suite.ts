import { describe, expect, it } from 'vitest';
import type { NotMeasuredReason } from '../../src/core/check';
import type { FilledSpan, Span, TimeSort } from '../../src/core/time-span';
import type { HistoryStore } from '../../src/main/ports';
import { nightMs } from './history-samples';

const up: TimeSort = { kind: 'up', why: null };
const down: TimeSort = { kind: 'down', why: null };
const gone = (why: NotMeasuredReason): TimeSort => ({ kind: 'notMeasured', why });

/** A span some minutes into the night. */
export const spanOf = (sort: TimeSort, from: number, to: number): Span => ({
  ...sort,
  fromMs: nightMs + from * 60_000,
  toMs: nightMs + to * 60_000,
});

/** What every implementation of the log has to do about time. `open` makes an empty one; the suite closes it. */
export function timeSuite(name: string, open: () => HistoryStore): void {
  /** Each test once with all that it writes on disk at once, and once with all of it waiting. */
  const withHistory = (test: (history: HistoryStore, settle: () => void) => void) => () => {
    for (const isWritten of [true, false]) {
      const history = open();
      try {
        test(history, () => (isWritten ? history.flush() : undefined));
      } finally {
        history.close();
      }
    }
  };
  const all = (history: HistoryStore, siteId: string): Span[] => history.spansOf(siteId, 0, nightMs * 2);

  describe(`${name}: time`, () => {
    it(
      'that others have measured stands beside it, marked as theirs, and stays as it was filled in',
      withHistory((history) => {
        const theirs = (kind: 'up' | 'down', from: number, to: number): FilledSpan => ({
          ...{ kind, why: null, by: 'uptimerobot', fromMs: nightMs + from * 60_000, toMs: nightMs + to * 60_000 },
        });
        const [first, second, third] = [theirs('up', 0, 10), theirs('down', 10, 12), theirs('up', 20, 30)];
        history.fillTime([
          { siteId: 'a', spans: [first, second] },
          { siteId: 'b', spans: [theirs('down', 0, 5)] },
        ]);
        history.fillTime([{ siteId: 'a', spans: [{ ...first, toMs: first.toMs + 1 }, third] }]);
        expect(history.filledOf('a', 0, nightMs * 2)).toEqual([first, second, third]);
        expect(history.filledOf('a', nightMs + 11 * 60_000, nightMs + 20 * 60_000)).toEqual([second]);
        expect(history.filledOf('a', nightMs + 5 * 60_000, nightMs + 25 * 60_000)).toEqual([first, second, third]);
        expect(history.filledOf('a', nightMs + 12 * 60_000, nightMs + 20 * 60_000)).toEqual([]);
        expect(history.filledOf('c', 0, nightMs * 2)).toEqual([]);
        expect(all(history, 'a')).toEqual([]);
      }),
    );

    it(
      'is one span for as long as nothing changes',
      withHistory((history, settle) => {
        for (let minute = 0; minute < 50; minute += 1) {
          const span = spanOf(up, minute, minute + 1);
          history.recordTime('a', { fromMs: span.fromMs, spans: [span] });
          settle();
        }
        const more = [spanOf(up, 50, 51), spanOf(gone('asleep'), 51, 90), spanOf(gone('paused'), 90, 91)];
        history.recordTime('a', { fromMs: more[0]?.fromMs ?? 0, spans: more });
        settle();
        expect(all(history, 'a')).toEqual([spanOf(up, 0, 51), ...more.slice(1)]);
        expect(all(history, 'b')).toEqual([]);
        expect(history.lastSpans()).toEqual(new Map([['a', spanOf(gone('paused'), 90, 91)]]));
      }),
    );

    it(
      'of a clock that was set back takes the place of what was beyond it',
      withHistory((history, settle) => {
        const first = [spanOf(up, 0, 10), spanOf(down, 10, 20), spanOf(up, 20, 60), spanOf(gone('closed'), 60, 61)];
        history.recordTime('a', { fromMs: nightMs, spans: first });
        settle();
        history.recordTime('a', { fromMs: spanOf(up, 15, 16).fromMs, spans: [] });
        settle();
        expect(all(history, 'a')).toEqual([spanOf(up, 0, 10), spanOf(down, 10, 15)]);
        expect(history.lastSpans().get('a')).toEqual(spanOf(down, 10, 15));
        history.recordTime('a', {
          fromMs: spanOf(up, 15, 16).fromMs,
          spans: [spanOf(down, 15, 16), spanOf(up, 16, 17)],
        });
        settle();
        expect(all(history, 'a')).toEqual([spanOf(up, 0, 10), spanOf(down, 10, 16), spanOf(up, 16, 17)]);
        history.recordTime('a', { fromMs: nightMs - 60_000, spans: [] });
        settle();
        expect(all(history, 'a')).toEqual([]);
        expect(history.lastSpans()).toEqual(new Map());
        history.recordTime('a', { fromMs: nightMs - 60_000, spans: [spanOf(up, -1, 3)] });
        settle();
        expect(all(history, 'a')).toEqual([spanOf(up, -1, 3)]);
      }),
    );

    it(
      'is told whole where it touches what is asked about, half open',
      withHistory((history, settle) => {
        const spans = [spanOf(up, 0, 10), spanOf(down, 10, 20), spanOf(up, 20, 30)];
        history.recordTime('a', { fromMs: nightMs, spans: spans.slice(0, 2) });
        settle();
        history.recordTime('a', { fromMs: spanOf(up, 20, 30).fromMs, spans: spans.slice(2) });
        const at = (minute: number): number => nightMs + minute * 60_000;
        expect(history.spansOf('a', at(5), at(15))).toEqual(spans.slice(0, 2));
        expect(history.spansOf('a', at(10), at(20))).toEqual(spans.slice(1, 2));
        expect(history.spansOf('a', at(12), at(13))).toEqual(spans.slice(1, 2));
        expect(history.spansOf('a', at(19), at(21))).toEqual(spans.slice(1));
        expect(history.spansOf('a', at(30), at(40))).toEqual([]);
        expect(history.spansOf('a', at(-9), at(0))).toEqual([]);
      }),
    );

    it(
      'keeps every sort of time',
      withHistory((history, settle) => {
        const reasons: NotMeasuredReason[] = ['asleep', 'closed', 'stalled', 'clock', 'offline', 'source', 'here-only'];
        const sorts = [
          ...(['up', 'degraded', 'down', 'maintenance'] as const).map((kind): TimeSort => ({ kind, why: null })),
          ...[...reasons, 'paused' as const, 'blocked' as const, 'unknown' as const].map(gone),
        ];
        const spans = sorts.map((sort, minute) => spanOf(sort, minute, minute + 1));
        history.recordTime('a', { fromMs: nightMs, spans });
        settle();
        expect(all(history, 'a')).toEqual(spans);
      }),
    );
  });
}
