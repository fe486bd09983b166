import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addressesOf, recipientOf } from '../../../core/client';
import type { Client } from '../../../core/client';
import { neededFor } from '../../../core/message-way';
import { byName } from '../../../core/name-order';
import { EmptyState } from '../../components/EmptyState';
import list from '../../components/list.module.css';
import { Page } from '../../components/Page';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { useLanguage } from '../../formats';
import { useNavigation } from '../../place';
import { addressFormKey } from './address-form';

export function ClientsPage() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const hasClients = useSnapshot(({ clients }) => clients.length > 0);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => go({ page: 'client', id: null })}>
      {t('window.client.add')}
    </Button>
  );
  return (
    <Page title={t('window.nav.clients')} name={t('window.nav.clients')} actions={hasClients && add}>
      {hasClients ? <ClientTable /> : <EmptyState action={add}>{t('window.clients.empty')}</EmptyState>}
    </Page>
  );
}

function ClientTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const sorted = useMemo(() => {
    const inOrder = byName(language);
    return [...clients].sort((one, other) => inOrder(one.name, other.name));
  }, [clients, language]);
  const siteCount = (id: string): number => sites.filter(({ site }) => site.clientId === id).length;
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th>{t('window.client.name')}</th>
          <th style={{ width: '22%' }}>{t('window.client.form')}</th>
          <th>{t('window.clients.reach')}</th>
          <th className={list.number} style={{ width: 56 }}>
            {t('window.nav.sites')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((client) => (
          <ClientRow key={client.id} client={client} siteCount={siteCount(client.id)} />
        ))}
      </tbody>
    </table>
  );
}

function ClientRow({ client, siteCount }: { client: Client; siteCount: number }) {
  const { t } = useTranslation();
  const recipient = recipientOf(client);
  const needed = neededFor(client.preferredChannel);
  const isMissing = needed !== null && recipient[needed] === '';
  return (
    <tr>
      <td>
        <TextLink to={{ page: 'client', id: client.id }}>{client.name}</TextLink>
        <span className={list.second}>{recipient.person}</span>
      </td>
      <td>{t(addressFormKey(recipient))}</td>
      <td>
        {isMissing ? (
          <span className="quiet">{t(`window.client.lack.${needed}`)}</span>
        ) : (
          t(`window.way.${client.preferredChannel}`)
        )}
        <span className={list.second}>{addressesOf(recipient).join(', ')}</span>
      </td>
      <td className={list.number}>{siteCount}</td>
    </tr>
  );
}
