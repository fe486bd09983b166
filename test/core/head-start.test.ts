import { expect, it } from 'vitest';
import { headStartOf } from '../../src/core/head-start';
import type { TimelineEntry } from '../../src/core/incident';
import { nightMs } from '../support/history-samples';

const minuteMs = 60_000;
const client = { clientId: 'c', clientName: 'Müller' };
const other = { clientId: 'o', clientName: 'Schmidt' };
const sent = (minutes: number): TimelineEntry => ({
  ...{ kind: 'message-sent', at: nightMs + minutes * minuteMs, phase: 'update', transport: 'smtp', ...client },
  ...{ recipient: '', subject: '', body: 'Text', answer: '250' },
});
const noticed = (about: typeof client, saidAt: number, noticedAt: number): TimelineEntry => ({
  ...{ kind: 'client-noticed', ...about, at: nightMs + saidAt * minuteMs, noticedAt: nightMs + noticedAt * minuteMs },
});
const startOf = (timeline: TimelineEntry[]) => headStartOf({ confirmedAt: nightMs, timeline });

it('knows of nobody where nothing was written', () => {
  expect(startOf([])).toEqual({ knownAt: nightMs, toldAt: null, noticedAt: null });
});

it('takes the first telling, by message or in person, and none that failed', () => {
  const failed: TimelineEntry = { ...sent(1), kind: 'message-failed', reason: 'x' } as TimelineEntry;
  const told: TimelineEntry = { kind: 'client-told', at: nightMs + 9 * minuteMs, ...client, note: '' };
  expect(startOf([failed, sent(12), told]).toldAt).toBe(nightMs + 9 * minuteMs);
});

it('takes of each client what was said last, and of all the earliest', () => {
  const timeline = [noticed(client, 10, 5), noticed(client, 20, 8), noticed(other, 15, 30)];
  expect(startOf(timeline).noticedAt).toBe(nightMs + 8 * minuteMs);
});
