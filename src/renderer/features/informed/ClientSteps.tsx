import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import { InformedShape } from './InformedMark';
import classes from './informed.module.css';

interface ClientStepsProps {
  rows: readonly InformedRow[];
  currentId: string | null;
  /** What the client still wants. */
  wordOf: (row: InformedRow) => string;
  onShow: (row: InformedRow) => void;
  /** The buttons that lead from one to the next. */
  children: ReactNode;
}

/** All clients of an outage in their order, the one at hand marked. */
export function ClientSteps({ rows, currentId, wordOf, onShow, children }: ClientStepsProps) {
  const { t } = useTranslation();
  return (
    <nav className={classes.steps} aria-label={t('window.review.all')}>
      <div className={classes.buttons}>{children}</div>
      <ol>
        {rows.map((row) => (
          <li key={row.clientId}>
            <button
              type="button"
              className={classes.step}
              aria-current={row.clientId === currentId ? 'step' : undefined}
              onClick={() => onShow(row)}
            >
              <InformedShape state={row.state} />
              <span>
                {row.clientName}
                <span className={classes.stepState}>{wordOf(row)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
