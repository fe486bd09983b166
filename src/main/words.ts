import i18next from 'i18next';
import { localeOf } from '../core/language';
import type { Language } from '../core/language';
import { remembered } from '../core/remembered';
import de from '../locales/de.json';
import en from '../locales/en.json';
import type { Words } from './ports';

/** The words main speaks: tray, notifications, exports. */
export interface SettableWords extends Words {
  setLanguage: (language: Language) => void;
}

export function createWords(): SettableWords {
  const instance = i18next.createInstance();
  // The texts lie in the bundle, so `init` is done when it returns and its promise says nothing more. What is put in is
  // shown by the system or by React, which escape for themselves.
  void instance.init({
    resources: { de: { translation: de }, en: { translation: en } },
    lng: 'en',
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const language = (): Language => (instance.language === 'de' ? 'de' : 'en');
  return {
    t: (key, params = {}) => instance.t(key, params),
    language,
    setLanguage: (next) => void instance.changeLanguage(next),
    time: (atMs, nowMs) => clockTime(atMs, nowMs, language()),
  };
}

/** The words of a language, whatever the window speaks; put together once. */
export const wordsIn = remembered((language: Language): Words => {
  const words = createWords();
  words.setLanguage(language);
  return words;
});

function clockTime(atMs: number, nowMs: number, language: Language): string {
  const [at, now] = [new Date(atMs), new Date(nowMs)];
  const isToday = at.toDateString() === now.toDateString();
  const day: Intl.DateTimeFormatOptions = {
    ...(!isToday && { day: '2-digit', month: '2-digit' }),
    ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  };
  return new Intl.DateTimeFormat(localeOf[language], { ...day, hour: '2-digit', minute: '2-digit' }).format(atMs);
}
