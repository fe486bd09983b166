import { setImmediate as nextTurn } from 'node:timers/promises';
import { inTurn } from '../../core/in-turn';
import type { Language } from '../../core/language';
import { remembered } from '../../core/remembered';
import { rememberedWords } from '../../core/remembered-words';
import type { Result } from '../../core/result';
import type { LogReaders } from '../ports';
import type { IncidentFileAsked, IncidentPart, IncidentPartAsked, MoreThreads } from '../reading-tasks';
import { wordsIn } from '../words';
import { incidentPart, writeIncidentFile } from './incident-file';

/** So many are read and put into words at once: some hundredths of a second. */
const incidentsInPart = 200;
/** What is shorter is written before another thread has begun. */
const partsWorthThreads = 20;

export const partOf = (readers: LogReaders, { keys, format, language }: IncidentPartAsked): IncidentPart =>
  incidentPart(format, readers.withTimelineOf(keys), spokenIn(language));

/** Writes the file of the chosen incidents, oldest first; a long one with the help of other threads. */
export async function writeIncidents(
  readers: LogReaders,
  { choice, format, path, language }: IncidentFileAsked,
  moreThreads: MoreThreads,
): Promise<Result<number, string>> {
  const keys = readers.keysOf(choice);
  const parts: IncidentPartAsked[] = [];
  for (let first = 0; first < keys.length; first += incidentsInPart) {
    parts.push({ keys: keys.slice(first, first + incidentsInPart), format, language });
  }
  const others = parts.length < partsWorthThreads ? [] : moreThreads();
  // In between it takes in what the others have made, and writes.
  const here = (part: IncidentPartAsked): Promise<IncidentPart> => nextTurn().then(() => partOf(readers, part));
  // What one of them cannot do is done here, or fails here with its reason.
  const there = others.map(
    ({ read }) =>
      (part: IncidentPartAsked) =>
        read('incident-part', part).catch(() => here(part)),
  );
  try {
    return await writeIncidentFile(path, format, inTurn(parts, [here, ...there]), wordsIn(language));
  } finally {
    await Promise.all(others.map(({ stop }) => stop()));
  }
}

/** Kept from part to part: nearly all sentences of one have been said in the one before. */
const spokenIn = remembered((language: Language) => rememberedWords(wordsIn(language)));
