import type { ReactElement } from 'react';
import type { PublicDay, PublicSite } from '../../core/status-page';
import type { TimeKind } from '../../core/time-span';
import type { PageWords } from './page-words';

/** From top to bottom: what needs to be seen is where the eye goes along the strip. */
const stacked: readonly TimeKind[] = ['down', 'degraded', 'maintenance', 'up', 'notMeasured'];
const width = 4;
const gap = 1;
const height = 32;
const markHeight = 6;

/** The patterns of the strips, once on a page: each kind of time is told apart without its colour. */
export function StripPatterns(): ReactElement {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false" className="patterns">
      <defs>
        <pattern id="not-measured" width="4" height="4" patternUnits="userSpaceOnUse">
          <path d="M0 4L4 0" className="line-not-measured" />
        </pattern>
        <pattern id="maintenance" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" className="fill-maintenance" />
          <path d="M0 1h4" className="line-light" />
        </pattern>
        <pattern id="slow" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" className="fill-slow" />
          <circle cx="2" cy="2" r="1" className="dot-dark" />
        </pattern>
      </defs>
    </svg>
  );
}

/**
 * A column a day; below a day with an outage, however short it was, stands a mark. What is in it is said in words below the
 * strip, for whoever does not see it.
 */
export function Strip({ site, words }: { site: PublicSite; words: PageWords }): ReactElement | null {
  const { days, name } = site;
  if (days.length === 0) return null;
  const label = words.t('statusPage.strip', {
    ...{ name, days: days.length },
    outages: words.t('statusPage.outageDays', { count: daysWithOutage(days).length }),
  });
  return (
    <svg
      className="strip"
      viewBox={`0 0 ${days.length * (width + gap)} ${height + markHeight}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {stacked.map((kind) => (
        <Columns key={kind} kind={kind} days={days} />
      ))}
      <path d={days.map(markOf).join('')} className="mark" />
    </svg>
  );
}

/** All columns of a kind in one shape: a hundred sites would else be tens of thousands of them. */
function Columns({ kind, days }: { kind: TimeKind; days: readonly PublicDay[] }): ReactElement | null {
  const shape = days.map((day, index) => columnOf(day, index, kind)).join('');
  return shape === '' ? null : <path d={shape} className={`day-${kind}`} />;
}

function columnOf({ seconds }: PublicDay, index: number, kind: TimeKind): string {
  if (seconds[kind] === 0) return '';
  const total = stacked.reduce((sum, each) => sum + seconds[each], 0);
  const above = stacked.slice(0, stacked.indexOf(kind)).reduce((sum, each) => sum + seconds[each], 0);
  const partHeight = round((seconds[kind] / total) * height);
  return `M${index * (width + gap)} ${round((above / total) * height)}h${width}v${partHeight}h-${width}z`;
}

function markOf({ seconds }: PublicDay, index: number): string {
  const foot = `M${index * (width + gap)} ${height + markHeight}`;
  return seconds.down === 0 ? '' : `${foot}h${width}l-${width / 2} -4z`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

export const daysWithOutage = (days: readonly PublicDay[]): PublicDay[] =>
  days.filter(({ seconds: { down } }) => down > 0);

/** `20. November 2026: 12 Min. nicht erreichbar, 23 Std. erreichbar` */
export function dayText({ date, seconds }: PublicDay, words: PageWords): string {
  const parts = stacked
    .filter((kind) => seconds[kind] > 0)
    .map((kind) =>
      words.t('statusPage.dayPart', {
        duration: words.shortDuration(seconds[kind] * 1000),
        state: words.t(`statusPage.time.${kind}`),
      }),
    );
  const what = parts.length > 0 ? parts.join(', ') : words.t('statusPage.notWatched');
  return words.t('statusPage.day', { date: words.day(date), what });
}
