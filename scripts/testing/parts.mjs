/**
 * What became of one part of the tests.
 * @typedef {object} PartResult
 * @property {string} part
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [reason] why it was skipped, or failed as a whole
 * @property {readonly string[]} [failures] each failed test with its file and the beginning of its message
 */

/**
 * @param {string} part
 * @param {string} reason
 * @returns {PartResult}
 */
export function skippedPart(part, reason) {
  return { part, passed: 0, failed: 0, skipped: 1, reason };
}

/**
 * @param {string} part
 * @param {string} [reason]
 * @returns {PartResult}
 */
export function failedPart(part, reason) {
  return { part, passed: 0, failed: 1, skipped: 0, ...(reason === undefined ? {} : { reason }) };
}

/**
 * @param {string} part
 * @returns {PartResult}
 */
export function passedPart(part) {
  return { part, passed: 1, failed: 0, skipped: 0 };
}

/** @param {PartResult} result */
export function describePart({ part, passed, failed, skipped, reason }) {
  return `${part}: ${countsOf({ passed, failed, skipped })}${reason === undefined ? '' : ` (${reason})`}`;
}

/**
 * What failed, told once more at the end: who is shown only the end of a long run still learns what it was.
 * @param {readonly PartResult[]} results
 * @returns {string} empty where nothing failed
 */
export function describeFailures(results) {
  return results
    .flatMap(({ part, failures = [] }) => failures.map((failure) => `FAILED ${part}: ${failure}`))
    .join('\n');
}

/**
 * Adds up all parts. Where nobody looks (CI=true) a part that could not run is a failure.
 * @param {readonly PartResult[]} results
 * @param {boolean} isCi
 * @returns {{ line: string, exitCode: number }}
 */
export function sumUp(results, isCi) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results) {
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
  }
  const isFailure = total.failed > 0 || total.passed === 0 || (isCi && total.skipped > 0);
  return { line: countsOf(total), exitCode: isFailure ? 1 : 0 };
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
function countsOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
