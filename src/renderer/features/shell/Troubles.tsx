import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAttempt, useSnapshot } from '../../context';
import classes from './Shell.module.css';

/** What is wrong with Nachtwache itself: said until the user has read it. */
export function Troubles() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const troubles = useSnapshot((snapshot) => snapshot.troubles);
  if (troubles.length === 0) return null;
  return (
    <ul className={classes.troubles} aria-label={t('window.troubles')}>
      {troubles.map(({ key, params }) => (
        <li key={key} className={classes.trouble}>
          <span className="prose">{t(`trouble.${key}`, params)}</span>
          <CloseButton aria-label={t('window.dismiss')} onClick={() => void attempt('troubles.dismiss', { key })} />
        </li>
      ))}
    </ul>
  );
}
