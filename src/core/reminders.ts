import { z } from 'zod';

/** How an outage is told again until somebody has acknowledged it, or it is over. */
export const remindersSchema = z.object({
  isOn: z.boolean(),
  /** Minutes from the alert to the first reminder, from that to the second, and so on. */
  pausesMinutes: z.array(z.number().int().min(1).max(1440)).min(1).max(10),
  /** Minutes between all that follow. */
  thenEveryMinutes: z.number().int().min(5).max(10_080),
});
export type Reminders = z.infer<typeof remindersSchema>;

export const defaultReminders: Reminders = { isOn: true, pausesMinutes: [15, 30, 60, 120], thenEveryMinutes: 240 };

const minuteMs = 60_000;

/**
 * When an outage that was confirmed at `confirmedAt` is told again, having been told last at `toldAt`: the instants lie
 * as the pauses say, and what was missed (the computer slept) is not made up for.
 */
export function nextReminderMs(reminders: Reminders, confirmedAt: number, toldAt: number): number {
  let dueMs = confirmedAt;
  for (const pause of reminders.pausesMinutes) {
    dueMs += pause * minuteMs;
    if (dueMs > toldAt) return dueMs;
  }
  const everyMs = reminders.thenEveryMinutes * minuteMs;
  return dueMs + (Math.floor((toldAt - dueMs) / everyMs) + 1) * everyMs;
}
