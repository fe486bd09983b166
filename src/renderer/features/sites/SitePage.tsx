import { Button } from '@mantine/core';
import { IconExternalLink, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isWebAddress, shownAddress } from '../../../core/site-address';
import type { SiteView } from '../../../core/snapshot';
import { stateWord } from '../../../core/state-text';
import { useCauseSentence } from '../../causes';
import { useNow } from '../../clock';
import { Page } from '../../components/Page';
import { StateWord } from '../../components/StateMark';
import { TextLink } from '../../components/TextLink';
import { useAttempt, useSnapshot } from '../../context';
import { useFocusInTurn } from '../../focus';
import { dayOf, useFormats } from '../../formats';
import type { Formats } from '../../formats';
import { useNavigation } from '../../place';
import { SiteAgreed } from '../evidence/Agreed';
import { SiteCard } from '../plan/CardForm';
import { DeleteSiteDialog } from './DeleteSiteDialog';
import { PauseMenu } from './PauseMenu';
import { ResponseTimes } from './ResponseTimes';
import { SiteEvents } from './SiteEvents';
import { SiteForm } from './SiteForm';
import classes from './SitePage.module.css';
import { SiteTime } from './SiteTime';
import { stateSentences } from './state-sentences';

export function SitePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const view = useSnapshot(({ sites }) => sites.find(({ site }) => site.id === id));
  const back = { place: { page: 'sites' }, label: t('window.site.back') } as const;
  if (view === undefined) {
    return (
      <Page title={t('window.site.gone')} name={t('window.nav.sites')} back={back}>
        {null}
      </Page>
    );
  }
  return (
    <Page title={view.site.name} name={view.site.name} back={back} actions={<SiteActions view={view} />}>
      <SiteFacts view={view} />
      <div className={classes.columns}>
        <div className={classes.side}>
          <SiteTime view={view} />
          <ResponseTimes view={view} />
        </div>
        <div className={classes.form}>
          <SiteForm site={view.site} />
          <SiteAgreed view={view} />
          <SiteCard site={view.site} />
        </div>
        <SiteEvents view={view} />
      </div>
    </Page>
  );
}

function SiteActions({ view }: { view: SiteView }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const attempt = useAttempt();
  const [isDeleting, setDeleting] = useState(false);
  const { id, pause } = view.site;
  const pausePlace = useFocusInTurn<HTMLDivElement>(pause === null);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => void attempt('sites.checkNow', { id })}
      >
        {t('window.sites.check')}
      </Button>
      {isWebAddress(view.site.url) && (
        <Button
          variant="default"
          leftSection={<IconExternalLink size={16} aria-hidden />}
          onClick={() => void attempt('sites.open', { id })}
        >
          {t('window.sites.openInBrowser')}
        </Button>
      )}
      <div ref={pausePlace}>
        {pause === null ? (
          <PauseMenu
            label={t('window.pause.site')}
            onChoose={(length) => void attempt('sites.pause', { id, length })}
          />
        ) : (
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            onClick={() => void attempt('sites.resume', { id })}
          >
            {t('window.pause.resumeSite')}
          </Button>
        )}
      </div>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setDeleting(true)}>
        {t('window.delete')}
      </Button>
      {isDeleting && (
        <DeleteSiteDialog site={view.site} onClose={() => setDeleting(false)} onDeleted={() => go({ page: 'sites' })} />
      )}
    </>
  );
}

/** What is known about the site now, in one line; below it what that means and what to do. */
function SiteFacts({ view }: { view: SiteView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const causeSentence = useCauseSentence();
  const now = useNow();
  const pause = useSnapshot((snapshot) => snapshot.pause);
  const { site, since, lastCheck, openIncidentId, isFlapping } = view;
  const ms = lastCheck?.status === null ? null : (lastCheck?.ms ?? null);
  const facts = [
    isFlapping && t('state.flapping'),
    since !== null && !isFlapping && t('window.sites.since', { since: formats.moment(since, now) }),
    lastCheck && t('window.site.lastCheck', { at: lastCheckTime(lastCheck.at, now, formats) }),
    ms !== null && formats.milliseconds(ms),
    shownAddress(site.url),
  ].filter((fact) => typeof fact === 'string');
  const sentences = stateSentences(view, { t, formats, causeSentence, pause, now });
  return (
    <div className={classes.facts}>
      <p className={classes.state}>
        <StateWord state={view.state} word={stateWord(view, { t: (key) => t(key) })} />
        <span className="quiet">{facts.join(' · ')}</span>
      </p>
      {sentences.length > 0 && <p className="prose">{sentences.join(' ')}</p>}
      {lastCheck?.isTruncated === true && <p className="quiet">{t('window.site.truncated')}</p>}
      {openIncidentId !== null && (
        <p>
          <TextLink to={{ page: 'incident', id: openIncidentId }}>{t('window.site.openIncident')}</TextLink>
        </p>
      )}
    </div>
  );
}

const lastCheckTime = (at: number, now: number, formats: Formats): string =>
  dayOf(at) === dayOf(now) ? formats.exactTime(at) : formats.moment(at, now);
