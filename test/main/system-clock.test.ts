import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/main/system-clock';

const longestTimerMs = 2 ** 31 - 1;

afterEach(() => vi.useRealTimers());

describe('the system clock', () => {
  it('calls back after a real delay, once, and not when called off', async () => {
    const began = systemClock.monotonicMs();
    const called = await new Promise<number>((resolve) =>
      systemClock.after(20, () => resolve(systemClock.monotonicMs())),
    );
    // Node rounds its timers to whole milliseconds.
    expect(called - began).toBeGreaterThan(18);

    let calls = 0;
    const callOff = systemClock.after(5, () => (calls += 1));
    callOff();
    await sleep(30);
    expect(calls).toBe(0);
  });

  it('does not take a long delay, or one without end, for none', async () => {
    let calls = 0;
    const callOffs = [longestTimerMs + 1, 2 ** 40, Number.POSITIVE_INFINITY].map((delayMs) =>
      systemClock.after(delayMs, () => (calls += 1)),
    );
    await sleep(50);
    for (const callOff of callOffs) callOff();
    expect(calls).toBe(0);
  });

  it('keeps a delay beyond 2^31 ms to the millisecond, and can call it off on the way', () => {
    vi.useFakeTimers();
    let calls = 0;
    const delayMs = 2 * longestTimerMs + 5000;
    systemClock.after(delayMs, () => (calls += 1));
    const callOff = systemClock.after(delayMs, () => (calls += 100));
    vi.advanceTimersByTime(longestTimerMs + 10);
    callOff();
    vi.advanceTimersByTime(delayMs - longestTimerMs - 11);
    expect(calls).toBe(0);
    vi.advanceTimersByTime(1);
    expect(calls).toBe(1);
  });

  it('fires at once for what is overdue', () => {
    vi.useFakeTimers();
    let calls = 0;
    systemClock.after(-5, () => (calls += 1));
    vi.advanceTimersByTime(1);
    expect(calls).toBe(1);
  });
});
