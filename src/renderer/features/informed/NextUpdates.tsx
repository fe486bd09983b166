import { useTranslation } from 'react-i18next';
import { asSentence, isOverdue } from '../../../core/due';
import { useNow } from '../../clock';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { InformedShape } from './InformedMark';
import classes from './informed.module.css';
import { useDueWords } from './use-due-words';

/** Beside more of them the rest is one step away: on the incidents' pages. */
const shownAtMost = 3;

/** On the first page: which clients hear next, and of which message nobody knows whether it arrived. */
export function NextUpdates() {
  const { t } = useTranslation();
  const now = useNow();
  const { sentence } = useDueWords();
  const updates = useSnapshot(({ nextUpdates }) => nextUpdates);
  const uncertain = useSnapshot(({ mailUncertain }) => mailUncertain);
  const [firstUncertain] = uncertain;
  if (updates.length === 0 && uncertain.length === 0) return null;
  return (
    <ul className={classes.updates} aria-label={t('window.overview.updates')}>
      {updates.slice(0, shownAtMost).map(({ incidentId, clientIds, dueAt }) => (
        <li key={`${incidentId} ${dueAt}`} {...(isOverdue(dueAt, now) && { className: classes.overdue })}>
          <TextLink to={{ page: 'incident', id: incidentId, isWriting: true }}>
            {asSentence(sentence({ clients: clientIds.length, dueAt }))}
          </TextLink>
        </li>
      ))}
      {firstUncertain !== undefined && (
        <li className={classes.uncertain}>
          <InformedShape state="uncertain" />
          <span>
            {t('window.overview.uncertain', { count: uncertain.length })}{' '}
            <TextLink to={{ page: 'review', id: firstUncertain.incidentId, clientId: firstUncertain.clientId }}>
              {t('window.overview.lookAtUncertain')}
            </TextLink>
          </span>
        </li>
      )}
    </ul>
  );
}
