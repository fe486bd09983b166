import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { runInDesktop } from '../desktop/run-in-desktop.mjs';
import { provideBuild } from '../runtime/build.mjs';
import { packApp } from '../runtime/pack.mjs';
import { cacheFolder, Failure, projectFolder } from '../runtime/project.mjs';
import { runInForeground } from '../runtime/run.mjs';
import { provideSystemPackages } from '../runtime/system-packages.mjs';
import { runChecks } from './checks.mjs';
import { failedPart, passedPart, skippedPart } from './parts.mjs';
import { readReport, vitestArguments, vitestFile } from './vitest.mjs';

/** @typedef {import('./parts.mjs').PartResult} PartResult */
/** @typedef {import('../runtime/electron.mjs').ElectronRuntime} ElectronRuntime */
/** @typedef {(runtime: ElectronRuntime) => Promise<PartResult[]>} Part */

const minuteMs = 60_000;
const resultsFolder = path.join(cacheFolder, 'test-results');

/** @type {Readonly<Record<string, Part>>} in the order in which they run */
export const testParts = {
  check: () => runChecks(),
  core: () => runProject('core', 12),
  main: async (runtime) => (await unlessMissing('main', ['servers', 'watchers'], runtime)) ?? runProject('main', 30),
  renderer: () => runProject('renderer', 40),
  e2e: async (runtime) => (await unlessDesktopIsMissing(runtime)) ?? runOnDesktop(runtime),
};

/**
 * @param {string} project
 * @param {number} limitMinutes
 * @returns {Promise<PartResult[]>}
 */
async function runProject(project, limitMinutes) {
  const report = path.join(resultsFolder, `${project}.json`);
  await mkdir(resultsFolder, { recursive: true });
  await rm(report, { force: true });
  const code = await runInForeground(process.execPath, [vitestFile, ...vitestArguments(project, report)], {
    cwd: projectFolder,
    timeoutMs: limitMinutes * minuteMs,
  });
  return [await readReport(project, code, report)];
}

/**
 * Builds and packs the app and tries both on a desktop. What the tests leave behind (pictures of a failure, logs) is in
 * test-results/e2e of the cache afterwards.
 * @param {ElectronRuntime} runtime
 * @returns {Promise<PartResult[]>}
 */
async function runOnDesktop(runtime) {
  const results = path.join(resultsFolder, 'e2e');
  await rm(results, { recursive: true, force: true });
  await provideBuild(runtime);
  const packed = await pack(runtime);
  const vitest = [vitestFile, ...vitestArguments('e2e', '"$NACHTWACHE_RESULTS_DIR/report.json"')].join(' ');
  const code = await runInDesktop('sh', ['-c', `exec node ${vitest}`], {
    resultsFolder: results,
    timeoutMs: 30 * minuteMs,
    ...(packed.executable === undefined ? {} : { packedApp: packed.executable }),
  });
  return [packed.result, await readReport('e2e', code, path.join(results, 'report.json'))];
}

/**
 * @param {ElectronRuntime} runtime
 * @returns {Promise<{ result: PartResult, executable?: string }>}
 */
async function pack(runtime) {
  try {
    return { executable: await packApp(runtime), result: passedPart('pack') };
  } catch (error) {
    if (error instanceof Failure) return { result: failedPart('pack', error.message) };
    throw error;
  }
}

/**
 * @param {ElectronRuntime} runtime
 * @returns {Promise<PartResult[] | undefined>}
 */
async function unlessDesktopIsMissing(runtime) {
  if (process.platform !== 'linux') return [skippedPart('e2e', 'the desktop for these tests exists on Linux only')];
  return unlessMissing('e2e', ['app', 'desktop'], runtime);
}

/**
 * @param {string} part
 * @param {Parameters<typeof provideSystemPackages>[0]} sets
 * @param {ElectronRuntime} runtime
 * @returns {Promise<PartResult[] | undefined>} a skipped part where packages of the system are missing
 */
async function unlessMissing(part, sets, runtime) {
  try {
    await provideSystemPackages(sets, runtime.executable);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return [skippedPart(part, error.message)];
    throw error;
  }
}
