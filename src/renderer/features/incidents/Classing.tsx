import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Incident, SaidClassification } from '../../../core/incident';
import { useAttempt } from '../../context';
import classes from './incidents.module.css';

/** What the incident counts as, and the ways to say otherwise, also long afterwards. */
export function Classing({ incident, onClassed }: { incident: Incident; onClassed: () => void }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { id, classification } = incident;
  if (classification === 'drill') return <p>{t('window.incidents.drill')}</p>;
  const classify = async (as: SaidClassification): Promise<void> => {
    const reply = await attempt('incidents.classify', { id, as });
    if (reply.ok) onClassed();
  };
  // The same two buttons whatever it counts as, so that the focus stays on the one that was pressed.
  const otherwise = (['maintenance', 'not-ours'] as const).map((as) => (classification === as ? 'outage' : as));
  return (
    <div>
      <p>
        <span className="quiet">{t('window.incident.counts.label')}: </span>
        <strong>{t(`window.incident.counts.${classification}`)}</strong>
      </p>
      <p className="quiet">{t(`window.incident.counts.${aboutKey(classification, incident)}`)}</p>
      <div className={classes.send} style={{ marginTop: 8 }}>
        {otherwise.map((as, place) => (
          <Button key={place} variant="default" onClick={() => void classify(as)}>
            {t(`window.incident.classify.${as}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function aboutKey(classification: SaidClassification, { cause, endedAt }: Incident): string {
  switch (classification) {
    case 'outage':
      return cause === 'by-hand' ? 'aboutByHand' : 'aboutOutage';
    case 'maintenance':
      return endedAt === null ? 'aboutOpenMaintenance' : 'aboutMaintenance';
    case 'not-ours':
      return endedAt === null ? 'aboutOpenNotOurs' : 'aboutNotOurs';
  }
}
