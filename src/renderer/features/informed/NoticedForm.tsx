import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import { useAttempt } from '../../context';
import { toClockTime } from '../../local-day';
import { useNotices } from '../../notices';
import { lastAtClockTime } from '../incidents/next-update';
import classes from './informed.module.css';

interface NoticedFormProps {
  incidentId: string;
  row: InformedRow;
  onChanged: () => void;
  onClose: () => void;
}

/** When a client noticed by himself: the present, unless he says otherwise. */
export function NoticedForm({ incidentId, row, onChanged, onClose }: NoticedFormProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [typed, setTyped] = useState(() => toClockTime(Date.now()));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A menu that closes gives the focus back a moment later.
    const timer = setTimeout(() => {
      field.current?.focus();
      field.current?.select();
    }, 50);
    return () => clearTimeout(timer);
  }, []);
  const noticedAt = lastAtClockTime(typed, Date.now());
  const note = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (noticedAt === undefined) return;
    const reply = await attempt('client.noticed', { incidentId, clientId: row.clientId, noticedAt });
    if (!reply.ok) return;
    show({
      kind: 'done',
      text: t('window.informed.noticedNoted', { client: row.clientName, time: toClockTime(noticedAt) }),
    });
    onClose();
    onChanged();
  };
  return (
    <form
      className={classes.noticed}
      aria-label={t('window.named', { label: t('window.informed.noticed'), name: row.clientName })}
      onSubmit={(event) => void note(event)}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <TextInput
        label={t('window.informed.noticedAt')}
        w={160}
        inputMode="numeric"
        ref={field}
        value={typed}
        error={noticedAt === undefined ? t('window.message.noTime') : null}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button type="submit">{t('window.informed.note')}</Button>
      <Button variant="subtle" onClick={onClose}>
        {t('window.cancel')}
      </Button>
    </form>
  );
}
