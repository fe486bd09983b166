import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import { ClientSteps } from './ClientSteps';
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
    <ClientSteps rows={rows} currentId={currentId} wordOf={wordOf} onShow={onShow}>
      <Button variant="default" rightSection={<IconChevronRight size={16} aria-hidden />} onClick={onNext}>
        {t('window.calls.next')}
      </Button>
    </ClientSteps>
  );
}
