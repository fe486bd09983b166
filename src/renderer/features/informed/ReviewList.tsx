import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FactsSheet } from '../../../core/facts';
import type { InformedList, InformedRow } from '../../../core/informed';
import { useNow } from '../../clock';
import { ClientSteps } from './ClientSteps';
import { holdWords } from './HeldBack';
import { useJudgedDrafts } from './drafts';

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
  const wordOf = (row: InformedRow): string => {
    const hold = drafts.find((draft) => draft.row === row)?.hold;
    return hold ? holdWords(t, hold) : t(`window.informed.state.${row.state}`);
  };
  return (
    <ClientSteps rows={list.rows} currentId={currentId} wordOf={wordOf} onShow={onShow}>
      <Button variant="default" leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={onPrevious}>
        {t('window.review.previous')}
      </Button>
      <Button variant="default" rightSection={<IconChevronRight size={16} aria-hidden />} onClick={onNext}>
        {t('window.review.next')}
      </Button>
    </ClientSteps>
  );
}
