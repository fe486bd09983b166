import { z } from 'zod';
import { maintenanceEditSchema } from '../../../core/maintenance';
import type { MaintenanceCover, MaintenanceEdit, MaintenanceWindow } from '../../../core/maintenance';
import { maintenanceScheduleSchema } from '../../../core/maintenance-schedule';
import type { MaintenanceSchedule } from '../../../core/maintenance-schedule';
import { asClockTime, localDay, toClockTime } from '../../local-day';

/** A maintenance window as the form's fields hold it, with fields for all its kinds. */
export interface MaintenanceValues {
  name: string;
  /** `all`, `client:ID`, `site:ID`. */
  covers: string;
  kind: MaintenanceSchedule['kind'];
  /** For `once`, in the system's local time: `2026-11-21` and `02:20`. */
  fromDay: string | null;
  fromTime: string;
  toDay: string | null;
  toTime: string;
  /** For `weekly`: 1 is Monday. */
  days: string[];
  start: string;
  /** For `cron`. */
  expression: string;
  /** For `weekly` and `cron`. */
  durationMinutes: number | string;
  timeZone: string;
}

/** A new one begins as tonight's, once. */
export function newMaintenanceValues(nowMs: number, systemZone: string): MaintenanceValues {
  const tonight = { fromDay: localDay(nowMs), fromTime: '22:00', toDay: localDay(nowMs), toTime: '23:00' };
  const recurring = { days: [], start: '03:00', expression: '', durationMinutes: 60 };
  return { name: '', covers: 'all', kind: 'once', ...tonight, ...recurring, timeZone: systemZone };
}

export function toMaintenanceValues(
  { name, covers, schedule, timeZone }: MaintenanceWindow,
  nowMs: number,
): MaintenanceValues {
  const values = { ...newMaintenanceValues(nowMs, timeZone), name, covers: coverKey(covers), kind: schedule.kind };
  switch (schedule.kind) {
    case 'once': {
      const { fromMs, toMs } = schedule;
      const from = { fromDay: localDay(fromMs), fromTime: toClockTime(fromMs) };
      return { ...values, ...from, toDay: localDay(toMs), toTime: toClockTime(toMs) };
    }
    case 'weekly': {
      const { start, durationMinutes } = schedule;
      return { ...values, days: schedule.days.map(String), start, durationMinutes };
    }
    case 'cron':
      return { ...values, expression: schedule.expression, durationMinutes: schedule.durationMinutes };
  }
}

function coverKey(covers: MaintenanceCover): string {
  switch (covers.kind) {
    case 'all':
      return 'all';
    case 'client':
      return `client:${covers.clientId}`;
    case 'site':
      return `site:${covers.siteId}`;
  }
}

function toCover(key: string): MaintenanceCover {
  const [, kind, id = ''] = /^(client|site):(.*)$/s.exec(key) ?? [];
  if (kind === 'client') return { kind, clientId: id };
  return kind === 'site' ? { kind, siteId: id } : { kind: 'all' };
}

/** What `maintenanceFormSchema` judges. */
export function toMaintenanceInput(values: MaintenanceValues, systemZone: string): unknown {
  const { name, covers, kind } = values;
  const isOnce = kind === 'once';
  return {
    name,
    covers: toCover(covers),
    timeZone: isOnce ? systemZone : values.timeZone,
    schedule: toSchedule(values),
  };
}

function toSchedule(values: MaintenanceValues): unknown {
  const { kind, expression, durationMinutes } = values;
  switch (kind) {
    case 'once': {
      const fromMs = { day: values.fromDay, time: asClockTime(values.fromTime) };
      return { kind, fromMs, toMs: { day: values.toDay, time: asClockTime(values.toTime) } };
    }
    case 'weekly':
      return { kind, days: values.days.map(Number), start: asClockTime(values.start), durationMinutes };
    case 'cron':
      return { kind, expression, durationMinutes };
  }
}

const [, weeklySchema, cronSchema] = maintenanceScheduleSchema.options;
/** Day and time as they are typed, in the system's local time; out comes the instant. */
const momentSchema = z
  .object({
    day: z.string('not-a-day').regex(/^\d{4}-\d\d-\d\d$/, 'not-a-day'),
    time: weeklySchema.shape.start,
  })
  .transform(({ day, time }) => new Date(`${day}T${time}`).getTime());
const onceSchema = z.object({ kind: z.literal('once'), fromMs: momentSchema, toMs: momentSchema });
const typedScheduleSchema = z.discriminatedUnion('kind', [onceSchema, weeklySchema, cronSchema]);

/** What is typed, judged by the rules of the core; out comes what the core takes. */
export const maintenanceFormSchema: z.ZodType<MaintenanceEdit> = z
  .object({ ...maintenanceEditSchema.shape, schedule: typedScheduleSchema })
  .pipe(maintenanceEditSchema);

/** The part of it that says when, for a preview while the rest is still being typed. */
export const timesSchema = z
  .object({ schedule: typedScheduleSchema, timeZone: maintenanceEditSchema.shape.timeZone })
  .pipe(maintenanceEditSchema.pick({ schedule: true, timeZone: true }));

const fieldOfPath: Record<string, string> = {
  'schedule.fromMs.day': 'fromDay',
  'schedule.fromMs.time': 'fromTime',
  'schedule.toMs.day': 'toDay',
  'schedule.toMs.time': 'toTime',
  'schedule.toMs': 'toTime',
};

/** In which field a path of the schema is shown. */
export function maintenanceFieldOf(path: string): string {
  const [first = '', second = ''] = path.split('.');
  return fieldOfPath[path] ?? (first === 'schedule' ? second : first);
}
