import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureCause } from '../core/check';

/** The cause of a failure in words for people, to be put within a sentence. */
export function useCauseSentence(): (failure: { cause: FailureCause; status: number | null }) => string {
  const { t } = useTranslation();
  return useCallback(({ cause, status }) => t(`cause.${cause}`, { status: status ?? '' }), [t]);
}
