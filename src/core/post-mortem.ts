import type { DocumentFormats } from './document-formats';
import { factsOf } from './facts';
import type { Fact, FactsSheet } from './facts';
import { durationOf } from './incident';
import type { IncidentWithTimeline, TimelineEntry } from './incident';
import { factWords } from './fact';
import { headStartOf } from './head-start';
import { escapeMarkdown } from './incident-export';
import type { Language } from './language';
import { parseMarkdown, plainText } from './plain-markdown';
import type { MarkdownBlock } from './plain-markdown';
import { shownAddress } from './site-address';
import { describeTimelineEntry } from './timeline-text';
import type { TextWords } from './timeline-text';
import { writtenOf } from './written-log';

export interface PostMortemSpeech {
  words: TextWords;
  formats: DocumentFormats;
  language: Language;
}

/**
 * The draft of an account of one outage for the public, in Markdown. Only confirmed facts stand as facts, what is suspected
 * is called so, and where nothing is known stands a question to the author (a quote) instead of a text that nobody wrote.
 */
export function postMortemDraft(incident: IncidentWithTimeline, speech: PostMortemSpeech, nowMs: number): string {
  const { t } = speech.words;
  const facts = factsOf([incident.timeline]);
  const sections: [heading: string, lines: string[]][] = [
    ['effect', effectLines(incident, facts, speech)],
    ['course', courseLines(incident, speech)],
    ['cause', factLines(facts.cause, 'cause', speech)],
    ['measures', measureLines(incident, speech)],
    ['prevention', []],
  ];
  return [
    `# ${escapeMarkdown(t('postMortem.title', titleParams(incident, speech)))}`,
    escapeMarkdown([summarySentence(incident, speech, nowMs), ...sourceSentences(incident, speech)].join(' ')),
    ...sections.flatMap(([name, lines]) => [
      `## ${t(`postMortem.heading.${name}`)}`,
      lines.length > 0 ? lines.join('\n') : `> ${t(`postMortem.prompt.${name}`)}`,
    ]),
    '',
  ].join('\n\n');
}

const titleParams = ({ siteName, startedAt }: IncidentWithTimeline, { formats }: PostMortemSpeech) => ({
  site: siteName,
  date: formats.date(startedAt),
});

function summarySentence(incident: IncidentWithTimeline, { words, formats }: PostMortemSpeech, nowMs: number): string {
  const { siteName, url, startedAt, endedAt } = incident;
  const params = {
    site: siteName,
    address: shownAddress(url),
    from: formats.dateTime(startedAt),
    duration: formats.longDuration(durationOf(incident, nowMs)),
  };
  if (endedAt === null) return words.t('postMortem.summaryOpen', params);
  return words.t('postMortem.summary', { ...params, to: formats.dateTime(endedAt) });
}

/** Whose word it is where no check of ours has seen it. */
function sourceSentences({ cause }: IncidentWithTimeline, { words: { t } }: PostMortemSpeech): string[] {
  if (cause === 'by-hand') return [t('postMortem.byHand')];
  return cause === 'uptimerobot' ? [t('report.incident.fromRecord')] : [];
}

function effectLines(incident: IncidentWithTimeline, facts: FactsSheet, speech: PostMortemSpeech): string[] {
  const { t } = speech.words;
  const extent = factLines(facts.extent, 'extent', speech);
  const data = factLines(facts.dataLoss, 'dataLoss', speech);
  const backup = incident.timeline.find((entry) => entry.kind === 'backup-known');
  const known = backup === undefined ? [] : [t('postMortem.backup', { time: speech.formats.dateTime(backup.madeAt) })];
  if (extent.length + data.length + known.length === 0) return [];
  // Where one of the two is missing the author is asked for that one.
  return [
    ...(extent.length > 0 ? extent : [`> ${t('postMortem.prompt.extent')}`]),
    '',
    ...(data.length > 0 ? data : [`> ${t('postMortem.prompt.dataLoss')}`]),
    ...known.flatMap((line) => ['', escapeMarkdown(line)]),
  ];
}

