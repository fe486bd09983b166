import { readFile } from 'node:fs/promises';
import { failedPart } from './parts.mjs';

/** @typedef {import('./parts.mjs').PartResult} PartResult */

export const vitestFile = 'node_modules/vitest/vitest.mjs';

/**
 * @param {string} part one of vitest's projects
 * @param {string} reportFile
 */
export function vitestArguments(part, reportFile) {
  // By itself one core is left free, which of two is half of them.
  const workers = part === 'e2e' ? [] : ['--maxWorkers=100%'];
  return [
    'run',
    '--project',
    part,
    ...workers,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ];
}

/**
 * Reads what vitest has counted. A run that failed without a failed test (a file that does not load, an unhandled
 * rejection, no test at all, a time limit) counts as one failure.
 * @param {string} part
 * @param {number} exitCode
 * @param {string} reportFile
 * @returns {Promise<PartResult>}
 */
export async function readReport(part, exitCode, reportFile) {
  /** @type {string} */
  let text;
  try {
    text = await readFile(reportFile, 'utf8');
  } catch {
    return failedPart(
      part,
      exitCode === 124 ? 'stopped at its time limit' : `vitest ended with ${exitCode} and no report`,
    );
  }
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} */
  const report = JSON.parse(text);
  const counts = {
    part,
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  if (exitCode === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, reason: 'vitest failed outside of a test; see above' };
}
