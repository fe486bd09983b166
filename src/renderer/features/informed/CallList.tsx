import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import { InformedShape } from './InformedMark';
import classes from './informed.module.css';
import { isTold } from './summary';
import type { Calls } from './use-calls';

interface CallListProps {
  rows: readonly InformedRow[];
  calls: Calls;
  currentId: string | null;
  onShow: (row: InformedRow) => void;
  onNext: () => void;
}

export function CallList({ rows, calls, currentId, onShow, onNext }: CallListProps) {
  const { t } = useTranslation();
  const wordOf = (row: InformedRow): string =>
    !isTold(row) && calls.missed[row.clientId] !== undefined
      ? t('window.calls.notReached')
      : t(`window.informed.state.${row.state}`);
  return (
    <nav className={classes.steps} aria-label={t('window.review.all')}>
      <div className={classes.buttons}>
        <Button variant="default" rightSection={<IconChevronRight size={16} aria-hidden />} onClick={onNext}>
          {t('window.calls.next')}
        </Button>
      </div>
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
