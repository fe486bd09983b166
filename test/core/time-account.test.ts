import { describe, expect, it } from 'vitest';
import { flooredPercentOf, ratioOf, shareOf, availabilityOf } from '../../src/core/availability';
import type { CheckResult, NotMeasuredReason } from '../../src/core/check';
import { holdOf, openAccount, provisionalRecord, standingOf, takeEvent } from '../../src/core/time-account';
import type { TimeAccount, TimeEvent, TimeStep } from '../../src/core/time-account';
import { withRecord } from '../../src/core/time-span';
import type { Span } from '../../src/core/time-span';
import { judge, unknownVerdict } from '../../src/core/verdict';
import type { Verdict } from '../../src/core/verdict';
import { failedCheck, goodCheck } from '../support/history-samples';

const startMs = Date.UTC(2026, 10, 20, 20);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const policy = { failuresToConfirm: 3, successesToRecover: 2 };

/** A site that is checked every minute for 15 s at most, from `startMs` on. */
function watched() {
  let wallMs = startMs;
  let monotonicMs = 77.5;
  let verdict: Verdict = unknownVerdict;
  let spans: Span[] = [];
  let account: TimeAccount;
  const now = () => ({ wallMs, monotonicMs });
  const take = (step: TimeStep): void => {
    account = step.account;
    if (step.record !== null) spans = withRecord(spans, step.record);
  };
  const event = (told: TimeEvent): void => take(takeEvent(account, told, now()));
  const pass = (ms: number): void => {
    wallMs += ms;
    monotonicMs += ms;
  };
  const check = (result: CheckResult): void => {
    verdict = judge(verdict, result, policy).verdict;
    const holdMs = holdOf(minute, 15 * second);
    event({ kind: 'check', at: result.at, standing: standingOf(result, verdict), holdMs });
  };
  const start = (): void => take(openAccount(spans.at(-1) ?? null, startMs, now()));
  start();
  const life = {
    pass,
    setClockBy: (ms: number) => (wallMs += ms),
    /** The computer sleeps; on Linux the running time stands still meanwhile. */
    sleep: (ms: number, isCounted: boolean) => {
      const fromMs = wallMs;
      wallMs += ms;
      if (isCounted) monotonicMs += ms;
      event({ kind: 'gap', why: 'asleep', fromMs, toMs: wallMs });
    },
    tell: event,
    gap: (why: NotMeasuredReason, toMs: number | null = null) => event({ kind: 'gap', why, fromMs: wallMs, toMs }),
    good: (everyMs = minute, times = 1) => {
      for (let count = 0; count < times; count += 1) {
        check(goodCheck(wallMs));
        pass(everyMs);
      }
    },
    bad: (everyMs = 10 * second, times = 1) => {
      for (let count = 0; count < times; count += 1) {
        check(failedCheck(wallMs));
        pass(everyMs);
      }
    },
    skipped: (why: 'offline' | 'source') => check({ kind: 'skipped', at: wallMs, why }),
    blocked: () => check({ kind: 'blocked', at: wallMs, ms: 80, status: 403, mark: 'challenge', detail: '' }),
    kill: () => {
      monotonicMs = 3;
      verdict = { ...verdict, failures: 0, successes: 0 };
    },
    start,
    nowMs: () => wallMs,
    /** What was written, in seconds since the start: `up 0-60`. */
    written: () => spans.map(textOf),
    /** The same with what is provisional. */
    shown: () => withRecord(spans, provisionalRecord(account, now())).map(textOf),
    spans: () => withRecord(spans, provisionalRecord(account, now())),
  };
  return life;
}

const textOf = ({ kind, why, fromMs, toMs }: Span): string =>
  `${why ?? kind} ${(fromMs - startMs) / second}-${(toMs - startMs) / second}`;

