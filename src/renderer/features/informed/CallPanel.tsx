import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recipientOf } from '../../../core/client';
import type { Client } from '../../../core/client';
import type { InformedList, InformedRow } from '../../../core/informed';
import { readablePhone } from '../../../core/phone-number';
import { useNow } from '../../clock';
import { useAttempt, useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import { useRemembered } from '../../remembered';
import { InformedMark } from './InformedMark';
import { NoticedForm } from './NoticedForm';
import { PhoneScript } from './PhoneScript';
import classes from './informed.module.css';
import type { Calls } from './use-calls';

interface CallPanelProps {
  incidentId: string;
  list: InformedList;
  row: InformedRow;
  calls: Calls;
  /** He is on the line by himself. */
  hasCalled: boolean;
  onChanged: () => void;
  /** On to the next. */
  onDone: () => void;
}

/** One client to be called: his number, what to say, and what came of it. */
export function CallPanel({ incidentId, list, row, calls, hasCalled, onChanged, onDone }: CallPanelProps) {
  const { t } = useTranslation();
  const client = useSnapshot(({ clients }) => clients.find(({ id }) => id === row.clientId));
  const [note, setNote] = useRemembered(`calls.${incidentId}.${row.clientId}.note`, '');
  const isDrill = list.incidents.some(({ classification }) => classification === 'drill');
  const [isNoticing, setNoticing] = useState(false);
  const tell = async (): Promise<void> => {
    if (!(await calls.tell(row, note.trim(), hasCalled))) return;
    setNote('');
    onDone();
  };
  const miss = (): void => {
    calls.miss(row);
    onDone();
  };
  return (
    <section className={classes.section} aria-label={row.clientName}>
      <Standing row={row} missedAt={calls.missed[row.clientId]} hasCalled={hasCalled} />
      {client && <Number client={client} incidentId={incidentId} isDrill={isDrill} />}
      {client && <PhoneScript key={client.id} {...{ list, row, client }} />}
      <TextInput
        label={t('window.calls.note')}
        maxLength={1000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {isNoticing && <NoticedForm {...{ incidentId, row, onChanged }} onClose={() => setNoticing(false)} />}
      <div className={`${classes.buttons ?? ''} ${classes.outcome ?? ''}`}>
        <Button data-first-way leftSection={<IconCheck size={16} aria-hidden />} onClick={() => void tell()}>
          {t(hasCalled ? 'window.calls.toldCaller' : 'window.calls.told')}
        </Button>
        <Button variant="default" leftSection={<IconPhoneOff size={16} aria-hidden />} onClick={miss}>
          {t('window.calls.missed')}
        </Button>
        <Button variant="subtle" aria-expanded={isNoticing} onClick={() => setNoticing(!isNoticing)}>
          {t('window.calls.knew')}
        </Button>
      </div>
    </section>
  );
}

interface StandingProps {
  row: InformedRow;
  missedAt: number | undefined;
  hasCalled: boolean;
}

function Standing({ row, missedAt, hasCalled }: StandingProps) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const now = useNow();
  return (
    <p>
      <InformedMark state={row.state} />
      <span className={classes.sites}>
        {[
          row.siteNames.length === 1 && row.siteNames[0] === row.clientName ? '' : row.siteNames.join(', '),
          row.noticedAt === null ? '' : t('window.calls.noticed', { time: moment(row.noticedAt, now) }),
          missedAt === undefined ? '' : t('window.calls.missedAt', { time: moment(missedAt, now) }),
          hasCalled ? t('window.calls.onTheLine') : '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </p>
  );
}

interface NumberProps {
  client: Client;
  incidentId: string;
  isDrill: boolean;
}

/** The number, large enough to be dialled by hand; a press hands it to the system's telephone program, but in a drill. */
function Number({ client, incidentId, isDrill }: NumberProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { name, phone } = recipientOf(client);
  if (phone === '') return <p className="prose">{t('window.calls.noPhone', { client: name })}</p>;
  return (
    <div className={classes.number}>
      <span>
        {name} <strong>{readablePhone(phone)}</strong>
      </span>
      {isDrill ? (
        <p className="prose">{t('window.calls.drill')}</p>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPhone size={16} aria-hidden />}
          onClick={() => void attempt('client.call', { id: client.id, incidentId })}
        >
          {t('window.calls.dial')}
        </Button>
      )}
    </div>
  );
}
