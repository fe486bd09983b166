import { aboutOf, isIncidentAlert, isOutageAlert, isRecoveryAlert } from '../../core/alert';
import type { Alert, IncidentAlert } from '../../core/alert';
import type { TimelineEntry } from '../../core/incident';
import { reasonOf } from '../../core/reason';
import { fail } from '../../core/result';
import type { Clock, Log, Notifier } from '../ports';

/** Pauses before the next attempt, in milliseconds; the last one repeats. */
const retryPausesMs = [5_000, 30_000, 120_000, 600_000];
/** After this the alert is old news; that it never went out then stands in the timeline. */
const giveUpAfterMs = 24 * 3_600_000;

export interface AlertsDependencies {
  clock: Clock;
  log: Log;
  /** The ways to show it, the one that carries the click first. */
  notifiers: readonly Notifier[];
  textOf: (alert: Alert) => { title: string; body: string };
  /** Takes the alert out of the outbox and puts the entry into its incident's timeline; null where it has none. */
  settle: (alert: Alert, entry: TimelineEntry | null) => void;
  /** Called with the reason when no way worked, and with null once one did again. */
  onTrouble: (reason: string | null) => void;
  onClick: (alert: Alert) => void;
}

export interface Alerts {
  /** Shows the alert, if need be again and again. It was written to the outbox before. */
  send: (alert: Alert) => void;
  /** Tries no more to show the alert: another one has taken its place in the outbox. */
  withdraw: (alertId: string) => void;
  /** Ends the attempts; what was not shown waits in the outbox for the next start. */
  stop: () => void;
}

/** Sends what lies in the outbox: at least once, each alert for itself, so that one that hangs stops no other. */
export function createAlerts(dependencies: AlertsDependencies): Alerts {
  const { clock, log, notifiers, textOf, settle, onTrouble, onClick } = dependencies;
  let isStopped = false;
  const retries = new Set<() => void>();
  /** What the alerts were about whose end was told, or is being told. */
  const recovered = new Set<string>();
  const withdrawn = new Set<string>();

  async function attempt(alert: Alert, attemptsBefore: number): Promise<void> {
    const failures: string[] = [];
    for (const notifier of notifiers) {
      const shown = await show(notifier, alert);
      if (isStopped) return;
      if (shown.ok) {
        settle(alert, isIncidentAlert(alert) ? notifiedBy(alert, notifier.name) : null);
        onTrouble(null);
        return;
      }
      failures.push(`${notifier.name}: ${shown.error}`);
    }
    const reason = failures.join(' ');
    log.warn(`An alert could not be shown (attempt ${attemptsBefore + 1}). ${reason}`);
    onTrouble(reason);
    retry(alert, attemptsBefore, reason);
  }

  const notifiedBy = ({ kind: alert }: IncidentAlert, via: string): TimelineEntry => ({
    kind: 'notified',
    ...{ at: clock.now(), alert, via },
  });
  const failedBy = ({ kind: alert }: IncidentAlert, reason: string): TimelineEntry => ({
    kind: 'notify-failed',
    ...{ at: clock.now(), alert, reason },
  });

  /** Tries again later, unless the alert is old news by then: it would frighten somebody for nothing. */
  function retry(alert: Alert, attemptsBefore: number, reason: string): void {
    const isOldNews = (): boolean =>
      clock.now() - alert.createdAt > giveUpAfterMs || (isOutageAlert(alert) && recovered.has(aboutOf(alert)));
    const giveUp = (): void => settle(alert, isIncidentAlert(alert) ? failedBy(alert, reason) : null);
    if (isOldNews()) {
      giveUp();
      return;
    }
    const pauseMs = retryPausesMs[Math.min(attemptsBefore, retryPausesMs.length - 1)] ?? 0;
    const callOff = clock.after(pauseMs, () => {
      retries.delete(callOff);
      if (withdrawn.has(alert.id)) return;
      if (isOldNews()) giveUp();
      else start(alert, attemptsBefore + 1);
    });
    retries.add(callOff);
  }

  /** A way that throws is one that did not work: the next one is tried. */
  async function show(notifier: Notifier, alert: Alert): ReturnType<Notifier['notify']> {
    const isUrgent = isOutageAlert(alert);
    try {
      return await notifier.notify({
        ...textOf(alert),
        about: aboutOf(alert),
        isUrgent,
        onClick: () => onClick(alert),
      });
    } catch (error) {
      return fail(reasonOf(error));
    }
  }

  function start(alert: Alert, attemptsBefore: number): void {
    attempt(alert, attemptsBefore).catch((error: unknown) => log.error('An alert could not be handled.', error));
  }

  return {
    send: (alert) => {
      if (isStopped) return;
      if (isRecoveryAlert(alert)) recovered.add(aboutOf(alert));
      start(alert, 0);
    },
    withdraw: (alertId) => void withdrawn.add(alertId),
    stop: () => {
      isStopped = true;
      for (const callOff of retries) callOff();
      retries.clear();
    },
  };
}
