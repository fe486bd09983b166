import Papa from 'papaparse';
import { exportIncident } from '../../core/incident-export';
import type { IncidentFileText } from '../../core/incident-export';
import type { IncidentWithTimeline } from '../../core/incident';
import { describeCause } from '../../core/timeline-text';
import type { TextWords } from '../../core/timeline-text';

const columns = [
  'id',
  'site',
  'url',
  'client',
  'cause',
  'countsAs',
  'lastGoodAt',
  'startedAt',
  'endedAt',
  'durationSeconds',
  'knownAt',
  'clientToldAt',
  'clientNoticedAt',
  'tags',
  'timeline',
] as const;

/** A column is of outages that no check has seen, too: its heading is true of both. */
const headings: Partial<Record<(typeof columns)[number], string>> = { startedAt: 'began', endedAt: 'ended' };

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection). The line end belongs to
 * it, since some programs skip white space before they look.
 */
const formulaStart = /^[=+\-@\t\r\n]/;

/**
 * The incidents as CSV after RFC 4180, with a byte order mark, by which Excel knows UTF-8. A row an incident, the header
 * and the cause in the words' language, the timeline as lines within one cell, empty what is not known or still open.
 */
export const csvText = (words: TextWords): IncidentFileText => ({
  opening: `\uFEFF${lineOf(columns.map((column) => words.t(`export.column.${headings[column] ?? column}`)))}`,
  pieceOf: (incident) => {
    const row = rowOf(incident, words);
    return lineOf(columns.map((column) => row[column] ?? ''));
  },
  between: '',
  closing: () => '',
});

function rowOf(
  incident: IncidentWithTimeline,
  words: TextWords,
): Record<(typeof columns)[number], string | number | null> {
  const exported = exportIncident(incident, words);
  return {
    ...exported,
    cause: describeCause(incident.cause, incident.status, words),
    countsAs: words.t(`export.countsAs.${exported.countsAs}`),
    tags: exported.tags.join(', '),
    timeline: exported.timeline.map(({ at, text }) => `${at} ${text}`).join('\n'),
  };
}

const lineOf = (cells: readonly (string | number)[]): string =>
  `${Papa.unparse([[...cells]], { newline: '\r\n', escapeFormulae: formulaStart })}\r\n`;
