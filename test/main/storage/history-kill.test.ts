import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyIncident } from '../../../src/core/incident';
import { openHistory } from '../../../src/main/storage/history';
import { recordingLog, sampleAlert, sampleIncident } from '../../support/history-samples';

/** Within the project, so that the built child finds the packages that stay outside the bundle. */
const cache = resolve('.cache');
let dir = '';
beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  dir = mkdtempSync(join(cache, 'history-kill-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/support/history-child.ts',
      outDir: dir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Starts the child, kills it that long after its first incident, and returns what it said until then. */
async function runAndKill(file: string, run: number, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(dir, 'child.mjs'), file, String(run)], {
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
    for (const line of await runAndKill(file, run, Math.random() * 120)) {
      const [what, id = ''] = line.split(' ');
      if (what === 'opened' || what === 'closed' || what === 'settled') facts[what].add(id);
      else expect.fail(`the child said: ${line}`);
    }
    lookAfterKill(file, facts);
  }
  expect(facts.opened.size).toBeGreaterThan(25);
}, 120_000);

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
