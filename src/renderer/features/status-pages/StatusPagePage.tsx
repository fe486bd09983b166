import { useTranslation } from 'react-i18next';
import type { StatusPage } from '../../../core/status-page-settings';
import { DeleteButton } from '../../components/DeleteButton';
import { Page } from '../../components/Page';
import { useAttempt, useSnapshot } from '../../context';
import { useNavigation } from '../../place';
import { StatusPageForm } from './StatusPageForm';
import { StatusPagePlace } from './StatusPagePlace';

const backPlace = { page: 'settings', part: 'status' } as const;

/** The settings of one status page; with a null id of a new one. */
export function StatusPagePage({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const page = useSnapshot(({ statusPages }) => statusPages.find((each) => each.id === id));
  const state = useSnapshot(({ statusPageStates }) => statusPageStates.find((each) => each.id === id));
  const back = { place: backPlace, label: t('window.settings.part.status') };
  if (id === null) {
    return (
      <Page title={t('window.statusPage.new')} name={t('window.statusPage.new')} back={back}>
        <StatusPageForm page={null} onSaved={(added) => go({ page: 'statusPage', id: added.id })} />
      </Page>
    );
  }
  if (page === undefined) {
    return (
      <Page title={t('error.not-found.statusPage')} name={t('window.settings.part.status')} back={back}>
        {null}
      </Page>
    );
  }
  return (
    <Page title={page.name} name={page.name} back={back} actions={<DeletePage page={page} />}>
      <StatusPagePlace page={page} state={state} />
      <StatusPageForm page={page} onSaved={() => undefined} />
    </Page>
  );
}

function DeletePage({ page }: { page: StatusPage }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const attempt = useAttempt();
  const confirm = async (): Promise<void> => {
    const reply = await attempt('statusPages.delete', { id: page.id });
    if (reply.ok) go(backPlace);
  };
  return (
    <DeleteButton
      title={t('window.statusPage.deleteTitle', { name: page.name })}
      text={t('window.statusPage.deleteText')}
      confirmLabel={t('window.statusPage.delete')}
      onConfirm={confirm}
    />
  );
}
