import { documentFormats } from '../../core/document-formats';
import type { IncidentWithTimeline } from '../../core/incident';
import type { Letterhead } from '../../core/letterhead';
import { reasonOf } from '../../core/reason';
import { fail } from '../../core/result';
import type { Result } from '../../core/result';
import { renderDocument } from '../documents/render-document';
import type { Clock, PrintPdf, Words } from '../ports';
import { IncidentLogDocument } from './incident-log';
import { writeWholeFile } from './whole-file';

export interface PaperDependencies {
  clock: Pick<Clock, 'now'>;
  words: Words;
  timeZone: () => string;
  letterhead: () => Letterhead;
  printPdf: PrintPdf;
}

/** Writes the incidents with their timelines as a PDF, all or nothing. The error is a sentence. */
export async function writeIncidentPdf(
  path: string,
  incidents: readonly IncidentWithTimeline[],
  { clock, words, timeZone, letterhead, printPdf }: PaperDependencies,
): Promise<Result<null, string>> {
  const zone = timeZone();
  const page = (
    <IncidentLogDocument
      {...{ incidents, words }}
      letterhead={letterhead()}
      formats={documentFormats(words.language(), zone)}
      timeZone={zone}
      nowMs={clock.now()}
    />
  );
  try {
    const html = await renderDocument(page);
    const pdf = await printPdf(html, { title: words.t('export.heading'), footer: words.t('pdf.page') });
    return await writeWholeFile(path, pdf, words);
  } catch (error) {
    return fail(reasonOf(error));
  }
}
