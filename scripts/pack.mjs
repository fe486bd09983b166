// npm run pack: the app as a folder, packed by electron-builder, to look at and to test. It is no installer.
import { provideElectron } from './runtime/electron.mjs';
import { packApp } from './runtime/pack.mjs';
import { runScript, say } from './runtime/project.mjs';

runScript(async () => {
  say(`packed: ${await packApp(await provideElectron())}`);
  return 0;
});
