import type { TimelineEntry } from '../../core/incident';
import { reasonOf } from '../../core/reason';
import { fail } from '../../core/result';
import type { Alert, Clock, Log, Notifier } from '../ports';

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
  /** Takes the alert out of the outbox and puts the entry into the timeline. */
  settle: (alert: Alert, entry: TimelineEntry) => void;
  /** Called with the reason when no way worked, and with null once one did again. */
  onTrouble: (reason: string | null) => void;
  onClick: (incidentId: string) => void;
}

export interface Alerts {
  /** Shows the alert, if need be again and again. It was written to the outbox before. */
  send: (alert: Alert) => void;
  /** Ends the attempts; what was not shown waits in the outbox for the next start. */
  stop: () => void;
}

/** Sends what lies in the outbox: at least once, each alert for itself, so that one that hangs stops no other. */
export function createAlerts(dependencies: AlertsDependencies): Alerts {
  const { clock, log, notifiers, textOf, settle, onTrouble, onClick } = dependencies;
  let isStopped = false;
  const retries = new Set<() => void>();
  /** Incidents whose end was told, or is being told. */
  const recovered = new Set<string>();

  async function attempt(alert: Alert, attemptsBefore: number): Promise<void> {
    const failures: string[] = [];
    for (const notifier of notifiers) {
      const shown = await show(notifier, alert);
      if (isStopped) return;
      if (shown.ok) {
        settle(alert, { kind: 'notified', at: clock.now(), alert: alert.kind, via: notifier.name });
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

  /** Tries again later, unless the alert is old news by then: it would frighten somebody for nothing. */
  function retry(alert: Alert, attemptsBefore: number, reason: string): void {
    const isOldNews = (): boolean =>
      clock.now() - alert.createdAt > giveUpAfterMs || (alert.kind === 'down' && recovered.has(alert.incidentId));
    const giveUp = (): void => settle(alert, { kind: 'notify-failed', at: clock.now(), alert: alert.kind, reason });
    if (isOldNews()) {
      giveUp();
      return;
    }
    const pauseMs = retryPausesMs[Math.min(attemptsBefore, retryPausesMs.length - 1)] ?? 0;
    const callOff = clock.after(pauseMs, () => {
      retries.delete(callOff);
      if (isOldNews()) giveUp();
      else start(alert, attemptsBefore + 1);
    });
    retries.add(callOff);
  }

  /** A way that throws is one that did not work: the next one is tried. */
  async function show(notifier: Notifier, alert: Alert): ReturnType<Notifier['notify']> {
    const isUrgent = alert.kind === 'down';
    try {
      return await notifier.notify({
        ...textOf(alert),
        about: alert.incidentId,
        isUrgent,
        onClick: () => onClick(alert.incidentId),
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
      if (alert.kind === 'recovered') recovered.add(alert.incidentId);
      start(alert, 0);
    },
    stop: () => {
      isStopped = true;
      for (const callOff of retries) callOff();
      retries.clear();
    },
  };
}
