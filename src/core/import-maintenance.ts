import { z } from 'zod';
import { checkKinds } from './checks/check-kinds';
import type { CheckKind } from './checks/check-kinds';
import type { Client } from './client';
import { excerpt, faultAt } from './import-fault';
import type { ImportFault } from './import-fault';
import { createMerging } from './import-merged';
import type { Merged } from './import-merged';
import { wholeAddress } from './import-site';
import { maintenanceEditSchema } from './maintenance';
import type { MaintenanceCover, MaintenanceWindow } from './maintenance';
import { maintenanceScheduleSchema } from './maintenance-schedule';
import type { MaintenanceSchedule } from './maintenance-schedule';
import { fail, ok } from './result';
import type { Result } from './result';
import { addressFaults } from './site';
import type { Site } from './site';

const [, weekly, cron] = maintenanceScheduleSchema.options;

/** ISO 8601 with an offset, so that it says the same on every computer. */
const instantSchema = z.iso
  .datetime({ offset: true, error: 'not-an-instant', abort: true })
  .transform((text) => Date.parse(text));

const importScheduleSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('once'), from: instantSchema, to: instantSchema })
    .refine(({ from, to }) => from < to, { path: ['to'], error: 'ends-before-it-begins' }),
  z.strictObject(weekly.shape),
  z.strictObject(cron.shape),
]);

/** A maintenance window of a file. It names sites as people do: by address, and by kind where that is not a page. */
export const importMaintenanceSchema = z
  .strictObject({
    name: maintenanceEditSchema.shape.name,
    covers: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('all') }),
      z.strictObject({ kind: z.literal('client'), client: z.string().min(1) }),
      z.strictObject({ kind: z.literal('site'), url: z.string().max(2048), check: z.enum(checkKinds).exactOptional() }),
    ]),
    timeZone: maintenanceEditSchema.shape.timeZone.exactOptional(),
    schedule: importScheduleSchema,
  })
  // Told as missing, since nothing stands there.
  .refine(({ schedule, timeZone }) => schedule.kind === 'once' || timeZone !== undefined, { path: ['timeZone'] });
export type ImportMaintenance = z.output<typeof importMaintenanceSchema>;

interface Covered {
  sites: readonly Site[];
  clients: readonly Client[];
}

/** Windows are known by their names. Fails where one covers what nobody knows. */
export function mergeMaintenance(
  existing: readonly MaintenanceWindow[],
  given: readonly ImportMaintenance[],
  covered: Covered,
  lines: ReadonlyMap<string, number>,
  newId: () => string,
): Result<Merged<MaintenanceWindow>, ImportFault[]> {
  const merging = createMerging(existing);
  const places = new Map(existing.map(({ name }, index) => [name, index]));
  const faults: ImportFault[] = [];
  given.forEach((window, index) => {
    const covers = coverOf(window.covers, covered);
    if (!covers.ok) {
      const { path, reason, params } = covers.error;
      faults.push(faultAt(lines, ['maintenance', index, 'covers', path], reason, params));
      return;
    }
    const place = places.get(window.name);
    const before = merging.before(place);
    const { name, schedule, timeZone = before?.timeZone ?? 'UTC' } = window;
    const after = { name, covers: covers.value, timeZone, schedule: toSchedule(schedule), id: before?.id ?? newId() };
    merging.take(place, after);
  });
  return faults.length > 0 ? fail(faults) : ok(merging.merged());
}

function toSchedule(schedule: ImportMaintenance['schedule']): MaintenanceSchedule {
  if (schedule.kind !== 'once') return schedule;
  return { kind: schedule.kind, fromMs: schedule.from, toMs: schedule.to };
}

type CoverFault = Pick<ImportFault, 'reason' | 'params'> & { path: string };

function coverOf(
  covers: ImportMaintenance['covers'],
  { sites, clients }: Covered,
): Result<MaintenanceCover, CoverFault> {
  switch (covers.kind) {
    case 'all':
      return ok(covers);
    case 'client': {
      if (clients.some(({ id }) => id === covers.client)) return ok({ kind: 'client', clientId: covers.client });
      const params = { client: excerpt(covers.client) };
      return fail({ path: 'client', reason: 'importFault.unknown-client', params });
    }
    case 'site':
      return siteOf(covers.check ?? 'http', covers.url, sites);
  }
}

function siteOf(kind: CheckKind, typed: string, sites: readonly Site[]): Result<MaintenanceCover, CoverFault> {
  const url = wholeAddress(kind, typed);
  if (url === undefined) return fail({ path: 'url', reason: `invalid.${addressFaults[kind]}`, params: {} });
  const [site, ...others] = sites.filter((each) => each.url === url && each.check.kind === kind);
  const params = { url: excerpt(url) };
  if (site === undefined) return fail({ path: 'url', reason: 'importFault.unknown-site', params });
  if (others.length > 0) return fail({ path: 'url', reason: 'importFault.ambiguous-site', params });
  return ok({ kind: 'site', siteId: site.id });
}
