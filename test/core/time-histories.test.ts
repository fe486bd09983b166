import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availabilityOf, timeOf } from '../../src/core/availability';
import type { NotMeasuredReason } from '../../src/core/check';
import { holdOf, openAccount, provisionalRecord, takeEvent } from '../../src/core/time-account';
import type { Standing, TimeAccount, TimeEvent, TimeStep } from '../../src/core/time-account';
import { withRecord } from '../../src/core/time-span';
import type { Period, Span } from '../../src/core/time-span';
import { TimeModel } from '../support/time-model';

const createdAt = 1_000_000;
const hold = holdOf(60_000, 15_000) / 1000;

type Answer = 'good' | 'slow' | 'failed' | 'blocked' | 'offline' | 'here-only';
const answer = fc.constantFrom<Answer>(
  'good',
  'good',
  'slow',
  'failed',
  'failed',
  'failed',
  'blocked',
  'offline',
  'here-only',
);
const minutes = fc.integer({ min: -90, max: 90 }).map((count) => count * 60);

type Step =
  | { kind: 'check'; answer: Answer; began: number }
  | { kind: 'row'; answers: Answer[]; every: number }
  | { kind: 'pass'; seconds: number }
  | { kind: 'sleep'; seconds: number; isCounted: boolean; told: 'before' | 'after' | 'not' }
  | { kind: 'set-clock'; by: number }
  | { kind: 'pause'; seconds: number | null }
  | { kind: 'edit' | 'quit' | 'kill' | 'flush' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('check' as const), answer, began: fc.nat({ max: 15 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('row' as const),
      answers: fc.array(fc.constantFrom<Answer>('failed', 'failed', 'failed', 'good'), { minLength: 3, maxLength: 6 }),
      every: fc.nat({ max: 100 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.nat({ max: 130 }) }) },
  fc.record({
    kind: fc.constant('sleep' as const),
    seconds: fc.integer({ min: 1, max: 33 }).map((count) => count * 60),
    isCounted: fc.boolean(),
    told: fc.constantFrom('before' as const, 'after' as const, 'not' as const),
  }),
  fc.record({ kind: fc.constant('set-clock' as const), by: minutes }),
  fc.record({ kind: fc.constant('pause' as const), seconds: fc.option(fc.nat({ max: 600 })) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('edit' as const, 'quit' as const, 'kill' as const, 'flush' as const),
    }),
  },
);

/** One site's life, told to the account and to the model at once. Times in seconds. */
class Life {
  readonly model = new TimeModel(createdAt);
  spans: Span[] = [];
  private disk: Span[] = [];
  private wall = createdAt;
  private running = 0;
  /** Since the last event: by how much the clock was set, and whether nothing but time has passed. */
  private setBy = 0;
  private quiet = 0;
  private row = { isDown: false, failures: 0, successes: 0 };
  account: TimeAccount;

  constructor() {
    const opened = openAccount(null, createdAt * 1000, this.now());
    this.account = opened.account;
    this.take(opened);
  }

  now = (): { wallMs: number; monotonicMs: number } => ({ wallMs: this.wall * 1000, monotonicMs: this.running * 1000 });
  nowMs = (): number => this.wall * 1000;

  do(next: Step): void {
    switch (next.kind) {
      case 'pass':
        this.pass(next.seconds, true);
        break;
      case 'set-clock':
        // The array of the model begins when the site was added.
        if (this.wall + next.by < createdAt + 4000) return;
        this.wall += next.by;
        this.setBy += next.by;
        this.quiet = 0;
        break;
      case 'check':
        this.check(next.answer, Math.min(next.began, this.quiet));
        break;
      case 'row':
        for (const each of next.answers) {
          this.check(each, 0);
          this.pass(next.every, true);
        }
        break;
      case 'sleep':
        this.sleep(next);
        break;
      case 'pause': {
        const until = next.seconds === null ? null : this.wall + next.seconds;
        this.gap('paused', this.wall, until);
        break;
      }
      case 'edit':
        this.gap('unknown', this.wall, null);
        break;
      case 'quit':
        this.gap('closed', this.wall, null);
        this.flush();
        this.pass(100, true);
        this.restart();
        break;
      case 'kill':
        this.restart();
        break;
      case 'flush':
        this.flush();
        break;
    }
  }

  private pass(seconds: number, isCounted: boolean): void {
    this.wall += seconds;
    if (isCounted) this.running += seconds;
    this.quiet = isCounted && this.setBy === 0 ? this.quiet + seconds : 0;
  }

  private sleep({ seconds, isCounted, told }: Extract<Step, { kind: 'sleep' }>): void {
    const from = this.wall;
    if (told === 'before') this.gap('asleep', from, null);
    // Told afterwards, a sleep cannot be told from a clock that was set before it.
    const isTold = told === 'after' && this.setBy === 0;
    this.pass(seconds, isCounted);
    this.quiet = 0;
    if (isTold) this.gap('asleep', from, this.wall);
    else if (!isCounted) this.setBy += seconds;
  }

