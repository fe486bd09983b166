import { useRef, useState } from 'react';
import { asSentence } from '../../../core/due';
import type { InformedRow } from '../../../core/informed';
import { useNow } from '../../clock';
import { Fate } from './Fate';
import { Told } from './InformedClient';
import { InformedMark } from './InformedMark';
import { NoticedForm } from './NoticedForm';
import { RowActions } from './RowActions';
import classes from './informed.module.css';
import { isDue } from './summary';
import { useDueWords } from './use-due-words';

interface InformedAloneProps {
  incidentId: string;
  row: InformedRow;
  onChanged: () => void;
}

/** Where the only client of an incident stands, above the message to him. */
export function InformedAlone({ incidentId, row, onChanged }: InformedAloneProps) {
  const [isNoticing, setNoticing] = useState(false);
  const now = useNow();
  const { sentence } = useDueWords();
  const actions = useRef<HTMLDivElement>(null);
  const { state, lastMessage, clientName, nextUpdateAt } = row;
  const close = (): void => {
    setNoticing(false);
    actions.current?.querySelector('button')?.focus();
  };
  return (
    <div className={classes.alone}>
      <div className={classes.standing}>
        <div>
          <InformedMark state={state} />
          <Told row={row} />
          {nextUpdateAt !== null && (
            <p {...(isDue(row, now) && { className: classes.overdue })}>
              {asSentence(sentence({ clients: 1, dueAt: nextUpdateAt }))}
            </p>
          )}
        </div>
        <RowActions
          ref={actions}
          {...{ incidentId, row, onChanged }}
          canWrite={false}
          onNotice={() => setNoticing(true)}
        />
      </div>
      {(state === 'uncertain' || state === 'failed') && lastMessage !== null && (
        <Fate {...{ incidentId, clientName, onChanged }} message={lastMessage} />
      )}
      {isNoticing && <NoticedForm {...{ incidentId, row, onChanged }} onClose={close} />}
    </div>
  );
}
