import { createMaintenanceCalendar } from '../../core/maintenance';
import type { ActiveMaintenance, MaintenanceWindow } from '../../core/maintenance';
import type { Site } from '../../core/site';
import { createAwaitedInstant } from './awaited-instant';
import type { AwaitedInstant } from './awaited-instant';
import type { Clock } from '../ports';

/** The maintenance windows as they are set now; to be armed anew where they, or the clock, were set. */
export interface MaintenanceNow extends AwaitedInstant {
  /** The window that covers the site at this moment. */
  of: (site: Site) => ActiveMaintenance | null;
}

/** Calls back when a window begins or ends. */
export function createMaintenanceNow(
  clock: Clock,
  windows: () => readonly MaintenanceWindow[],
  changed: () => void,
): MaintenanceNow {
  let known = windows();
  let calendar = createMaintenanceCalendar(known);

  const current = (): typeof calendar => {
    if (known !== windows()) {
      known = windows();
      calendar = createMaintenanceCalendar(known);
    }
    return calendar;
  };

  return {
    ...createAwaitedInstant(clock, (nowMs) => current().nextChangeMs(nowMs), changed),
    of: ({ id, clientId }) => current().activeAt({ siteId: id, clientId }, clock.now()),
  };
}
