import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availabilityOf } from '../../src/core/availability';
import { fillingOf, fillPreviewOf } from '../../src/core/robot-filling';
import { clockGapOf, outagesIn, recordOf, zoneGapOf } from '../../src/core/robot-record';
import type { RobotLine, RobotLog } from '../../src/core/robot-record';
import { pushSpan, withFilled } from '../../src/core/time-span';
import type { Span, TimeSort } from '../../src/core/time-span';
import { sampleSite } from '../support/site-sample';

const site = sampleSite();
const line = (type: number, at: number, length: number, reason = ''): RobotLine => ({
  ...{ type, atMs: at * 1000, lengthMs: length * 1000, reason },
});
const logOf = (lines: readonly RobotLine[], readAt = 10_000): RobotLog => ({
  ...{ lines, readAtMs: readAt * 1000, isRunning: true },
});
const up: TimeSort = { kind: 'up', why: null };
const down: TimeSort = { kind: 'down', why: null };
const asleep: TimeSort = { kind: 'notMeasured', why: 'asleep' };
const closed: TimeSort = { kind: 'notMeasured', why: 'closed' };
const span = (sort: TimeSort, from: number, to: number): Span => ({ ...sort, fromMs: from * 1000, toMs: to * 1000 });
const none = { spans: [], outages: [] };

describe('the log of UptimeRobot', () => {
  it('says what was between its lines, and nothing of before, of pauses and of a start', () => {
    const lines = [line(2, 800, 9000), line(1, 700, 100, 'Connection Timeout'), line(2, 500, 200), line(99, 400, 100)];
    const older = [line(2, 110, 290), line(98, 100, 10)];
    expect(recordOf(logOf([...lines, ...older]))).toEqual({
      spans: [
        { kind: 'up', reason: '', fromMs: 110_000, toMs: 400_000 },
        { kind: 'up', reason: '', fromMs: 500_000, toMs: 700_000 },
        { kind: 'down', reason: 'Connection Timeout', fromMs: 700_000, toMs: 800_000 },
        { kind: 'up', reason: '', fromMs: 800_000, toMs: 9_800_000 },
      ],
      cutAtMs: null,
    });
  });

  it('begins in the middle where older lines are not kept', () => {
    expect(recordOf(logOf([line(2, 800, 100), line(1, 700, 100)])).cutAtMs).toBe(700_000);
    expect(recordOf(logOf([])).cutAtMs).toBeNull();
  });

  it('claims nothing beyond the moment at which it was read, and nothing of kinds that nobody knows', () => {
    expect(recordOf(logOf([line(2, 800, 100)], 850)).spans).toEqual([
      { kind: 'up', reason: '', fromMs: 800_000, toMs: 850_000 },
    ]);
    expect(recordOf(logOf([line(97, 800, 100), line(Number.NaN, 700, 100)])).spans).toEqual([]);
  });

  it('is told in another time zone where what runs does not reach to now', () => {
    const running = (readAt: number) => [logOf([line(2, 0, 100_000), line(1, -50, 50)], readAt)];
    expect(zoneGapOf(running(100_030))).toBeNull();
    expect(zoneGapOf(running(107_200))).toBe(-7_200_000);
    expect(zoneGapOf(running(92_800))).toBe(7_200_000);
    // No time zone is as far away: the line is simply not kept up to date.
    expect(zoneGapOf(running(200_000))).toBeNull();
    // Of what is paused, and of a line that does not say how long it lasts, nobody knows.
    expect(zoneGapOf(running(107_200).map((log) => ({ ...log, isRunning: false })))).toBeNull();
    expect(zoneGapOf([logOf([line(2, 90_000, 0), line(1, 0, 90_000)], 100_000)])).toBeNull();
    // One monitor that is looked at seldom says nothing against the others.
    expect(zoneGapOf([...running(100_030), logOf([line(2, 0, 90_000)], 100_030)])).toBeNull();
  });

  it('is not laid over time by a clock that is wrong', () => {
    expect(clockGapOf(1_000_000, 1_000_000 + 15 * 60_000)).toBeNull();
    expect(clockGapOf(1_000_000, 1_000_001 + 15 * 60_000)).toBe(-900_001);
    expect(clockGapOf(Number.NaN, 0)).toBeNull();
  });

  it('has an outage for each stretch of down, however many lines there are of it', () => {
    const { spans } = recordOf(
      logOf([line(1, 300, 60), line(2, 200, 100), line(1, 160, 40, 'b'), line(1, 100, 60, 'a')]),
    );
    expect(outagesIn(spans)).toEqual([
      { startedAt: 100_000, endedAt: 200_000, reason: 'a' },
      { startedAt: 300_000, endedAt: 360_000, reason: '' },
    ]);
  });
});

