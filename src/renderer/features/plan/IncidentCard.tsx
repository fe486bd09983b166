import { Button, Checkbox } from '@mantine/core';
import { IconExternalLink, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cardOfIncident, isEmptyCard } from '../../../core/emergency-card';
import type { EmergencyCard } from '../../../core/emergency-card';
import type { Incident, IncidentWithTimeline } from '../../../core/incident';
import { readablePhone } from '../../../core/phone-number';
import { useAttempt, useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import classes from './plan.module.css';

interface IncidentCardProps {
  incident: IncidentWithTimeline;
  onChanged: () => void;
}

/** What is to be done now and whom to call, above all else of an open incident. Nothing where nobody wrote a card. */
export function IncidentCard({ incident, onChanged }: IncidentCardProps) {
  const { t } = useTranslation();
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const { name, card } = cardOfIncident(incident, { clients, sites: sites.map(({ site }) => site) });
  if (incident.endedAt !== null || isEmptyCard(card)) return null;
  return (
    <section className={classes.card} aria-labelledby="incident-card">
      <h2 id="incident-card">{t('window.card.title', { name })}</h2>
      <Ways incident={incident} card={card} />
      <div className={classes.sides}>
        {card.steps.length > 0 && <Steps incident={incident} card={card} onChanged={onChanged} />}
        <Facts card={card} />
      </div>
    </section>
  );
}

/** The host's telephone first. */
function Ways({ incident, card: { host, standIn } }: { incident: Incident; card: EmergencyCard }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { id: incidentId } = incident;
  if (host.phone === '' && host.statusPage === '' && standIn.phone === '') return null;
  return (
    <div className={classes.ways}>
      <CallButton incident={incident} whom="host" name={host.name || t('emergency.host')} phone={host.phone} />
      {host.statusPage !== '' && (
        <Button
          variant="default"
          leftSection={<IconExternalLink size={16} aria-hidden />}
          onClick={() => void attempt('cards.openStatusPage', { incidentId })}
        >
          {t('emergency.statusPage')}
        </Button>
      )}
      <CallButton
        {...{ incident, whom: 'stand-in', phone: standIn.phone }}
        name={standIn.name || t('emergency.standIn')}
      />
      {isDrill(incident) && <p className="prose">{t('invalid.drill-calls-nobody')}</p>}
    </div>
  );
}

const isDrill = ({ classification }: Incident): boolean => classification === 'drill';

interface CallButtonProps {
  incident: Incident;
  whom: 'host' | 'stand-in';
  name: string;
  phone: string;
}

/** A long name takes another line: the number behind it is what somebody has to read who dials it. */
const wholeLabel = {
  root: { height: 'auto', minHeight: 36, paddingBlock: 6 },
  label: { whiteSpace: 'normal', overflowWrap: 'anywhere', textAlign: 'left', lineHeight: 1.4 },
} as const;

/** In a drill the number alone: nobody is called. */
function CallButton({ incident, whom, name, phone }: CallButtonProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  if (phone === '') return null;
  const number = readablePhone(phone);
  if (isDrill(incident)) {
    return (
      <span>
        {name}: <strong>{number}</strong>
      </span>
    );
  }
  return (
    <Button
      variant={whom === 'host' ? 'filled' : 'default'}
      styles={wholeLabel}
      leftSection={<IconPhone size={16} aria-hidden />}
      onClick={() => void attempt('cards.call', { incidentId: incident.id, whom })}
    >
      {t('window.card.call', { name, number })}
    </Button>
  );
}

/** What is ticked stands in the log, and is not unticked: it was done. */
function Steps({ incident, card, onChanged }: IncidentCardProps & { card: EmergencyCard }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const attempt = useAttempt();
  const [ticking, setTicking] = useState<string | null>(null);
  const doneAt = new Map(
    incident.timeline.flatMap((entry) => (entry.kind === 'step-done' ? [[entry.step, entry.at]] : [])),
  );
  const tick = async (step: string): Promise<void> => {
    setTicking(step);
    const reply = await attempt('cards.stepDone', { incidentId: incident.id, step });
    setTicking(null);
    if (reply.ok) onChanged();
  };
  return (
    <div>
      <h3>{t('emergency.steps')}</h3>
      <ol className={classes.steps}>
        {card.steps.map((step, index) => {
          const at = doneAt.get(step);
          const label = `${index + 1}. ${step}`;
          return (
            <li key={step}>
              <Checkbox
                label={label}
                description={at === undefined ? undefined : t('window.card.doneAt', { time: time(at) })}
                checked={at !== undefined || ticking === step}
                onChange={() => {
                  if (at === undefined && ticking === null) void tick(step);
                }}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Facts({ card }: { card: EmergencyCard }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { host, standIn, restoreTestedOn } = card;
  const day = restoreTestedOn === '' ? '' : date(new Date(`${restoreTestedOn}T00:00`).getTime());
  return (
    <dl className={classes.facts}>
      <Fact name={t('emergency.host')}>{host.name}</Fact>
      <Fact name={t('emergency.customerNumber')}>{host.customerNumber}</Fact>
      <Fact name={t('emergency.responsible')}>{card.responsible}</Fact>
      <Fact name={t('emergency.standIn')}>{standIn.name}</Fact>
      <Fact name={t('emergency.registrar')}>{card.registrar}</Fact>
      <Fact name={t('emergency.backupPlace')}>{card.backupPlace}</Fact>
      <Fact name={t('emergency.restoreTestedOn')}>{day}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
