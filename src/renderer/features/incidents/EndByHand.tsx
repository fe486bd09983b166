import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../core/incident';
import { faultsOfTimes } from '../../../core/past-times';
import type { PastFault } from '../../../core/past-times';
import { useAttempt } from '../../context';
import classes from './incidents.module.css';
import { WhenFields } from './WhenFields';
import { instantOf, toWhen } from './when-values';

/** Nobody follows what was entered by hand, so that its end has to be entered too. */
export function EndByHand({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [when, setWhen] = useState(() => toWhen(Date.now()));
  const [isTried, setTried] = useState(false);
  if (incident.cause !== 'by-hand' || incident.endedAt !== null) return null;
  const end = instantOf(when, incident.startedAt);
  const fault = 'fault' in end ? end.fault : faultOf(incident, end.at);
  const save = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if ('fault' in end || fault !== null) return;
    const reply = await attempt('incidents.endByHand', { id: incident.id, endedAt: end.at });
    if (reply.ok) onDone();
  };
  return (
    <form className={classes.asked} aria-label={t('window.byHand.endTitle')} onSubmit={(event) => void save(event)}>
      <WhenFields
        when={when}
        dayLabel={t('window.byHand.endDay')}
        timeLabel={t('window.byHand.endTime')}
        about={t('window.byHand.endAbout')}
        fault={isTried && fault !== null ? t(`invalid.${fault}`) : null}
        onChange={setWhen}
      />
      <div>
        <Button type="submit" variant="default">
          {t('window.byHand.end')}
        </Button>
      </div>
    </form>
  );
}

const faultOf = ({ startedAt }: Incident, endedAt: number): PastFault | null =>
  faultsOfTimes({ startedAt, endedAt, noticedAt: null }, Date.now()).endedAt;
