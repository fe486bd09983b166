import { say } from './project.mjs';
import { run } from './run.mjs';

/**
 * What Electron must be told so that it starts at all. Only these scripts ever pass it; the shipped app never does.
 * @returns {Promise<string[]>}
 */
export async function sandboxArguments() {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) {
    say('running as root, which Chromium allows only with --no-sandbox: fine for a try, not for daily use');
    return ['--no-sandbox'];
  }
  // Ubuntu 24.04 and hardened kernels keep ordinary users from making the namespaces the sandbox is built of.
  const trial = await run('unshare', ['--user', '--map-root-user', 'true']);
  if (trial.code === 0 || trial.code === 127) return [];
  say('this system does not let you make user namespaces, so Electron runs with --no-sandbox here');
  return ['--no-sandbox'];
}
