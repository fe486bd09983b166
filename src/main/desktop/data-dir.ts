import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';

/** Where all data lies: `NACHTWACHE_DATA_DIR`, else Electron's userData. Must run before the app is ready. */
export function settleDataDir(): string {
  const wanted = process.env['NACHTWACHE_DATA_DIR'];
  if (wanted !== undefined && wanted !== '') {
    const path = resolve(wanted);
    // Only the user may read what is known of his clients.
    mkdirSync(path, { recursive: true, mode: 0o700 });
    app.setPath('userData', path);
  }
  return app.getPath('userData');
}
