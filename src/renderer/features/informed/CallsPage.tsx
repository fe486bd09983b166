import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedList, InformedRow } from '../../../core/informed';
import { Page } from '../../components/Page';
import { useErrorSentence } from '../../errors';
import { focusHeading } from '../../focus';
import { CallList } from './CallList';
import { CallPanel } from './CallPanel';
import { IncomingCall } from './IncomingCall';
import { StepKeysHelp } from './StepKeysHelp';
import classes from './informed.module.css';
import { isTold } from './summary';
import { useCalls } from './use-calls';
import { useInformed } from './use-informed';
import { useStepKeys } from './use-keys';

interface CallsPageProps {
  incidentId: string;
  /** Whom to call first; null: the first who knows nothing yet. */
  clientId: string | null;
  /** Somebody is on the line: first one finds him. */
  isIncoming: boolean;
}

/** Calling through the clients of an outage: what to say in large type, the number, and a tick for each. */
export function CallsPage({ incidentId, clientId, isIncoming }: CallsPageProps) {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const { value: list, error, again } = useInformed(incidentId);
  const back = { place: { page: 'incident', id: incidentId } as const, label: t('window.review.back') };
  if (list !== null && list.rows.length > 0) {
    return <CallThrough {...{ incidentId, list, clientId, isIncoming, back }} onChanged={again} />;
  }
  return (
    <Page title={t('window.calls.name')} name={t('window.calls.name')} back={back}>
      {error && <p role="alert">{sentenceOf(error)}</p>}
      {list?.rows.length === 0 && <p className="prose">{t('window.review.nobody')}</p>}
    </Page>
  );
}

interface CallThroughProps extends CallsPageProps {
  list: InformedList;
  back: { place: { page: 'incident'; id: string }; label: string };
  onChanged: () => void;
}

function CallThrough({ incidentId, list, clientId, isIncoming, back, onChanged }: CallThroughProps) {
  const { t } = useTranslation();
  const { rows } = list;
  const calls = useCalls(incidentId, rows, onChanged);
  // Null while somebody is on the line of whom one does not know yet who he is.
  const [currentId, setCurrentId] = useState(
    () => clientId ?? (isIncoming ? null : ((rows.find(isOpen) ?? rows[0])?.clientId ?? null)),
  );
  const [callerId, setCallerId] = useState<string | null>(null);
  const index = rows.findIndex((row) => row.clientId === currentId);
  const row = rows[index];
  const after = [...rows.slice(index + 1), ...rows.slice(0, Math.max(0, index))];
  const show = (wanted: InformedRow | undefined): void => {
    if (wanted === undefined) return;
    setCurrentId(wanted.clientId);
    focusHeading();
  };
  const next = (): void => show(after.find(isOpen) ?? after[0]);
  const previous = (): void => show(after.findLast(isOpen) ?? after.at(-1));
  useStepKeys({
    next,
    previous,
    press: () => document.querySelector<HTMLButtonElement>('main [data-first-way]')?.click(),
  });
  const title = row === undefined ? t('window.calls.whoCalls') : t('window.calls.title', { client: row.clientName });
  return (
    <Page title={title} name={title} back={back} aside={<StepKeysHelp press={t('window.keys.told')} />}>
      <p role="status">{t('window.calls.tally', { count: calls.called, all: rows.length, told: calls.told })}</p>
      <div className={classes.columns}>
        <div className={classes.section}>
          <IncomingCall
            rows={rows}
            isFirst={isIncoming}
            onFound={(found) => {
              setCallerId(found.clientId);
              show(found);
            }}
          />
          {row !== undefined && (
            <CallPanel
              key={row.clientId}
              {...{ incidentId, list, row, calls, onChanged }}
              hasCalled={callerId === row.clientId}
              onDone={next}
            />
          )}
        </div>
        <CallList {...{ rows, calls, currentId }} onShow={show} onNext={next} />
      </div>
    </Page>
  );
}

const isOpen = (row: InformedRow): boolean => !isTold(row);
