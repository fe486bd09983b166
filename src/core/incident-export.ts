import { headStartOf } from './head-start';
import { durationOf, isWatchedIncident } from './incident';
import type { Incident, IncidentWithTimeline, TimelineEntry } from './incident';
import { exportVersion } from './incident-export-schema';
import type { ExportedIncident, ExportedLine } from './incident-export-schema';
import { describeCause, describeTimeline, hasWholeText, isMessageEntry } from './timeline-text';
import type { TextWords } from './timeline-text';
import { isWritten } from './written-log';
import { dayMs } from './zone-time';

/** Files for people and programs; on paper there is more (`PrintPdf`). */
export type IncidentFileFormat = 'csv' | 'json' | 'md';

/** As `Date` writes it. In a long log instants of one day follow each other, and `Date` takes ten times as long. */
const isoOf = rememberedDay();

function rememberedDay(): (atMs: number) => string {
  let known = { day: Number.NaN, text: '' };
  const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
  const of = (value: number): string => two[Math.trunc(value)] ?? '';
  return (atMs) => {
    const day = Math.floor(atMs / dayMs);
    if (day !== known.day) known = { day, text: new Date(day * dayMs).toISOString().slice(0, -'00:00:00.000Z'.length) };
    const ms = Math.trunc(atMs) - day * dayMs;
    const seconds = `${of(ms / 3_600_000)}:${of((ms / 60_000) % 60)}:${of((ms / 1000) % 60)}`;
    return `${known.text}${seconds}.${String(1000 + (ms % 1000)).slice(1)}Z`;
  };
}

const isoOrNull = (atMs: number | null): string | null => (atMs === null ? null : isoOf(atMs));

/** docs/export-format.md describes it for people. */
export function exportIncident(incident: IncidentWithTimeline, words: TextWords): ExportedIncident {
  const { startedAt, endedAt, lastGoodAt, hostIncidentId, tags = [] } = incident;
  const { knownAt, toldAt, noticedAt } = headStartOf(incident);
  return {
    id: incident.id,
    site: incident.siteName,
    url: incident.url,
    client: incident.clientName,
    cause: incident.cause,
    countsAs: incident.classification,
    lastGoodAt: isoOrNull(lastGoodAt),
    startedAt: isoOf(startedAt),
    endedAt: isoOrNull(endedAt),
    durationSeconds: endedAt === null ? null : Math.round(durationOf(incident, endedAt) / 1000),
    knownAt: isoOf(knownAt),
    clientToldAt: isoOrNull(toldAt),
    clientNoticedAt: isoOrNull(noticedAt),
    downTogether: hostIncidentId,
    tags: [...tags],
    timeline: describeTimeline(incident.timeline, words).map(({ entry, text }) => exportLine(entry, text)),
  };
}

function exportLine(entry: TimelineEntry, text: string): ExportedLine {
  const line = { at: isoOf(entry.at), kind: entry.kind, text };
  if (hasWholeText(entry)) {
    const { subject, body } = entry;
    return { ...line, message: { recipient: isMessageEntry(entry) ? entry.recipient : null, subject, body } };
  }
  if (!isWritten(entry)) return line;
  const written = { ...line, id: entry.id, writtenAt: isoOf(entry.writtenAt) };
  return entry.kind === 'corrected' ? { ...written, corrects: entry.of } : written;
}

/** How a file of incidents is put together, piece by piece: whoever does it need not hold all of them at once. */
export interface IncidentFileText {
  opening: string;
  pieceOf: (incident: IncidentWithTimeline) => string;
  between: string;
  /** @param count how many pieces there were. */
  closing: (count: number) => string;
}

/** A line an incident; the causes as codes, the timeline's texts in the words' language. */
export const jsonText = (words: TextWords): IncidentFileText => ({
  opening: `{"version": ${exportVersion}, "incidents": [`,
  pieceOf: (incident) => `\n${JSON.stringify(exportIncident(incident, words))}`,
  between: ',',
  closing: () => '\n]}\n',
});

/** For people: a heading and a short list each, then the timeline. */
export const markdownText = (words: TextWords): IncidentFileText => ({
  opening: `# ${words.t('export.heading')}\n`,
  pieceOf: (incident) => `\n${toSection(incident, words)}`,
  between: '',
  closing: (count) => (count === 0 ? `\n${words.t('export.none')}\n` : ''),
});

/** What its beginning and its end are: no check of ours has failed, and none has seen the end, where somebody else told of it. */
export const endLabels = (incident: Incident): readonly ['startedAt', 'endedAt'] | readonly ['toldBegin', 'toldEnd'] =>
  isWatchedIncident(incident) ? ['startedAt', 'endedAt'] : ['toldBegin', 'toldEnd'];

function toSection(incident: IncidentWithTimeline, words: TextWords): string {
  const { t } = words;
  const exported = exportIncident(incident, words);
  const { url, client, lastGoodAt, startedAt, endedAt, durationSeconds, timeline } = exported;
  const { countsAs, knownAt, clientToldAt, clientNoticedAt, tags } = exported;
  const open = t('export.open');
  const [began, ended] = endLabels(incident);
  const facts: [column: string, value: string | number | null][] = [
    ['url', url],
    ['client', client],
    ['cause', describeCause(incident.cause, incident.status, words)],
    ['countsAs', countsAs === 'outage' ? null : t(`export.countsAs.${countsAs}`)],
    ['lastGoodAt', lastGoodAt],
    [began, startedAt],
    [ended, endedAt ?? open],
    ['durationSeconds', durationSeconds ?? open],
    ['knownAt', knownAt],
    ['clientToldAt', clientToldAt],
    ['clientNoticedAt', clientNoticedAt],
    ['tags', tags.length === 0 ? null : tags.join(', ')],
  ];
  const known = facts.filter(([, value]) => value !== null);
  return [
    `## ${escapeMarkdown(incident.siteName)}\n`,
    ...known.map(([column, value]) => `- ${t(`export.column.${column}`)}: ${escapeMarkdown(String(value))}`),
    `- ${t('export.column.timeline')}:`,
    ...timeline.flatMap(({ at, text, message }) => [
      `  - ${at}: ${escapeMarkdown(text)}`,
      ...(message === undefined ? [] : toQuote(message)),
    ]),
    '',
  ].join('\n');
}

/** The exact words of a message, under the line that says that it left. */
function toQuote({ subject, body }: { subject: string; body: string }): string[] {
  const lines = [...(subject === '' ? [] : [subject, '']), ...body.trimEnd().split(/\r\n|[\n\r\u2028\u2029]/)];
  // Two spaces keep the end of a line.
  const quoted = lines.map((line) =>
    line.trim() === '' ? '    >' : `    > ${escapeLineStart(escapeMarkdown(line))}  `,
  );
  return ['', ...quoted, ''];
}

/** What means something at the beginning of a line: lists, underlines of headings, indented code. */
function escapeLineStart(text: string): string {
  return text
    .trimStart()
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/**
 * Text from outside as a part of a Markdown line: on one line, and with nothing in it that is markup or HTML. What means
 * something only at the beginning of a line needs no escape, since such text never stands there.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\\`*_[\]<>|~#&]/g, '\\$&');
}
