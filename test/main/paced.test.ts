import { describe, expect, it } from 'vitest';
import { paced } from '../../src/main/paced';
import { createFakeClock } from '../support/fake-clock';

function setUp() {
  const clock = createFakeClock();
  const startMs = clock.monotonicMs();
  const runs: number[] = [];
  return { clock, runs, action: paced(clock, 250, () => runs.push(clock.monotonicMs() - startMs)) };
}

describe('a paced action', () => {
  it('runs soon, but never within the call that asks for it', async () => {
    const { clock, runs, action } = setUp();
    action.request();
    expect(runs).toEqual([]);
    await clock.advance(0);
    expect(runs).toEqual([0]);
  });

  it('makes one of many requests, and loses not the last one', async () => {
    const { clock, runs, action } = setUp();
    for (let ms = 0; ms < 1000; ms += 10) {
      action.request();
      await clock.advance(10);
    }
    expect(runs).toEqual([0, 250, 500, 750, 1000]);
    action.request();
    action.request();
    await clock.advance(249);
    expect(runs).toHaveLength(5);
    await clock.advance(1);
    expect(runs.at(-1)).toBe(1250);
    await clock.advance(10_000);
    expect(runs).toHaveLength(6);
  });

  it('goes by the time that only grows', async () => {
    const { clock, runs, action } = setUp();
    action.request();
    await clock.advance(0);
    clock.setBy(-3_600_000);
    action.request();
    await clock.advance(250);
    expect(runs).toEqual([0, 250]);
  });

  it('runs no more once it was stopped, whether something waited or not', async () => {
    const idle = setUp();
    idle.action.stop();
    idle.action.request();
    await idle.clock.advance(1000);
    expect(idle.runs).toEqual([]);

    const waiting = setUp();
    waiting.action.request();
    waiting.action.stop();
    waiting.action.request();
    await waiting.clock.advance(1000);
    expect(waiting.runs).toEqual([]);
  });
});
