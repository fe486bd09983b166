import { Button } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostIncident } from '../../../core/host-incident';
import { gatherIncidents } from '../../../core/incident-groups';
import type { IncidentGroup, ListedIncident } from '../../../core/incident-groups';
import type { Incident } from '../../../core/incident';
import type { Snapshot } from '../../../core/snapshot';
import { SiteState, StateShape } from '../../components/StateMark';
import { TextLink } from '../../components/TextLink';
import { useCauseSentence } from '../../causes';
import { useNow } from '../../clock';
import { useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import { useNavigation } from '../../place';
import { useAcknowledged } from '../incidents/Acknowledge';
import { useHostWords } from '../incidents/use-host-words';
import group from './OpenIncidents.module.css';
import classes from './SitesPage.module.css';

/** More would be a wall; the rest is one step away. */
const shownAtMost = 6;
const membersShownAtFirst = 8;

/**
 * What needs a hand: every outage that is still open, the newest first; then those that count as maintenance, and those
 * that the user entered by hand.
 */
export function OpenIncidents() {
  const { t } = useTranslation();
  const incidents = useSnapshot(({ openIncidents }) => openIncidents);
  const hosts = useSnapshot(({ hostIncidents }) => hostIncidents);
  const byHand = useSnapshot(({ openByHand }) => openByHand);
  const listed = useMemo(() => gatherIncidents(inOrder(incidents), hosts), [incidents, hosts]);
  if (listed.length === 0 && byHand.length === 0) return null;
  const shown = listed.slice(0, shownAtMost);
  const shownByHand = byHand.slice(0, shownAtMost - shown.length);
  const rest =
    incidents.length - shown.reduce((sum, entry) => sum + countIn(entry), 0) + byHand.length - shownByHand.length;
  return (
    <section aria-label={t('window.overview.needsAHand')}>
      <ul className={classes.incidents}>
        {shown.map((entry) => {
          if (entry.kind === 'single') return <OpenIncident key={entry.incident.id} incident={entry.incident} />;
          return <OpenGroup key={entry.hostIncidentId} {...entry} />;
        })}
        {shownByHand.map((incident) => (
          <OpenByHand key={incident.id} incident={incident} />
        ))}
      </ul>
      {rest > 0 && (
        <p style={{ paddingTop: 8 }}>
          <TextLink to={{ page: 'incidents' }}>{t('window.overview.more', { count: rest })}</TextLink>
        </p>
      )}
    </section>
  );
}

const countIn = (entry: ListedIncident): number => (entry.kind === 'single' ? 1 : entry.members.length);

function inOrder(incidents: readonly Incident[]): Incident[] {
  const rank = ({ classification }: Incident): number => (classification === 'maintenance' ? 1 : 0);
  return [...incidents].sort((one, other) => rank(one) - rank(other) || other.startedAt - one.startedAt);
}

function OpenIncident({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const { moment, duration } = useFormats();
  const causeSentence = useCauseSentence();
  const now = useNow();
  const isMaintenance = incident.classification === 'maintenance';
  const isKnown = useAcknowledged(incident.id) !== undefined;
  const since = t('window.incident.sinceAndFor', {
    since: moment(incident.startedAt, now),
    duration: duration(Math.max(0, now - incident.startedAt)),
  });
  return (
    <li className={classes.incident}>
      <div className={classes.what}>
        <StateShape state={isMaintenance ? 'maintenance' : 'down'} />
        <div>
          <strong>{t('alert.down.title', { site: incident.siteName })}</strong>
          <div className="quiet">
            {since}, {causeSentence(incident)}
            {isMaintenance && `, ${t('state.maintenance')}`}
            {isKnown && `, ${t('window.incidents.acknowledged')}`}
          </div>
        </div>
      </div>
      <IncidentButtons incident={incident} isQuiet={isMaintenance} />
    </li>
  );
}

/** What no check has seen: it has no state of its own. */
function OpenByHand({ incident }: { incident: Snapshot['openByHand'][number] }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const now = useNow();
  return (
    <li className={classes.incident}>
      <div>
        <strong>{incident.siteName}</strong>
        <div className="quiet">
          {t('window.sites.since', { since: moment(incident.startedAt, now) })}, {t('cause.by-hand')}
        </div>
      </div>
      <IncidentButtons incident={incident} isQuiet />
    </li>
  );
}

/** `isQuiet`: nothing here is the one thing to press. */
function IncidentButtons({ incident, isQuiet }: { incident: Pick<Incident, 'id' | 'siteName'>; isQuiet: boolean }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const open = (isWriting: boolean) => go({ page: 'incident', id: incident.id, ...(isWriting && { isWriting }) });
  return (
    <div className={classes.buttons}>
      <Button
        {...(isQuiet && { variant: 'default' })}
        onClick={() => open(true)}
        aria-label={t('window.named', { label: t('window.overview.write'), name: incident.siteName })}
      >
        {t('window.overview.write')}
      </Button>
      <Button
        variant="default"
        onClick={() => open(false)}
        aria-label={t('window.named', { label: t('window.overview.open'), name: incident.siteName })}
      >
        {t('window.overview.open')}
      </Button>
    </div>
  );
}

/** Several that failed together: one entry, with each of them below it in its own state. */
function OpenGroup({ host, members }: IncidentGroup) {
  const { t } = useTranslation();
  const id = useId();
  const [isAll, setAll] = useState(false);
  const inOrderOfFailing = [...members].reverse();
  const shown = isAll ? inOrderOfFailing : inOrderOfFailing.slice(0, membersShownAtFirst);
  const rest = members.length - shown.length;
  return (
    <li className={group.group}>
      <div className={classes.what}>
        <StateShape state="down" />
        <GroupTitle id={id} host={host} members={members} />
      </div>
      <ul className={group.members} aria-labelledby={id}>
        {shown.map((incident) => (
          <Member key={incident.id} incident={incident} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={group.more} onClick={() => setAll(true)}>
          {t('window.overview.moreMembers', { count: rest })}
        </button>
      )}
    </li>
  );
}

function GroupTitle({ id, host, members }: { id: string; host: HostIncident | null; members: readonly Incident[] }) {
  const { t } = useTranslation();
  const count = members.length;
  const acknowledged = useSnapshot((snapshot) => snapshot.acknowledged);
  const isKnown = members.every((member) => acknowledged.some(({ incidentId }) => incidentId === member.id));
  const hostWords = useHostWords();
  const words = host && hostWords(host, count);
  return (
    <div>
      <strong id={id}>{words?.title ?? t('window.incidents.together', { count })}</strong>
      {words && (
        <div className="quiet">
          {words.body}
          {isKnown && `, ${t('window.incidents.acknowledged')}`}
        </div>
      )}
    </div>
  );
}

function Member({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const view = useSnapshot(({ sites }) => sites.find(({ site }) => site.id === incident.siteId));
  return (
    <li>
      <div className={group.name}>
        <TextLink to={{ page: 'incident', id: incident.id }}>{incident.siteName}</TextLink>
        {incident.clientName !== null && <span className="quiet">{incident.clientName}</span>}
      </div>
      <div>{view && <SiteState view={view} />}</div>
      <button
        type="button"
        className={group.write}
        onClick={() => go({ page: 'incident', id: incident.id, isWriting: true })}
        aria-label={t('window.named', { label: t('window.overview.write'), name: incident.siteName })}
      >
        {t('window.overview.write')}
      </button>
    </li>
  );
}
