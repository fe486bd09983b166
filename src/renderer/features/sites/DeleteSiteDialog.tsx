import { useTranslation } from 'react-i18next';
import type { Site } from '../../../core/site';
import { DeleteDialog } from '../../components/DeleteDialog';
import { useAttempt } from '../../context';

interface DeleteSiteDialogProps {
  site: Site;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeleteSiteDialog({ site, onClose, onDeleted }: DeleteSiteDialogProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const confirm = async (): Promise<void> => {
    const reply = await attempt('sites.delete', { id: site.id });
    if (reply.ok) onDeleted?.();
  };
  return (
    <DeleteDialog
      title={t('window.sites.deleteTitle', { site: site.name })}
      text={t('window.sites.deleteText')}
      confirmLabel={t('window.sites.delete')}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
