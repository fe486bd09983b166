// npm run bench [-- ROW ...] [--quick] [--write | --write-only]: what the watch costs and how fast it is, as a table. See docs/benchmarks.md.
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { Failure, projectFolder, runScript, say } from './runtime/project.mjs';
import { runInForeground } from './runtime/run.mjs';
import { provideSystemPackages } from './runtime/system-packages.mjs';

/**
 * Within the project, since the native addon that stays outside of the bundle is found from there; for each run its own,
 * so that another one does not take it away.
 */
const bundleFolder = path.join(projectFolder, '.cache', 'bench', `${process.pid}`);
process.on('exit', () => rmSync(bundleFolder, { recursive: true, force: true }));
const bench = path.join(projectFolder, 'test', 'bench');
const processes = ['fixture', 'watch', 'bare', 'check-http', 'metronome', 'year'];

runScript(async () => {
  if (process.platform !== 'linux') throw new Failure('the bench needs Linux: it pins processes and reads /proc.');
  await provideSystemPackages(['servers', 'bench'], process.execPath);
  say('building the bench');
  await bundle();
  const records = path.join(projectFolder, '.cache', 'bench-records.json');
  const page = path.join(projectFolder, 'docs', 'benchmarks.md');
  const args = [...process.argv.slice(2), '--records', records, '--page', page];
  return runInForeground(process.execPath, ['--enable-source-maps', path.join(bundleFolder, 'bench.js'), ...args], {
    cwd: projectFolder,
  });
});

/** As electron-vite builds main: everything in, except what has to stay a real module. */
async function bundle() {
  /** @type {{ dependencies: Record<string, string> }} */
  const { dependencies } = JSON.parse(await readFile(path.join(projectFolder, 'package.json'), 'utf8'));
  const entries = processes.map((name) => [name, path.join(bench, 'processes', `${name}.ts`)]);
  // A thread of the app, which the bench asks as the app does.
  entries.push(['reading-worker', path.join(projectFolder, 'src', 'main', 'reading-worker.ts')]);
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    // Of React, which renders the reports, the part for production alone, as in the app.
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, external: Object.keys(dependencies) },
    build: {
      ssr: true,
      target: 'node20.19',
      outDir: bundleFolder,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: { bench: path.join(bench, 'bench.ts'), ...Object.fromEntries(entries) },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}
