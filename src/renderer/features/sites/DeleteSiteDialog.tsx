import { useTranslation } from 'react-i18next';
import type { Site } from '../../../core/site';
import { DeleteDialog } from '../../components/DeleteDialog';
import { useAttempt } from '../../context';
import { focusHeading } from '../../focus';

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
    if (!reply.ok) return;
    if (onDeleted) onDeleted();
    // Its row leaves the list, and with it the button that the dialog would give the focus back to.
    else setTimeout(focusHeading, 100);
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
