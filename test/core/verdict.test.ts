import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult, Failure } from '../../src/core/check';
import { judge, unknownVerdict, verdictOfOpenIncident } from '../../src/core/verdict';
import type { Transition, Verdict, VerdictPolicy } from '../../src/core/verdict';

const policy: VerdictPolicy = { failuresToConfirm: 3, successesToRecover: 2 };
const failure: Failure = { cause: 'status', status: 503, detail: 'HTTP 503' };

const up = (at: number): CheckResult => ({ kind: 'up', at, ms: 50, status: 200, isTruncated: false, aboutDate: null });
const down = (at: number): CheckResult => ({ kind: 'down', at, ms: 50, ...failure });
const skipped = (at: number): CheckResult => ({ kind: 'skipped', at, why: 'offline' });

const seen = { ms: 50, status: 200, isTruncated: false, aboutDate: null };
const slow = (at: number): CheckResult => ({
  ...{ kind: 'degraded', at, ...seen, concern: { cause: 'slow', amount: 9000, step: null, detail: '' } },
});
const expiring = (at: number): CheckResult => ({
  ...{ kind: 'degraded', at, ...seen, concern: { cause: 'certificate-expiring', amount: 7, step: 7, detail: '' } },
});
const blocked = (at: number): CheckResult => ({
  ...{ kind: 'blocked', at, ms: 50, status: 403, mark: 'challenge', detail: '' },
});
const hereOnly = (at: number): CheckResult => ({
  ...{ kind: 'skipped', at, why: 'here-only', failure, seenUpFrom: ['probe.example'] },
});

/** A letter a result (up, down, skipped, slow: `w`, expiring, blocked, here only), a minute apart, the first at minute 1. */
function play(story: string, rules = policy, start: Verdict = unknownVerdict) {
  const make = { u: up, d: down, s: skipped, w: slow, e: expiring, b: blocked, h: hereOnly };
  let verdict = start;
  const transitions: Transition[] = [];
  Array.from(story).forEach((letter, index) => {
    const step = judge(verdict, make[letter as keyof typeof make]((index + 1) * 60_000), rules);
    verdict = step.verdict;
    if (step.transition !== null) transitions.push(step.transition);
  });
  return { verdict, transitions, kinds: transitions.map(({ kind }) => kind) };
}
const minute = (count: number): number => count * 60_000;

