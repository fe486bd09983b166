import type { Config } from '../../core/config';
import { dueAfterMonths, dueRestoreTests } from '../../core/emergency-card';
import type { Trouble } from '../../core/snapshot';
import type { Clock } from '../ports';

const dayMs = 86_400_000;

export interface PlanReminderParts {
  clock: Pick<Clock, 'now' | 'after'>;
  config: () => Config;
  /** When the last drill began; null where there was none. */
  lastDrillAt: () => number | null;
  report: (key: string, params: Trouble['params']) => void;
  dismiss: (key: string) => void;
}

export interface PlanReminders {
  start: () => void;
  stop: () => void;
  /** A card, a setting or a drill: what is due may be something else now. */
  refresh: () => void;
}

/** Says in the window and the tray what is to be tried again. What the user has put away stays so until something else is due. */
export function createPlanReminders({ clock, config, lastDrillAt, report, dismiss }: PlanReminderParts): PlanReminders {
  const said = new Map<string, string>();
  let callOff = (): void => undefined;
  let isOn = false;

  function say(key: string, what: string, params: Trouble['params'] | null): void {
    if ((said.get(key) ?? '') === what) return;
    said.set(key, what);
    if (params === null) dismiss(key);
    else report(key, params);
  }

  function refresh(): void {
    if (!isOn) return;
    const { restoreTestMonths } = config().settings.plan;
    const names = dueRestoreTests(config(), restoreTestMonths, clock.now());
    const [name] = names;
    say('restore-test-due', names.join('\n'), name === undefined ? null : { count: names.length, name });
    const isDrillDue = drillDueAt() <= clock.now();
    say('drill-due', isDrillDue ? 'due' : '', isDrillDue ? {} : null);
  }

  /** Where there was none so far, the time runs from the first site on. */
  function drillDueAt(): number {
    const { sites, clients, settings } = config();
    if (settings.plan.drillMonths === 0 || sites.length === 0 || clients.length === 0) return Infinity;
    const since = lastDrillAt() ?? Math.min(...sites.map(({ createdAt }) => createdAt));
    return dueAfterMonths(since, settings.plan.drillMonths) ?? Infinity;
  }

  function look(): void {
    callOff = clock.after(dayMs, look);
    refresh();
  }

  return {
    start: () => {
      isOn = true;
      look();
    },
    stop: () => {
      isOn = false;
      callOff();
    },
    refresh,
  };
}
