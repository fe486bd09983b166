import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Puts a picture of the whole desktop where the results of the tests go, for whoever looks afterwards. */
export async function takeDesktopPicture(name: string): Promise<void> {
  const folder = process.env['NACHTWACHE_RESULTS_DIR'];
  if (folder !== undefined) await run('import', ['-window', 'root', join(folder, `${name}.png`)]);
}
