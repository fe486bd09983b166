import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentCause } from '../core/incident';
import { describeCause } from '../core/timeline-text';
import type { TextWords } from '../core/timeline-text';
import { createFormats, dayOf, useLanguage } from './formats';

/** The window's words as the core's texts want them. */
export function useTextWords(): TextWords {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const formats = createFormats(language);
    return {
      t: (key, params) => t(key, { ...params }),
      language: () => language,
      time: (atMs, besideMs) => (dayOf(atMs) === dayOf(besideMs) ? formats.time(atMs) : formats.dateTime(atMs)),
    };
  }, [t, language]);
}

/** The cause of a failure in words for people, to be put within a sentence. */
export function useCauseSentence(): (failure: { cause: IncidentCause; status: number | null }) => string {
  const words = useTextWords();
  return useMemo(
    () =>
      ({ cause, status }) =>
        describeCause(cause, status, words),
    [words],
  );
}
