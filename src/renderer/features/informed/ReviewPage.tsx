import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedList, InformedRow } from '../../../core/informed';
import { Page } from '../../components/Page';
import { useErrorSentence } from '../../errors';
import { focusHeading } from '../../focus';
import { useNavigation } from '../../place';
import { useFacts } from './use-facts';
import { Fate } from './Fate';
import { OtherRow } from './OtherRow';
import { ReviewList } from './ReviewList';
import { ReviewedMessage } from './ReviewedMessage';
import { StepKeysHelp } from './StepKeysHelp';
import classes from './informed.module.css';
import { openMessageOf } from './summary';
import { useInformed } from './use-informed';
import { useStepKeys } from './use-keys';

interface ReviewPageProps {
  incidentId: string;
  /** With whom to begin; null: the first whose message is open. */
  clientId: string | null;
}

/** The messages of an outage, one after the other. */
export function ReviewPage({ incidentId, clientId }: ReviewPageProps) {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const { value: list, error, again } = useInformed(incidentId);
  const back = { place: { page: 'incident', id: incidentId } as const, label: t('window.review.back') };
  if (list !== null && list.rows.length > 0) {
    return <Review {...{ incidentId, list, clientId, back }} onChanged={again} />;
  }
  return (
    <Page title={t('window.review.name')} name={t('window.review.name')} back={back}>
      {error && <p role="alert">{sentenceOf(error)}</p>}
      {list?.rows.length === 0 && <p className="prose">{t('window.review.nobody')}</p>}
    </Page>
  );
}

interface ReviewProps extends ReviewPageProps {
  list: InformedList;
  back: { place: { page: 'incident'; id: string }; label: string };
  onChanged: () => void;
}

function Review({ incidentId, list, clientId, back, onChanged }: ReviewProps) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const facts = useFacts(incidentId);
  const { rows } = list;
  const [currentId, setCurrentId] = useState(clientId ?? rows.find((row) => openMessageOf(row) !== null)?.clientId);
  const found = rows.findIndex((row) => row.clientId === currentId);
  const index = Math.max(0, found);
  const row = rows[index];
  const show = (wanted: InformedRow | undefined): void => {
    if (wanted === undefined || wanted.clientId === row?.clientId) return;
    setCurrentId(wanted.clientId);
    focusHeading();
    document.querySelector('main')?.scrollTo({ top: 0 });
  };
  const isOpen = (each: InformedRow): boolean => openMessageOf(each) !== null;
  const after = [...rows.slice(index + 1), ...rows.slice(0, index)];
  const next = (): void => show(after.find(isOpen) ?? after[0]);
  const previous = (): void => show(after.findLast(isOpen) ?? after.at(-1));
  const goOn = (): void => {
    const following = after.find(isOpen);
    onChanged();
    if (following === undefined) go({ ...back.place, isWriting: true });
    else show(following);
  };
  useStepKeys({ next, previous, press: pressFirstWay });
  if (row === undefined) return null;
  const message = openMessageOf(row);
  const title = t('window.review.title', { number: index + 1, all: rows.length, client: row.clientName });
  return (
    <Page title={title} name={title} back={back} aside={<StepKeysHelp press={t('window.keys.handOver')} />}>
      <div className={classes.columns}>
        <div className={classes.section}>
          {message !== null && row.state === 'uncertain' && row.lastMessage !== null && (
            <Fate {...{ incidentId, onChanged }} message={row.lastMessage} clientName={row.clientName} />
          )}
          {message === null ? (
            <OtherRow key={row.clientId} {...{ incidentId, row, onChanged }} />
          ) : (
            <ReviewedMessage key={message.id} {...{ incidentId, list, row, message, facts, onChanged }} onLeft={goOn} />
          )}
        </div>
        <ReviewList {...{ list, facts }} currentId={row.clientId} onShow={show} onNext={next} onPrevious={previous} />
      </div>
    </Page>
  );
}

/** What is shown as the first of the ways out. */
function pressFirstWay(): void {
  document.querySelector<HTMLButtonElement>('main [data-first-way]')?.click();
}
