import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, findOwnerPid } from './desktop-bus';

/**
 * The keyring of GNOME (Secret Service) on a message bus of the test's own, unlocked with a password that only this test
 * knows. What it keeps lies below the home of the desktop session, and goes with it. Whoever started it ends it.
 */
export async function startKeyring(address: string): Promise<ChildProcess> {
  const child = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets', '--foreground'], {
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: address },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  let complaint = '';
  child.once('error', ({ message }) => {
    complaint = ` ${message}: apt-get install gnome-keyring`;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end('the keyring of a test');
  for (const deadline = performance.now() + 20_000; complaint === '' && performance.now() < deadline;) {
    await sleep(50);
    if ((await findOwnerPid('org.freedesktop.secrets', address)) !== undefined) return child;
  }
  await endProcess(child, 'SIGKILL');
  throw new Error(`The keyring did not come up.${complaint}`);
}
