import { toldBy } from '../core/alert';
import type { Alert, PlainAlert } from '../core/alert';
import type { Config } from '../core/config';
import type { HistoryStore } from './ports';

/** Whether an alert is about a site that the user has marked as critical, or about one of a client whom he has. */
export function createCriticalAlerts(
  history: Pick<HistoryStore, 'incident' | 'hostMembers'>,
  config: () => Config,
): (alert: Alert) => boolean {
  function isCriticalSite(siteId: string): boolean {
    const { sites } = config();
    return sites.some((site) => site.id === siteId && site.isCritical);
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
    if (!config().sites.some((site) => site.isCritical)) return false;
    try {
      return toldBy(alert).some((told) => sitesOf(told).some(isCriticalSite));
    } catch {
      // The log cannot be read: better one alert too many than one too late.
      return true;
    }
  };
}
