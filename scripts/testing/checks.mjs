import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from '../runtime/project.mjs';
import { run } from '../runtime/run.mjs';
import { failedPart, passedPart } from './parts.mjs';

/** @typedef {import('./parts.mjs').PartResult} PartResult */
/** @typedef {{ part: string, tool: string, args: readonly string[] }} Step one run of a tool below node_modules */

const limitMs = 15 * 60_000;
/**
 * What was found well and has not changed is not looked at again, except where it counts: lint knows types, and so may
 * find something in a file because another one has changed.
 */
const isCached = process.env.CI !== 'true';
const cacheFolder = path.join(projectFolder, '.cache', 'checks');
/** Each of the tools takes a core and half a gigabyte. */
const atOnce = 2;

/**
 * Types, lint, format and the directions of imports. Every tool runs even when another has failed.
 * @returns {Promise<PartResult[]>} one for each of the four
 */
export async function runChecks() {
  const steps = await listSteps();
  const outcomes = await mapLimited(steps, atOnce, runStep);
  const failedParts = new Set(steps.filter((_, index) => outcomes[index] !== 0).map((step) => step.part));
  return [...new Set(steps.map((step) => step.part))].map((part) =>
    failedParts.has(part) ? failedPart(part) : passedPart(part),
  );
}

/** @returns {Promise<Step[]>} */
async function listSteps() {
  const names = await readdir(projectFolder);
  const rooms = names.filter((name) => /^tsconfig\..+\.json$/.test(name) && name !== 'tsconfig.base.json').sort();
  const file = (/** @type {string} */ name) => path.join(cacheFolder, name);
  const cached = (/** @type {readonly string[]} */ ...args) => (isCached ? args : []);
  const remembered = (/** @type {string} */ name) => [
    ...cached('--cache', '--cache-strategy', 'content', '--cache-location', file(name)),
  ];
  return [
    { part: 'lint', tool: 'eslint/bin/eslint.js', args: ['.', '--max-warnings', '0', ...remembered('eslint')] },
    ...rooms.map((room) => ({
      part: 'types',
      tool: 'typescript/bin/tsc',
      args: ['--noEmit', '-p', room, ...cached('--incremental', '--tsBuildInfoFile', file(`${room}.tsbuildinfo`))],
    })),
    {
      part: 'format',
      tool: 'prettier/bin/prettier.cjs',
      args: ['--check', '--log-level', 'warn', '.', ...remembered('prettier')],
    },
    {
      part: 'directions',
      tool: 'dependency-cruiser/bin/dependency-cruise.mjs',
      args: ['src', '--config', '.dependency-cruiser.cjs'],
    },
  ];
}

/**
 * @param {Step} step
 * @returns {Promise<number>} the tool's exit code
 */
async function runStep({ part, tool, args }) {
  const startedAt = performance.now();
  const file = path.join(projectFolder, 'node_modules', tool);
  const { code, stdout, stderr } = await run(process.execPath, [file, ...args], {
    cwd: projectFolder,
    timeoutMs: limitMs,
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${part} (${path.basename(tool)} ${args.join(' ')}) ${seconds} s`);
  if (code !== 0) console.log(`${stdout}${stderr}`.trimEnd());
  return code;
}

/**
 * @template T, R
 * @param {readonly T[]} items
 * @param {number} limit
 * @param {(item: T) => Promise<R>} action
 * @returns {Promise<R[]>} in the order of the items
 */
async function mapLimited(items, limit, action) {
  /** @type {R[]} */
  const results = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) results[index] = await action(item);
  };
  await Promise.all(Array.from({ length: limit }, work));
  return results;
}
