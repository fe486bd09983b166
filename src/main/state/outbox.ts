import type { Alert } from '../../core/alert';
import type { TimelineEntry } from '../../core/incident';
import type { HistoryStore, Outbox, RaiseAlert } from '../ports';
import type { WriteQueue } from './write-queue';

export interface StateOutbox {
  outbox: Outbox;
  raise: RaiseAlert;
  settleAlert: (alert: Alert, entry: TimelineEntry | null) => void;
}

/** The outbox of the log behind the queue of writes: what a full disk refuses waits there, in its order. */
export function createStateOutbox(
  history: HistoryStore,
  writes: WriteQueue,
  announce: (news: { kind: 'changed' } | { kind: 'alert'; alert: Alert; insteadOf: readonly string[] }) => void,
): StateOutbox {
  const change = (action: () => void): void => {
    writes.write('an alert', action);
    announce({ kind: 'changed' });
  };
  return {
    outbox: {
      pending: () => history.pendingDeliveries(),
      settle: (alert, channel, notes) => change(() => history.settleDelivery(alert.id, channel, notes)),
      drop: (alert) => change(() => history.settleAlert(alert, null)),
      // Nobody sees whether an alert waits.
      hold: (alertId, why) => writes.write('an alert', () => history.holdAlert(alertId, why)),
      gather: (alert, insteadOf) => writes.write('an alert', () => history.gatherAlerts(alert, insteadOf)),
    },
    raise: (alert) => {
      writes.write('an alert', () => history.addAlert(alert));
      announce({ kind: 'alert', alert, insteadOf: [] });
    },
    settleAlert: (alert, entry) => change(() => history.settleAlert(alert, entry)),
  };
}
