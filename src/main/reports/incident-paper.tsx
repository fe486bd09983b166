import { documentFormats } from '../../core/document-formats';
import type { IncidentWithTimeline } from '../../core/incident';
import { rememberedWords } from '../../core/remembered-words';
import { renderDocument } from '../documents/render-document';
import type { IncidentPaperAsked, PaperHtml } from '../reading-tasks';
import { wordsIn } from '../words';
import { IncidentLogDocument } from './incident-log';

/** The incidents with their timelines as a page to be printed. */
export async function incidentPaper(
  incidents: readonly IncidentWithTimeline[],
  { language, timeZone, letterhead, nowMs }: IncidentPaperAsked,
): Promise<PaperHtml & { count: number }> {
  const words = rememberedWords(wordsIn(language));
  const formats = documentFormats(language, timeZone);
  const html = await renderDocument(
    <IncidentLogDocument {...{ incidents, words, formats, timeZone, letterhead, nowMs }} />,
  );
  const foot = { title: words.t('export.heading'), footer: words.t('pdf.page') };
  return { html: new TextEncoder().encode(html), ...foot, count: incidents.length };
}
