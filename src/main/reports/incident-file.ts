import { jsonParts, markdownParts } from '../../core/incident-export';
import type { IncidentFileFormat } from '../../core/incident-export';
import type { IncidentWithTimeline } from '../../core/incident';
import { rememberedWords } from '../../core/remembered-words';
import { ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { TextWords } from '../../core/timeline-text';
import { csvParts } from './incident-csv';
import { writeWholeFile } from './whole-file';

const partsOf = { csv: csvParts, json: jsonParts, md: markdownParts } as const;

/**
 * Writes the incidents to a file, all or nothing, one after the other as they are read; says how many there were. The error
 * is a sentence in the words' language.
 */
export async function writeIncidentFile(
  path: string,
  format: IncidentFileFormat,
  incidents: Iterable<IncidentWithTimeline>,
  words: TextWords,
): Promise<Result<number, string>> {
  let count = 0;
  function* counted(): Iterable<IncidentWithTimeline> {
    for (const incident of incidents) {
      count += 1;
      yield incident;
    }
  }
  const written = await writeWholeFile(path, partsOf[format](counted(), rememberedWords(words)), words);
  return written.ok ? ok(count) : written;
}
