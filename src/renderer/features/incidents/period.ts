/** Which time the list looks at; `own` from and to a day, both included, as `YYYY-MM-DD`, null where open. */
export type Period =
  | { kind: 'any' | 'day' | 'week' | 'thisMonth' | 'lastMonth' }
  | { kind: 'own'; from: string | null; to: string | null };

export const periodKinds = ['any', 'day', 'week', 'thisMonth', 'lastMonth', 'own'] as const;

const dayMs = 24 * 60 * 60 * 1000;

/** A period as the half-open range of instants that a filter takes, in local time. */
export function rangeOf(period: Period, nowMs: number): { fromMs: number | null; toMs: number | null } {
  const now = new Date(nowMs);
  const monthStart = (offset: number): number => new Date(now.getFullYear(), now.getMonth() + offset, 1).getTime();
  switch (period.kind) {
    case 'any':
      return { fromMs: null, toMs: null };
    case 'day':
      return { fromMs: nowMs - dayMs, toMs: null };
    case 'week':
      return { fromMs: nowMs - 7 * dayMs, toMs: null };
    case 'thisMonth':
      return { fromMs: monthStart(0), toMs: null };
    case 'lastMonth':
      return { fromMs: monthStart(-1), toMs: monthStart(0) };
    case 'own':
      return { fromMs: startOfDay(period.from, 0), toMs: startOfDay(period.to, 1) };
  }
}

/** Whether nothing can lie in it. */
export const isReversed = (period: Period): boolean =>
  period.kind === 'own' && period.from !== null && period.to !== null && period.from > period.to;

/** Local midnight of a day, or of one some days later: days are not all 24 hours long. */
function startOfDay(day: string | null, daysLater: number): number | null {
  if (day === null) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).getTime();
}