describe('what a check vouches for', () => {
  it('is the time until the next one: a steady day is one span', () => {
    const site = watched();
    site.good(minute, 24 * 60);
    expect(site.written()).toEqual([`up 0-${24 * 3600 - 60}`]);
    expect(site.shown()).toEqual([`up 0-${24 * 3600}`]);
  });

  it('ends with its hold: what comes after that nobody measured', () => {
    const site = watched();
    site.good(10 * minute);
    expect(site.shown()).toEqual(['up 0-90', 'unknown 90-600']);
    site.good(minute);
    expect(site.shown()).toEqual(['up 0-90', 'unknown 90-600', 'up 600-660']);
  });

  it('is nothing before the first check', () => {
    const site = watched();
    site.pass(20 * second);
    site.good();
    expect(site.shown()).toEqual(['unknown 0-20', 'up 20-80']);
  });
});

describe('failures', () => {
  it('count as up where the recheck finds the site well, and as unknown until then', () => {
    const site = watched();
    site.good();
    site.bad();
    expect(site.shown()).toEqual(['up 0-60', 'unknown 60-70']);
    expect(site.written()).toEqual(['up 0-60']);
    site.good();
    expect(site.shown()).toEqual(['up 0-130']);
  });

  it('count as down from the first of the row once they are confirmed, until the first good one of the row that recovers', () => {
    const site = watched();
    site.good();
    site.bad(10 * second);
    site.bad(20 * second);
    site.bad(minute);
    site.good(10 * second);
    site.bad(minute);
    site.good(10 * second);
    expect(site.shown().slice(-2)).toEqual(['down 60-220', 'unknown 220-230']);
    site.good();
    expect(site.shown()).toEqual(['up 0-60', 'down 60-220', 'up 220-290']);
  });

  it('that nobody could confirm, since the computer fell asleep, are neither', () => {
    const site = watched();
    site.good();
    site.bad(5 * second);
    site.sleep(hour, true);
    site.good();
    expect(site.shown()).toEqual([
      'up 0-60',
      'unknown 60-65',
      `asleep 65-${65 + 3600}`,
      `up ${65 + 3600}-${125 + 3600}`,
    ]);
  });

  it("that were the own line's count as such, and before the line was found dead the last good check vouches", () => {
    const site = watched();
    site.good(minute);
    site.bad(10 * second);
    site.skipped('offline');
    site.pass(minute);
    site.good();
    expect(site.shown()).toEqual(['up 0-60', 'offline 60-130', 'up 130-190']);
  });

  it('of an open incident are no down time while nobody measured', () => {
    const site = watched();
    site.good();
    site.bad(20 * second, 3);
    site.sleep(hour, true);
    site.bad(minute);
    site.good(10 * second, 2);
    expect(site.shown()).toEqual(['up 0-60', 'down 60-120', 'asleep 120-3720', 'down 3720-3780', 'up 3780-3800']);
  });

  it('of a challenge page are not measured, whatever was before', () => {
    const site = watched();
    site.good();
    site.blocked();
    site.pass(minute);
    site.good();
    expect(site.shown()).toEqual(['up 0-60', 'blocked 60-120', 'up 120-180']);
  });
});

