import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timelineEntrySchema } from '../../../src/core/incident';
import type { TimelineEntry } from '../../../src/core/incident';
import { createLineReader } from '../../../src/main/storage/timeline-lines';
import { nightMs, recordingLog, sampleTimeline } from '../../support/history-samples';

/** Few values, so that most lines are like one before but for their time. */
const entries: fc.Arbitrary<TimelineEntry> = fc
  .record({
    at: fc.integer({ min: 0, max: nightMs * 2 }),
    failures: fc.integer({ min: 1, max: 2 }),
    text: fc.constantFrom('Müller', '"at":12,', '{"kind":"confirmed","at":1}', '\u001E'),
  })
  .chain(({ at, failures, text }) =>
    fc.constantFrom<TimelineEntry>(
      { kind: 'confirmed', at, failures },
      { kind: 'detected', at, cause: 'status', status: 503, detail: text },
      { kind: 'notified', at, alert: 'down', via: text, within: 'digest' },
      { kind: 'unwatched', at },
      { kind: 'note', id: text, at, writtenAt: at, text },
      { kind: 'client-noticed', at, clientId: text, clientName: text, noticedAt: at - 1 },
    ),
  );

it('reads every line as it was written, the ones alike and the others', () => {
  const readLines = createLineReader(recordingLog());
  fc.assert(
    fc.property(fc.array(entries, { maxLength: 40 }), (timeline) => {
      expect(readLines(timeline.map((entry) => JSON.stringify(entry)))).toEqual(timeline);
    }),
  );
});

it('hands out lines of their own, so that changing one changes no other', () => {
  const readLines = createLineReader(recordingLog());
  const [facts = ''] = sampleTimeline().map((entry) => JSON.stringify(entry));
  const [first, second] = readLines([facts, facts]);
  expect(first).toEqual(second);
  expect(first).not.toBe(second);
});

it('leaves out what it cannot read, says so each time, and names nothing of it', () => {
  const log = recordingLog();
  const readLines = createLineReader(log);
  const unknown = JSON.stringify({ kind: 'newer', at: nightMs, clientName: 'Müller' });
  const damaged = '{"kind":"confirmed","at":1,"failures":"Müller"}';
  const [known = ''] = sampleTimeline().map((entry) => JSON.stringify(entry));
  expect(readLines([unknown, 'no JSON', damaged, known, damaged, '']).map(({ kind }) => kind)).toEqual(['detected']);
  expect(log.sentences).toHaveLength(5);
  expect(log.sentences.join()).not.toContain('Müller');
});

it('keeps a time that is no whole number, and one that is far away', () => {
  const readLines = createLineReader(recordingLog());
  const lines = ['{"kind":"unwatched","at":1.5}', '{"kind":"unwatched","at":-2}', '{"kind":"unwatched","at":1e3}'];
  expect(readLines([...lines, ...lines]).map(({ at }) => at)).toEqual([1.5, -2, 1000, 1.5, -2, 1000]);
  expect(timelineEntrySchema.safeParse({ kind: 'unwatched', at: 1.5 }).success).toBe(true);
});
