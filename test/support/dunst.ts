import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { asList, asRecord, asText, callBus, endProcess, findOwnerPid, startBeside } from './desktop-bus';

const run = promisify(execFile);

/** A notification exactly as a program sent it to the notification service. */
export interface SentNotice {
  app: string;
  /** Not 0 where it takes the place of another one. */
  replaces: number;
  title: string;
  body: string;
  /** 2 is critical; undefined where the program did not say. */
  urgency: number | undefined;
}

export interface NoticeWatch {
  /** All that were sent since the watch began, in their order. */
  sent: () => SentNotice[];
  stop: () => Promise<void>;
}

/** Listens to every call that asks for a notification, whoever makes it, on the session's bus or the one named. */
export async function watchNotices(address?: string): Promise<NoticeWatch> {
  const bus = address === undefined ? ['--session'] : ['--address', address];
  const rule = "type='method_call',interface='org.freedesktop.Notifications',member='Notify'";
  // Its first words are the signals that it gets when it becomes a monitor.
  const { child, said } = await startBeside('dbus-monitor', [...bus, rule]);
  return { sent: () => parseMonitor(said()), stop: () => endProcess(child) };
}

/** A whole call: app, id, icon, title, body, actions, hints, time-out, each on a line that is indented by three. */
const notifyCall =
  /member=Notify\n {3}string "(.*?)"\n {3}uint32 (\d+)\n {3}string ".*?"\n {3}string "(.*?)"\n {3}string "(.*?)"\n {3}array \[\n(.*?) {3}\]\n {3}array \[\n(.*?) {3}\]\n {3}int32 -?\d+\n/gs;

function parseMonitor(text: string): SentNotice[] {
  return [...text.matchAll(notifyCall)].map(([, app = '', replaces, title = '', body = '', , hints = '']) => {
    const urgency = /string "urgency"\n\s+variant\s+byte (\d)/.exec(hints)?.[1];
    const isKnown = urgency !== undefined;
    return { app, replaces: Number(replaces), title, body, urgency: isKnown ? Number(urgency) : undefined };
  });
}

const environment = (address: string | undefined): NodeJS.ProcessEnv =>
  address === undefined ? process.env : { ...process.env, DBUS_SESSION_BUS_ADDRESS: address };

/** What dunst shows now, and what it has taken off the screen. */
export async function countNotices(what: 'displayed' | 'history', address?: string): Promise<number> {
  const { stdout } = await run('dunstctl', ['count', what], { env: environment(address) });
  return Number(stdout.trim());
}

/** A click on the notification at this place of the screen, counted from the top. */
export async function clickNotice(place: number): Promise<void> {
  await run('dunstctl', ['action', String(place)]);
}

/** Starts another dunst, on a bus of its own. Whoever started it ends it. */
export async function startDunst(address: string): Promise<ChildProcess> {
  const child = spawn('dunst', ['-config', 'test/support/desktop/dunstrc'], {
    env: environment(address),
    stdio: 'ignore',
  });
  const deadline = performance.now() + 10_000;
  while ((await findOwnerPid('org.freedesktop.Notifications', address)) === undefined) {
    if (performance.now() > deadline) throw new Error('dunst did not come up.');
    await sleep(50);
  }
  return child;
}

/** Takes all notifications off the screen, as their reader would. */
export async function closeNotices(address?: string): Promise<void> {
  await run('dunstctl', ['close-all'], { env: environment(address) });
}

/** What dunst itself remembers of the notifications that it has taken off the screen, the newest first. */
export async function listClosedNotices(address?: string): Promise<Pick<SentNotice, 'app' | 'title' | 'body'>[]> {
  const dunst = { name: 'org.freedesktop.Notifications', path: '/org/freedesktop/Notifications', address };
  const [history] = await callBus(dunst, 'org.dunstproject.cmd0.NotificationListHistory');
  return asList(history).map((entry) => {
    const { appname, summary, body } = asRecord(entry);
    return { app: asText(appname), title: asText(summary), body: asText(body) };
  });
}