describe('a night', () => {
  it.each([
    ['the running time stands still, as on Linux', false],
    ['the running time goes on', true],
  ])('asleep is not measured, where in a sleep %s', (_, isCounted) => {
    const site = watched();
    site.good(minute, 60);
    site.pass(30 * second);
    site.sleep(130 * minute, isCounted);
    site.pass(20 * second);
    site.good(minute, 10);
    const question = {
      fromMs: startMs,
      toMs: site.nowMs(),
      nowMs: site.nowMs(),
      createdAtMs: startMs,
      maintenance: [],
    };
    const found = availabilityOf(site.spans(), question);
    // Up until the lid was closed; asleep until the first check after the sleep.
    expect(found.notMeasured).toEqual({ asleep: 130 * minute + 20 * second });
    expect(found.ms.up).toBe(60 * minute + 30 * second + 10 * minute);
    expect(found.elapsedMs).toBe(found.ms.up + found.ms.notMeasured);
    expect(flooredPercentOf(shareOf(found))).toBe(100);
  });

  it("within a pause is the pause's until its end: it says more than a sleep", () => {
    const site = watched();
    site.gap('paused', startMs + 2 * hour);
    site.sleep(3 * hour, true);
    site.good();
    expect(site.shown()).toEqual(['paused 0-7200', 'asleep 7200-10800', 'up 10800-10860']);
  });

  it("of which nobody heard is the clock's where the running time stood still, and unknown where it went on", () => {
    const [linux, windows] = [watched(), watched()];
    for (const site of [linux, windows]) site.good(30 * second);
    linux.setClockBy(8 * hour);
    windows.pass(8 * hour);
    for (const site of [linux, windows]) site.good();
    expect(linux.shown()).toEqual(['clock 0-28800', 'up 28800-28890']);
    expect(windows.shown()).toEqual(['up 0-90', 'unknown 90-28830', 'up 28830-28890']);
  });

  it('told late changes nothing that a check has said since', () => {
    const site = watched();
    site.good(10 * minute);
    site.good();
    site.tell({ kind: 'gap', why: 'asleep', fromMs: startMs + minute, toMs: startMs + 10 * minute });
    expect(site.shown()).toEqual(['up 0-90', 'unknown 90-600', 'up 600-660']);
  });

  it('with the app closed, or killed, is not measured since the last that is known', () => {
    const site = watched();
    site.good(minute, 3);
    site.gap('closed');
    site.pass(hour);
    site.kill();
    site.start();
    site.pass(10 * second);
    site.good(minute, 2);
    site.kill();
    site.pass(hour);
    site.start();
    site.good();
    expect(site.shown()).toEqual(['up 0-180', 'closed 180-3790', 'up 3790-3850', 'closed 3850-7510', 'up 7510-7570']);
  });
});

describe('a clock that is set', () => {
  it('an hour forward: the hour is not measured, and the rest is what it was', () => {
    const site = watched();
    site.good(minute, 2);
    site.good(20 * second);
    site.setClockBy(hour);
    site.pass(40 * second);
    site.good();
    // What was lived through since the last check moves along.
    expect(site.shown()).toEqual(['up 0-120', 'clock 120-3720', 'up 3720-3840']);
  });

  it('an hour back: no hour counts twice, and nothing is claimed of the time that is yet to come', () => {
    const site = watched();
    site.good(minute, 120);
    site.setClockBy(-hour);
    site.good(minute);
    expect(site.shown()).toEqual(['up 0-3660']);
    expect(site.written()).toEqual(['up 0-3600']);
    site.gap('closed');
    site.pass(2 * hour);
    site.start();
    expect(site.shown()).toEqual(['up 0-3660', 'closed 3660-10860']);
  });

  it('back while a suspicion is open: the outage keeps its length', () => {
    const site = watched();
    site.good(minute, 120);
    site.bad(10 * second);
    site.setClockBy(-hour);
    site.bad(20 * second);
    site.bad(minute);
    expect(site.shown()).toEqual(['up 0-3600', 'down 3600-3690']);
  });

  it('while a check is under way: the check began when it did, by the clock as it goes now', () => {
    const site = watched();
    site.good(minute, 120);
    const beganMs = site.nowMs();
    site.pass(10 * second);
    site.setClockBy(-hour);
    site.tell({ kind: 'check', at: beganMs, standing: 'degraded', holdMs: minute });
    site.pass(10 * second);
    expect(site.shown()).toEqual(['up 0-3600', 'degraded 3600-3620']);
  });

  it('back during a pause: the pause ends when the clock says so', () => {
    const site = watched();
    site.good(minute, 120);
    site.gap('paused', startMs + 150 * minute);
    site.setClockBy(-hour);
    site.pass(100 * minute);
    expect(site.shown()).toEqual(['up 0-3600', 'paused 3600-9000', 'unknown 9000-9600']);
  });

  it('back while the app was closed: what was written beyond gives way', () => {
    const site = watched();
    site.good(minute, 60);
    site.gap('closed');
    site.setClockBy(-30 * minute);
    site.start();
    site.pass(minute);
    site.good();
    expect(site.shown()).toEqual(['up 0-1800', 'closed 1800-1860', 'up 1860-1920']);
  });

  it('by a few milliseconds, as network time does: no row of its own', () => {
    const site = watched();
    for (let count = 0; count < 500; count += 1) {
      site.good(minute);
      site.setClockBy(count % 2 === 0 ? 40 : -25);
    }
    expect(site.shown()).toHaveLength(1);
  });

  it('two hours ahead at the start, and put right a minute later: nothing is lost for it', () => {
    const site = watched();
    site.good(minute, 60);
    site.gap('closed');
    site.pass(hour);
    site.setClockBy(2 * hour);
    site.start();
    site.good(minute);
    site.setClockBy(-2 * hour);
    site.good(minute, 60);
    // At 7200 the app was started again.
    expect(site.shown()).toEqual(['up 0-3600', 'closed 3600-7200', 'up 7200-10860']);
  });
});

