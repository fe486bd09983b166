import { localeOf } from './language';
import type { Language } from './language';
import { remembered } from './remembered';

/**
 * The order in which people look for a name, in what is written in this language: umlauts beside their vowels, small beside
 * capital letters, and 2 before 10.
 */
export const byName = remembered(
  (language: Language) => new Intl.Collator(localeOf[language], { numeric: true }).compare,
);
