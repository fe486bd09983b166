import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentWithTimeline, TimelineEntry } from '../../src/core/incident';
import { informedList } from '../../src/core/informed';
import type { InformedInput, InformedRow } from '../../src/core/informed';
import { messageStateSchema } from '../../src/core/message';
import type { Message, MessageState } from '../../src/core/message';
import type { MessagePhase } from '../../src/core/template';
import { clientWith } from '../support/client-sample';
import { nightMs, sampleIncident } from '../support/history-samples';

const minute = 60_000;
const clients = ['a', 'b', 'c'].map((id) => clientWith({ id, name: `Kunde ${id}` }));
const incident = (
  id: string,
  clientId: string | null,
  over: Partial<IncidentWithTimeline> = {},
): IncidentWithTimeline => ({
  ...sampleIncident({ id, siteId: `s-${id}`, siteName: `Seite ${id}`, clientId, clientName: clientId }),
  timeline: [],
  ...over,
});
const message = (over: Partial<Message>): Message => ({
  ...{ id: 'm', clientId: 'a', clientName: 'Kunde a', incidentIds: ['1'], phase: 'first-notice', way: 'smtp' },
  ...{ recipient: 'a@a.example', subject: '', body: 'x', nextUpdateAt: null, messageId: '<m@x>', inReplyTo: null },
  ...{
    references: [],
    state: 'sent',
    createdAt: nightMs,
    changedAt: nightMs,
    sentAt: nightMs,
    reason: null,
    findings: [],
  },
  ...over,
});
const list = (over: Partial<InformedInput>) =>
  informedList({ incidents: [], host: null, clients, messages: [], ownerOf: ({ clientId }) => clientId, ...over });
const rowOf = (over: Partial<InformedInput>): InformedRow => {
  const [row] = list({ incidents: [incident('1', 'a')], ...over }).rows;
  if (row === undefined) throw new Error('There is no row.');
  return row;
};
const told = (at: number, clientId = 'a'): TimelineEntry => ({
  ...{ kind: 'client-told', at, clientId, clientName: 'x', note: '' },
});

describe('the list', () => {
  it('has every client once, with all of his sites and nobody else’s, and names the sites without a client', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 99 }).map(String), { maxLength: 12 });
    const owners = fc.constantFrom('a', 'b', 'c', 'gone', null);
    fc.assert(
      fc.property(ids, fc.infiniteStream(owners), (names, stream) => {
        const incidents = names.map((id) => incident(id, stream.next().value as string | null));
        const { rows, withoutClient } = list({ incidents });
        expect(new Set(rows.map(({ clientId }) => clientId)).size).toBe(rows.length);
        const placed = [
          ...rows.flatMap(({ incidentIds }) => incidentIds),
          ...withoutClient.map((each) => each.incidentId),
        ];
        expect(placed.toSorted()).toEqual(names.toSorted());
        for (const { clientId, incidentIds } of rows) {
          for (const id of incidentIds) expect(incidents.find((each) => each.id === id)?.clientId).toBe(clientId);
        }
      }),
    );
  });

  it('keeps the row of a client who was told and is gone since', () => {
    const { rows } = list({
      incidents: [incident('1', 'gone')],
      messages: [message({ clientId: 'gone', clientName: 'Fort' })],
    });
    expect(rows).toMatchObject([{ clientId: 'gone', clientName: 'Fort', state: 'told' }]);
  });

  it('has whoever joins late as not told, a new site of somebody who was told among them', () => {
    const late = incident('2', 'b', { startedAt: nightMs + minute });
    const own = incident('3', 'a', { startedAt: nightMs + minute });
    const { rows } = list({ incidents: [incident('1', 'a'), late, own], messages: [message({})] });
    expect(rows.map(({ clientId, state, needsPhase, toldAt }) => [clientId, state, needsPhase, toldAt])).toEqual([
      ['a', 'not-told', 'update', nightMs],
      ['b', 'not-told', 'first-notice', null],
    ]);
  });
});

