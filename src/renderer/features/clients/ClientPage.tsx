import { Button } from '@mantine/core';
import { IconFileText, IconPlayerPlay } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../core/client';
import { siteEditSchema } from '../../../core/site';
import type { SiteView } from '../../../core/snapshot';
import { DeleteButton } from '../../components/DeleteButton';
import list from '../../components/list.module.css';
import { Page } from '../../components/Page';
import { SiteState } from '../../components/StateMark';
import { TextLink } from '../../components/TextLink';
import { useAttempt, useSnapshot } from '../../context';
import { useFocusInTurn } from '../../focus';
import { useNavigation } from '../../place';
import { ClientAgreed } from '../evidence/Agreed';
import { ClientCard } from '../plan/CardForm';
import { AddSites } from '../sites/AddSites';
import { PauseMenu } from '../sites/PauseMenu';
import { EraseClient } from './EraseClient';
import { ClientForm } from './ClientForm';

const backPlace = { page: 'clients' } as const;

/** A client's form and sites; with a null id a new one, who may be meant for a site. */
export function ClientPage({ id, siteId }: { id: string | null; siteId: string | undefined }) {
  const { t } = useTranslation();
  const back = { place: backPlace, label: t('window.nav.clients') };
  const client = useSnapshot(({ clients }) => clients.find((each) => each.id === id));
  if (id === null) return <NewClientPage siteId={siteId} />;
  if (client === undefined) {
    return (
      <Page title={t('error.not-found.client')} name={t('window.nav.clients')} back={back}>
        {null}
      </Page>
    );
  }
  return (
    <Page title={client.name} name={client.name} back={back} actions={<ClientActions client={client} />}>
      <ClientForm client={client} onSaved={() => undefined} />
      <ClientSites clientId={client.id} />
      <ClientCard client={client} />
      <ClientAgreed client={client} />
    </Page>
  );
}

function NewClientPage({ siteId }: { siteId: string | undefined }) {
  const { t } = useTranslation();
  const { go, goBack } = useNavigation();
  const attempt = useAttempt();
  const site = useSnapshot(({ sites }) => sites.find((view) => view.site.id === siteId)?.site);
  const welcome = async (client: Client): Promise<void> => {
    if (site === undefined) {
      go({ page: 'client', id: client.id });
      return;
    }
    const edit = { ...siteEditSchema.parse(site), clientId: client.id };
    await attempt('sites.update', { id: site.id, edit });
    // Back to whoever sent us: the site, or the incident whose message waits.
    goBack();
  };
  return (
    <Page
      title={t('window.client.new')}
      name={t('window.client.new')}
      back={{ place: backPlace, label: t('window.nav.clients') }}
      aside={site && t('window.client.forSite', { site: site.name })}
    >
      <ClientForm client={null} onSaved={(client) => void welcome(client)} />
    </Page>
  );
}

function ClientActions({ client }: { client: Client }) {
  return (
    <>
      <OpenReports clientId={client.id} />
      <PauseSites clientId={client.id} />
      <DeleteClient client={client} />
      <EraseClient client={client} />
    </>
  );
}

function OpenReports({ clientId }: { clientId: string }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <Button
      variant="default"
      leftSection={<IconFileText size={16} aria-hidden />}
      onClick={() => go({ page: 'reports', clientId })}
    >
      {t('window.reports.ofClient')}
    </Button>
  );
}

/** Pauses all sites of a client, or takes them up again; both are offered while only some are paused. */
function PauseSites({ clientId }: { clientId: string }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const ofClient = useSnapshot(({ sites }) => countPaused(sites, clientId));
  const place = useFocusInTurn<HTMLDivElement>(ofClient);
  return (
    <div ref={place} style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      {(ofClient === 'none' || ofClient === 'some') && (
        <PauseMenu
          label={t('window.client.pause')}
          onChoose={(length) => void attempt('clients.pause', { id: clientId, length })}
        />
      )}
      {(ofClient === 'all' || ofClient === 'some') && (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={() => void attempt('clients.resume', { id: clientId })}
        >
          {t('window.client.resume')}
        </Button>
      )}
    </div>
  );
}

/** How many of a client's sites are paused; `noSite` where there is none to pause. */
function countPaused(sites: readonly SiteView[], clientId: string): 'noSite' | 'none' | 'some' | 'all' {
  const own = sites.filter(({ site }) => site.clientId === clientId);
  const paused = own.filter(({ site }) => site.pause !== null).length;
  if (own.length === 0) return 'noSite';
  if (paused === 0) return 'none';
  return paused === own.length ? 'all' : 'some';
}

function DeleteClient({ client }: { client: Client }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const attempt = useAttempt();
  const confirm = async (): Promise<void> => {
    const reply = await attempt('clients.delete', { id: client.id });
    if (reply.ok) go(backPlace);
  };
  return (
    <DeleteButton
      title={t('window.client.deleteTitle', { client: client.name })}
      text={t('window.client.deleteText')}
      confirmLabel={t('window.client.delete')}
      onConfirm={confirm}
    />
  );
}

function ClientSites({ clientId }: { clientId: string }) {
  const { t } = useTranslation();
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const own = useMemo(() => sites.filter(({ site }) => site.clientId === clientId), [sites, clientId]);
  return (
    <section
      aria-labelledby="client-sites"
      style={{ display: 'flex', flexDirection: 'column', gap: 12, maxWidth: 720 }}
    >
      <h2 id="client-sites">{t('window.client.sites')}</h2>
      {own.length === 0 && <p className="quiet">{t('window.client.noSites')}</p>}
      {own.length > 0 && (
        <table className={list.table}>
          <thead>
            <tr>
              <th>{t('window.sites.column.site')}</th>
              <th>{t('window.sites.column.state')}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((view) => (
              <tr key={view.site.id}>
                <td>
                  <TextLink to={{ page: 'site', id: view.site.id }}>{view.site.name}</TextLink>
                </td>
                <td>
                  <SiteState view={view} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AddSites clientId={clientId} />
    </section>
  );
}
