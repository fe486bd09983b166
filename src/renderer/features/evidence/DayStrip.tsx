import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addedUp, flooredPercentOf, measuredShareOf, shareOf, watchedSince } from '../../../core/availability';
import type { StripPart } from '../../../core/availability';
import type { TimeKind } from '../../../core/time-span';
import { useFormats } from '../../formats';
import classes from './evidence.module.css';

interface DayStripProps {
  /** Oldest first. */
  days: readonly StripPart[];
  /** What the strip is of, for those who do not see it. */
  label: string;
  isAboutReach: boolean;
}

/** From top to bottom: what needs to be seen is where the eye goes along the strip. */
const stacked: readonly TimeKind[] = ['down', 'degraded', 'maintenance', 'up', 'notMeasured'];
const leastMs = 1000;

/**
 * A column a day, each as high as the day was long, in the patterns of the states. One stop for the keyboard: the arrow
 * keys go from day to day, and the line below says what is pointed at.
 */
export function DayStrip({ days, label, isAboutReach }: DayStripProps) {
  const textOf = useDayText(isAboutReach);
  const [chosen, setChosen] = useState(days.length - 1);
  const day = days[Math.min(chosen, days.length - 1)];
  if (day === undefined) return null;
  const move = (event: KeyboardEvent): void => {
    const next = placeAfter(event.key, chosen, days.length);
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
  };
  const point = ({ currentTarget, clientX }: PointerEvent): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const place = Math.floor(((clientX - left) / width) * days.length);
    if (width > 0) setChosen(Math.max(0, Math.min(days.length - 1, place)));
  };
  return (
    <div className={classes.stripBox}>
      <div
        className={classes.strip}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={days.length}
        aria-valuenow={chosen + 1}
        aria-valuetext={textOf(day)}
        onKeyDown={move}
        onPointerMove={point}
      >
        {days.map((each, index) => (
          <span key={each.fromMs} className={classes.day} data-chosen={index === chosen || undefined}>
            {stacked
              .filter((kind) => each.ms[kind] >= leastMs)
              .map((kind) => (
                <span key={kind} data-kind={kind} style={{ flexGrow: each.ms[kind] }} />
              ))}
          </span>
        ))}
      </div>
      <p className={classes.dayText} aria-hidden>
        {textOf(day)}
      </p>
    </div>
  );
}

function placeAfter(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, place - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(count - 1, place + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** `20. November 2026: 23 Std. erreichbar, 12 Min. nicht erreichbar` */
function useDayText(isAboutReach: boolean): (day: StripPart) => string {
  const { t } = useTranslation();
  const { date, duration } = useFormats();
  const word = useKindWord(isAboutReach);
  return ({ fromMs, ms, filledMs }) => {
    const parts = stacked
      .filter((kind) => ms[kind] >= leastMs)
      .map((kind) => t('window.ledger.dayPart', { duration: duration(ms[kind]), state: word(kind) }));
    if (filledMs >= leastMs) parts.push(t('window.ledger.dayFilled', { duration: duration(filledMs) }));
    const what = parts.length > 0 ? parts.join(', ') : t('window.ledger.notWatched');
    return t('window.ledger.day', { date: date(fromMs), what });
  };
}

/** Of a certificate, a domain or a backup nobody says that it is up. */
function useKindWord(isAboutReach: boolean): (kind: TimeKind) => string {
  const { t } = useTranslation();
  return (kind) => {
    if (kind === 'up' && !isAboutReach) return t('window.sites.time.fine');
    if (kind === 'degraded' && !isAboutReach) return t('window.sites.time.remarked');
    return t(`window.sites.time.${kind}`);
  };
}

/** How much of the strip's time the site was there, and beside it how much of it is known. */
export function StripShare({ days, isAboutReach }: Pick<DayStripProps, 'days' | 'isAboutReach'>) {
  const { t } = useTranslation();
  const { date, duration, percent } = useFormats();
  const ms = addedUp(days.map((day) => day.ms));
  const sinceMs = watchedSince(days);
  const share = flooredPercentOf(shareOf({ ms }));
  const measured = flooredPercentOf(measuredShareOf(ms));
  if (share === null || measured === null) return <p className="quiet">{t('window.sites.time.nothing')}</p>;
  const params = { measured: percent(measured), share: percent(share) };
  const filledMs = days.reduce((sum, day) => sum + day.filledMs, 0);
  return (
    <p className="quiet">
      {isAboutReach ? t('window.ledger.share', params) : t('window.ledger.measured', params)}
      {sinceMs !== null && ` ${t('window.ledger.watchedSince', { day: date(sinceMs) })}`}
      {filledMs >= leastMs && ` ${t('window.sites.time.filled', { duration: duration(filledMs) })}`}
    </p>
  );
}
