import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../core/api';

/** A sentence for what is wrong with a value, by the key that a schema gave. */
export function invalidSentence(t: TFunction, message: string): string {
  return t([`invalid.${message}`, 'invalid.other']);
}

/** The system's words for what happens to a disk, in the user's; anything else as it came. */
export function diskReason(t: TFunction, reason: string): string {
  if (/\b(EACCES|EPERM|EROFS)\b|readonly database/.test(reason)) return t('error.reason.no-right');
  if (/\b(ENOSPC|EDQUOT)\b|disk is full/i.test(reason)) return t('error.reason.no-space');
  return reason;
}

export function errorSentence(t: TFunction, error: ApiError): string {
  switch (error.kind) {
    case 'invalid':
      return error.issues.map(({ message }) => invalidSentence(t, message)).join(' ');
    case 'not-found':
      return t(`error.not-found.${error.what}`);
    case 'template':
      return t('window.template.hasFaults', { count: error.faults.length });
    case 'findings':
      return t('error.findings', { count: error.messages.length });
    case 'failed':
      return t(`error.failed.${error.what}`, {
        reason: ['save', 'note-message'].includes(error.what) ? diskReason(t, error.reason) : error.reason,
      });
  }
}

export function useErrorSentence(): (error: ApiError) => string {
  const { t } = useTranslation();
  return useCallback((error) => errorSentence(t, error), [t]);
}