describe('a story', () => {
  it.each<[string, Verdict['state'], Transition['kind'][]]>([
    ['', 'unknown', []],
    ['u', 'up', ['went-up']],
    ['uu', 'up', ['went-up']],
    ['d', 'suspect', ['suspected']],
    ['ud', 'suspect', ['went-up', 'suspected']],
    ['udu', 'up', ['went-up', 'suspected', 'cleared']],
    ['udd', 'suspect', ['went-up', 'suspected']],
    ['uddd', 'down', ['went-up', 'suspected', 'confirmed-down']],
    ['udddddd', 'down', ['went-up', 'suspected', 'confirmed-down']],
    ['uddudd', 'suspect', ['went-up', 'suspected', 'cleared', 'suspected']],
    ['udddu', 'down', ['went-up', 'suspected', 'confirmed-down']],
    ['uddduu', 'up', ['went-up', 'suspected', 'confirmed-down', 'recovered']],
    ['udddudu', 'down', ['went-up', 'suspected', 'confirmed-down']],
    ['udddusu', 'down', ['went-up', 'suspected', 'confirmed-down']],
    ['udddusuu', 'up', ['went-up', 'suspected', 'confirmed-down', 'recovered']],
    ['s', 'unknown', []],
    ['us', 'up', ['went-up']],
    ['udds', 'unknown', ['went-up', 'suspected']],
    ['uddsdd', 'suspect', ['went-up', 'suspected', 'suspected']],
    ['uddds', 'down', ['went-up', 'suspected', 'confirmed-down']],
    ['ddd', 'down', ['suspected', 'confirmed-down']],
  ])('%j ends %s with %j', (story, state, kinds) => {
    const played = play(story);
    expect(played.verdict.state).toBe(state);
    expect(played.kinds).toEqual(kinds);
  });

  it('tells when an outage began, was confirmed, what was seen last before, and when it ended', () => {
    expect(play('uuddduu').transitions.slice(2)).toEqual([
      {
        kind: 'confirmed-down',
        startedAt: minute(3),
        confirmedAt: minute(5) + 50,
        lastGoodAt: minute(2),
        failure,
      },
      // The end is the first good check, not the confirming one.
      { kind: 'recovered', startedAt: minute(3), endedAt: minute(6) },
    ]);
  });

  it('an outage of a site that was never seen well has no last good check', () => {
    expect(play('ddd').transitions.at(-1)).toMatchObject({ kind: 'confirmed-down', lastGoodAt: null });
  });

  it('a suspicion starts anew after a gap, and keeps the last good check', () => {
    expect(play('uddsddd').transitions.at(-1)).toMatchObject({ startedAt: minute(5), lastGoodAt: minute(1) });
  });

  it('one failure is enough where one is asked for, and one good check', () => {
    const rules = { failuresToConfirm: 1, successesToRecover: 1 };
    expect(play('udu', rules).kinds).toEqual(['went-up', 'confirmed-down', 'recovered']);
  });

  it('an incident that was open when the app ended goes on, and is not confirmed again', () => {
    const open = verdictOfOpenIncident({ startedAt: 1000, lastGoodAt: 500, failure });
    expect(play('ddd', policy, open).kinds).toEqual([]);
    expect(play('duu', policy, open).transitions).toEqual([{ kind: 'recovered', startedAt: 1000, endedAt: minute(2) }]);
  });

  it('names the newest failure while it lasts, and none afterwards', () => {
    const first = judge(unknownVerdict, down(1), policy).verdict;
    const second = judge(
      first,
      { ...down(2), kind: 'down', ms: 1, cause: 'refused', status: null, detail: 'x' },
      policy,
    );
    expect(second.verdict.failure).toEqual({ cause: 'refused', status: null, detail: 'x' });
    expect(judge(second.verdict, up(3), policy).verdict.failure).toBeNull();
  });
});

describe('what is short of an outage', () => {
  const outage = ['suspected', 'confirmed-down'] as const;
  it.each<[string, Verdict['state'], Transition['kind'][]]>([
    ['uww', 'degraded', ['went-up']],
    ['uwww', 'degraded', ['went-up', 'remarked']],
    ['uwwuw', 'degraded', ['went-up']],
    ['ue', 'degraded', ['went-up', 'remarked']],
    ['ueeuuee', 'degraded', ['went-up', 'remarked', 'remark-ended', 'remarked']],
    ['ueue', 'degraded', ['went-up', 'remarked']],
    ['eudu', 'up', ['remarked', 'suspected', 'cleared']],
    ['ubb', 'blocked', ['went-up']],
    ['ubbb', 'blocked', ['went-up', 'remarked']],
    ['ddb', 'blocked', ['suspected']],
    ['hhh', 'unknown', ['down-here-only']],
    ['huuh', 'up', ['down-here-only', 'went-up', 'remark-ended', 'down-here-only']],
    // A check that is refused ends no outage; but that it is must be known.
    ['dddbb', 'down', [...outage]],
    ['dddbbb', 'down', [...outage, 'remarked']],
    ['dddbbdbb', 'down', [...outage]],
    ['dddbbubb', 'down', [...outage]],
    ['dddbbbbuuu', 'up', [...outage, 'remarked', 'recovered', 'remark-ended']],
    ['dddwwww', 'degraded', [...outage, 'recovered', 'remarked']],
  ])('%j ends %s with %j', (story, state, kinds) => {
    const played = play(story);
    expect(played.verdict.state).toBe(state);
    expect(played.kinds).toEqual(kinds);
  });

  it('ends for itself, and not together with something else: each is one line of the log', () => {
    const once = { failuresToConfirm: 3, successesToRecover: 1 };
    expect(play('eduuu', once).kinds).toEqual(['remarked', 'suspected', 'cleared', 'remark-ended']);
  });

  it('is not told while the site is worked on, but afterwards, where it still holds', () => {
    const quiet = play('uewwwbbbbhe', { ...policy, isQuiet: true });
    expect(quiet.kinds).toEqual(['went-up', 'went-up']);
    expect(quiet.verdict.toldRemark).toBeNull();
    expect(play('e', policy, quiet.verdict).kinds).toEqual(['remarked']);
    expect(play('u', policy, quiet.verdict).kinds).toEqual([]);
  });
});

