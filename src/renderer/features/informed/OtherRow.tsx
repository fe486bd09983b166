import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import { Fate } from './Fate';
import { InformedMark } from './InformedMark';
import { usePrepare } from './use-prepare';
import classes from './informed.module.css';

interface OtherRowProps {
  incidentId: string;
  row: InformedRow;
  onChanged: () => void;
}

/** A client for whom no message lies ready: where he stands, what he got last, and the way to the next. */
export function OtherRow({ incidentId, row, onChanged }: OtherRowProps) {
  const { t } = useTranslation();
  const prepare = usePrepare(incidentId, [row], onChanged);
  const { state, lastMessage, clientName } = row;
  return (
    <section className={classes.section} aria-label={clientName}>
      <p>
        <InformedMark state={state} />
      </p>
      {state === 'uncertain' && lastMessage !== null && (
        <Fate {...{ incidentId, clientName, onChanged }} message={lastMessage} />
      )}
      {state !== 'uncertain' && state !== 'sending' && (
        <div>
          <Button data-first-way aria-disabled={prepare.isBusy} onClick={() => void prepare.needed([row])}>
            {t('window.review.prepare', { phase: t(`phase.${row.needsPhase}`) })}
          </Button>
        </div>
      )}
      {lastMessage !== null && (
        <div>
          <h2>{t('window.review.last')}</h2>
          <pre className={classes.read}>
            {lastMessage.subject === '' ? lastMessage.body : `${lastMessage.subject}\n\n${lastMessage.body}`}
          </pre>
        </div>
      )}
    </section>
  );
}
