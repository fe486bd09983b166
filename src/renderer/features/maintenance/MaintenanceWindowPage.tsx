import { useTranslation } from 'react-i18next';
import type { MaintenanceWindow } from '../../../core/maintenance';
import { DeleteButton } from '../../components/DeleteButton';
import { Page } from '../../components/Page';
import { useAttempt, useSnapshot } from '../../context';
import { useNavigation } from '../../place';
import { MaintenanceForm } from './MaintenanceForm';

const backPlace = { page: 'maintenance' } as const;

/** A maintenance window; with a null id a new one. */
export function MaintenanceWindowPage({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const back = { place: backPlace, label: t('window.nav.maintenance') };
  const window = useSnapshot(({ maintenance }) => maintenance.find((each) => each.id === id));
  if (id === null) {
    return (
      <Page
        title={t('window.maintenance.new')}
        name={t('window.maintenance.new')}
        back={back}
        aside={t('window.maintenance.about')}
      >
        <MaintenanceForm window={null} onSaved={() => go(backPlace)} />
      </Page>
    );
  }
  if (window === undefined) {
    return (
      <Page title={t('error.not-found.maintenance')} name={t('window.nav.maintenance')} back={back}>
        {null}
      </Page>
    );
  }
  return (
    <Page title={window.name} name={window.name} back={back} actions={<DeleteWindow window={window} />}>
      <MaintenanceForm window={window} onSaved={() => undefined} />
    </Page>
  );
}

function DeleteWindow({ window }: { window: MaintenanceWindow }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const attempt = useAttempt();
  const confirm = async (): Promise<void> => {
    const reply = await attempt('maintenance.delete', { id: window.id });
    if (reply.ok) go(backPlace);
  };
  return (
    <DeleteButton
      title={t('window.maintenance.deleteTitle', { name: window.name })}
      text={t('window.maintenance.deleteText')}
      confirmLabel={t('window.maintenance.delete')}
      onConfirm={confirm}
    />
  );
}
