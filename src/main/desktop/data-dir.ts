import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';

/** Where all data lies: `NACHTWACHE_DATA_DIR`, else Electron's userData. Must run before the app is ready. */
export function settleDataDir(): string {
  // Only the user may read what is known of his clients, whatever the system's habit is.
  process.umask(0o077);
  const wanted = process.env['NACHTWACHE_DATA_DIR'];
  if (wanted !== undefined && wanted !== '') {
    const path = resolve(wanted);
    mkdirSync(path, { recursive: true });
    app.setPath('userData', path);
  }
  return app.getPath('userData');
}
