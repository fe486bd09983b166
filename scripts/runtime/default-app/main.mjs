// What Electron's own default_app.asar does for `electron FOLDER`, in short: runs the app in FOLDER as if it were packed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** What only Electron's own default app is meant to call, and its types therefore leave out. */
const host =
  /** @type {import('electron').App & { setVersion(version: string): void, setAppPath(folder: string): void }} */ (app);

/** @typedef {{ name?: string, productName?: string, version?: string, main?: string, desktopName?: string }} Manifest */

const argument = process.argv.slice(1).find((candidate) => !candidate.startsWith('-'));

try {
  if (argument === undefined) throw new Error('Give the folder of an app as the first argument.');
  const folder = path.resolve(argument);
  const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  host.setVersion(manifest.version ?? '0.0.0');
  app.setName(manifest.productName ?? manifest.name ?? 'Electron');
  host.setAppPath(folder);
  // Awaited at the top level, so that "ready" comes only after the app has registered what must stand before it.
  await import(pathToFileURL(path.join(folder, manifest.main ?? 'index.js')).href);
} catch (error) {
  // Without an end here whoever started it would wait for ever.
  console.error(error);
  app.exit(1);
}
