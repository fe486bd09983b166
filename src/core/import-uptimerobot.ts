import { z } from 'zod';
import { toImportSite } from './foreign-sites';
import type { ForeignList, ForeignSite, LeftOut } from './foreign-sites';
import type { ImportSite } from './import-site';
import type { MonitorLog } from './robot-filling';
import type { RobotLine } from './robot-record';

/*
 * Answers of `getMonitors` of UptimeRobot's API, version 2 (https://uptimerobot.com/api/legacy/). Numbers come as numbers
 * or as text, and what was never set as an empty text.
 */
const text = z.string().catch('');
const number = z.coerce.number().catch(Number.NaN);

/** Instants and lengths in seconds; what is no such line says nothing of the others. */
const lineSchema = z.object({
  type: number,
  datetime: number,
  duration: number,
  reason: z.object({ detail: text }).catch({ detail: '' }),
});

const monitorSchema = z.object({
  friendly_name: text,
  url: text,
  type: number,
  sub_type: number,
  port: number,
  keyword_type: number,
  keyword_value: text,
  http_username: text,
  http_password: text,
  interval: number,
  status: number,
  /** Only where it was asked for. */
  logs: z
    .array(lineSchema.catch({ type: Number.NaN, datetime: Number.NaN, duration: 0, reason: { detail: '' } }))
    .catch([]),
});
type Monitor = z.infer<typeof monitorSchema>;

const answerSchema = z.discriminatedUnion('stat', [
  z.object({
    stat: z.literal('ok'),
    pagination: z.object({ offset: z.coerce.number(), limit: z.coerce.number(), total: z.coerce.number() }),
    monitors: z.array(monitorSchema).max(1000),
  }),
  z.object({
    stat: z.literal('fail'),
    error: z.object({ type: text, message: text }).catch({ type: '', message: '' }),
  }),
]);

export interface MonitorPage {
  monitors: Monitor[];
  /** How many there are in all. */
  total: number;
}

/** The monitors of an account, and their logs where they were asked for. */
export interface RobotList extends ForeignList {
  logs: MonitorLog[];
}

/** One answer: a page, or the words of the refusal (empty where there are none); undefined where it is neither. */
export function readMonitorPage(value: unknown): { page: MonitorPage } | { refusal: string } | undefined {
  const parsed = answerSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const answer = parsed.data;
  if (answer.stat === 'fail') return { refusal: answer.error.message || answer.error.type };
  return { page: { monitors: answer.monitors, total: answer.pagination.total } };
}

/** What UptimeRobot calls the ports of its kinds of port monitors; 99 has a port of its own. */
const portOfKind: Record<number, number> = { 1: 80, 2: 443, 3: 21, 4: 25, 5: 110, 6: 143 };

export function readMonitors(monitors: readonly Monitor[]): ForeignList {
  const sites: ForeignSite[] = [];
  const leftOut: LeftOut[] = [];
  for (const monitor of monitors) {
    const read = readMonitor(monitor);
    if (typeof read === 'string') leftOut.push({ name: monitor.friendly_name || monitor.url, reason: read });
    else sites.push(read);
  }
  return { sites, leftOut, isChanging: false };
}

/** The logs of monitors, also of those that are paused there now: before, they were not. */
export function readLogs(monitors: readonly Monitor[], readAtMs: number): MonitorLog[] {
  return monitors.flatMap((monitor) => {
    const site = siteOf(monitor);
    if (typeof site === 'string' || monitor.logs.length === 0) return [];
    const isRunning = runningStates.has(monitor.status);
    return [{ site, log: { lines: monitor.logs.flatMap(readLine), readAtMs, isRunning } }];
  });
}

/** 2: up, 9: down. Else it is paused, was never looked at, or only seems to be down. */
const runningStates: ReadonlySet<number> = new Set([2, 9]);
const longestReason = 200;

function readLine({ type, datetime, duration, reason }: Monitor['logs'][number]): RobotLine[] {
  if (!Number.isFinite(datetime)) return [];
  const [atMs, lengthMs] = [Math.round(datetime * 1000), Math.round(duration * 1000)];
  return [{ type, atMs, lengthMs, reason: reason.detail.trim().slice(0, longestReason) }];
}

function readMonitor(monitor: Monitor): ForeignSite | string {
  if (monitor.status === 0) return 'paused-there';
  const site = siteOf(monitor);
  return typeof site === 'string' ? site : { site, client: '', contact: {} };
}

/** What is watched there, or why there is no such thing here. */
function siteOf(monitor: Monitor): ImportSite | string {
  const check = checkOf(monitor);
  if (check === null) return 'kind';
  const seconds = Math.min(86_400, Math.max(30, Math.round(monitor.interval)));
  const site = toImportSite({
    ...check,
    ...(monitor.friendly_name.trim() !== '' && { name: monitor.friendly_name.slice(0, 200) }),
    ...(Number.isFinite(seconds) && { intervalSeconds: seconds }),
  });
  return site ?? 'unreadable';
}

function checkOf(monitor: Monitor): { url: string; check: object } | null {
  switch (monitor.type) {
    case 1:
      return { url: monitor.url, check: httpOf(monitor) };
    case 2: {
      // 1 alerts when the word is there, 2 when it is not.
      const keyword = { text: monitor.keyword_value, mustOccur: monitor.keyword_type === 2 };
      return { url: monitor.url, check: { ...httpOf(monitor), keyword } };
    }
    case 3:
      return { url: monitor.url, check: { kind: 'ping' } };
    case 4:
      return { url: `${monitor.url}:${portOfKind[monitor.sub_type] ?? monitor.port}`, check: { kind: 'tcp' } };
    default:
      return null;
  }
}

function httpOf({ http_username: user, http_password: password }: Monitor): object {
  if (user === '') return { kind: 'http' };
  return { kind: 'http', auth: { kind: 'basic', user, ...(password !== '' && { password }) } };
}