describe('the state of a row', () => {
  it('never says told where nobody was told, and never not told of what is on its way or may have arrived', () => {
    const states = fc.array(fc.constantFrom(...messageStateSchema.options), { maxLength: 6 });
    fc.assert(
      fc.property(states, (sequence: MessageState[]) => {
        const messages = sequence.map((state, index) =>
          message({
            id: `m-${index}`,
            state,
            changedAt: nightMs + index,
            sentAt: state === 'draft' ? null : nightMs + index,
          }),
        );
        const { state, toldAt, via } = rowOf({ messages });
        const has = (...wanted: MessageState[]): boolean => sequence.some((each) => wanted.includes(each));
        if (has('queued', 'sending')) expect(state).toBe('sending');
        else if (has('uncertain')) expect(state).toBe('uncertain');
        else if (state === 'told') expect(has('sent', 'handed-over')).toBe(true);
        else if (state === 'failed') expect(has('failed')).toBe(true);
        else expect(has('sent', 'handed-over')).toBe(false);
        expect(toldAt !== null).toBe(has('sent', 'handed-over'));
        expect(via !== null).toBe(has('sent', 'handed-over'));
      }),
    );
  });

  it.each<[string, Partial<InformedInput>, string]>([
    ['a draft', { messages: [message({ state: 'draft', sentAt: null })] }, 'drafted'],
    ['another client’s message', { messages: [message({ clientId: 'b' })] }, 'not-told'],
    ['a call', { incidents: [incident('1', 'a', { timeline: [told(nightMs)] })] }, 'told'],
    ['somebody else’s call', { incidents: [incident('1', 'a', { timeline: [told(nightMs, 'b')] })] }, 'not-told'],
    [
      'a failure and a call after it',
      {
        incidents: [incident('1', 'a', { timeline: [told(nightMs + minute)] })],
        messages: [message({ state: 'failed', sentAt: null })],
      },
      'told',
    ],
  ])('is right after %s', (_, input, state) => expect(rowOf(input).state).toBe(state));
});

describe('what is needed next', () => {
  const ended = (timeline: TimelineEntry[] = []) => [incident('1', 'a', { endedAt: nightMs + 60 * minute, timeline })];
  const sent = (phase: MessagePhase, atMinutes: number, nextUpdateAt: number | null = null): Message =>
    message({ id: `${phase}${atMinutes}`, phase, sentAt: nightMs + atMinutes * minute, nextUpdateAt });
  it.each<[string, Partial<InformedInput>, MessagePhase, number | null]>([
    ['before anything', {}, 'first-notice', null],
    [
      'after the first notice, by its text',
      { messages: [sent('first-notice', 1, nightMs + 31 * minute)] },
      'update',
      31,
    ],
    ['after the first notice, by the pace', { messages: [sent('first-notice', 1)] }, 'update', 33],
    ['after a call', { incidents: [incident('1', 'a', { timeline: [told(nightMs + minute)] })] }, 'update', 33],
    [
      'after the next one, by that',
      { messages: [sent('first-notice', 1, nightMs + 31 * minute), sent('update', 30, nightMs + 63 * minute)] },
      'update',
      63,
    ],
    ['at the end, of whoever was told', { incidents: ended(), messages: [sent('update', 40)] }, 'resolved', 73],
    ['at the end, of whoever was not', { incidents: ended() }, 'resolved', null],
    [
      'after the end was told',
      { incidents: ended(), messages: [sent('update', 40), sent('resolved', 70)] },
      'afterwards',
      null,
    ],
    ['after a call at the end', { incidents: ended([told(nightMs + 61 * minute)]) }, 'afterwards', null],
    ['after a call before the end', { incidents: ended([told(nightMs + 59 * minute)]) }, 'resolved', 93],
    [
      'while one of two is still down, whatever was said',
      {
        incidents: [...ended(), incident('2', 'a')],
        messages: [message({ phase: 'resolved', incidentIds: ['1', '2'] })],
      },
      'update',
      null,
    ],
  ])('%s', (_, input, phase, dueMinutes) => {
    const { needsPhase, nextUpdateAt } = rowOf(input);
    expect(needsPhase).toBe(phase);
    const rounded = (minutes: number): number => nightMs - (nightMs % minute) + minutes * minute;
    if (dueMinutes === null) expect(nextUpdateAt).toBeNull();
    else expect(Math.abs((nextUpdateAt ?? 0) - rounded(dueMinutes))).toBeLessThanOrEqual(3 * minute);
  });
});

it('tells the head start: positive where it was known here first, negative where the client knew before', () => {
  fc.assert(
    fc.property(fc.integer({ min: -600, max: 600 }), (minutes) => {
      const noticedAt = nightMs + 30_000 + minutes * minute;
      const noticed: TimelineEntry = {
        ...{ kind: 'client-noticed', at: nightMs + 1, clientId: 'a', clientName: 'a', noticedAt },
      };
      const { headStartMs } = rowOf({ incidents: [incident('1', 'a', { timeline: [noticed] })] });
      expect(headStartMs).toBe(minutes * minute);
    }),
  );
  expect(rowOf({}).headStartMs).toBeNull();
});
