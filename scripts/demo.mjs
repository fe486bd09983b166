// npm run demo: the app on a temporary data folder with three sites of its own on this machine. One of them dies twenty
// seconds after it was first asked and is back after ninety, so that the whole way can be seen in two minutes.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoImport } from './demo/demo-import.mjs';
import { startSite } from './demo/site.mjs';
import { launchApp } from './runtime/launch.mjs';
import { runScript, say } from './runtime/project.mjs';
import { makeTemporaryFolder, removeFolder } from './runtime/temporary.mjs';

const slownessMs = 1_500;
const diesAfterMs = 20_000;
/** Counted from the first question, too. */
const returnsAfterMs = 90_000;

runScript(async () => {
  const folder = await makeTemporaryFolder(tmpdir(), 'nachtwache-demo-');
  const reference = await startSite({ title: 'Nachtwache-Demo: Leitung steht' });
  const healthy = await startSite({ title: 'Töpferei Lindner' });
  const slow = await startSite({ title: 'Weinhandlung Berger', answersAfterMs: slownessMs });
  const dying = await startSite({
    title: 'Praxis Dr. Yilmaz',
    onFirstRequest: (site) => {
      letDieAndReturn(site).catch((/** @type {unknown} */ error) =>
        say(`demo: the site that dies is stuck: ${String(error)}`),
      );
    },
  });
  const sites = [reference, healthy, slow, dying];
  try {
    const file = path.join(folder, 'demo.json');
    const addresses = { reference: reference.url, healthy: healthy.url, slow: slow.url, dying: dying.url };
    await writeFile(file, JSON.stringify(demoImport(addresses), undefined, 2));
    const env = { ...process.env, NACHTWACHE_DATA_DIR: path.join(folder, 'data') };
    return await launchApp(['--import', file, ...process.argv.slice(2)], env);
  } finally {
    await Promise.all(sites.map((site) => site.end()));
    await removeFolder(folder);
  }
});

/** @param {import('./demo/site.mjs').DemoSite} site */
async function letDieAndReturn(site) {
  await site.wait(diesAfterMs);
  await site.close();
  say('demo: "Praxis Dr. Yilmaz" has just died; Nachtwache looks twice before it says so');
  await site.wait(returnsAfterMs - diesAfterMs);
  await site.open();
  say('demo: "Praxis Dr. Yilmaz" is back');
}
