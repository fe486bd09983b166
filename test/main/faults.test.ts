/**
 * The first faults on the real parts together: a server on loopback, probe, watch, state, SQLite and alerts, by the
 * system's clock. Each was seen to fail with its control taken out, as its comment says.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyConfig } from '../../src/core/config';
import { everyIncident } from '../../src/core/incident';
import { ok } from '../../src/core/result';
import { defaultQuietHours } from '../../src/core/quiet-hours';
import { createAlerts } from '../../src/main/alerts/alerts';
import { createDesktopChannel } from '../../src/main/alerts/desktop-channel';
import type { Notifier } from '../../src/main/ports';
import { createProbes } from '../../src/main/probes';
import { createState } from '../../src/main/state';
import { openHistory } from '../../src/main/storage/history';
import { systemClock as clock } from '../../src/main/system-clock';
import { createWatch } from '../../src/main/watch/watch';
import { recordingLog } from '../support/history-samples';
import { sampleSite } from '../support/site-sample';
import { html, page, startSite } from '../support/site-server';
import type { SiteServer } from '../support/site-server';
import { heldConfig } from '../support/state-room';

const soon = { timeout: 20_000, interval: 20 };
const closers: (() => Promise<void> | void)[] = [];
/** What the next requests are answered with, and with 200 once there is nothing more. */
let statuses: number[] = [];
let server: SiteServer;

beforeEach(async () => {
  statuses = [];
  const answer = (response: ServerResponse, status: number): unknown =>
    response.writeHead(status, { 'content-type': 'text/html' }).end(page('Bäckerei'));
  server = await startSite((_request, response) => answer(response, statuses.shift() ?? 200));
  closers.push(server.close);
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The whole pipeline over one site; `next` checks it now, and waits for what comes of it. */
function openWatch() {
  const folder = mkdtempSync(join(tmpdir(), 'nachtwache-faults-'));
  const log = recordingLog();
  const { history } = openHistory({ file: join(folder, 'history.db'), clock, log, onTrouble: () => undefined });
  const site = sampleSite({ id: 's', url: server.url, timeoutSeconds: 5, intervalSeconds: 60 });
  let ids = 0;
  const state = createState({
    ...{ clock, log, history, newId: () => `id-${(ids += 1)}` },
    config: heldConfig({ ...emptyConfig, sites: [site] }),
    ...{ systemLocale: () => 'de', areSecretsKept: () => true },
  });
  const shown: string[] = [];
  const notify: Notifier['notify'] = ({ title }) => {
    shown.push(title);
    return Promise.resolve(ok(null));
  };
  const alerts = createAlerts({
    ...{ clock, log, newId: () => `id-${(ids += 1)}`, outbox: state.outbox, isCritical: state.isCritical },
    settings: () => ({ quietHours: defaultQuietHours, stormLimit: 5, systemTimeZone: 'UTC' }),
    noticeOf: ({ kind }) => ({ title: kind, body: '', brief: '', isSilent: false }),
    channels: [createDesktopChannel([{ name: 'test', notify }], () => true)],
    ...{ onFailures: () => undefined, onClick: () => undefined },
  });
  state.subscribe((news) => {
    if (news.kind === 'alert') alerts.send(news.alert);
  });
  const probes = createProbes({ version: '1' });
  const watch = createWatch({
    ...{ clock, log, state, probe: probes.probe, probeReference: probes.reference },
    referencePoints: () => [],
  });
  watch.start();
  closers.push(async () => {
    await watch.stop();
    alerts.stop();
    state.stop();
    history.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const checkedAt = (): number | undefined => state.snapshot().sites[0]?.lastCheck?.at;
  const next = async (): Promise<void> => {
    const before = checkedAt();
    // Two checks within one millisecond would look like one.
    await expect.poll(() => clock.now(), soon).not.toBe(before);
    watch.checkNow('s');
    await expect.poll(checkedAt, soon).not.toBe(before);
  };
  return {
    ...{ shown, next, history },
    stateNow: () => state.snapshot().sites[0]?.state,
    isFlapping: () => state.snapshot().sites[0]?.isFlapping,
    incidents: () => history.incidentsWithTimeline(everyIncident),
  };
}

// Seen to fail with `failuresToConfirm` taken for 1 in verdict.ts, and with a suspect rechecked at its interval only.
it('fault 1: a single failure is suspect, looked at again within seconds, and nobody is told', async () => {
  const { next, stateNow, incidents, shown } = openWatch();
  await next();
  expect(stateNow()).toBe('up');
  statuses = [503];
  await next();
  expect(stateNow()).toBe('suspect');
  // By itself, and long before the minute is over.
  await expect.poll(stateNow, soon).toBe('up');
  expect(incidents()).toEqual([]);
  expect(shown).toEqual([]);
});

// Seen to fail with every failure of a site that is down confirmed anew (`judgeFailed` in verdict.ts).
it('fault 2: a closed port is one incident and one alert, however long it lasts, and one end', async () => {
  const { next, stateNow, incidents, shown, history } = openWatch();
  await next();
  await server.close();
  for (let times = 0; times < 3; times += 1) await next();
  expect(stateNow()).toBe('down');
  for (let times = 0; times < 10; times += 1) await next();
  expect(incidents()).toMatchObject([{ cause: 'refused', endedAt: null }]);
  await expect.poll(() => shown, soon).toEqual(['down']);
  expect(incidents()[0]?.timeline.map(({ kind }) => kind)).toEqual(['detected', 'confirmed', 'notified']);

  const again = await startSite(html(page('Bäckerei')), { port: server.port });
  closers.push(again.close);
  for (let times = 0; times < 5; times += 1) await next();
  await expect.poll(() => shown, soon).toEqual(['down', 'recovered']);
  expect(incidents()).toHaveLength(1);
  expect(history.pendingAlerts()).toEqual([]);
});

// Seen to fail with `isFlapping` in flapping.ts always false.
it('fault 3: a site that answers in turn with 200 and 503 is one notice, no incident and no storm', async () => {
  const { next, incidents, shown, isFlapping } = openWatch();
  statuses = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? 200 : 503));
  while (statuses.length > 0) await next();
  expect(isFlapping()).toBe(true);
  await expect.poll(() => shown, soon).toEqual(['flapping']);
  expect(incidents()).toEqual([]);
});
