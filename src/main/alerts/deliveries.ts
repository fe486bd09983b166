import {
  aboutOf,
  isDrillAlert,
  isOutageAlert,
  isRecoveryAlert,
  toldBy,
  isIncidentAlert,
  isUrgent,
} from '../../core/alert';
import type { Alert } from '../../core/alert';
import type { ChannelFailure, ChannelName } from '../../core/alert-channel';
import type { TimelineEntry } from '../../core/incident';
import { reasonOf } from '../../core/reason';
import { fail } from '../../core/result';
import type { Result } from '../../core/result';
import type { AlertChannel, ChannelNotice, Clock, Delivered, Log, Outbox, TimelineNote } from '../ports';

/** Pauses before the next attempt, in milliseconds; the last one repeats. */
const retryPausesMs = [5_000, 30_000, 120_000, 600_000];
/** After this the alert is old news; that it never went out then stands in the timeline. */
const giveUpAfterMs = 24 * 3_600_000;

export interface DeliveriesDependencies {
  clock: Clock;
  log: Log;
  channels: readonly AlertChannel[];
  outbox: Pick<Outbox, 'settle' | 'drop'>;
  noticeOf: (alert: Alert) => Pick<ChannelNotice, 'title' | 'body' | 'brief' | 'isSilent'>;
  /** Called when a channel begins to fail, fails for another reason, or works again. */
  onFailures: (failures: ChannelFailure[]) => void;
  onClick: (alert: Alert) => void;
}

export interface Deliveries {
  /** Sends the alert on these channels, on each for itself and if need be again and again. */
  deliver: (alert: Alert, channels: readonly ChannelName[]) => void;
  withdraw: (alertId: string) => void;
  /** What goes on failing on a channel that was turned off is no failure any more. */
  channelsChanged: () => void;
  stop: () => void;
}

/** At least once, each alert and channel for itself, so that one that hangs stops no other. */
export function createDeliveries(dependencies: DeliveriesDependencies): Deliveries {
  const { clock, log, channels, outbox, noticeOf, onFailures, onClick } = dependencies;
  let isStopped = false;
  const retries = new Set<() => void>();
  /** What the alerts were about whose end was told, or is being told. */
  const recovered = new Set<string>();
  const withdrawn = new Set<string>();
  const failing = new Map<ChannelName, ChannelFailure>();

  async function attempt(alert: Alert, channel: AlertChannel, attemptsBefore: number): Promise<void> {
    const sent = await send(alert, channel);
    if (isStopped) return;
    if (sent.ok) {
      outbox.settle(alert, channel.name, notesOf(alert, toldOn(sent.value?.via ?? channel.name)));
      worked(channel.name);
      return;
    }
    log.warn(`An alert could not be sent (${channel.name}, attempt ${attemptsBefore + 1}). ${sent.error}`);
    failed(channel.name, sent.error);
    retry(alert, channel, attemptsBefore, sent.error);
  }

  type Note = Extract<TimelineEntry, { kind: 'notified' | 'notify-failed' }>;
  const toldOn =
    (via: string) =>
    (alert: Note['alert']): Note => ({ kind: 'notified', at: clock.now(), alert, via });
  const failedOn =
    (via: ChannelName, reason: string) =>
    (alert: Note['alert']): Note => ({ kind: 'notify-failed', at: clock.now(), alert, via, reason });

  /** A line for every incident that it tells of; of several alerts about one, the last one that says the same. */
  function notesOf(alert: Alert, entryOf: (kind: Note['alert']) => Note): TimelineNote[] {
    const within = alert.kind === 'digest' || alert.kind === 'storm-over' ? { within: alert.kind } : {};
    const notes = new Map<string, TimelineNote>();
    for (const told of toldBy(alert)) {
      if (!isIncidentAlert(told)) continue;
      const { incidentId, kind } = told;
      notes.set(`${incidentId} ${kind}`, { incidentId, entry: { ...entryOf(kind), ...within } });
    }
    return [...notes.values()];
  }

  /** Tries again later, unless the alert is old news by then: it would frighten somebody for nothing. */
  function retry(alert: Alert, channel: AlertChannel, attemptsBefore: number, reason: string): void {
    const isOldNews = (): boolean =>
      clock.now() - alert.createdAt > giveUpAfterMs || (isOutageAlert(alert) && recovered.has(aboutOf(alert)));
    const giveUp = (): void => outbox.settle(alert, channel.name, notesOf(alert, failedOn(channel.name, reason)));
    if (isOldNews()) {
      giveUp();
      return;
    }
    const pauseMs = retryPausesMs[Math.min(attemptsBefore, retryPausesMs.length - 1)] ?? 0;
    const callOff = clock.after(pauseMs, () => {
      retries.delete(callOff);
      if (withdrawn.has(alert.id)) return;
      if (isOldNews()) giveUp();
      else start(alert, channel, attemptsBefore + 1);
    });
    retries.add(callOff);
  }

  /** A channel that throws is one that did not work. */
  async function send(alert: Alert, channel: AlertChannel): Promise<Result<Delivered, string>> {
    try {
      return await channel.send({
        ...{ alert, ...noticeOf(alert), about: aboutOf(alert), isUrgent: isUrgent(alert) },
        onClick: () => onClick(alert),
      });
    } catch (error) {
      return fail(reasonOf(error));
    }
  }

  function failed(channel: ChannelName, reason: string): void {
    const known = failing.get(channel);
    if (known?.reason === reason) return;
    failing.set(channel, { channel, since: known?.since ?? clock.now(), reason });
    onFailures([...failing.values()]);
  }

  function worked(channel: ChannelName): void {
    if (failing.delete(channel)) onFailures([...failing.values()]);
  }

  function start(alert: Alert, channel: AlertChannel, attemptsBefore: number): void {
    // Whoever turns a channel off wants nothing on it any more. And whatever was meant before: a drill leaves the house on none.
    if (!channel.isOn() || (isDrillAlert(alert) && channel.name !== 'desktop')) {
      outbox.settle(alert, channel.name, []);
      return;
    }
    attempt(alert, channel, attemptsBefore).catch((error: unknown) =>
      log.error('An alert could not be handled.', error),
    );
  }

  return {
    deliver: (alert, names) => {
      if (isStopped) return;
      for (const told of toldBy(alert)) if (isRecoveryAlert(told)) recovered.add(aboutOf(told));
      // Where every channel is off, the tray and the window say it alone.
      if (names.length === 0) outbox.drop(alert);
      for (const name of names) {
        const channel = channels.find((each) => each.name === name);
        if (channel === undefined) outbox.settle(alert, name, []);
        else start(alert, channel, 0);
      }
    },
    withdraw: (alertId) => void withdrawn.add(alertId),
    channelsChanged: () => {
      for (const { name, isOn } of channels) if (!isOn()) worked(name);
    },
    stop: () => {
      isStopped = true;
      for (const callOff of retries) callOff();
      retries.clear();
    },
  };
}
