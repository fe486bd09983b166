import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../core/incident';
import { useAttempt } from '../../context';

/** What the incident counts as, and the way to say otherwise, also long afterwards. */
export function Classing({ incident, onClassed }: { incident: Incident; onClassed: () => void }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { id, classification, endedAt } = incident;
  const other = classification === 'outage' ? 'maintenance' : 'outage';
  const classify = async (): Promise<void> => {
    const reply = await attempt('incidents.classify', { id, as: other });
    if (reply.ok) onClassed();
  };
  return (
    <div>
      <p>
        <span className="quiet">{t('window.incident.counts.label')}: </span>
        <strong>{t(`window.incident.counts.${classification}`)}</strong>
      </p>
      <p className="quiet">{t(`window.incident.counts.${aboutKey(classification, endedAt)}`)}</p>
      {/* The same button before and after, so that the focus stays on it. */}
      <Button variant="default" mt={8} onClick={() => void classify()}>
        {t(`window.incident.classify.${other}`)}
      </Button>
    </div>
  );
}

function aboutKey(classification: Incident['classification'], endedAt: number | null): string {
  switch (classification) {
    case 'outage':
      return 'aboutOutage';
    case 'maintenance':
      return endedAt === null ? 'aboutOpenMaintenance' : 'aboutMaintenance';
  }
}
