// npm run check: types, lint, format and the directions of imports.
import { runScript } from './runtime/project.mjs';
import { runChecks } from './testing/checks.mjs';
import { sumUp } from './testing/parts.mjs';

runScript(async () => sumUp(await runChecks(), false).exitCode);
