/**
 * The watch's state on a disk of a few megabytes that fills up and is emptied again: a process of its own, since it is
 * started in a mount namespace (`mount` there hides nothing from anybody else). It says what happened, a line of JSON each.
 */
import { readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Conf from 'conf';
import { emptyConfig } from '../../src/core/config';
import { everyIncident } from '../../src/core/incident';
import { ok } from '../../src/core/result';
import { defaultQuietHours } from '../../src/core/quiet-hours';
import { createAlerts } from '../../src/main/alerts/alerts';
import { createState } from '../../src/main/state';
import { carryOutFileTask } from '../../src/main/storage/file-tasks';
import { createBackups } from '../../src/main/storage/backups';
import { openConfig } from '../../src/main/storage/config-store';
import { openHistory } from '../../src/main/storage/history';
import { systemClock as clock } from '../../src/main/system-clock';
import { failedCheck, goodCheck, recordingLog } from './history-samples';
import { sampleSite } from './site-sample';

const [dir = ''] = process.argv.slice(2);
const say = (what: string, value: unknown): void => void writeSync(1, `${JSON.stringify({ what, value })}\n`);
const log = recordingLog();
const configuration = openConfig({
  ...{ dir, clock, log },
  createStore: ({ name, ...options }) => new Conf<Record<string, unknown>>({ ...options, configName: name }),
});
const site = sampleSite({ id: 's', url: 'https://baeckerei.example/', successesToRecover: 1 });
configuration.store.write({ ...emptyConfig, sites: [site] });
const { history } = openHistory({ file: join(dir, 'history.db'), clock, log, onTrouble: () => undefined });
let ids = 0;
const state = createState({
  ...{ clock, log, history, config: configuration.store, newId: () => `id-${(ids += 1)}` },
  ...{ systemLocale: () => 'de', areSecretsKept: () => true },
});
const alerts = createAlerts({
  ...{ clock, log, newId: () => `id-${(ids += 1)}`, outbox: state.outbox, isCritical: state.isCritical },
  settings: () => ({ quietHours: defaultQuietHours, stormLimit: 5, systemTimeZone: 'UTC' }),
  noticeOf: ({ kind }) => ({ title: kind, body: '', brief: '', isSilent: false }),
  channels: [
    {
      name: 'desktop',
      isOn: () => true,
      send: ({ title }) => {
        say('told', title);
        return Promise.resolve(ok(null));
      },
    },
  ],
  ...{ onFailures: () => undefined, onClick: () => undefined },
});
state.subscribe((news) => {
  if (news.kind === 'alert') alerts.send(news.alert);
});
const backups = createBackups({
  ...{ clock, log, dataDir: dir, runFileTask: carryOutFileTask, uncertainReason: () => '' },
  ...{ chosenFolder: () => '', flush: () => undefined },
  configText: () => JSON.stringify({ version: 3, ...state.config() }),
  onTrouble: (reason) =>
    reason === null ? state.dismissTrouble('backup-failed') : state.reportTrouble('backup-failed', { reason }),
});

const evidence = { remoteAddress: null, title: null, opinions: [] };
const commit = (result: ReturnType<typeof goodCheck>): void => state.commit(site, result, evidence);
const troubles = (): string[] => state.troubles().map(({ key }) => key);
const filler = join(dir, 'filler');

/** The last page of the disk, too. */
function fillDisk(): void {
  for (let part = 0, size = 2 ** 20; size >= 1;) {
    try {
      writeFileSync(`${filler}-${(part += 1)}`, Buffer.alloc(size));
    } catch {
      // No more room for so much: what was begun stays, and smaller pieces follow.
      size = Math.floor(size / 2);
    }
  }
}

function emptyDisk(): void {
  for (const name of readdirSync(dir)) if (name.startsWith('filler')) rmSync(join(dir, name));
}

commit(goodCheck(clock.now()));
history.flush();
say('copy', (await backups.makeNow()).ok);
fillDisk();
for (let count = 0; count < site.failuresToConfirm; count += 1) {
  await wait(2);
  commit(failedCheck(clock.now()));
}
// The alert waits a moment for others that may have the same cause.
await wait(3000);
say('full', {
  state: state.snapshot().sites[0]?.state,
  troubles: troubles(),
  open: state.snapshot().openIncidents.length,
});
try {
  state.setConfig({ ...state.config(), clients: [] });
  say('saved', true);
} catch {
  say('saved', false);
}
say('copy', (await backups.makeNow()).ok);
say('copies', (await backups.list()).copies.filter(({ fault }) => fault === null).length);
say('troubles', troubles());
emptyDisk();
commit(failedCheck(clock.now()));
// What was refused is tried again every ten seconds, and with the next write.
for (let turn = 0; turn < 300 && troubles().includes('write-failed'); turn += 1) await wait(100);
say('copy', (await backups.makeNow()).ok);
commit(goodCheck(clock.now()));
for (let turn = 0; turn < 300 && history.pendingAlerts().length > 0; turn += 1) await wait(100);
say('empty', {
  troubles: troubles(),
  incidents: history.incidentsWithTimeline(everyIncident).map(({ endedAt, timeline }) => ({
    isOver: endedAt !== null,
    kinds: timeline.map(({ kind }) => kind),
  })),
});
alerts.stop();
state.stop();
history.close();
process.exit(0);