  private check(answered: Answer, began: number): void {
    const standing = this.standing(answered);
    const at = this.wall - began;
    this.tell({ kind: 'check', at: at * 1000, standing, holdMs: hold * 1000 });
    this.model.check(at, standing, hold);
  }

  private gap(why: NotMeasuredReason, from: number, until: number | null): void {
    this.row = { ...this.row, failures: 0, successes: 0 };
    const toMs = until === null ? null : until * 1000;
    this.tell({ kind: 'gap', why, fromMs: from * 1000, toMs });
    this.model.gap(from, why, until);
  }

  private standing(answered: Answer): Standing | NotMeasuredReason {
    const { isDown, failures, successes } = this.row;
    const nothing = { failures: 0, successes: 0 };
    if (answered === 'failed') {
      this.row = { ...nothing, failures: failures + 1, isDown: isDown || failures + 1 >= 3 };
      return this.row.isDown ? 'down' : 'suspect';
    }
    if (answered === 'good' || answered === 'slow') {
      this.row = { ...nothing, successes: successes + 1, isDown: isDown && successes + 1 < 2 };
      return this.row.isDown ? 'recovering' : answered === 'good' ? 'up' : 'degraded';
    }
    this.row = { ...nothing, isDown };
    return answered;
  }

  private tell(event: TimeEvent): void {
    this.take(takeEvent(this.account, event, this.now()));
    this.model.clockSet(this.setBy);
    this.setBy = 0;
    this.quiet = 0;
  }

  private take({ account, record }: TimeStep): void {
    this.account = account;
    if (record !== null) this.spans = withRecord(this.spans, record);
  }

  private flush(): void {
    this.disk = this.spans;
    this.model.flush();
  }

  private restart(): void {
    this.spans = this.disk;
    this.running = 0;
    this.take(openAccount(this.spans.at(-1) ?? null, createdAt * 1000, this.now()));
    this.model.restart(this.wall);
    this.row = { ...this.row, failures: 0, successes: 0 };
    this.setBy = 0;
    this.quiet = 0;
  }
}

const labelsOf = (spans: readonly Span[]): string[] =>
  spans.flatMap(({ kind, why, fromMs, toMs }) => Array<string>((toMs - fromMs) / 1000).fill(why ?? kind));

/** In order, without holes, nothing of no length, and no two beside each other that are the same. */
function expectPartition(spans: readonly Span[], { fromMs, toMs }: Period): void {
  let cursorMs = fromMs;
  let before = '';
  for (const span of spans) {
    expect(span.fromMs).toBe(cursorMs);
    expect(span.toMs).toBeGreaterThan(span.fromMs);
    const sort = `${span.kind}/${span.why ?? ''}`;
    expect(sort).not.toBe(before);
    before = sort;
    cursorMs = span.toMs;
  }
  expect(cursorMs).toBe(toMs);
}

describe('the time of a site, whatever happens in whatever order', () => {
  // Seen to fail: with the hold left out of `advance`, with a suspicion taken for up at a gap, with a recovery that counts
  // as down, with a sleep taken for a clock that was set, with a pause that a sleep makes forget.
  it('is second for second what a model says that paints an array', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const life = new Life();
        for (const each of steps) life.do(each);
        life.do({ kind: 'edit' });
        const { model } = life;
        expectPartition(life.spans, { fromMs: life.spans[0]?.fromMs ?? life.nowMs(), toMs: life.nowMs() });
        expect(labelsOf(life.spans)).toEqual(model.upTo(life.nowMs() / 1000));
      }),
      { numRuns: 1500 },
    );
  }, 120_000);

  // Seen to fail: with `placeWithin` returning what it is told, with `isCut` left out, with small steps back overlooked.
  it('is an exact partition, also of odd milliseconds, instants from nowhere and clocks that jump at every step', () => {
    const odd = fc.integer({ min: -4_000_000, max: 4_000_000 });
    const standing = fc.constantFrom<Standing | NotMeasuredReason>(
      ...(['up', 'degraded', 'suspect', 'suspect', 'down', 'recovering', 'blocked', 'offline', 'source'] as const),
    );
    const why = fc.constantFrom<NotMeasuredReason>('asleep', 'stalled', 'clock', 'paused', 'closed', 'unknown');
    const event = fc.oneof(
      fc.record({
        kind: fc.constant('check' as const),
        at: odd,
        standing,
        holdMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
      }),
      fc.record({ kind: fc.constant('gap' as const), why, fromMs: odd, toMs: fc.option(odd) }),
      fc.constant('restart' as const),
    );
    const happening = fc.record({
      event,
      wallBy: odd,
      runBy: fc.double({ min: 0, max: 100_000, noNaN: true }),
      isDriven: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        let now = { wallMs: 1_790_000_000_000, monotonicMs: 0.5 };
        let { account, record } = openAccount(null, now.wallMs, now);
        let spans: Span[] = [];
        for (const { event: next, wallBy, runBy, isDriven } of happenings) {
          // Both clocks go together as a rule, and by little apart.
          const wallMs = now.wallMs + (isDriven ? wallBy : runBy + wallBy / 2000);
          now = { wallMs, monotonicMs: now.monotonicMs + runBy };
          if (next === 'restart') ({ account, record } = openAccount(spans.at(-1) ?? null, now.wallMs, now));
          else if (next.kind === 'check')
            ({ account, record } = takeEvent(account, { ...next, at: now.wallMs + next.at }, now));
          else {
            const toMs = next.toMs === null ? null : now.wallMs + next.toMs;
            ({ account, record } = takeEvent(account, { ...next, fromMs: now.wallMs + next.fromMs, toMs }, now));
          }
          expect(JSON.parse(JSON.stringify(account))).toEqual(account);
          if (record !== null) spans = withRecord(spans, record);
          const fromMs = spans[0]?.fromMs ?? account.settledMs;
          expectPartition(spans, { fromMs, toMs: account.settledMs });
          const whole = withRecord(spans, provisionalRecord(account, now));
          const begunMs = whole[0]?.fromMs ?? Math.round(now.wallMs);
          const endMs = whole.at(-1)?.toMs ?? begunMs;
          // Up to now, but for what rounding makes of it.
          expect(Math.abs(endMs - now.wallMs)).toBeLessThan(2);
          expectPartition(whole, { fromMs: begunMs, toMs: endMs });
        }
      }),
      { numRuns: 1500 },
    );
  }, 120_000);
});

