import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Log } from '../ports';

/** A text that is handy to have after a restart, and no loss where it is gone. */
export interface KeptText {
  load: () => string | null;
  save: (text: string) => void;
}

/** Neither throws: what cannot be read is asked for again, what cannot be written is asked for after the next start. */
export function createKeptText(file: string, log: Pick<Log, 'warn'>): KeptText {
  return {
    load: () => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        // The first start has none.
        return null;
      }
    },
    save: (text) => {
      try {
        // Whole or not at all, also where the power fails.
        writeFileSync(`${file}.new`, text);
        renameSync(`${file}.new`, file);
      } catch (error) {
        log.warn('What the registries said could not be kept; they will be asked again.', error);
      }
    },
  };
}
