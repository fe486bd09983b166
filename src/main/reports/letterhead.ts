import type { Handlers, LetterheadCommand } from '../../core/api';
import { attempt } from '../../core/attempt';
import type { Config } from '../../core/config';
import { fail, ok } from '../../core/result';
import type { Words } from '../ports';
import { readLogo } from './letterhead-logo';

export interface LetterheadDependencies {
  config: () => Config;
  /** Throws where the disk refuses. */
  setConfig: (next: Config) => void;
  words: Words;
  /** Asks for a picture; null where the user thought better of it. */
  askPicture: (title: string) => Promise<string | null>;
}

/** The picture of the letterhead: read here from a file that the user has chosen, whatever the window says. */
export function createLetterhead({
  config,
  setConfig,
  words,
  askPicture,
}: LetterheadDependencies): Pick<Handlers, LetterheadCommand> {
  function save(logo: string): ReturnType<Handlers['letterhead.removeLogo']> {
    const { settings, ...rest } = config();
    return attempt(() => {
      setConfig({ ...rest, settings: { ...settings, letterhead: { ...settings.letterhead, logo } } });
      return null;
    });
  }

  return {
    'letterhead.logo': () => ok(config().settings.letterhead.logo),
    'letterhead.removeLogo': () => save(''),
    'letterhead.chooseLogo': async () => {
      const path = await askPicture(words.t('letterhead.chooseTitle'));
      if (path === null) return ok(null);
      const logo = await readLogo(path, words);
      if (!logo.ok) return fail({ kind: 'failed', what: 'logo', reason: logo.error });
      const saved = await save(logo.value);
      return saved.ok ? ok(logo.value) : saved;
    },
  };
}
