import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import type { Message } from '../../../core/message';
import { useNow } from '../../clock';
import { useAttempt } from '../../context';
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
  /** After the draft was given up. */
  onDiscarded: () => void;
  onChanged: () => void;
}

/** That the text is behind the times, and the ways to a new one or to none. */
export function Outdated({ incidentId, row, message, flush, onDiscarded, onChanged }: OutdatedProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { time } = useFormats();
  const now = useNow();
  const prepare = usePrepare(incidentId, [row], onChanged);
  const discard = async (): Promise<void> => {
    if (!(await flush())) return;
    const reply = await attempt('messages.discard', { id: message.id });
    if (reply.ok) onDiscarded();
  };
  const renew = async (): Promise<void> => {
    if (await flush()) await prepare.renew([{ row, message, hold: null }]);
  };
  const why = isOutdated(row, message)
    ? t('window.review.outdated')
    : isLate(message, now) && message.nextUpdateAt !== null
      ? t('window.review.late', { time: time(message.nextUpdateAt) })
      : null;
  return (
    <p className="prose">
      {why !== null && `${why} `}
      {why !== null && message.state === 'draft' && (
        <button type="button" className={classes.word} onClick={() => void renew()}>
          {t('window.review.renew')}
        </button>
      )}{' '}
      <button type="button" className={classes.word} onClick={() => void discard()}>
        {t('window.review.discard')}
      </button>
    </p>
  );
}
