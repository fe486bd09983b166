import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StatusPage, StatusPageState } from '../../../core/status-page-settings';
import list from '../../components/list.module.css';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import { useNavigation } from '../../place';

/** The status pages, and how each is doing. */
export function StatusPageSettings() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const pages = useSnapshot(({ statusPages }) => statusPages);
  return (
    <>
      <p className="prose">{t('window.statusPage.about')}</p>
      {pages.length > 0 && <PageTable pages={pages} />}
      <div>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => go({ page: 'statusPage', id: null })}>
          {t('window.statusPage.add')}
        </Button>
      </div>
    </>
  );
}

function PageTable({ pages }: { pages: readonly StatusPage[] }) {
  const { t } = useTranslation();
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const states = useSnapshot(({ statusPageStates }) => statusPageStates);
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th>{t('window.statusPage.name')}</th>
          <th>{t('window.statusPage.client')}</th>
          <th>{t('window.statusPage.doing')}</th>
        </tr>
      </thead>
      <tbody>
        {pages.map(({ id, name, clientId, publicUrl }) => (
          <tr key={id}>
            <td>
              <TextLink to={{ page: 'statusPage', id }}>{name}</TextLink>
              <span className={list.second}>{publicUrl}</span>
            </td>
            <td>{clients.find((client) => client.id === clientId)?.name ?? t('window.statusPage.allClients')}</td>
            <td>
              <Standing state={states.find((state) => state.id === id)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing({ state }: { state: StatusPageState | undefined }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const now = useSnapshot(({ at }) => at);
  if (state === undefined) return null;
  if (state.unknownKey !== null) {
    return t(`window.statusPage.short.${state.unknownKey.certificate === null ? 'key' : 'certificate'}`);
  }
  if (state.gap !== null) return t('window.statusPage.short.gap');
  if (state.failure !== null) return t('window.statusPage.short.fails', { since: moment(state.failure.since, now) });
  if (state.writtenAt === null) return t('window.statusPage.neverWritten');
  return t('window.statusPage.lastWritten', { at: moment(state.writtenAt, now) });
}
