import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../core/snapshot';
import classes from './informed.module.css';

/** How far the sending is. Its room is kept; to those who listen only beginning and end are said, not every message. */
export function SendingProgress({ sending }: { sending: Snapshot['sending'] }) {
  const { t } = useTranslation();
  const words =
    sending === null
      ? ''
      : [
          t('window.informed.sending', { done: sending.done, total: sending.total }),
          sending.failed > 0 ? t('window.informed.sendingFailed', { count: sending.failed }) : '',
        ].join(' ');
  return (
    <div className={classes.progress}>
      <VisuallyHidden role="status">
        {sending !== null && t('window.informed.sendingBegan', { count: sending.total })}
      </VisuallyHidden>
      {sending !== null && (
        <>
          <div
            className={classes.bar}
            role="progressbar"
            aria-label={t('window.informed.progress')}
            aria-valuemin={0}
            aria-valuemax={sending.total}
            aria-valuenow={sending.done + sending.failed}
            aria-valuetext={words}
          >
            <div style={{ width: `${(100 * (sending.done + sending.failed)) / Math.max(1, sending.total)}%` }} />
          </div>
          <p className="quiet">{words}</p>
        </>
      )}
    </div>
  );
}