describe('availability', () => {
  const at = (minutes: number): number => startMs + minutes * minute;
  const span = (kind: 'up' | 'degraded' | 'down', from: number, to: number): Span => ({
    kind,
    why: null,
    fromMs: at(from),
    toMs: at(to),
  });
  const asked = { fromMs: at(0), toMs: at(100), nowMs: at(1000), createdAtMs: at(0), maintenance: [] };

  it('is none where nothing was measured, which is not 100 %', () => {
    const found = availabilityOf([], asked);
    expect(found.ms.notMeasured).toBe(100 * minute);
    expect(ratioOf(shareOf(found))).toBeNull();
    expect(flooredPercentOf(shareOf(found))).toBeNull();
  });

  it('begins when the site was added and ends now', () => {
    const found = availabilityOf([span('up', 10, 40)], { ...asked, createdAtMs: at(10), nowMs: at(50) });
    expect(found).toMatchObject({
      fromMs: at(10),
      toMs: at(50),
      elapsedMs: 40 * minute,
      notMeasured: { unknown: 10 * minute },
    });
  });

  it('leaves an outage out that falls into a maintenance, and counts what was up during it as up', () => {
    const spans = [span('up', 0, 40), span('down', 40, 60), span('up', 60, 100)];
    const found = availabilityOf(spans, { ...asked, maintenance: [{ fromMs: at(30), toMs: at(50) }] });
    expect(found.ms).toEqual({
      up: 80 * minute,
      degraded: 0,
      down: 10 * minute,
      maintenance: 10 * minute,
      notMeasured: 0,
    });
    expect(ratioOf(shareOf(found))).toBeCloseTo(80 / 90, 10);
  });

  it('leaves an outage out that is called a maintenance afterwards, and takes it back again', () => {
    const spans = [span('up', 0, 40), span('down', 40, 60), span('up', 60, 100)];
    const incident = { fromMs: at(40), toMs: at(60) };
    expect(ratioOf(shareOf(availabilityOf(spans, { ...asked, maintenance: [incident] })))).toBe(1);
    expect(ratioOf(shareOf(availabilityOf(spans, asked)))).toBe(0.8);
  });

  it('counts slow answers as answers', () => {
    const found = availabilityOf([span('up', 0, 50), span('degraded', 50, 100)], asked);
    expect(ratioOf(shareOf(found))).toBe(1);
    expect(found.ms.degraded).toBe(50 * minute);
  });

  it('is never shown as more than it was: one second of outage in ten years is not 100 %', () => {
    const tenYearsMs = 10 * 365 * 24 * hour;
    expect(flooredPercentOf({ goodMs: tenYearsMs - second, measuredMs: tenYearsMs })).toBe(99.99);
    expect(flooredPercentOf({ goodMs: tenYearsMs, measuredMs: tenYearsMs })).toBe(100);
    expect(flooredPercentOf({ goodMs: 570, measuredMs: 1000 })).toBe(57);
    expect(flooredPercentOf({ goodMs: 29, measuredMs: 100 }, 0)).toBe(29);
    expect(flooredPercentOf({ goodMs: 9999, measuredMs: 10_000 }, 1)).toBe(99.9);
    expect(flooredPercentOf({ goodMs: 0, measuredMs: 10 })).toBe(0);
  });
});
