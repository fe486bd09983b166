import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FactsSheet } from '../../../core/facts';
import type { InformedList, InformedRow } from '../../../core/informed';
import { useNow } from '../../clock';
import { InformedShape } from './InformedMark';
import { holdWords } from './HeldBack';
import { useJudgedDrafts } from './drafts';
import classes from './informed.module.css';

interface ReviewListProps {
  list: InformedList;
  facts: FactsSheet;
  currentId: string;
  onShow: (row: InformedRow) => void;
  onNext: () => void;
  onPrevious: () => void;
}

/** All clients of the outage beside the message, with what each still wants. */
export function ReviewList({ list, facts, currentId, onShow, onNext, onPrevious }: ReviewListProps) {
  const { t } = useTranslation();
  const now = useNow();
  const drafts = useJudgedDrafts(list, facts, now);
  return (
    <nav className={classes.steps} aria-label={t('window.review.all')}>
      <div className={classes.buttons}>
        <Button variant="default" leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={onPrevious}>
          {t('window.review.previous')}
        </Button>
        <Button variant="default" rightSection={<IconChevronRight size={16} aria-hidden />} onClick={onNext}>
          {t('window.review.next')}
        </Button>
      </div>
      <ol>
        {list.rows.map((row) => {
          const hold = drafts.find((draft) => draft.row === row)?.hold;
          return (
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
                  <span className={classes.stepState}>
                    {hold ? holdWords(t, hold) : t(`window.informed.state.${row.state}`)}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
