import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../core/incident';
import type { Acknowledged } from '../../../core/snapshot';
import { useNow } from '../../clock';
import { useAttempt, useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import classes from './incidents.module.css';

export const useAcknowledged = (incidentId: string): Acknowledged | undefined =>
  useSnapshot(({ acknowledged }) => acknowledged.find((known) => known.incidentId === incidentId));

/** "I know of it": ends the reminders of an open outage, and of all that failed together with it. */
export function Acknowledge({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const known = useAcknowledged(incident.id);
  // Of what was entered by hand nobody reminds.
  if (incident.endedAt !== null || incident.cause === 'by-hand') return null;
  if (known !== undefined) return <IsAcknowledged known={known} />;
  return <AcknowledgeForm incident={incident} onDone={onDone} />;
}

function IsAcknowledged({ known: { at, reason } }: { known: Acknowledged }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const when = moment(at, useNow());
  // Whoever has just pressed the button hears that it was taken.
  return (
    <p role="status">
      {reason === ''
        ? t('window.incident.acknowledged', { when })
        : t('window.incident.acknowledgedFor', { when, reason })}
    </p>
  );
}

function AcknowledgeForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [reason, setReason] = useState('');
  const isHost = incident.hostIncidentId !== null;
  const acknowledge = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const reply = await attempt('incidents.acknowledge', { id: incident.id, reason });
    if (reply.ok) onDone();
  };
  return (
    <form className={classes.acknowledge} onSubmit={(event) => void acknowledge(event)}>
      <TextInput
        label={t('window.incident.acknowledgeReason')}
        description={t(isHost ? 'window.incident.acknowledgeAboutHost' : 'window.incident.acknowledgeAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default">
          {t('window.incident.acknowledge')}
        </Button>
      </div>
    </form>
  );
}
