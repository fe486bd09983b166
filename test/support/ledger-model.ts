import type { Agreement } from '../../src/core/agreement';
import type { Period, Span, TimeKind } from '../../src/core/time-span';

/** What is told to the ledger and to the model. All instants are multiples of the model's step. */
export interface LedgerCase {
  agreement: Agreement;
  spans: readonly Span[];
  maintenance: readonly Period[];
  createdAtMs: number;
  nowMs: number;
}

interface Reading {
  year: number;
  month: number;
  weekday: number;
  minute: number;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const halfHourMs = 1_800_000;

/** The clocks of the world are changed at whole half hours (of UTC), so within one they go on by minutes. */
function readingIn(timeZone: string): (atMs: number) => Reading {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  let known: { sinceMs: number; reading: Reading } | null = null;
  return (atMs) => {
    const sinceMs = atMs - (atMs % halfHourMs);
    if (known?.sinceMs !== sinceMs) known = { sinceMs, reading: toReading(format.format(sinceMs)) };
    return { ...known.reading, minute: known.reading.minute + (atMs - sinceMs) / 60_000 };
  };
}

/** Of `Wed, 25/11/2026, 22:31`. */
function toReading(text: string): Reading {
  const [, weekday = '', , month = '', year = '', hour = '', minute = ''] =
    /^(\w+), (\d+)\/(\d+)\/(\d+), (\d+):(\d+)$/.exec(text) ?? [];
  return {
    ...{ year: Number(year), month: Number(month), weekday: weekdays.indexOf(weekday) + 1 },
    minute: Number(hour) * 60 + Number(minute),
  };
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function isOwed({ hours }: Agreement, { weekday, minute }: Reading): boolean {
  if (hours === null) return true;
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  const today = hours.days.includes(weekday);
  const yesterday = hours.days.includes(weekday === 1 ? 7 : weekday - 1);
  if (to > from) return today && minute >= from && minute < to;
  return (today && minute >= from) || (yesterday && minute < to);
}

function periodKey({ per }: Agreement, { year, month }: Reading): string {
  if (per === 'year') return `${year}`;
  return per === 'quarter' ? `${year} Q${Math.ceil(month / 3)}` : `${year}-${month}`;
}

const daysAround = { month: 33, quarter: 95, year: 369 };

export interface ModelledLedger {
  fromMs: number;
  toMs: number;
  serviceMs: number;
  elapsedMs: number;
  beforeMs: number;
  ms: Record<TimeKind, number>;
  /** Of every step of service time that is over: when it began, and what it was. */
  past: { atMs: number; kind: TimeKind | 'before' }[];
  /** The steps of service time that are to come. */
  future: number[];
}

/** The ledger told once more, as simply as can be: each step of time is looked at by itself, on the wall clock. */
export function modelLedger(given: LedgerCase, stepMs: number): ModelledLedger {
  const { agreement, nowMs, spans, maintenance } = given;
  const readingAt = readingIn(agreement.timeZone);
  const wanted = periodKey(agreement, readingAt(nowMs));
  const reachMs = daysAround[agreement.per] * 24 * 3_600_000;
  const steps: number[] = [];
  for (let atMs = nowMs - reachMs; atMs < nowMs + reachMs; atMs += stepMs) {
    if (periodKey(agreement, readingAt(atMs)) === wanted) steps.push(atMs);
  }
  const kindAt = (atMs: number): TimeKind | 'before' => {
    if (atMs < given.createdAtMs) return 'before';
    const kind = spans.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs)?.kind ?? 'notMeasured';
    const isExcused =
      !agreement.isMaintenanceCounted && maintenance.some(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
    return isExcused && (kind === 'down' || kind === 'degraded') ? 'maintenance' : kind;
  };
  const owed = steps.filter((atMs) => isOwed(agreement, readingAt(atMs)));
  const past = owed.filter((atMs) => atMs < nowMs).map((atMs) => ({ atMs, kind: kindAt(atMs) }));
  const ms: Record<TimeKind, number> = { up: 0, degraded: 0, down: 0, maintenance: 0, notMeasured: 0 };
  for (const { kind } of past) if (kind !== 'before') ms[kind] += stepMs;
  return {
    fromMs: steps[0] ?? Number.NaN,
    toMs: (steps.at(-1) ?? Number.NaN) + stepMs,
    serviceMs: owed.length * stepMs,
    elapsedMs: past.length * stepMs,
    beforeMs: past.filter(({ kind }) => kind === 'before').length * stepMs,
    ...{ ms, past, future: owed.filter((atMs) => atMs >= nowMs) },
  };
}
