// npm test [-- PART ...]: every test, or the named parts. The last line is "N passed, N failed, N skipped".
import { provideElectron } from './runtime/electron.mjs';
import { Failure, runScript } from './runtime/project.mjs';
import { onSignals } from './runtime/run.mjs';
import { describeFailures, describePart, failedPart, sumUp } from './testing/parts.mjs';
import { testParts } from './testing/test-parts.mjs';

/** @typedef {import('./testing/parts.mjs').PartResult} PartResult */

runScript(async () => {
  const chosen = choose(process.argv.slice(2));
  const runtime = await provideElectron();
  /** @type {PartResult[]} */
  const results = [];
  let isInterrupted = false;
  onSignals(() => (isInterrupted = true));
  for (const [name, part] of chosen) {
    if (isInterrupted) break;
    console.log(`\n=== ${name}`);
    results.push(...(await part(runtime).catch((/** @type {unknown} */ error) => [crashed(name, error)])));
  }
  if (isInterrupted) results.push(failedPart('all', 'interrupted'));
  const isCi = process.env['CI'] === 'true';
  const { line, exitCode } = sumUp(results, isCi);
  const failures = describeFailures(results);
  if (failures !== '') console.log(`\n${failures}`);
  console.log(`\n${results.map(describePart).join('\n')}`);
  if (isCi && results.some((result) => result.skipped > 0)) console.log('With CI=true, what is skipped is a failure.');
  console.log(line);
  return exitCode;
});

/** @param {readonly string[]} names */
function choose(names) {
  const unknown = names.filter((name) => !(name in testParts));
  if (unknown.length > 0) {
    throw new Failure(`there is no part ${unknown.join(', ')}. There are: ${Object.keys(testParts).join(', ')}.`);
  }
  return Object.entries(testParts).filter(([name]) => names.length === 0 || names.includes(name));
}

/**
 * One part that breaks stops no other.
 * @param {string} name
 * @param {unknown} error
 */
function crashed(name, error) {
  console.error(error);
  return failedPart(name, error instanceof Error ? error.message : String(error));
}
