import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../src/core/check';
import { createGaps, gapDefaults } from '../../../src/main/watch/gaps';
import { createFakeClock } from '../../support/fake-clock';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

function gapsOf({ hasUptime = true } = {}) {
  const clock = createFakeClock();
  const gaps: Gap[] = [];
  const wentOn: number[] = [];
  let beats = 0;
  const finder = createGaps({
    ...gapDefaults,
    clock: hasUptime ? clock : { now: clock.now, monotonicMs: clock.monotonicMs, after: clock.after },
    found: (gap) => gaps.push(gap),
    wentOn: (uncountedMs) => wentOn.push(uncountedMs),
    beat: () => (beats += 1),
  });
  finder.start();
  return { clock, finder, gaps, wentOn, beats: () => beats };
}

describe('nothing out of the ordinary', () => {
  it('is no gap, and every beat is told', async () => {
    const { clock, finder, gaps, wentOn, beats } = gapsOf();
    await clock.advance(10 * minute);
    expect(gaps).toEqual([]);
    expect(wentOn).toEqual([]);
    expect(beats()).toBe(120);
    finder.stop();
    expect(clock.timers()).toBe(0);
  });

  it('neither is a beat that comes a few seconds late, nor a clock corrected by seconds', async () => {
    const { clock, gaps } = gapsOf();
    await clock.advance(second);
    await clock.standStill(4 * second);
    clock.setBy(3 * second);
    await clock.advance(minute);
    clock.setBy(-3 * second);
    await clock.advance(minute);
    expect(gaps).toEqual([]);
  });
});

describe('a process that stood still', () => {
  it('is one gap from the last sign of life to now', async () => {
    const { clock, finder, gaps, wentOn } = gapsOf();
    await clock.advance(7 * second);
    finder.look();
    const fromMs = clock.now();
    await clock.standStill(90 * second);
    await clock.advance(minute);
    expect(gaps).toEqual([{ why: 'stalled', fromMs, toMs: fromMs + 90 * second }]);
    expect(wentOn).toEqual([0]);
  });

  it('and in the meantime had its clock set: the standstill first, then the clock', async () => {
    const { clock, gaps } = gapsOf();
    await clock.advance(5 * second);
    const fromMs = clock.now();
    clock.setBy(-hour);
    await clock.standStill(90 * second);
    expect(gaps).toEqual([
      { why: 'stalled', fromMs, toMs: fromMs + 90 * second },
      { why: 'clock', fromMs: fromMs + 90 * second, toMs: fromMs + 90 * second - hour },
    ]);
  });
});

describe('a sleep', () => {
  it('that no event tells of, and that the running time does not count, is found by the uptime', async () => {
    const { clock, gaps, wentOn } = gapsOf();
    await clock.advance(5 * second);
    const fromMs = clock.now();
    clock.sleep(8 * hour);
    await clock.advance(minute);
    expect(gaps).toEqual([{ why: 'asleep', fromMs, toMs: fromMs + 8 * hour + 5 * second }]);
    expect(wentOn).toEqual([8 * hour]);
  });

  it('is found by the wall clock where nobody knows the uptime', async () => {
    const { clock, gaps, wentOn } = gapsOf({ hasUptime: false });
    await clock.advance(5 * second);
    clock.sleep(8 * hour);
    await clock.advance(minute);
    expect(gaps.map(({ why }) => why)).toEqual(['asleep']);
    expect(wentOn).toEqual([8 * hour]);
  });

  const sleeps: [string, (clock: ReturnType<typeof createFakeClock>) => unknown][] = [
    ['the running time counts', (clock) => clock.standStill(8 * hour)],
    ['the running time does not count', (clock) => clock.sleep(8 * hour)],
    ['the wall clock alone knows of', (clock) => clock.setBy(8 * hour)],
  ];
  it.each(sleeps)('that %s is one gap where the system tells of it', async (_name, sleep) => {
    const { clock, finder, gaps, wentOn } = gapsOf();
    await clock.advance(7 * second);
    const fromMs = clock.now();
    finder.suspended();
    expect(finder.isAsleep()).toBe(true);
    await sleep(clock);
    finder.resumed();
    await clock.advance(minute);
    expect(finder.isAsleep()).toBe(false);
    expect(gaps).toEqual([{ why: 'asleep', fromMs, toMs: fromMs + 8 * hour }]);
    expect(wentOn).toHaveLength(1);
  });

  it.each(sleeps.slice(0, 2))('that %s is one gap where the beat sees it first', async (_name, sleep) => {
    const { clock, finder, gaps } = gapsOf();
    await clock.advance(7 * second);
    await sleep(clock);
    await clock.advance(5 * second);
    expect(gaps).toHaveLength(1);
    // Both words of the system come late.
    finder.suspended();
    finder.resumed();
    await clock.advance(minute);
    expect(gaps).toHaveLength(1);
  });

  it('interrupted by short wakings is one gap until the system says that it is over', async () => {
    const { clock, finder, gaps, beats } = gapsOf();
    const fromMs = clock.now();
    finder.suspended();
    for (let waking = 0; waking < 5; waking += 1) {
      await clock.standStill(hour);
      await clock.advance(20 * second);
    }
    expect(gaps).toEqual([]);
    expect(beats()).toBe(0);
    finder.resumed();
    expect(gaps).toEqual([{ why: 'asleep', fromMs, toMs: clock.now() }]);
  });

  it('whose end nobody tells of ends when the computer has run on for a minute', async () => {
    const { clock, finder, gaps } = gapsOf();
    finder.suspended();
    await clock.standStill(hour);
    await clock.advance(50 * second);
    expect(finder.isAsleep()).toBe(true);
    await clock.advance(20 * second);
    expect(finder.isAsleep()).toBe(false);
    expect(gaps.map(({ why }) => why)).toEqual(['asleep']);
  });

  it('in which the clock was set back has no negative length', () => {
    const { clock, finder, gaps } = gapsOf();
    const fromMs = clock.now();
    finder.suspended();
    clock.sleep(10 * minute);
    clock.setBy(-hour);
    finder.resumed();
    const toMs = fromMs + 10 * minute;
    expect(gaps).toEqual([
      { why: 'asleep', fromMs, toMs },
      { why: 'clock', fromMs: toMs, toMs: toMs - hour },
    ]);
  });
});

describe('a clock that was set', () => {
  it.each([-hour, hour, 12 * hour])('by %i ms is no sleep: what it was set from and to', async (byMs) => {
    const { clock, gaps, wentOn } = gapsOf();
    await clock.advance(5 * second);
    const beforeMs = clock.now();
    clock.setBy(byMs);
    await clock.advance(minute);
    const fromMs = beforeMs + 5 * second;
    expect(gaps).toEqual([{ why: 'clock', fromMs, toMs: fromMs + byMs }]);
    expect(wentOn).toEqual([]);
  });
});