describe('time that was not measured', () => {
  const own = [
    span(up, 0, 100),
    span(asleep, 100, 200),
    span(closed, 200, 300),
    span(down, 300, 400),
    span(asleep, 400, 500),
  ];
  const log = logOf([line(2, 250, 400), line(1, 150, 100, 'Timeout'), line(2, 0, 150)]);

  it('is filled across its reasons, and the rest stays as it was measured', () => {
    const filling = fillingOf(site, [log], { spans: own, outages: [] });
    expect(withFilled(own, filling.spans)).toEqual([
      span(up, 0, 100),
      { ...span(up, 100, 150), by: 'uptimerobot' },
      { ...span(down, 150, 250), by: 'uptimerobot' },
      { ...span(up, 250, 300), by: 'uptimerobot' },
      span(down, 300, 400),
      { ...span(up, 400, 500), by: 'uptimerobot' },
    ]);
    expect(filling.outages).toEqual([{ startedAt: 150_000, endedAt: 250_000, reason: 'Timeout' }]);
  });

  it('has no new outage where the log has one that it overlaps or touches', () => {
    const outagesWith = (startedAt: number, endedAt: number | null) =>
      fillingOf(site, [log], {
        spans: own,
        outages: [{ startedAt: startedAt * 1000, endedAt: endedAt && endedAt * 1000 }],
      }).outages.length;
    expect(outagesWith(250, 300)).toBe(0);
    expect(outagesWith(100, 150)).toBe(0);
    expect(outagesWith(240, null)).toBe(0);
    expect(outagesWith(251, null)).toBe(1);
    expect(outagesWith(100, 149)).toBe(1);
  });

  it('says up to where the log reaches, only where something is missing before', () => {
    const short = logOf([line(2, 150, 500)]);
    expect(fillingOf(site, [short], { spans: own, outages: [] }).cutAtMs).toBe(150_000);
    expect(fillingOf(site, [short], { spans: own.slice(3), outages: [] }).cutAtMs).toBeNull();
    const whole = logOf([line(2, 150, 500), line(98, 149, 1)]);
    expect(fillingOf(site, [whole], { spans: own, outages: [] }).cutAtMs).toBeNull();
  });

  it('is told before it is filled', () => {
    const filling = fillingOf(site, [log], { spans: own, outages: [] });
    const empty = { ...fillingOf(site, [], { spans: own, outages: [] }), site: sampleSite({ name: 'Leer' }) };
    expect(fillPreviewOf([filling, empty], 10)).toEqual({
      ...{ sites: 1, filledMs: 300_000, downMs: 100_000, outages: 1, moreRows: 0 },
      rows: [{ name: site.name, filledMs: 300_000, outages: 1, cutAtMs: null }],
    });
    expect(fillPreviewOf([filling, filling], 1)).toMatchObject({ sites: 2, moreRows: 1, rows: [{ outages: 1 }] });
  });
});

describe('against a model that looks at each second by itself', () => {
  const length = 240;
  const types = fc.constantFrom(1, 1, 2, 2, 2, 98, 99, 97);
  const lines = fc.array(
    fc.record({
      ...{ type: types, at: fc.integer({ min: -20, max: length }) },
      length: fc.option(fc.integer({ min: 0, max: 90 }), { nil: Number.NaN }),
    }),
    { maxLength: 14 },
  );
  const sorts = fc.constantFrom<TimeSort>(up, down, asleep, closed, asleep, { kind: 'degraded', why: null });
  const ours = fc.array(fc.record({ sort: sorts, length: fc.integer({ min: 1, max: 40 }) }), {
    minLength: 1,
    maxLength: 14,
  });

  /** Whoever said something last, and still says it. */
  function theirKind(
    given: readonly { type: number; at: number; length: number }[],
    second: number,
  ): 'up' | 'down' | null {
    let said: { type: number; at: number; length: number } | null = null;
    // The list is newest first.
    for (const each of given) if (each.at <= second && (said === null || each.at > said.at)) said = each;
    if (said === null) return null;
    const isLast = given.every(({ at }) => at <= second);
    const isOver = Number.isNaN(said.length) ? isLast : said.at + said.length <= second;
    return isOver || said.type > 2 ? null : said.type === 1 ? 'down' : 'up';
  }

  it('fills what was not measured and nothing else, and a second time nothing', () => {
    fc.assert(
      fc.property(
        fc.array(lines, { maxLength: 2 }),
        ours,
        fc.integer({ min: 0, max: length }),
        (given, parts, readAt) => {
          const sorted = given.map((each) => each.toSorted((one, other) => other.at - one.at));
          const logs = sorted.map((each) =>
            logOf(
              each.map(({ type, at, length: lasts }) => line(type, at, lasts)),
              readAt,
            ),
          );
          let at = 0;
          const spans: Span[] = [];
          for (const { sort, length: lasts } of parts) pushSpan(spans, span(sort, at, (at += lasts)));

          const filling = fillingOf(site, logs, { spans, outages: [] });
          const after = withFilled(spans, filling.spans);

          const painted = (all: readonly Span[]): string[] => {
            const seconds: string[] = [];
            for (const { kind, why, by, fromMs, toMs } of all) {
              for (let second = fromMs / 1000; second < toMs / 1000; second += 1) {
                seconds[second] = `${seconds[second] ?? ''}${kind} ${why ?? ''} ${by ?? ''}`;
              }
            }
            return seconds;
          };
          const counts = { up: 0, down: 0 };
          const expected = painted(spans).map((before, second) => {
            const known = sorted.map((each) => (second < readAt ? theirKind(each, second) : null));
            const kind = known.find((each) => each !== null) ?? null;
            if (!before.startsWith('notMeasured') || kind === null) return before;
            counts[kind] += 1000;
            return `${kind}  uptimerobot`;
          });
          expect(painted(after)).toEqual(expected);
          const { ms, filled, elapsedMs } = availabilityOf(after, {
            ...{ fromMs: 0, toMs: at * 1000, nowMs: at * 1000, createdAtMs: 0, maintenance: [] },
          });
          expect(filled).toEqual({ ...counts, degraded: 0, maintenance: 0, notMeasured: 0 });
          expect(Object.values(ms).reduce((sum, each) => sum + each, 0)).toBe(elapsedMs);
          const downMs = filling.outages.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
          expect(downMs).toBe(counts.down);

          expect(fillingOf(site, logs, { spans: after, outages: filling.outages })).toMatchObject(none);
        },
      ),
      { numRuns: 500 },
    );
  });
});
