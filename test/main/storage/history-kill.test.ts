import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyIncident } from '../../../src/core/incident';
import type { HistoryStore } from '../../../src/main/ports';
import { openHistory } from '../../../src/main/storage/history';
import { recordingLog, sampleAlert, sampleIncident } from '../../support/history-samples';
import { sealSites, sealStartMs, tallyAfter, tallyOf } from '../../support/history-seal-hours';

/** Within the project, so that the built child finds the packages that stay outside the bundle. */
const cache = resolve('.cache');
const hourMs = 3_600_000;
let dir = '';
beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  dir = mkdtempSync(join(cache, 'history-kill-'));
  for (const child of ['history-child', 'history-seal-child']) {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: `test/support/${child}.ts`,
        outDir: dir,
        emptyOutDir: false,
        rolldownOptions: { output: { entryFileNames: `${child}.mjs` } },
      },
    });
  }
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Starts a child, kills it that long after its first word, and returns what it said until then. */
async function runAndKill(name: string, file: string, run: number, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(dir, `${name}.mjs`), file, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8');
  const ended = once(child, 'close');
  await new Promise<void>((done) => {
    child.stdout.on('data', (text: string) => {
      said += text;
      done();
    });
    void ended.then(() => done());
  });
  await wait(afterMs);
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [code: number | null, signal: string | null];
  expect(signal).toBe('SIGKILL');
  // Without what stands behind the last line end: a line that was cut off says nothing for certain.
  return said.split('\n').slice(0, -1);
}

it('loses nothing that was reported and doubles nothing, killed 25 times at random moments', async () => {
  const file = join(dir, 'history.db');
  const facts = { opened: new Set<string>(), closed: new Set<string>(), settled: new Set<string>() };
  for (let run = 0; run < 25; run += 1) {
    for (const line of await runAndKill('history-child', file, run, Math.random() * 120)) {
      const [what, id = ''] = line.split(' ');
      if (what === 'opened' || what === 'closed' || what === 'settled') facts[what].add(id);
      else expect.fail(`the child said: ${line}`);
    }
    lookAfterKill(file, facts);
  }
  expect(facts.opened.size).toBeGreaterThan(25);
}, 120_000);

it('packs, rolls up and deletes without losing or doubling a check, killed at least 25 times at random moments', async () => {
  const file = join(dir, 'seal.db');
  let hours = 0;
  // On a busy machine a child has hardly begun when it is killed: then it takes more of them to get as far.
  for (let run = 0; run < 25 || hours <= 50; run += 1) {
    let written = hours;
    for (const line of await runAndKill('history-seal-child', file, hours, Math.random() * 150)) {
      const [what, hour = ''] = line.split(' ');
      if (what === 'flushed') written = Number(hour) + 1;
      else expect.fail(`the child said: ${line}`);
    }
    hours = lookAtHours(file, written);
  }
  expect(hours).toBeGreaterThan(50);
  // What is left of it once everything is rolled up.
  const history = openAt(file, sealStartMs + (hours + 1) * hourMs);
  await history.forgetChecksBefore(sealStartMs + hours * hourMs);
  for (const site of sealSites) expect(tallyOf(history, site, hours)).toEqual(tallyAfter(hours));
  history.close();
}, 300_000);

/** Says how many hours are on disk; one more than was said may have been written. */
function lookAtHours(file: string, written: number): number {
  const history = openAt(file, sealStartMs + written * hourMs);
  const found = sealSites.map((site) => tallyOf(history, site, written + 1));
  const hours = found[0]?.good === tallyAfter(written).good ? written : written + 1;
  for (const tally of found) expect(tally).toEqual(tallyAfter(hours));
  expect(history.lastChecks().size).toBe(sealSites.length);
  for (const { last } of history.lastChecks().values()) {
    expect(Math.floor((last.at - sealStartMs) / hourMs)).toBe(hours - 1);
  }
  history.close();
  return hours;
}

function openAt(file: string, nowMs: number): HistoryStore {
  const clock = { now: () => nowMs, after: () => () => undefined };
  const log = recordingLog();
  const { history, trouble } = openHistory({ file, clock, log, onTrouble: () => undefined });
  expect(trouble).toBeNull();
  expect(log.sentences).toEqual([]);
  return history;
}

function lookAfterKill(file: string, facts: Record<'opened' | 'closed' | 'settled', Set<string>>): void {
  const clock = { now: () => Date.now(), after: () => () => undefined };
  const { history, trouble } = openHistory({ file, clock, log: recordingLog(), onTrouble: () => undefined });
  expect(trouble).toBeNull();
  const incidents = history.incidentsWithTimeline(everyIncident);
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  const pending = history.pendingAlerts().map(({ id }) => id);

  expect(byId.size).toBe(incidents.length);
  expect(new Set(pending).size).toBe(pending.length);
  expect([...facts.opened].filter((id) => !byId.has(id))).toEqual([]);
  expect([...facts.closed].filter((id) => byId.get(id)?.endedAt === null)).toEqual([]);
  // Whole or not at all: an incident has its timeline, its alert is pending or was sent, and an end has all of its own.
  for (const { id, endedAt, timeline } of incidents) {
    const kinds = timeline.map(({ kind }) => kind).toSorted();
    const isPending = pending.includes(`${id}-down`);
    const extra = [...(isPending ? [] : ['notified']), ...(endedAt === null ? [] : ['recovered'])];
    expect(kinds).toEqual(['confirmed', 'detected', ...extra].toSorted());
    expect(pending.includes(`${id}-recovered`)).toBe(endedAt !== null);
  }
  expect(pending.filter((id) => facts.settled.has(id))).toEqual([]);

  // The app restores what is open, and opens none of it a second time.
  for (const { id, siteId } of history.openIncidents()) {
    history.openIncident(sampleIncident({ id, siteId }), [], sampleAlert({ id: `${id}-again`, incidentId: id }));
    history.openIncident(sampleIncident({ id: `${id}-again`, siteId }), [], null);
  }
  expect(history.incidents(everyIncident)).toHaveLength(incidents.length);
  expect(history.pendingAlerts()).toHaveLength(pending.length);
  history.close();
}
