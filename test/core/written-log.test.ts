import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../src/core/incident';
import { describeTimeline } from '../../src/core/timeline-text';
import { correctedIds, writtenIn, writtenOf } from '../../src/core/written-log';
import { createWords } from '../../src/main/words';
import { nightMs, sampleTimeline } from '../support/history-samples';

const german = createWords();
german.setLanguage('de');

const minuteMs = 60_000;
const at = nightMs;
const timeline: TimelineEntry[] = [
  ...sampleTimeline(),
  { kind: 'note', id: 'a', at, writtenAt: at, text: 'Der Hoster sagt nichts.' },
  { kind: 'corrected', id: 'b', at, writtenAt: at + minuteMs, of: 'a', as: 'note', text: 'Der Hoster weiß Bescheid.' },
  { kind: 'corrected', id: 'c', at, writtenAt: at + 2, of: 'b', as: 'action', text: 'Den Hoster angerufen.' },
  { kind: 'ticket', id: 'd', at: at - minuteMs, writtenAt: at, text: 'HO-4711' },
];

describe('what was written by hand', () => {
  it('stands in its newest words, in the order of the clock', () => {
    expect(writtenIn(timeline).map(({ id, kind, text }) => [id, kind, text])).toEqual([
      ['d', 'ticket', 'HO-4711'],
      ['c', 'action', 'Den Hoster angerufen.'],
    ]);
    expect(writtenOf(timeline, 'action').map(({ text }) => text)).toEqual(['Den Hoster angerufen.']);
    expect(writtenOf(timeline, 'note')).toEqual([]);
    expect([...correctedIds(timeline)]).toEqual(['a', 'b']);
  });

  it('loses nothing where it is told as a whole: what was corrected says so, and so does the correction', () => {
    expect(describeTimeline(timeline, german).map(({ text, isCorrected }) => [text, isCorrected])).toEqual([
      ['Erste fehlgeschlagene Prüfung: der Server antwortet mit Fehler 503', false],
      ['Durch 3 fehlgeschlagene Prüfungen in Folge bestätigt', false],
      ['Notiz: Der Hoster sagt nichts. (später berichtigt)', true],
      ['Notiz: Der Hoster weiß Bescheid. (Berichtigung) (später berichtigt)', true],
      ['Maßnahme: Den Hoster angerufen. (Berichtigung)', false],
      ['Ticket beim Hoster: HO-4711', false],
    ]);
  });

  it('says when it was written, where that was long after it happened', () => {
    const late = { kind: 'note', id: 'e', at, writtenAt: at + 26 * 60 * minuteMs, text: 'Spät.' } as const;
    // The 21st west of Greenwich, and the 22nd in Berlin.
    const day = new Date(late.writtenAt).getDate();
    expect(describeTimeline([late], german)[0]?.text).toMatch(
      new RegExp(`^Notiz: Spät\\. \\(eingetragen ${day}\\.11\\.`),
    );
  });
});
