// npm run build: builds the app into out/ for the Electron that is found.
import { build } from './runtime/build.mjs';
import { provideElectron } from './runtime/electron.mjs';
import { withLock } from './runtime/lock.mjs';
import { runScript } from './runtime/project.mjs';

runScript(async () => {
  const runtime = await provideElectron();
  await withLock('build', () => build(runtime));
  return 0;
});
