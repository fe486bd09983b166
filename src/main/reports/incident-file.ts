import { toExportJson, toMarkdown } from '../../core/incident-export';
import type { IncidentWithTimeline } from '../../core/incident';
import type { Result } from '../../core/result';
import type { TextWords } from '../../core/timeline-text';
import { toCsv } from './incident-csv';
import { writeWholeFile } from './whole-file';

export type IncidentFileFormat = 'csv' | 'json' | 'md';

/** Writes the incidents to a file, all or nothing. The error is a sentence in the words' language. */
export function writeIncidentFile(
  path: string,
  format: IncidentFileFormat,
  incidents: readonly IncidentWithTimeline[],
  words: TextWords,
): Promise<Result<null, string>> {
  return writeWholeFile(path, formatted(format, incidents, words), words);
}

function formatted(format: IncidentFileFormat, incidents: readonly IncidentWithTimeline[], words: TextWords): string {
  switch (format) {
    case 'csv':
      return toCsv(incidents, words);
    case 'json':
      return toExportJson(incidents, words);
    case 'md':
      return toMarkdown(incidents, words);
  }
}
