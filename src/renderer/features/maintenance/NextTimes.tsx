import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../clock';
import { useFormats } from '../../formats';
import { systemTimeZone } from '../../time-zones';
import { comingPeriods, periodWords } from './coming-periods';
import { timesSchema, toMaintenanceInput } from './maintenance-values';
import type { MaintenanceValues } from './maintenance-values';

const shown = 3;

/** When the window as typed would be open next. Room is kept for all of its lines, so that nothing jumps. */
export function NextTimes({ values }: { values: MaintenanceValues }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const zone = systemTimeZone();
  const typed = useDeferredValue(values);
  const times = useMemo(() => {
    const parsed = timesSchema.safeParse(toMaintenanceInput(typed, zone));
    return parsed.success ? parsed.data : null;
  }, [typed, zone]);
  const periods = useMemo(() => (times === null ? [] : comingPeriods(times, now, shown)), [times, now]);
  const title =
    times !== null && times.timeZone !== zone ? 'window.maintenance.nextThereAndHere' : 'window.maintenance.nextTimes';
  return (
    <section aria-labelledby="maintenance-next" style={{ minHeight: 24 + shown * 21 + 8 }}>
      <h3 id="maintenance-next">{t(title, { zone })}</h3>
      {periods.length === 0 ? (
        <p className="quiet">{t(times === null ? 'window.maintenance.noTimesYet' : 'window.maintenance.over')}</p>
      ) : (
        <ul style={{ margin: '4px 0 0', padding: 0, listStyle: 'none' }}>
          {periods.map((period) => (
            <li key={period.fromMs}>{periodWords(t, formats, period, now)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
