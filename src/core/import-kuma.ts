import { z } from 'zod';
import { statusRangeSchema } from './checks/http-check';
import { toImportSite } from './foreign-sites';
import type { ForeignList, ForeignSite, LeftOut } from './foreign-sites';
import { fail, ok } from './result';
import type { Result } from './result';

/*
 * The backup that Uptime Kuma wrote up to version 1.23: `version`, `notificationList`, `monitorList`, in the last each
 * monitor with the columns of its table. Read leniently: what a version of it leaves out, or writes as 0 and 1, is no fault.
 */
const text = z.string().catch('');
const number = z.coerce.number().catch(Number.NaN);
const flag = z.union([z.boolean(), z.number().transform((value) => value !== 0)]).catch(false);

const monitorSchema = z.object({
  name: text,
  type: text,
  url: text,
  hostname: text,
  port: number,
  method: text,
  active: z.union([z.boolean(), z.number().transform((value) => value !== 0)]).catch(true),
  interval: number,
  timeout: number,
  maxretries: number,
  maxredirects: number,
  accepted_statuscodes: z.array(z.unknown()).catch([]),
  keyword: text,
  invertKeyword: flag,
  ignoreTls: flag,
  upsideDown: flag,
  headers: text,
  body: text,
  authMethod: text,
  basic_auth_user: text,
  basic_auth_pass: text,
  dns_resolve_type: text,
  dns_resolve_server: text,
});
type Monitor = z.infer<typeof monitorSchema>;

const backupSchema = z.object({ monitorList: z.array(monitorSchema).max(10_000) });

/** Whether a JSON value is meant as such a backup, right or wrong. */
export const isKumaBackup = (value: unknown): boolean =>
  z.object({ monitorList: z.unknown() }).safeParse(value).success;

/** The sites of a backup; what Nachtwache has no like for is left out, with the reason. */
export function readKumaBackup(value: unknown): Result<ForeignList, string> {
  const parsed = backupSchema.safeParse(value);
  if (!parsed.success) return fail('importFault.not-a-kuma-backup');
  const sites: ForeignSite[] = [];
  const leftOut: LeftOut[] = [];
  for (const monitor of parsed.data.monitorList) {
    const read = readMonitor(monitor);
    if (typeof read === 'string') leftOut.push({ name: monitor.name, reason: read });
    else sites.push(read);
  }
  return ok({ sites, leftOut, isChanging: false });
}

/** The site, or why there is none. */
function readMonitor(monitor: Monitor): ForeignSite | string {
  if (monitor.type === 'group') return 'group';
  if (!monitor.active) return 'paused-there';
  if (monitor.upsideDown) return 'upside-down';
  const check = checkOf(monitor);
  if (check === null) return 'kind';
  const given = {
    ...check,
    ...(monitor.name.trim() !== '' && { name: monitor.name.slice(0, 200) }),
    ...within('intervalSeconds', monitor.interval, 30, 86_400),
    ...within('timeoutSeconds', monitor.timeout, 1, 120),
    ...within('failuresToConfirm', monitor.maxretries + 1, 1, 10),
  };
  const site = toImportSite(given);
  return site === undefined ? 'unreadable' : { site, client: '', contact: {} };
}

/** A number as near as we allow it; left out where there is none. */
function within(field: string, value: number, least: number, most: number): Record<string, number> {
  return Number.isFinite(value) ? { [field]: Math.round(Math.min(most, Math.max(least, value))) } : {};
}

interface GivenCheck {
  url: string;
  check: object;
}

function checkOf(monitor: Monitor): GivenCheck | null {
  const { type, hostname, port } = monitor;
  switch (type) {
    case 'http':
      return { url: monitor.url, check: httpOf(monitor) };
    case 'keyword': {
      const keyword = { text: monitor.keyword, mustOccur: !monitor.invertKeyword };
      return { url: monitor.url, check: { ...httpOf(monitor), keyword } };
    }
    case 'port':
      return { url: `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`, check: { kind: 'tcp' } };
    case 'ping':
      return { url: hostname, check: { kind: 'ping' } };
    case 'dns': {
      // Uptime Kuma asks 1.1.1.1 where nobody says otherwise; a list of servers is more than we ask.
      const resolver = monitor.dns_resolve_server.split(',')[0]?.trim() ?? '';
      return { url: hostname, check: { kind: 'dns', recordType: monitor.dns_resolve_type, resolver } };
    }
    default:
      return null;
  }
}

function httpOf(monitor: Monitor): object {
  const statuses = monitor.accepted_statuscodes.filter((status) => statusRangeSchema.safeParse(status).success);
  const { basic_auth_user: user, basic_auth_pass: password, authMethod } = monitor;
  const isSigningIn = user !== '' && (authMethod === 'basic' || authMethod === '');
  const hasBody = ['POST', 'PUT', 'PATCH', 'DELETE'].includes(monitor.method) && monitor.body !== '';
  return {
    kind: 'http',
    ...(monitor.method !== '' && { method: monitor.method }),
    ...(hasBody && { body: monitor.body }),
    ...(statuses.length > 0 && { expectStatus: statuses }),
    ...within('maxRedirects', monitor.maxredirects, 0, 20),
    ...(monitor.ignoreTls && { acceptCertificate: ['expired', 'name', 'untrusted'] }),
    ...(isSigningIn && { auth: { kind: 'basic', user, ...(password !== '' && { password }) } }),
    ...(headersOf(monitor.headers) !== null && { headers: headersOf(monitor.headers) }),
  };
}

/** They are kept as the text of a JSON object. */
function headersOf(json: string): { name: string; value: string }[] | null {
  try {
    const headers: unknown = json.trim() === '' ? {} : JSON.parse(json);
    const parsed = z.record(z.string(), z.string()).safeParse(headers);
    const found = parsed.success ? Object.entries(parsed.data).map(([name, value]) => ({ name, value })) : [];
    return found.length > 0 ? found : null;
  } catch {
    // What is no JSON is no header either; the monitor is read without.
    return null;
  }
}
