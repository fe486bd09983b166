import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../../core/api';
import { useFormats } from '../../formats';

/** What an import has brought, in a sentence or two. */
export function useImportedSentence(): (summary: ImportSummary) => string {
  const { t } = useTranslation();
  const { longDuration } = useFormats();
  const filledSentence = ({ filledMs, outages }: NonNullable<ImportSummary['filled']>): string =>
    filledMs === 0
      ? t('window.exchange.filling.nothingFilled')
      : t('window.exchange.filling.done', { count: outages, duration: longDuration(filledMs) });
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
    if (summary.filled !== undefined) said.push(filledSentence(summary.filled));
    return said.join(' ');
  };
}
