/**
 * A night as fast as it can be, in a process of its own until it is killed: outages open and end, their alerts go out on
 * two channels, and each client is written to by the app's own queue. It says, line by line and straight to the pipe:
 * `opened ID` and `closed ID` once that is on disk, `told CHANNEL ALERT` for what was shown, `ordered ID` once a message is
 * queued on disk, `left ID` when its first byte goes out. Told to drain, it makes nothing new and ends once nothing is on its way.
 */
import { writeSync } from 'node:fs';
import { toldBy } from '../../src/core/alert';
import type { ChannelName } from '../../src/core/alert-channel';
import { defaultQuietHours } from '../../src/core/quiet-hours';
import { ok } from '../../src/core/result';
import { createAlerts } from '../../src/main/alerts/alerts';
import type { AlertChannel } from '../../src/main/ports';
import { openHistory } from '../../src/main/storage/history';
import { systemClock as clock } from '../../src/main/system-clock';
import { recordingLog, sampleAlert, sampleIncident, sampleTimeline } from './history-samples';
import { seeded } from './seeded';
import { openSendingRoom, roomDraft, seenAll } from './sending-room';

const [file = '', run = '', seed = '', mode = ''] = process.argv.slice(2);
const isDraining = mode === 'drain';
const random = seeded(Number(seed));
const say = (line: string): void => void writeSync(1, `${line}\n`);
const someTime = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, random() * ms));
const log = recordingLog();
const { history, trouble } = openHistory({
  ...{ file, clock, log, onTrouble: () => undefined },
  channelsOf: () => ['desktop', 'mail'],
});
if (trouble !== null) say(`trouble ${trouble.key}`);

const channel = (name: ChannelName): AlertChannel => ({
  name,
  isOn: () => true,
  send: async ({ alert }) => {
    await someTime(4);
    for (const { id } of alert === null ? [] : toldBy(alert)) say(`told ${name} ${id}`);
    return ok(null);
  },
});
let made = 0;
const alerts = createAlerts({
  ...{ clock, log, newId: () => `${run}-gathered-${(made += 1)}` },
  channels: [channel('desktop'), channel('mail')],
  outbox: {
    pending: history.pendingDeliveries,
    settle: ({ id }, name, notes) => history.settleDelivery(id, name, notes),
    drop: (alert) => history.settleAlert(alert, null),
    hold: history.holdAlert,
    gather: history.gatherAlerts,
  },
  settings: () => ({ quietHours: defaultQuietHours, systemTimeZone: 'UTC', stormLimit: 1_000_000 }),
  isCritical: () => false,
  noticeOf: () => ({ title: '', body: '', brief: '', isSilent: false }),
  ...{ onFailures: () => undefined, onClick: () => undefined },
});
const { messaging } = openSendingRoom({
  ...{ history, clock, newId: () => crypto.randomUUID() },
  sendMail: async ({ subject }) => {
    say(`left ${subject}`);
    await someTime(6);
    return ok({ answer: '250 OK' });
  },
});

say('began');
messaging.recover();
alerts.resume();
messaging.resume();

function liveOn(count: number): void {
  const id = `${run}-${count}`;
  const at = clock.now();
  const down = sampleAlert({ id: `${id}-down`, incidentId: id, createdAt: at });
  const clientId = `client-${count % 12}`;
  history.openIncident(sampleIncident({ id, siteId: id, clientId, startedAt: at }), sampleTimeline(at), down);
  say(`opened ${id}`);
  alerts.send(down);
  const draft = roomDraft(count % 12, { id, incidentIds: [id], subject: id, createdAt: at, changedAt: at });
  history.putMessages([draft]);
  const order = messaging.handlers['messages.sendAll']({ ids: [id], despite: seenAll([id]) });
  if ('ok' in order && order.ok) say(`ordered ${id}`);
  if (count % 2 === 0) return;
  const over = sampleAlert({ id: `${id}-recovered`, kind: 'recovered', incidentId: id, endedAt: at, createdAt: at });
  history.closeIncident(id, at, [{ kind: 'recovered', at, durationMs: 0 }], over);
  say(`closed ${id}`);
  alerts.send(over);
}

let count = 0;
setInterval(() => {
  if (!isDraining) {
    liveOn((count += 1));
    return;
  }
  const isBusy = history.pendingAlerts().length > 0 || history.messagesIn(['queued', 'sending']).length > 0;
  if (isBusy) return;
  history.close();
  process.exit(0);
}, 8);
