import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gatherUpdates,
  isReminded,
  nextReminderAt,
  pacedUpdate,
  reminderAt,
  reminderLeadMs,
  roundedUpdate,
} from '../../src/core/next-update-clock';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.UTC(2026, 10, 21, 0, 32);
const instants = fc.integer({ min: start, max: start + 72 * hour });

describe('the pace', () => {
  it.each([
    ['in the first two hours every half hour', 10 * minute, 30 * minute],
    ['then every hour', 3 * hour, hour],
    ['then every three hours', 9 * hour, 3 * hour],
    ['from the start, where the clock was set back', -hour, 30 * minute],
  ])('is %s', (_, lastedMs, everyMs) => {
    const toldAt = start + lastedMs;
    const next = pacedUpdate(toldAt, start);
    expect(next - toldAt).toBeGreaterThanOrEqual(everyMs);
    expect(next - toldAt).toBeLessThan(everyMs + 5 * minute);
    expect(next % (5 * minute)).toBe(0);
  });

  it('is never faster than the longer an outage lasts, and never in the past', () => {
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(pacedUpdate(early, start)).toBeGreaterThan(early);
        expect(pacedUpdate(late, start)).toBeGreaterThanOrEqual(pacedUpdate(early, start));
      }),
    );
  });

  it('is written as a full five minutes, and an exact one stays', () => {
    expect(roundedUpdate(start, 30 * minute)).toBe(start + 33 * minute);
    expect(roundedUpdate(start + 3 * minute, 30 * minute)).toBe(start + 33 * minute);
  });
});

describe('the reminder', () => {
  const due = start + 40 * minute;
  it.each([
    [due - reminderLeadMs - 1, null],
    [due - reminderLeadMs, 'update-due'],
    [due - 1, 'update-due'],
    [due, 'update-overdue'],
    [due + 12 * hour, 'update-overdue'],
    [due + 12 * hour + 1, null],
  ] as const)('at %i is %s', (nowMs, reminder) => expect(reminderAt(due, nowMs)).toBe(reminder));

  it('comes once each where one looks at every next moment, and both count as said by what the timeline has', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: start - hour, max: start }), (dueAt, from) => {
        const said: string[] = [];
        for (let at: number | null = from; at !== null; at = nextReminderAt(dueAt, at)) {
          const reminder = reminderAt(dueAt, at);
          if (reminder === null) continue;
          said.push(reminder);
          expect(isReminded(reminder, dueAt, at)).toBe(true);
        }
        expect(said).toEqual(from < dueAt ? ['update-due', 'update-overdue'] : ['update-overdue']);
      }),
    );
  });

  it('of an earlier message counts for none of a later one', () => {
    expect(isReminded('update-due', due + 30 * minute, due - minute)).toBe(false);
    expect(isReminded('update-overdue', due + 30 * minute, due + minute)).toBe(false);
  });
});

it('gathers the clients of an outage who expect it at the same time', () => {
  const rows = [
    { clientId: 'a', nextUpdateAt: 10 },
    { clientId: 'b', nextUpdateAt: null },
    { clientId: 'c', nextUpdateAt: 20 },
    { clientId: 'd', nextUpdateAt: 10 },
  ];
  expect(gatherUpdates('i', rows)).toEqual([
    { incidentId: 'i', clientIds: ['a', 'd'], dueAt: 10 },
    { incidentId: 'i', clientIds: ['c'], dueAt: 20 },
  ]);
});
