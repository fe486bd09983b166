import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../../core/api';

/** What an import has brought, in a sentence or two. */
export function useImportedSentence(): (summary: ImportSummary) => string {
  const { t } = useTranslation();
  return (summary) => {
    const { maintenanceAdded, maintenanceChanged } = summary;
    const counts = {
      sitesAdded: t('window.settings.sites', { count: summary.sitesAdded }),
      sitesChanged: t('window.settings.sites', { count: summary.sitesChanged }),
      clientsAdded: t('window.settings.clients', { count: summary.clientsAdded }),
      clientsChanged: t('window.settings.clients', { count: summary.clientsChanged }),
    };
    const said = [t('window.settings.imported', counts)];
    if (maintenanceAdded + maintenanceChanged > 0) {
      said.push(t('window.settings.importedMaintenance', { added: maintenanceAdded, changed: maintenanceChanged }));
    }
    return said.join(' ');
  };
}
