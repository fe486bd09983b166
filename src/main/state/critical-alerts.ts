import { toldBy } from '../../core/alert';
import type { Alert, PlainAlert } from '../../core/alert';
import type { Config } from '../../core/config';
import type { HistoryStore } from '../ports';

/** Whether an alert is about a site that the user has marked as critical, or about one of a client whom he has. */
export function createCriticalAlerts(
  history: Pick<HistoryStore, 'incident' | 'hostMembers'>,
  config: () => Config,
): (alert: Alert) => boolean {
  function isCriticalSite(siteId: string): boolean {
    const { sites, clients } = config();
    const site = sites.find(({ id }) => id === siteId);
    if (site === undefined) return false;
    return site.isCritical || clients.some(({ id, isCritical }) => id === site.clientId && isCritical);
  }

  function sitesOf(alert: PlainAlert): string[] {
    if ('siteId' in alert) return [alert.siteId];
    if ('hostIncidentId' in alert && alert.hostIncidentId !== null) {
      return history.hostMembers(alert.hostIncidentId).map(({ siteId }) => siteId);
    }
    const incident = 'incidentId' in alert ? history.incident(alert.incidentId) : undefined;
    return incident === undefined ? [] : [incident.siteId];
  }

  return (alert) => {
    // Most have marked nothing, and need not wait for a look into the log.
    const { sites, clients } = config();
    if (![...sites, ...clients].some(({ isCritical }) => isCritical)) return false;
    try {
      return toldBy(alert).some((told) => sitesOf(told).some(isCriticalSite));
    } catch {
      // The log cannot be read: better one alert too many than one too late.
      return true;
    }
  };
}
