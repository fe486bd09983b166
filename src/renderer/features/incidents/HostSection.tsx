import { useTranslation } from 'react-i18next';
import type { Incident, IncidentWithTimeline } from '../../../core/incident';
import { SiteState } from '../../components/StateMark';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { IncidentState } from './IncidentState';
import classes from './incidents.module.css';
import { useHostWords } from './use-host-words';
import { useCompanions } from './use-incidents';

interface HostSectionProps {
  incident: IncidentWithTimeline;
  hostIncidentId: string;
}

/** That the incident is one of several that failed together, and the others. */
export function HostSection({ incident, hostIncidentId }: HostSectionProps) {
  const { t } = useTranslation();
  const { value: companions } = useCompanions(incident);
  return (
    <section className={classes.section} aria-labelledby="incident-host">
      <h2 id="incident-host">{t('window.incident.host.title')}</h2>
      <p>
        <HostSentence incident={incident} hostIncidentId={hostIncidentId} />
      </p>
      {companions?.length === 0 && <p className="quiet">{t('window.incident.host.alone')}</p>}
      {companions && companions.length > 0 && (
        <ul className={classes.siblings}>
          {companions.map((each) => (
            <Companion key={each.id} incident={each} />
          ))}
        </ul>
      )}
    </section>
  );
}

function HostSentence({ incident, hostIncidentId }: HostSectionProps) {
  const { t } = useTranslation();
  const hostWords = useHostWords();
  const host = useSnapshot(({ hostIncidents }) => hostIncidents.find(({ id }) => id === hostIncidentId));
  const count = useSnapshot(
    ({ openIncidents }) => openIncidents.filter((each) => each.hostIncidentId === hostIncidentId).length,
  );
  if (host !== undefined && count > 0) return t('window.incident.host.open', { ...hostWords(host, count) });
  const joined = incident.timeline.findLast(({ kind }) => kind === 'joined-host' || kind === 'joined');
  if (joined?.kind === 'joined') return t('window.incident.host.byHand');
  if (joined?.kind !== 'joined-host') return t('window.incident.host.endedPlain');
  return t('window.incident.host.ended', { host: joined.label });
}

/** While it is open, with what is seen of its site now. */
function Companion({ incident }: { incident: Incident }) {
  const view = useSnapshot(({ sites }) => sites.find(({ site }) => site.id === incident.siteId));
  return (
    <li>
      <span>
        <TextLink to={{ page: 'incident', id: incident.id }}>{incident.siteName}</TextLink>{' '}
        {incident.clientName !== null && <span className="quiet">{incident.clientName}</span>}
      </span>
      <span>
        {incident.endedAt === null && view ? <SiteState view={view} /> : <IncidentState incident={incident} />}
      </span>
    </li>
  );
}