describe('availability', () => {
  const period = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 })).map(([fromMs, toMs]) => ({ fromMs, toMs }));
  const sort = fc.constantFrom(
    ...(['up', 'degraded', 'down', 'down'] as const).map((kind) => ({ kind, why: null })),
    ...(['asleep', 'offline'] as const).map((why) => ({ kind: 'notMeasured' as const, why })),
  );
  /** Spans in order with holes between them, as no account writes them but a damaged log may hold them. */
  const spans = fc.array(fc.tuple(sort, fc.nat({ max: 5 }), fc.nat({ max: 15 })), { maxLength: 8 }).map((parts) => {
    let cursorMs = 0;
    return parts.flatMap(([what, hole, length]): Span[] => {
      const fromMs = cursorMs + (hole > 3 ? hole : 0);
      cursorMs = fromMs + length;
      return length === 0 ? [] : [{ ...what, fromMs, toMs: cursorMs }];
    });
  });
  const question = fc.record({
    fromMs: fc.nat({ max: 60 }),
    toMs: fc.nat({ max: 60 }),
    nowMs: fc.nat({ max: 60 }),
    createdAtMs: fc.nat({ max: 30 }),
    maintenance: fc.array(period, { maxLength: 4 }),
  });

  // Seen to fail: with holes left out, with maintenance put over time that was up, with overlapping periods not joined.
  it('adds up to exactly the time that has passed, and is millisecond for millisecond what an array says', () => {
    fc.assert(
      fc.property(spans, question, (given, asked) => {
        const beganMs = Math.min(asked.createdAtMs, given[0]?.fromMs ?? asked.createdAtMs);
        const isAsked = (ms: number): boolean =>
          ms >= Math.max(asked.fromMs, beganMs) && ms < Math.min(asked.toMs, asked.nowMs);
        const isMaintained = (ms: number): boolean =>
          asked.maintenance.some(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);
        const labelOf = (ms: number): string => {
          const span = given.find(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);
          if (span === undefined) return 'unknown';
          if ((span.kind === 'down' || span.kind === 'degraded') && isMaintained(ms)) return 'maintenance';
          return span.why ?? span.kind;
        };
        const painted = Array.from({ length: 100 }, (_, ms) => ms)
          .filter(isAsked)
          .map(labelOf);
        const count = (label: string): number => painted.filter((each) => each === label).length;

        const found = availabilityOf(given, asked);
        expectPartition(timeOf(given, asked), found);
        expect(found.elapsedMs).toBe(painted.length);
        expect(found.elapsedMs).toBe(
          found.ms.up + found.ms.degraded + found.ms.down + found.ms.maintenance + found.ms.notMeasured,
        );
        for (const kind of ['up', 'degraded', 'down', 'maintenance'] as const) expect(found.ms[kind]).toBe(count(kind));
        const reasons = Object.fromEntries(
          ['asleep', 'offline', 'unknown'].flatMap((why) => (count(why) > 0 ? [[why, count(why)]] : [])),
        );
        expect(found.notMeasured).toEqual(reasons);
      }),
      { numRuns: 3000 },
    );
  });
});
