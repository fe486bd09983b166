// npm run screenshots: the pictures in docs/screenshots, taken of the real app on a real desktop, in both languages and themes.
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInDesktop } from './desktop/run-in-desktop.mjs';
import { provideBuild } from './runtime/build.mjs';
import { provideElectron } from './runtime/electron.mjs';
import { projectFolder, runScript, say } from './runtime/project.mjs';

runScript(async () => {
  await provideBuild(await provideElectron());
  const taken = await mkdtemp(path.join(tmpdir(), 'nachtwache-screenshots-'));
  try {
    const code = await runInDesktop('node', ['scripts/screenshots/take.mjs'], {
      resultsFolder: taken,
      timeoutMs: 600_000,
    });
    if (code !== 0) return code;
    const target = path.join(projectFolder, 'docs', 'screenshots');
    await mkdir(target, { recursive: true });
    const pictures = (await readdir(taken)).filter((name) => name.endsWith('.png'));
    for (const picture of pictures) await cp(path.join(taken, picture), path.join(target, picture));
    say(`${pictures.length} pictures lie in docs/screenshots; look at each before it is committed`);
    return 0;
  } finally {
    await rm(taken, { recursive: true, force: true });
  }
});
