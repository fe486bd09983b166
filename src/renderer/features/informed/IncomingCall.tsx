import { Select } from '@mantine/core';
import { IconPhoneIncoming } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import { useSnapshot } from '../../context';
import { reachOf } from '../incidents/message-ways';

interface IncomingCallProps {
  rows: readonly InformedRow[];
  /** Somebody is on the line already: the field takes the focus. */
  isFirst: boolean;
  onFound: (row: InformedRow) => void;
}

/** Who is on the line: found by any part of his name, his sites or his number. */
export function IncomingCall({ rows, isFirst, onFound }: IncomingCallProps) {
  const { t } = useTranslation();
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isFirst) return undefined;
    // After the heading, which takes the focus of every page that opens.
    const timer = setTimeout(() => field.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, [isFirst]);
  const data = rows.map((row) => {
    const client = clients.find(({ id }) => id === row.clientId);
    const phone = client === undefined ? '' : reachOf(client).phone;
    const parts = [row.clientName, row.contactName, row.siteNames.join(', '), phone];
    return { value: row.clientId, label: [...new Set(parts)].filter((part) => part !== '').join(' · ') };
  });
  const choose = (clientId: string | null): void => {
    const found = rows.find((row) => row.clientId === clientId);
    if (found !== undefined) onFound(found);
  };
  return (
    <Select
      ref={field}
      label={t('window.calls.incoming')}
      placeholder={t('window.calls.incomingHint')}
      leftSection={<IconPhoneIncoming size={16} aria-hidden />}
      data={data}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage={t('window.calls.notConcerned')}
      value={null}
      onChange={choose}
    />
  );
}
