/**
 * `npm run bench [-- ROW ...] [--quick] [--write | --write-only]`: measures the rows that are named, or all, one after the other, and
 * prints their figures. `--write` puts the newest figures of all rows into docs/benchmarks.md.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lineOf } from './harness/figure';
import type { Figure } from './harness/figure';
import { readMachine } from './harness/machine';
import { readRecords, writeRecords } from './harness/records';
import type { RowRecord } from './harness/records';
import { pageOf } from './harness/page';
import { endAllProcesses } from './harness/worker';
import { rows } from './rows';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    /** Measures nothing and writes the page from the figures that are kept. */
    'write-only': { type: 'boolean', default: false },
    /** Where the figures are kept between runs, and the page that they go to; `scripts/bench.mjs` says. */
    records: { type: 'string', default: 'records.json' },
    page: { type: 'string', default: 'benchmarks.md' },
  },
});
const out = (text: string): boolean => process.stdout.write(`${text}\n`);
/** As it was when the bench was built: the branch may go on meanwhile. */
const machine = readMachine();
const folder = mkdtempSync(join(tmpdir(), 'nachtwache-bench-'));

function leave(code: number): never {
  endAllProcesses();
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave(130));
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  leave(1);
});

async function measure(): Promise<number> {
  const unknown = names.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0) {
    out(`There is no row ${unknown.join(', ')}. There are: ${rows.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  let failures = 0;
  const isWanted = (name: string): boolean => names.length === 0 || names.includes(name);
  for (const row of options['write-only'] ? [] : rows.filter(({ name }) => isWanted(name))) {
    const [loadBefore = 0] = loadavg();
    const figures = await run(row);
    const [loadAfter = 0] = loadavg();
    if (figures === null) failures += 1;
    else for (const figure of figures) out(lineOf(figure));
    // A quick look proves nothing and is not kept.
    if (figures !== null && !options.quick) keep(row.name, { machine, load: [loadBefore, loadAfter], figures });
  }
  if (options.write || options['write-only']) {
    writeFileSync(options.page, pageOf(rows, readRecords(options.records)));
    out(`Written: ${options.page}`);
  }
  return failures === 0 ? 0 : 1;
}

/** A row that breaks stops no other. */
async function run({ name, run: measureRow }: (typeof rows)[number]): Promise<Figure[] | null> {
  const own = join(folder, name);
  mkdirSync(own);
  const startedMs = performance.now();
  try {
    const say = (sentence: string): void => void process.stderr.write(`${name}: ${sentence}\n`);
    return await measureRow({ isQuick: options.quick, folder: own, say });
  } catch (error) {
    out(`${name}: FAILED. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return null;
  } finally {
    endAllProcesses();
    rmSync(own, { recursive: true, force: true });
    process.stderr.write(`${name}: ${Math.round((performance.now() - startedMs) / 1000)} s\n`);
  }
}

function keep(name: string, record: RowRecord): void {
  writeRecords(options.records, { ...readRecords(options.records), [name]: record });
}

leave(await measure());
