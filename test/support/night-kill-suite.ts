import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyIncident } from '../../src/core/incident';
import { openHistory } from '../../src/main/storage/history';
import { recordingLog } from './history-samples';
import { seeded } from './seeded';

/** Each costs the start of a process: eight files of so many are the two hundred of fault 17. */
export const killsEach = 25;

interface Night {
  opened: Set<string>;
  closed: Set<string>;
  ordered: Set<string>;
  /** How often each left. */
  left: Map<string, number>;
  told: Record<'desktop' | 'mail', Set<string>>;
}

/**
 * Kills the child at random moments, again and again over the same log, and looks after each kill at what is on disk; at the
 * end it may come to rest. The same seed kills after as many lines and as long a moment, though not at the same instruction.
 */
export function killsOfANight(seed: number): void {
  let dir = '';
  beforeAll(async () => {
    mkdirSync(resolve('.cache'), { recursive: true });
    dir = mkdtempSync(join(resolve('.cache'), 'night-kill-'));
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: 'test/support/night-child.ts',
        outDir: dir,
        emptyOutDir: false,
        rolldownOptions: { output: { entryFileNames: 'night-child.mjs' } },
      },
    });
  }, 60_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** Kills it a moment after it has said so many lines, so that a busy machine kills no fewer in the middle of things. */
  async function run(number: number, kill: { lines: number; afterMs: number } | null): Promise<string[]> {
    const mode = kill === null ? 'drain' : 'live';
    const args = [join(dir, 'night-child.mjs'), join(dir, 'history.db'), `${number}`, `${seed + number}`, mode];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'close');
    let said = '';
    let isKilled = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (kill === null || isKilled || said.split('\n').length <= kill.lines) return;
      isKilled = true;
      setTimeout(() => child.kill('SIGKILL'), kill.afterMs);
    });
    const [code, signal] = (await ended) as [code: number | null, signal: string | null];
    expect(kill === null ? code : signal).toBe(kill === null ? 0 : 'SIGKILL');
    // A line that was cut off says nothing for certain.
    return said.split('\n').slice(0, -1);
  }

  function hear(lines: readonly string[], night: Night): void {
    for (const line of lines) {
      const [what = '', first = '', second = ''] = line.split(' ');
      if (what === 'opened' || what === 'closed' || what === 'ordered') night[what].add(first);
      else if (what === 'left') night.left.set(first, (night.left.get(first) ?? 0) + 1);
      else if (what === 'told' && (first === 'desktop' || first === 'mail')) night.told[first].add(second);
      else expect(what).toBe('began');
    }
  }

  /** What was said is on disk, whole; what left is not to leave again; what was told is settled at the end. */
  function look(night: Night): void {
    const clock = { now: () => Date.now(), after: () => () => undefined };
    const log = recordingLog();
    const { history, trouble } = openHistory({
      ...{ file: join(dir, 'history.db'), clock, log, onTrouble: () => undefined },
    });
    expect(trouble).toBeNull();
    const incidents = new Map(history.incidentsWithTimeline(everyIncident).map((each) => [each.id, each]));
    expect([...night.opened].filter((id) => !incidents.has(id))).toEqual([]);
    expect([...night.closed].filter((id) => incidents.get(id)?.endedAt === null)).toEqual([]);
    for (const { timeline, endedAt } of incidents.values()) {
      const kinds = timeline.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'detected' || kind === 'confirmed')).toEqual(['detected', 'confirmed']);
      expect(kinds.includes('recovered')).toBe(endedAt !== null);
    }
    const stateOf = new Map(
      history
        .messagesIn(['draft', 'queued', 'sending', 'sent', 'failed', 'uncertain'])
        .map(({ id, state }) => [id, state]),
    );
    expect([...night.ordered].filter((id) => !stateOf.has(id))).toEqual([]);
    const mayLeaveAgain = [...night.left.keys()].filter((id) =>
      ['draft', 'queued', 'failed'].includes(stateOf.get(id) ?? ''),
    );
    expect(mayLeaveAgain).toEqual([]);
    expect([...night.left.values()].filter((times) => times > 1)).toEqual([]);
    history.close();
  }

  it(`fault 17: ${killsEach} kills at random moments (seed ${seed}) lose no outage, no alert and no message, and send none twice`, async () => {
    const random = seeded(seed);
    const night: Night = {
      ...{ opened: new Set(), closed: new Set(), ordered: new Set(), left: new Map() },
      told: { desktop: new Set(), mail: new Set() },
    };
    for (let number = 0; number < killsEach; number += 1) {
      hear(await run(number, { lines: 1 + Math.floor(random() * 40), afterMs: random() * 12 }), night);
      look(night);
    }
    hear(await run(killsEach, null), night);
    look(night);
    expect(night.opened.size).toBeGreaterThan(killsEach);
    expect(night.left.size).toBeGreaterThan(killsEach);
    // At least once on each channel, whatever died in between.
    const alerts = [
      ...[...night.opened].map((id) => `${id}-down`),
      ...[...night.closed].map((id) => `${id}-recovered`),
    ];
    for (const told of Object.values(night.told)) expect(alerts.filter((id) => !told.has(id))).toEqual([]);
  }, 300_000);
}
