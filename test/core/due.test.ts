import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asSentence, describeDue, dueOf, soonestDue } from '../../src/core/due';
import { createWords } from '../../src/main/words';

const now = new Date(2026, 10, 21, 2, 20, 12).getTime();
const minute = 60_000;

function words(language: 'de' | 'en') {
  const made = createWords();
  made.setLanguage(language);
  return made;
}

describe('when a message is due', () => {
  it.each([
    [8 * minute, 'Nächste Nachricht an 3 Kunden in 8 Min.'],
    [7 * minute + 1, 'Nächste Nachricht an 3 Kunden in 8 Min.'],
    [1, 'Nächste Nachricht an 3 Kunden in 1 Min.'],
    [0, 'Nachricht an 3 Kunden jetzt fällig'],
    [-59_999, 'Nachricht an 3 Kunden jetzt fällig'],
    [-minute, 'Nachricht an 3 Kunden überfällig seit 1 Min.'],
    [-75 * minute, 'Nachricht an 3 Kunden überfällig seit 1 Std. 15 Min.'],
  ])('%d ms ahead it is said plainly: %s', (ahead, expected) => {
    expect(describeDue({ clients: 3, dueAt: now + ahead }, now, words('de'))).toBe(expected);
  });

  it('speaks of one client as of one, in either language', () => {
    expect(describeDue({ clients: 1, dueAt: now + 90 * minute }, now, words('de'))).toBe(
      'Nächste Nachricht an einen Kunden in 1 Std. 30 Min.',
    );
    expect(describeDue({ clients: 1, dueAt: now - 5 * minute }, now, words('en'))).toBe(
      'Message to one client overdue for 5 min',
    );
  });

  it('is never in no time, nor overdue by none', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (ahead) => {
        const due = dueOf(now + ahead, now);
        if (due.kind === 'now') expect(ahead).toBeLessThanOrEqual(0);
        else {
          expect(due.ms).toBeGreaterThanOrEqual(minute);
          expect(due.ms % minute).toBe(0);
          expect(due.kind).toBe(ahead > 0 ? 'coming' : 'overdue');
        }
      }),
    );
  });

  it('of several names those that are due together, and all that are late as one', () => {
    const update = (clients: number, ahead: number) => ({ clients, dueAt: now + ahead });
    expect(soonestDue([], now)).toBeNull();
    expect(soonestDue([update(1, 20 * minute), update(2, 8 * minute), update(1, 8 * minute + 1)], now)).toEqual(
      update(3, 8 * minute),
    );
    expect(soonestDue([update(1, -30 * minute), update(2, -5 * minute), update(4, 5 * minute)], now)).toEqual(
      update(3, -30 * minute),
    );
  });

  it('ends as a sentence, once', () => {
    expect(asSentence('in 8 Min.')).toBe('in 8 Min.');
    expect(asSentence('in 8 min')).toBe('in 8 min.');
  });
});
