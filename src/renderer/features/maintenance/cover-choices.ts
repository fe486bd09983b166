import type { ComboboxData } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaintenanceCover } from '../../../core/maintenance';
import { useSnapshot } from '../../context';

/** What a window may be for: everything, a client's sites, one site. The values are those of `MaintenanceValues`. */
export function useCoverChoices(): ComboboxData {
  const { t } = useTranslation();
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const sites = useSnapshot((snapshot) => snapshot.sites);
  return useMemo(() => {
    // A client is often called as the site is.
    const sitesOf = (client: string): string => t('window.maintenance.sitesOf', { client });
    const ofClients = clients.map(({ id, name }) => ({ value: `client:${id}`, label: sitesOf(name) }));
    const ofSites = sites.map(({ site }) => ({ value: `site:${site.id}`, label: site.name }));
    return [
      { value: 'all', label: t('window.maintenance.allSites') },
      { group: t('window.nav.clients'), items: ofClients },
      { group: t('window.nav.sites'), items: ofSites },
    ];
  }, [t, clients, sites]);
}

export function useCoverWords(): (covers: MaintenanceCover) => string {
  const { t } = useTranslation();
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const sites = useSnapshot((snapshot) => snapshot.sites);
  return (covers) => {
    switch (covers.kind) {
      case 'all':
        return t('window.maintenance.allSites');
      case 'client': {
        const client = clients.find(({ id }) => id === covers.clientId)?.name ?? '';
        return t('window.maintenance.sitesOf', { client });
      }
      case 'site':
        return sites.find(({ site }) => site.id === covers.siteId)?.site.name ?? '';
    }
  };
}
