import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import type { Message } from '../../../core/message';
import { useNow } from '../../clock';
import { useFormats } from '../../formats';
import { isLate, isOutdated } from './drafts';
import classes from './informed.module.css';
import { usePrepare } from './use-prepare';

interface OutdatedProps {
  incidentId: string;
  row: InformedRow;
  message: Message;
  /** Saves what was typed last. */
  flush: () => Promise<boolean>;
  onChanged: () => void;
}

/** That the text is behind the times, and the way to a new one. */
export function Outdated({ incidentId, row, message, flush, onChanged }: OutdatedProps) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const now = useNow();
  const prepare = usePrepare(incidentId, [row], onChanged);
  const renew = async (): Promise<void> => {
    if (await flush()) await prepare.renew([{ row, message, hold: null }]);
  };
  const why = isOutdated(row, message)
    ? t('window.review.outdated')
    : isLate(message, now) && message.nextUpdateAt !== null
      ? t('window.review.late', { time: time(message.nextUpdateAt) })
      : null;
  if (why === null) return null;
  return (
    <p className="prose">
      {why}{' '}
      {message.state === 'draft' && (
        <button type="button" className={classes.word} onClick={() => void renew()}>
          {t('window.review.renew')}
        </button>
      )}
    </p>
  );
}
