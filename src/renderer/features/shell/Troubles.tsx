import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '../../../core/snapshot';
import { useAttempt, useSnapshot } from '../../context';
import { diskReason } from '../../errors';
import { useHeadingFocusAfter } from '../../focus';
import { useFormats } from '../../formats';
import classes from './Shell.module.css';

/** What is wrong with Nachtwache itself: said until the user has read it. */
export function Troubles() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const troubles = useSnapshot((snapshot) => snapshot.troubles);
  useHeadingFocusAfter(troubles.length);
  if (troubles.length === 0) return null;
  return (
    <ul className={classes.troubles} aria-label={t('window.troubles')}>
      {troubles.map((trouble) => (
        <li key={trouble.key} className={classes.trouble}>
          <span className="prose">
            <TroubleSentence trouble={trouble} />
          </span>
          <CloseButton
            aria-label={t('window.dismiss')}
            onClick={() => void attempt('troubles.dismiss', { key: trouble.key })}
          />
        </li>
      ))}
    </ul>
  );
}

function TroubleSentence({ trouble: { key, params } }: { trouble: Trouble }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const { date, reason } = params;
  return t(`trouble.${key}`, {
    ...params,
    // A moment comes in local time, as `2026-11-21 01:33`.
    ...(typeof date === 'string' && { date: dateTime(new Date(date.replace(' ', 'T')).getTime()) }),
    ...(typeof reason === 'string' && { reason: diskReason(t, reason) }),
  });
}
