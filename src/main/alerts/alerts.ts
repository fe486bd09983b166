import { isDrillAlert, isGathered } from '../../core/alert';
import type { Alert } from '../../core/alert';
import type { ChannelName } from '../../core/alert-channel';
import { nameOf } from '../../core/alert-digest';
import { nextLookMs, noAlertsYet, onAlert, onTime, restored, withoutAlerts } from '../../core/alert-policy';
import type { PolicyAction, PolicySettings, PolicyStep } from '../../core/alert-policy';
import type { Outbox, PendingAlert } from '../ports';
import { createDeliveries } from './deliveries';
import type { DeliveriesDependencies } from './deliveries';

export interface AlertsDependencies extends Omit<DeliveriesDependencies, 'outbox'> {
  newId: () => string;
  outbox: Outbox;
  settings: () => PolicySettings;
  /** Whether no quiet hours hold it. */
  isCritical: (alert: Alert) => boolean;
  /** It is on its way. */
  onTold?: (alert: Alert) => void;
}

export interface Alerts {
  /** Tells it, now or later. It was written to the outbox before. */
  send: (alert: Alert) => void;
  /** Tells it no more: another one has taken its place in the outbox. */
  withdraw: (alertId: string) => void;
  /** After a start: goes on with what lies in the outbox. */
  resume: () => void;
  /** The user has set quiet hours, limits or channels differently. */
  settingsChanged: () => void;
  /** Ends the attempts; what was not told waits in the outbox for the next start. */
  stop: () => void;
}

/** The first names of a storm; more than that nobody reads at once. */
const namesOfStorm = 3;

/** So long the clock is trusted at most: it may be set, and the computer may sleep. */
const lookAtLeastMs = 60_000;

/** What lies in the outbox goes out as the policy says: alone, in a digest, or in the summary of a storm. */
export function createAlerts(dependencies: AlertsDependencies): Alerts {
  const { clock, channels, newId, outbox, settings, isCritical, onTold = () => undefined } = dependencies;
  const deliveries = createDeliveries(dependencies);
  let policy = noAlertsYet;
  let stormId = '';
  let isStopped = false;
  let callOffLook = (): void => undefined;

  function tell(alert: Alert, on: readonly ChannelName[]): void {
    onTold(alert);
    deliveries.deliver(alert, on);
  }

  function carryOut({ state, actions }: PolicyStep): void {
    policy = state;
    for (const action of actions) take(action);
    callOffLook();
    const nowMs = clock.now();
    const nextMs = nextLookMs(policy, settings(), nowMs);
    if (nextMs !== null) callOffLook = clock.after(Math.min(Math.max(0, nextMs - nowMs), lookAtLeastMs), look);
  }

  function look(): void {
    if (!isStopped) carryOut(onTime(policy, settings(), clock.now()));
  }

  function take(action: PolicyAction): void {
    const made = (): { id: string; createdAt: number } => ({ id: newId(), createdAt: clock.now() });
    switch (action.kind) {
      case 'tell':
        tell(action.alert, channelsOf(action.alert, channels));
        return;
      case 'hold':
        outbox.hold(action.alertId, action.why);
        return;
      case 'digest':
        gather({ ...made(), kind: 'digest', alerts: action.alerts }, action.alerts);
        return;
      case 'announce-storm': {
        stormId = newId();
        const names = [...new Set(action.alerts.map(nameOf))].slice(0, namesOfStorm);
        gather({ ...made(), kind: 'storm', stormId, names, count: action.alerts.length }, []);
        return;
      }
      case 'sum-up-storm':
        // After a start nobody remembers which one it was.
        stormId ||= newId();
        gather({ ...made(), kind: 'storm-over', stormId, alerts: action.alerts }, action.alerts);
        return;
    }
  }

  /** Written first; the others have left the outbox for it. */
  function gather(alert: Alert, insteadOf: readonly Alert[]): void {
    outbox.gather(
      alert,
      insteadOf.map(({ id }) => id),
    );
    tell(alert, channelsOf(alert, channels));
  }

  function send(alert: Alert): void {
    if (isStopped) return;
    // The user has begun it himself: it waits for no morning, and is folded into nothing that goes further than the desktop.
    if (isDrillAlert(alert)) tell(alert, channelsOf(alert, channels));
    else carryOut(onAlert(policy, alert, isCritical(alert), settings(), clock.now()));
  }

  function resumeWith(pending: readonly PendingAlert[]): void {
    const held = pending.flatMap(({ alert, hold, isBegun }) =>
      hold === null || isBegun || isGathered(alert) ? [] : [{ alert, why: hold, isCritical: isCritical(alert) }],
    );
    policy = restored(held);
    const ids = new Set(held.map(({ alert }) => alert.id));
    for (const { alert, isBegun, channels: left } of pending) {
      if (ids.has(alert.id)) continue;
      // What some channel has had cannot be gathered any more: it would come there twice.
      if (isBegun) tell(alert, left);
      else send(alert);
    }
    look();
  }

  return {
    send,
    withdraw: (alertId) => {
      policy = withoutAlerts(policy, new Set([alertId]));
      deliveries.withdraw(alertId);
    },
    resume: () => resumeWith(outbox.pending()),
    settingsChanged: () => {
      deliveries.channelsChanged();
      look();
    },
    stop: () => {
      isStopped = true;
      callOffLook();
      deliveries.stop();
    },
  };
}

/** The channels that an alert is meant for: those that are on, and of Nachtwache's own trouble not the one that has it. */
export function channelsOf(
  alert: Alert,
  channels: readonly { name: ChannelName; isOn: () => boolean }[],
): ChannelName[] {
  const own = alert.kind === 'trouble' ? alert.channel : null;
  const isMeant = (name: ChannelName): boolean => name !== own && (name === 'desktop' || !isDrillAlert(alert));
  return channels.filter(({ name, isOn }) => isMeant(name) && isOn()).map(({ name }) => name);
}
