import { Button } from '@mantine/core';
import { IconExternalLink, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../core/snapshot';
import { useCauseSentence } from '../../causes';
import { useNow } from '../../clock';
import { Page } from '../../components/Page';
import { StateMark } from '../../components/StateMark';
import { TextLink } from '../../components/TextLink';
import { useAttempt, useSnapshot } from '../../context';
import { useFocusInTurn } from '../../focus';
import { useFormats } from '../../formats';
import { useNavigation } from '../../place';
import { DeleteSiteDialog } from './DeleteSiteDialog';
import { PauseMenu } from './PauseMenu';
import { SiteForm } from './SiteForm';

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
      <SiteForm site={view.site} />
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
      <Button
        variant="default"
        leftSection={<IconExternalLink size={16} aria-hidden />}
        onClick={() => void attempt('sites.open', { id })}
      >
        {t('window.sites.openInBrowser')}
      </Button>
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

/** What is known about the site now, in one line; below it what went wrong last. */
function SiteFacts({ view }: { view: SiteView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const causeSentence = useCauseSentence();
  const now = useNow();
  const { state, since, lastCheck, openIncidentId } = view;
  const ms = lastCheck?.status === null ? null : (lastCheck?.ms ?? null);
  const cause = lastCheck?.cause ?? null;
  const facts = [
    since !== null && t('window.sites.since', { since: formats.moment(since, now) }),
    lastCheck && t('window.site.lastCheck', { at: formats.exactTime(lastCheck.at) }),
    ms !== null && formats.milliseconds(ms),
    cause !== null && causeSentence({ cause, status: lastCheck?.status ?? null }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <div>
      <p>
        <StateMark state={state}>
          <span className="quiet">{facts.join(' · ')}</span>
        </StateMark>
      </p>
      {lastCheck?.isTruncated === true && <p className="quiet">{t('window.site.truncated')}</p>}
      {openIncidentId !== null && (
        <p>
          <TextLink to={{ page: 'incident', id: openIncidentId }}>{t('window.site.openIncident')}</TextLink>
        </p>
      )}
    </div>
  );
}
