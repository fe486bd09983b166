import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder with package.json. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** What is costly to make and may be thrown away at any time. Git leaves it out. */
export const cacheFolder = path.resolve(process.env['NACHTWACHE_CACHE_DIR'] || path.join(projectFolder, '.cache'));

/**
 * Says one line to whoever runs the script. Always on standard error: standard output belongs to the app.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`nachtwache: ${sentence}\n`);
}

/** A failure the reader can do something about: its message is shown without a stack. */
export class Failure extends Error {}

/**
 * Runs a script's main function: its number becomes the exit code, a Failure is said as a sentence.
 * @param {() => Promise<number>} main
 */
export function runScript(main) {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (/** @type {unknown} */ error) => {
      if (error instanceof Failure) say(error.message);
      else console.error(error);
      process.exitCode = 1;
    },
  );
}
