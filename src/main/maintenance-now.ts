import { createMaintenanceCalendar } from '../core/maintenance';
import type { ActiveMaintenance, MaintenanceWindow } from '../core/maintenance';
import type { Site } from '../core/site';
import type { Clock } from './ports';

/** Until the next change the clock is looked at this often: timers stand still while the computer sleeps. */
const lookMs = 60_000;

/** The maintenance windows as they are set now. */
export interface MaintenanceNow {
  /** The window that covers the site at this moment. */
  of: (site: Site) => ActiveMaintenance | null;
  /** Sets the timer anew: the windows, or the clock, were set. */
  arm: () => void;
  stop: () => void;
}

/** Calls back when a window begins or ends. */
export function createMaintenanceNow(
  clock: Clock,
  windows: () => readonly MaintenanceWindow[],
  changed: () => void,
): MaintenanceNow {
  let known = windows();
  let calendar = createMaintenanceCalendar(known);
  let callOff = (): void => undefined;

  const current = (): typeof calendar => {
    if (known !== windows()) {
      known = windows();
      calendar = createMaintenanceCalendar(known);
    }
    return calendar;
  };
  const arm = (): void => {
    callOff();
    const nowMs = clock.now();
    const nextMs = current().nextChangeMs(nowMs);
    if (nextMs === null) return;
    callOff = clock.after(Math.min(Math.max(0, nextMs - nowMs), lookMs), () => {
      arm();
      if (clock.now() >= nextMs) changed();
    });
  };

  return {
    of: ({ id, clientId }) => current().activeAt({ siteId: id, clientId }, clock.now()),
    arm,
    stop: () => callOff(),
  };
}
