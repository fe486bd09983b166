import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinableFilter } from '../../../core/client-outage';
import type { Incident } from '../../../core/incident';
import { useNow } from '../../clock';
import { useAttempt } from '../../context';
import { useFocusInTurn } from '../../focus';
import { useFormats } from '../../formats';
import classes from './incidents.module.css';
import { useIncidents } from './use-incidents';

interface JoiningProps {
  incident: Incident;
  onChanged: () => void;
}

/** Says that the incident and another one are one outage, or that it is none with the others. */
export function Joining({ incident, onChanged }: JoiningProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [isChoosing, setChoosing] = useState(false);
  const place = useFocusInTurn<HTMLDivElement>(`${String(isChoosing)} ${String(incident.hostIncidentId)}`);
  const split = async (): Promise<void> => {
    const reply = await attempt('incidents.split', { id: incident.id });
    if (reply.ok) onChanged();
  };
  const done = (isJoined: boolean): void => {
    setChoosing(false);
    if (isJoined) onChanged();
  };
  return (
    <div ref={place}>
      {incident.hostIncidentId !== null && (
        <Button variant="default" onClick={() => void split()}>
          {t('window.join.split')}
        </Button>
      )}
      {incident.hostIncidentId === null && !isChoosing && (
        <Button variant="default" onClick={() => setChoosing(true)}>
          {t('window.join.open')}
        </Button>
      )}
      {incident.hostIncidentId === null && isChoosing && <JoinForm incident={incident} onDone={done} />}
    </div>
  );
}

function JoinForm({ incident, onDone }: { incident: Incident; onDone: (isJoined: boolean) => void }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { moment } = useFormats();
  const now = useNow();
  const { startedAt, endedAt } = incident;
  const filter = useMemo(() => joinableFilter({ startedAt, endedAt }), [startedAt, endedAt]);
  const { value: near } = useIncidents(filter);
  const [to, setTo] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const choices = (near ?? [])
    .filter(({ id }) => id !== incident.id)
    .map(({ id, siteName, startedAt }) => ({
      value: id,
      label: t('window.join.choice', { site: siteName, began: moment(startedAt, now) }),
    }));
  const join = async (): Promise<void> => {
    setTried(true);
    if (to === null) return;
    const reply = await attempt('incidents.join', { id: incident.id, to });
    if (reply.ok) onDone(true);
  };
  return (
    <form
      className={classes.asked}
      aria-label={t('window.join.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <Select
        autoFocus
        label={t('window.join.with')}
        description={t('window.join.about')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={choices}
        searchable
        limit={50}
        nothingFoundMessage={t('window.nothingFound')}
        value={to}
        error={isTried && to === null ? t('window.join.none') : null}
        onChange={setTo}
      />
      <div className={classes.send}>
        <Button type="submit">{t('window.join.join')}</Button>
        <Button variant="default" onClick={() => onDone(false)}>
          {t('window.log.cancel')}
        </Button>
      </div>
    </form>
  );
}
