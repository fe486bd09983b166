import { durationOf } from './incident';
import type { IncidentWithTimeline } from './incident';
import { describeCause, describeTimelineEntry } from './timeline-text';
import type { TextWords } from './timeline-text';

/** An incident as every export gives it; docs/export-format.md describes it for people. Instants are ISO 8601 in UTC. */
export interface ExportedIncident {
  id: string;
  site: string;
  url: string;
  client: string | null;
  cause: string;
  lastGoodAt: string | null;
  startedAt: string;
  endedAt: string | null;
  durationSeconds: number | null;
  timeline: { at: string; kind: string; text: string }[];
}

const isoOf = (atMs: number): string => new Date(atMs).toISOString();
const isoOrNull = (atMs: number | null): string | null => (atMs === null ? null : isoOf(atMs));

export function exportIncident(incident: IncidentWithTimeline, words: TextWords): ExportedIncident {
  const { id, siteName, url, clientName, cause, startedAt, endedAt, lastGoodAt } = incident;
  return {
    id,
    site: siteName,
    url,
    client: clientName,
    cause,
    lastGoodAt: isoOrNull(lastGoodAt),
    startedAt: isoOf(startedAt),
    endedAt: isoOrNull(endedAt),
    durationSeconds: endedAt === null ? null : Math.round(durationOf(incident, endedAt) / 1000),
    timeline: incident.timeline.map((entry) => ({
      at: isoOf(entry.at),
      kind: entry.kind,
      text: describeTimelineEntry(entry, words),
    })),
  };
}

/** The incidents as a JSON text, in the order given; the causes as codes, the timeline's texts in the words' language. */
export function toExportJson(incidents: readonly IncidentWithTimeline[], words: TextWords): string {
  const exported = incidents.map((incident) => exportIncident(incident, words));
  return `${JSON.stringify({ version: 1, incidents: exported }, null, 2)}\n`;
}

/** The incidents as a Markdown text for people: a heading and a short list each, then the timeline. */
export function toMarkdown(incidents: readonly IncidentWithTimeline[], words: TextWords): string {
  const { t } = words;
  const sections = incidents.map((incident) => toSection(incident, words));
  const content = sections.length === 0 ? [`${t('export.none')}\n`] : sections;
  return [`# ${t('export.heading')}\n`, ...content].join('\n');
}

function toSection(incident: IncidentWithTimeline, words: TextWords): string {
  const { t } = words;
  const { url, client, lastGoodAt, startedAt, endedAt, durationSeconds, timeline } = exportIncident(incident, words);
  const open = t('export.open');
  const facts: [column: string, value: string | number | null][] = [
    ['url', url],
    ['client', client],
    ['cause', describeCause(incident.cause, incident.status, words)],
    ['lastGoodAt', lastGoodAt],
    ['startedAt', startedAt],
    ['endedAt', endedAt ?? open],
    ['durationSeconds', durationSeconds ?? open],
  ];
  const known = facts.filter(([, value]) => value !== null);
  return [
    `## ${escapeMarkdown(incident.siteName)}\n`,
    ...known.map(([column, value]) => `- ${t(`export.column.${column}`)}: ${escapeMarkdown(String(value))}`),
    `- ${t('export.column.timeline')}:`,
    ...timeline.map(({ at, text }) => `  - ${at}: ${escapeMarkdown(text)}`),
    '',
  ].join('\n');
}

/**
 * Text from outside as a part of a Markdown line: on one line, and with nothing in it that is markup or HTML. What means
 * something only at the beginning of a line needs no escape, since such text never stands there.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\\`*_[\]<>|~#&]/g, '\\$&');
}
