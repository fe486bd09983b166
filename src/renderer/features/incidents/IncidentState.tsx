import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../core/incident';
import { StateShape } from '../../components/StateMark';
import mark from '../../components/StateMark.module.css';
import list from '../../components/list.module.css';
import { useAcknowledged } from './Acknowledge';
import classes from './incidents.module.css';

/** Open or ended; of what counts as maintenance that it does, and of what somebody knows that he does. */
export function IncidentState({ incident }: { incident: Pick<Incident, 'id' | 'endedAt' | 'classification'> }) {
  const { t } = useTranslation();
  const isKnown = useAcknowledged(incident.id) !== undefined;
  const isOpen = incident.endedAt === null;
  const isMaintenance = incident.classification === 'maintenance';
  const isDrill = incident.classification === 'drill';
  // No state of a site: nothing was ever down.
  const state = isDrill ? 'unknown' : isMaintenance ? 'maintenance' : isOpen ? 'down' : 'up';
  return (
    <>
      <span className={mark.mark}>
        <StateShape state={state} />
        <span style={{ color: `var(--state-${state})` }}>
          {t(isOpen ? 'window.incidents.open' : 'window.incidents.ended')}
        </span>
      </span>
      {isKnown && (
        <span className={`${list.second ?? ''} ${classes.kind ?? ''}`}>{t('window.incidents.acknowledged')}</span>
      )}
      {isDrill && <span className={`${list.second ?? ''} ${classes.kind ?? ''}`}>{t('window.incidents.drill')}</span>}
      {isMaintenance && (
        <span className={`${list.second ?? ''} ${classes.kind ?? ''}`}>{t('window.incidents.maintenance')}</span>
      )}
      {incident.classification === 'not-ours' && (
        <span className={`${list.second ?? ''} ${classes.kind ?? ''}`}>{t('window.incidents.not-ours')}</span>
      )}
    </>
  );
}