describe('whatever comes', () => {
  const rules = fc.record({
    failuresToConfirm: fc.integer({ min: 1, max: 10 }),
    successesToRecover: fc.integer({ min: 1, max: 10 }),
  });
  const story = fc.array(fc.constantFrom('u', 'd', 's'), { maxLength: 120 }).map((letters) => letters.join(''));

  it('never down before that many failures in a row, never recovered before that many good checks in a row', () => {
    fc.assert(
      fc.property(story, rules, (letters, set) => {
        for (let end = 1; end <= letters.length; end += 1) {
          const told = letters.slice(0, end);
          const before = play(told.slice(0, -1), set);
          const after = play(told, set);
          const fresh = after.kinds.slice(before.kinds.length);
          if (fresh.includes('confirmed-down')) expect(told.endsWith('d'.repeat(set.failuresToConfirm))).toBe(true);
          if (fresh.includes('recovered')) expect(told.endsWith('u'.repeat(set.successesToRecover))).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('that many failures in a row always are an outage, that many good checks always its end', () => {
    fc.assert(
      fc.property(story, rules, (letters, set) => {
        const failed = play(letters + 'd'.repeat(set.failuresToConfirm), set);
        expect(failed.verdict.state).toBe('down');
        expect(play(letters + 'u'.repeat(set.successesToRecover), set).verdict.state).toBe('up');
      }),
    );
  });

  it('outages and recoveries take turns, and no single failure says anything', () => {
    fc.assert(
      fc.property(story, (letters) => {
        const told = play(letters).kinds.filter((kind) => kind === 'confirmed-down' || kind === 'recovered');
        told.forEach((kind, index) => expect(kind).toBe(index % 2 === 0 ? 'confirmed-down' : 'recovered'));
        expect(play(letters.replaceAll(/d+/g, 'd')).kinds).not.toContain('confirmed-down');
      }),
    );
  });

  it('time never runs backwards within an outage, even where the clock does', () => {
    const results = fc.array(
      fc.record({ kind: fc.constantFrom('u', 'd', 's'), at: fc.integer({ min: 0, max: 1_000_000 }) }),
      { maxLength: 60 },
    );
    // Quick to judge, so that outages begin and end often.
    const hasty = fc.record({
      failuresToConfirm: fc.integer({ min: 1, max: 2 }),
      successesToRecover: fc.integer({ min: 1, max: 2 }),
    });
    fc.assert(
      fc.property(results, hasty, (jumps, set) => {
        let verdict = unknownVerdict;
        for (const { kind, at } of jumps) {
          const result = kind === 'u' ? up(at) : kind === 'd' ? down(at) : skipped(at);
          const { transition, verdict: next } = judge(verdict, result, set);
          verdict = next;
          if (transition?.kind === 'confirmed-down') {
            expect(transition.confirmedAt).toBeGreaterThanOrEqual(transition.startedAt);
          }
          if (transition?.kind === 'recovered') {
            expect(transition.endedAt).toBeGreaterThanOrEqual(transition.startedAt);
          }
        }
      }),
    );
  });
});
