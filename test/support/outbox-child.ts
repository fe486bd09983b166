/**
 * A process of its own that sends alerts from the real outbox on two channels as fast as it can, until it is killed; told
 * to drain, it makes no new ones and ends once nothing is left. It says, line by line: `written ID` once an alert is on
 * disk, `sent CHANNEL ID` for each alert that a notice told.
 */
import { writeSync } from 'node:fs';
import { toldBy } from '../../src/core/alert';
import type { ChannelName } from '../../src/core/alert-channel';
import { fail, ok } from '../../src/core/result';
import { createAlerts } from '../../src/main/alerts/alerts';
import type { AlertChannel } from '../../src/main/ports';
import { openHistory } from '../../src/main/storage/history';
import { systemClock as clock } from '../../src/main/system-clock';
import { recordingLog, sampleAlert } from './history-samples';

const [file = '', run = '', mode = ''] = process.argv.slice(2);
// Straight to the pipe: a buffered line would die with the process.
const say = (line: string): void => void writeSync(1, `${line}\n`);
const isDraining = mode === 'drain';
const log = recordingLog();
const { history } = openHistory({
  ...{ file, clock, log, onTrouble: () => undefined },
  channelsOf: () => ['desktop', 'mail'],
});

const channel = (name: ChannelName, failsOneIn: number): AlertChannel => ({
  name,
  isOn: () => true,
  send: async ({ alert }) => {
    await new Promise((done) => setTimeout(done, Math.random() * 4));
    if (!isDraining && Math.random() < 1 / failsOneIn) return fail('Refused.');
    for (const { id } of alert === null ? [] : toldBy(alert)) say(`sent ${name} ${id}`);
    return ok(null);
  },
});

let made = 0;
const alerts = createAlerts({
  ...{ clock, log, newId: () => `${run}-made-${(made += 1)}` },
  channels: [channel('desktop', 50), channel('mail', 4)],
  outbox: {
    pending: history.pendingDeliveries,
    settle: ({ id }, name, notes) => history.settleDelivery(id, name, notes),
    drop: (alert) => history.settleAlert(alert, null),
    hold: history.holdAlert,
    gather: history.gatherAlerts,
  },
  settings: () => ({
    quietHours: {
      // Some runs are a night, and the next one its morning.
      isOn: mode === 'night',
      timeZone: 'UTC',
      spans: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '00:00' }],
    },
    ...{ systemTimeZone: 'UTC', stormLimit: 1_000_000 },
  }),
  isCritical: () => false,
  noticeOf: () => ({ title: '', body: '', brief: '', isSilent: false }),
  ...{ onFailures: () => undefined, onClick: () => undefined },
});

say('began');
alerts.resume();
let count = 0;
setInterval(() => {
  if (isDraining) {
    if (history.pendingDeliveries().length > 0) return;
    history.close();
    process.exit(0);
  }
  const alert = sampleAlert({ id: `${run}-${(count += 1)}`, incidentId: `${run}-${count}`, createdAt: clock.now() });
  history.addAlert(alert);
  say(`written ${alert.id}`);
  alerts.send(alert);
}, 3);
