import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../core/incident';
import { StateShape } from '../../components/StateMark';
import { TextLink } from '../../components/TextLink';
import { useCauseSentence } from '../../causes';
import { useNow } from '../../clock';
import { useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import { useNavigation } from '../../place';
import classes from './SitesPage.module.css';

/** More would be a wall; the rest is one step away. */
const shownAtMost = 6;

/** What needs a hand: every outage that is still open, the newest first. */
export function OpenIncidents() {
  const { t } = useTranslation();
  const incidents = useSnapshot(({ openIncidents }) => openIncidents);
  if (incidents.length === 0) return null;
  const newestFirst = [...incidents].sort((one, other) => other.startedAt - one.startedAt);
  const rest = incidents.length - shownAtMost;
  return (
    <section aria-label={t('window.overview.needsAHand')}>
      <ul className={classes.incidents}>
        {newestFirst.slice(0, shownAtMost).map((incident) => (
          <OpenIncident key={incident.id} incident={incident} />
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

function OpenIncident({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { moment, duration } = useFormats();
  const causeSentence = useCauseSentence();
  const now = useNow();
  const since = t('window.incident.sinceAndFor', {
    since: moment(incident.startedAt, now),
    duration: duration(Math.max(0, now - incident.startedAt)),
  });
  const open = (isWriting: boolean) => go({ page: 'incident', id: incident.id, ...(isWriting && { isWriting }) });
  return (
    <li className={classes.incident}>
      <div className={classes.what}>
        <StateShape state="down" />
        <div>
          <strong>{t('alert.down.title', { site: incident.siteName })}</strong>
          <div className="quiet">
            {since}, {causeSentence(incident)}
          </div>
        </div>
      </div>
      <div className={classes.buttons}>
        <Button
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
    </li>
  );
}
