// node scripts/desktop-session.mjs [--results FOLDER] -- COMMAND ARGS
// Runs COMMAND inside a complete desktop, as an ordinary user. See desktop/run-in-desktop.mjs.
import { parseArgs } from 'node:util';
import { runInDesktop } from './desktop/run-in-desktop.mjs';
import { Failure, runScript } from './runtime/project.mjs';

runScript(() => {
  const { values, positionals } = parseArgs({ options: { results: { type: 'string' } }, allowPositionals: true });
  const [command, ...args] = positionals;
  if (command === undefined) throw new Failure('Say what to run: node scripts/desktop-session.mjs -- COMMAND');
  return runInDesktop(command, args, values.results === undefined ? {} : { resultsFolder: values.results });
});
