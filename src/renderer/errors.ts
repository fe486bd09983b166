import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../core/api';

/** A sentence for what is wrong with a value, by the key that a schema gave. */
export function invalidSentence(t: TFunction, message: string): string {
  return t([`invalid.${message}`, 'invalid.other']);
}

export function errorSentence(t: TFunction, error: ApiError): string {
  switch (error.kind) {
    case 'invalid':
      return error.issues.map(({ message }) => invalidSentence(t, message)).join(' ');
    case 'not-found':
      return t(`error.not-found.${error.what}`);
    case 'template':
      return t('window.template.hasFaults', { count: error.faults.length });
    case 'failed':
      return t(`error.failed.${error.what}`, { reason: error.reason });
  }
}

export function useErrorSentence(): (error: ApiError) => string {
  const { t } = useTranslation();
  return useCallback((error) => errorSentence(t, error), [t]);
}
