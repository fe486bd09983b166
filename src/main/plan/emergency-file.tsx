import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../../core/config';
import type { Language } from '../../core/language';
import { reasonOf } from '../../core/reason';
import { fail } from '../../core/result';
import type { Result } from '../../core/result';
import { renderDocument } from '../documents/render-document';
import type { Clock, Words } from '../ports';
import { EmergencyPage } from './emergency-page';

export interface EmergencyFileParts {
  clock: Pick<Clock, 'now'>;
  words: Words;
  dataDir: string;
  config: () => Config;
  /** All or nothing; the error is a sentence. */
  writeText: (path: string, text: string) => Promise<Result<null, string>>;
  /** Null: the file says what the cards say. */
  onTrouble: (reason: string | null) => void;
}

export interface EmergencyFile {
  path: string;
  /** The cards may have changed: writes the file where they have. Fulfils when it is written, or `onTrouble` knows why not. */
  refresh: () => Promise<void>;
  /** The page as it would be written at that time. */
  html: (writtenAt: number) => Promise<string>;
}

/** What the page is made of: it is written anew when one of these is another one. */
type Source = [clients: Config['clients'], sites: Config['sites'], language: Language];

/** Keeps a page with all cards beside the data, so that it can be read when the app cannot be started. */
export function createEmergencyFile(parts: EmergencyFileParts): EmergencyFile {
  const { clock, words, config, writeText, onTrouble } = parts;
  const path = join(parts.dataDir, 'emergency', 'index.html');
  let written: Source | null = null;
  let writing: Promise<void> | null = null;

  const source = (): Source => [config().clients, config().sites, words.language()];
  const isCurrent = (): boolean => written !== null && source().every((part, index) => part === written?.[index]);

  async function write(): Promise<void> {
    // What changes meanwhile is written after it; what failed, with the next change.
    for (let isTried = false; !isCurrent() && !isTried;) {
      const from = source();
      const outcome = await attempt();
      onTrouble(outcome.ok ? null : outcome.error);
      if (outcome.ok) written = from;
      else isTried = true;
    }
  }

  async function attempt(): Promise<Result<null, string>> {
    try {
      await mkdir(dirname(path), { recursive: true });
      return await writeText(path, await html(clock.now()));
    } catch (error) {
      return fail(reasonOf(error));
    }
  }

  const html = (writtenAt: number): Promise<string> =>
    renderDocument(<EmergencyPage config={config()} words={words} writtenAt={writtenAt} />);

  return {
    path,
    html,
    refresh: () => (writing ??= write().finally(() => (writing = null))),
  };
}
