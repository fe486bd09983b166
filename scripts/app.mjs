// npm run --silent app -- ARGS: the app with its arguments for scripts; its standard output and exit code are handed through.
import { runScript } from './runtime/project.mjs';
import { launchApp } from './runtime/launch.mjs';

runScript(() => launchApp(process.argv.slice(2)));