/** Labelled with how sure it is, so that no words of the author's begin a line and mean something there. */
function factLines(
  fact: Fact | null,
  kind: 'cause' | 'extent' | 'dataLoss',
  { words, language }: PostMortemSpeech,
): string[] {
  if (fact === null || fact.certainty === 'unknown') return [];
  const said = factWords(fact.words, language);
  if (said === '') return [];
  return [escapeMarkdown(words.t(`postMortem.fact.${kind}.${fact.certainty}`, { words: said }))];
}

function measureLines({ timeline }: IncidentWithTimeline, { formats }: PostMortemSpeech): string[] {
  return writtenOf(timeline, 'action').map(({ at, text }) => `- ${formats.dateTime(at)}: ${escapeMarkdown(text)}`);
}

function courseLines(incident: IncidentWithTimeline, speech: PostMortemSpeech): string[] {
  const { formats, words } = speech;
  const line = (at: number, text: string): string => `- ${formats.dateTime(at)}: ${escapeMarkdown(text)}`;
  const { lastGoodAt, timeline } = incident;
  const before = lastGoodAt === null ? [] : [{ at: lastGoodAt, text: words.t('postMortem.lastGood') }];
  const { toldAt } = headStartOf(incident);
  const entries = [
    ...before,
    ...timeline.filter(isForThePublic).map((entry) => ({ at: entry.at, text: describeTimelineEntry(entry, words) })),
    ...(toldAt === null ? [] : [{ at: toldAt, text: words.t('postMortem.firstTold') }]),
  ];
  return entries.toSorted((one, other) => one.at - other.at).map(({ at, text }) => line(at, text));
}

const publicKinds: ReadonlySet<TimelineEntry['kind']> = new Set<TimelineEntry['kind']>([
  'detected',
  'confirmed',
  'second-opinion',
  'flapping-began',
  'flapping-ended',
  'recovered',
]);

/** What happened to the site. Who was told what, notes and tickets are nobody else's business. */
const isForThePublic = ({ kind }: TimelineEntry): boolean => publicKinds.has(kind);

/** The text with its questions to the author blanked out, place for place: they are not what others will read. */
export function withoutPrompts(text: string): string {
  return text.replace(/^[ \t]*>.*$/gm, (line) => ' '.repeat(line.length));
}

/** How many questions to the author are still in it. */
export const openPrompts = (text: string): number => parseMarkdown(text).filter(({ kind }) => kind === 'quote').length;

/** An account as it is shown to others: questions to the author are left out, and headings that have nothing under them. */
export interface PostMortemPage {
  title: string;
  /** For search engines: what stands first. */
  description: string;
  blocks: MarkdownBlock[];
}

const longestDescription = 200;

export function postMortemPage(text: string, fallbackTitle: string): PostMortemPage {
  const shown = parseMarkdown(text).filter(({ kind }) => kind !== 'quote');
  const blocks = shown.filter(
    (block, index) => block.kind !== 'heading' || block.level === 1 || hasContent(shown, index),
  );
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const first = blocks.find((block) => block.kind === 'paragraph');
  const description = first?.kind === 'paragraph' ? plainText(first.text) : '';
  return {
    title: heading?.kind === 'heading' ? plainText(heading.text) : fallbackTitle,
    description: shortened(description),
    blocks,
  };
}

/** Something other than a heading before the next one of the same or a higher rank. */
function hasContent(blocks: readonly MarkdownBlock[], place: number): boolean {
  const heading = blocks[place];
  if (heading?.kind !== 'heading') return true;
  for (const block of blocks.slice(place + 1)) {
    if (block.kind !== 'heading') return true;
    if (block.level <= heading.level) return false;
  }
  return false;
}

function shortened(text: string): string {
  if (text.length <= longestDescription) return text;
  const cut = text.slice(0, longestDescription - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestDescription / 2)).trimEnd()}…`;
}

/** By what people who look for the outage find its account. */
export function postMortemKeywords(
  { siteName, url, startedAt }: IncidentWithTimeline,
  { words, formats }: PostMortemSpeech,
): string[] {
  const [, host = ''] = /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/i.exec(url) ?? [];
  const all = [siteName, host, ...words.t('postMortem.keywords').split(', '), formats.date(startedAt)];
  return [...new Set(all.map((word) => word.trim()).filter((word) => word !== ''))];
}
