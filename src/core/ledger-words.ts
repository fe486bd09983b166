import { flooredPercentOf } from './availability';
import type { Agreement } from './agreement';
import type { DocumentFormats } from './document-formats';
import type { Language } from './language';
import type { Ledger } from './ledger';
import type { Translate } from './timeline-text';
import { calendarDayAt } from './zone-time';

const minuteMs = 60_000;
const tenthMs = 360_000;
const tenHoursMs = 36_000_000;

type Formats = Pick<
  DocumentFormats,
  'date' | 'decimal' | 'exactPercent' | 'longDuration' | 'month' | 'percent' | 'weekday'
>;

/** Window and papers tell the same in the same words; each has its own time zone. */
export interface Speech {
  t: Translate;
  formats: Formats;
  language: Language;
}

/**
 * How an agreement stands: what is used and left, whether that lasts, and how much of the time is known at all. What is
 * used is rounded up and what is allowed down, so that what is left is never told too large, and the three add up.
 */
export function ledgerSentences(ledger: Ledger, speech: Speech): string[] {
  return [
    usedSentence(ledger, speech),
    ...besideSentences(ledger, speech),
    outlookSentence(ledger, speech),
    measuredSentence(ledger, speech),
    ...filledSentences(ledger, speech),
  ];
}

/** What is not used, and has to be seen all the same by whoever reads how much is left. */
function besideSentences({ notOursMs, byHandMs }: Ledger, { t, formats }: Speech): string[] {
  const beside: [key: string, ms: number][] = [
    ['notOurs', notOursMs],
    ['byHand', byHandMs],
  ];
  return beside
    .filter(([, ms]) => ms >= minuteMs)
    .map(([key, ms]) => t(`window.ledger.${key}`, { duration: formats.longDuration(ms) }));
}

function usedSentence(ledger: Ledger, { t, formats, language }: Speech): string {
  const { allowedMs, usedMs, agreement } = ledger;
  const period = periodWords(ledger, { t, formats, language });
  // Large budgets are told in hours, as they stand in contracts; small ones in hours and minutes.
  const isLarge = allowedMs >= tenHoursMs;
  const stepMs = isLarge ? tenthMs : minuteMs;
  const steps = { allowed: Math.floor(allowedMs / stepMs), used: Math.ceil(usedMs / stepMs) };
  const words = (count: number): string =>
    isLarge ? formats.decimal(count / 10) : formats.longDuration(count * stepMs);
  const params = { period, used: words(steps.used), left: words(Math.max(0, steps.allowed - steps.used)) };
  if (agreement.percent === 100) return t('window.ledger.neverDown', params);
  if (steps.used > steps.allowed) {
    const over = words(steps.used - steps.allowed);
    return isLarge
      ? t('window.ledger.overHours', { ...params, over, allowed: words(steps.allowed) })
      : t('window.ledger.over', { ...params, over, allowed: words(steps.allowed) });
  }
  return isLarge
    ? t('window.ledger.usedHours', { ...params, allowed: words(steps.allowed) })
    : t('window.ledger.used', { ...params, allowed: words(steps.allowed) });
}

function outlookSentence({ outlook, agreement }: Ledger, { t, formats }: Speech): string {
  const { per } = agreement;
  switch (outlook.kind) {
    case 'too-early':
      return t('window.ledger.tooEarly');
    case 'lasts':
      return t(`window.ledger.lasts.${per}`);
    case 'runs-out':
      return t('window.ledger.runsOut', { date: formats.date(outlook.atMs) });
    case 'exceeded':
      return t('window.ledger.exceeded', { date: formats.date(outlook.sinceMs) });
    case 'kept':
      return t('window.ledger.kept');
  }
}

/** Of time that nobody measured nothing is claimed, and that is said. */
function measuredSentence({ elapsedMs, measuredMs, filledMs }: Ledger, { t, formats }: Speech): string {
  const percent = flooredPercentOf({ goodMs: measuredMs, measuredMs: elapsedMs });
  if (percent === null || measuredMs === 0) return t('window.ledger.nothingMeasured');
  if (elapsedMs - measuredMs < minuteMs) {
    return filledMs < minuteMs ? t('window.ledger.allMeasured') : t('window.ledger.allKnown');
  }
  const params = { percent: formats.percent(percent), duration: formats.longDuration(elapsedMs - measuredMs) };
  return t('window.ledger.partMeasured', params);
}

/** Of what counts as measured, and of what is used, how much is by somebody else's record. */
function filledSentences({ filledMs, filledUsedMs }: Ledger, { t, formats }: Speech): string[] {
  if (filledMs < minuteMs) return [];
  const params = { duration: formats.longDuration(filledMs), used: formats.longDuration(filledUsedMs) };
  return [filledUsedMs < minuteMs ? t('window.ledger.filled', params) : t('window.ledger.filledUsed', params)];
}

/** `im Jahr 2026`, `im 4. Quartal 2026`, `im November 2026`, by the agreement's own calendar. */
function periodWords({ agreement, period }: Ledger, { t, formats }: Speech): string {
  const { year, month } = calendarDayAt(agreement.timeZone, period.fromMs);
  return t(`window.ledger.period.${agreement.per}`, {
    year: String(year),
    quarter: Math.ceil(month / 3),
    month: formats.month(month),
  });
}

/** What was agreed, in one line. */
export function termsWords(agreement: Agreement, { t, formats }: Speech): string {
  const { percent, per, hours, timeZone, isMaintenanceCounted } = agreement;
  const when =
    hours === null
      ? t('window.ledger.terms.always')
      : t('window.ledger.terms.hours', {
          days: daysWords(hours.days, formats),
          ...{ from: hours.from, to: hours.to, timeZone },
        });
  const params = { percent: formats.exactPercent(percent), per: t(`window.agreement.pers.${per}`), when };
  return isMaintenanceCounted ? t('window.ledger.terms.withMaintenance', params) : t('window.ledger.terms.all', params);
}

/** `Mo–Fr`, where days follow each other; else `Mo, Mi, Fr`. */
function daysWords(days: readonly number[], { weekday }: Formats): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return '';
  const isRow = days.length > 2 && last - first === days.length - 1;
  return isRow ? `${weekday(first)}–${weekday(last)}` : days.map(weekday).join(', ');
}
