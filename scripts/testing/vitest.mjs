import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { failedPart } from './parts.mjs';

/** @typedef {import('./parts.mjs').PartResult} PartResult */
/**
 * What is read of vitest's JSON report.
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly VitestFile[]} testResults
 */
/**
 * @typedef {object} VitestFile
 * @property {string} name the file's path
 * @property {string} status
 * @property {string} [message] why the file as a whole failed
 * @property {readonly { fullName: string, status: string, failureMessages?: readonly string[] | null }[]} assertionResults
 */

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
  /** @type {VitestReport} */
  const report = JSON.parse(text);
  const counts = {
    part,
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failuresOf),
  };
  if (exitCode === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, reason: 'vitest failed outside of a test; see above' };
}

/** Of a message, what is told again at the end: enough to know which expectation it was, not the whole stack. */
const messageLines = 6;

/**
 * @param {VitestFile} file
 * @returns {string[]} one text for each failed test, or one for a file that failed as a whole
 */
function failuresOf(file) {
  const failed = file.assertionResults.filter((test) => test.status === 'failed');
  // From the last test folder on: the tests of the desktop ran in a copy of the project.
  const where = file.name.slice(file.name.lastIndexOf('/test/') + 1);
  if (failed.length === 0) return file.status === 'failed' ? [told(where, file.message ?? '')] : [];
  return failed.map((test) => told(`${where}: ${test.fullName}`, test.failureMessages?.join('\n') ?? ''));
}

/**
 * @param {string} what
 * @param {string} message
 */
function told(what, message) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => !line.includes('node_modules'))
    .slice(0, messageLines);
  return [what, ...lines.map((line) => `  ${line}`)].join('\n').trimEnd();
}
