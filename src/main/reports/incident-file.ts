import { jsonText, markdownText } from '../../core/incident-export';
import type { IncidentFileFormat, IncidentFileText } from '../../core/incident-export';
import type { IncidentWithTimeline } from '../../core/incident';
import { ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { TextWords } from '../../core/timeline-text';
import type { IncidentPart } from '../reading-tasks';
import { csvText } from './incident-csv';
import { writeWholeFile } from './whole-file';

const texts: Record<IncidentFileFormat, (words: TextWords) => IncidentFileText> = {
  ...{ csv: csvText, json: jsonText, md: markdownText },
};

/** What stands in the file of these incidents, which are some of it; as bytes, which a thread can hand over. */
export function incidentPart(
  format: IncidentFileFormat,
  incidents: readonly IncidentWithTimeline[],
  words: TextWords,
): IncidentPart {
  const { pieceOf, between } = texts[format](words);
  return { text: new TextEncoder().encode(incidents.map(pieceOf).join(between)), count: incidents.length };
}

/**
 * Writes a file of incidents part by part, all or nothing; says how many incidents there were. The error is a sentence in the
 * words' language.
 */
export async function writeIncidentFile(
  path: string,
  format: IncidentFileFormat,
  parts: AsyncIterable<IncidentPart>,
  words: TextWords,
): Promise<Result<number, string>> {
  const { opening, between, closing } = texts[format](words);
  let count = 0;
  async function* whole(): AsyncIterable<string | Uint8Array> {
    yield opening;
    for await (const part of parts) {
      if (part.count === 0) continue;
      if (count > 0) yield between;
      count += part.count;
      yield part.text;
    }
    yield closing(count);
  }
  const written = await writeWholeFile(path, whole(), words);
  return written.ok ? ok(count) : written;
}
