import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import { useAttempt } from '../../context';
import { useNotices } from '../../notices';
import { useNavigation } from '../../place';
import classes from './informed.module.css';
import { openMessageOf } from './summary';
import { usePrepare } from './use-prepare';

interface RowActionsProps {
  ref: Ref<HTMLDivElement>;
  incidentId: string;
  row: InformedRow;
  canWrite: boolean;
  onNotice: () => void;
  onChanged: () => void;
}

/** What one may do for one client. */
export function RowActions({ ref, incidentId, row, canWrite, onNotice, onChanged }: RowActionsProps) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const { clientId, clientName } = row;
  const named = (label: string): string => t('window.named', { label, name: clientName });
  const write = t(openMessageOf(row) === null ? 'window.informed.write' : 'window.informed.look');
  const prepare = usePrepare(incidentId, [row], onChanged);
  const startWriting = async (): Promise<void> => {
    // What nobody knows the fate of is settled first.
    if (openMessageOf(row) === null && row.state !== 'uncertain' && row.state !== 'sending')
      await prepare.needed([row]);
    go({ page: 'review', id: incidentId, clientId });
  };
  const call = t('window.informed.call');
  const tell = async (): Promise<void> => {
    const reply = await attempt('client.told', { incidentId, clientId, at: Date.now(), note: '' });
    if (!reply.ok) return;
    show({ kind: 'done', text: t('window.informed.toldNoted', { client: clientName }) });
    onChanged();
  };
  return (
    <div ref={ref} className={classes.rowButtons}>
      {canWrite && (
        <button type="button" className={classes.word} aria-label={named(write)} onClick={() => void startWriting()}>
          {write}
        </button>
      )}
      <button
        type="button"
        className={classes.word}
        aria-label={named(call)}
        onClick={() => go({ page: 'calls', id: incidentId, clientId })}
      >
        {call}
      </button>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={named(t('window.informed.more'))}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onNotice}>{t('window.informed.noticed')}</Menu.Item>
          <Menu.Item onClick={() => void tell()}>{t('window.informed.toldSelf')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
