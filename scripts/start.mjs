// npm start: builds where sources are newer and runs the app.
import { runScript } from './runtime/project.mjs';
import { launchApp } from './runtime/launch.mjs';

runScript(() => launchApp(process.argv.slice(2)));
