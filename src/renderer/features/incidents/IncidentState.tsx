import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../core/incident';
import { StateShape } from '../../components/StateMark';
import mark from '../../components/StateMark.module.css';
import list from '../../components/list.module.css';
import classes from './incidents.module.css';

/** Open or ended; of what counts as maintenance that it does. */
export function IncidentState({ incident }: { incident: Pick<Incident, 'endedAt' | 'classification'> }) {
  const { t } = useTranslation();
  const isOpen = incident.endedAt === null;
  const isMaintenance = incident.classification === 'maintenance';
  const state = isMaintenance ? 'maintenance' : isOpen ? 'down' : 'up';
  return (
    <>
      <span className={mark.mark}>
        <StateShape state={state} />
        <span style={{ color: `var(--state-${state})` }}>
          {t(isOpen ? 'window.incidents.open' : 'window.incidents.ended')}
        </span>
      </span>
      {isMaintenance && (
        <span className={`${list.second ?? ''} ${classes.kind ?? ''}`}>{t('window.incidents.maintenance')}</span>
      )}
    </>
  );
}
