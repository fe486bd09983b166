import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseBusValue } from './desktop-gvariant';
import type { BusValue } from './desktop-gvariant';

const run = promisify(execFile);

/** An object on a message bus; without an address on the session's own. */
export interface BusObject {
  name: string;
  path: string;
  address?: string | undefined;
}

/** Calls a method and gives what it returns. The arguments are written as GLib's text format has them. */
export async function callBus(object: BusObject, method: string, args: readonly string[] = []): Promise<BusValue[]> {
  const target = ['--dest', object.name, '--object-path', object.path, '--method', method];
  const bus = object.address === undefined ? ['--session'] : ['--address', object.address];
  const { stdout } = await run('gdbus', ['call', ...bus, '--timeout', '10', ...target, '--', ...args], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return asList(parseBusValue(stdout.trim()));
}

export async function readProperty(object: BusObject, face: string, property: string): Promise<BusValue> {
  const [value] = await callBus(object, 'org.freedesktop.DBus.Properties.Get', [face, property]);
  if (value === undefined) throw new Error(`${object.name} gave no value for ${property}.`);
  return value;
}

const theBus: BusObject = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };

/** The process behind a name on the bus; undefined where nobody has the name. */
export async function findOwnerPid(name: string, address?: string): Promise<number | undefined> {
  const bus = { ...theBus, address };
  const [hasOwner] = await callBus(bus, 'org.freedesktop.DBus.NameHasOwner', [name]);
  if (hasOwner !== true) return undefined;
  const [pid] = await callBus(bus, 'org.freedesktop.DBus.GetConnectionUnixProcessID', [name]);
  return Number(pid);
}

export function asList(value: BusValue | undefined): BusValue[] {
  if (!Array.isArray(value)) throw new TypeError(`A list was expected, not ${JSON.stringify(value)}.`);
  return value;
}

export function asRecord(value: BusValue | undefined): { [key: string]: BusValue } {
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new TypeError(`A dictionary was expected, not ${JSON.stringify(value)}.`);
  }
  return value;
}

export function asText(value: BusValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError(`A text was expected, not ${JSON.stringify(value)}.`);
  return value;
}

/** Ends a process by its id and waits until it is gone. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000);
  child.kill(signal);
  await gone;
  clearTimeout(impatience);
}

/** A program that runs beside the test; resolves with its standard output's first text, rejects when it ends at once. */
export async function startBeside(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ child: ChildProcess; said: () => string }> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${program} said nothing within 10 s.`));
    }, 10_000);
    child.stdout.once('data', () => resolve());
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${program} ended at once.`)));
    child.stdout.once('data', () => clearTimeout(timer));
    child.once('exit', () => clearTimeout(timer));
  });
  return { child, said: () => said };
}

export interface PrivateBus {
  address: string;
  stop: () => Promise<void>;
}

/** A message bus of its own, which starts no service by itself: what is not running there is not there. */
export async function startPrivateBus(): Promise<PrivateBus> {
  const folder = mkdtempSync(join(tmpdir(), 'nachtwache-bus-'));
  const file = join(folder, 'bus.conf');
  writeFileSync(file, busConfiguration);
  const { child, said } = await startBeside('dbus-daemon', [`--config-file=${file}`, '--nofork', '--print-address=1']);
  return {
    address: said().trim(),
    stop: async () => {
      await endProcess(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const busConfiguration = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
