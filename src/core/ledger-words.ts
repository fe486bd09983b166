import { flooredPercentOf } from './availability';
import type { Agreement } from './agreement';
import type { DocumentFormats } from './document-formats';
import { grammaticalCountOf } from './duration';
import type { Language } from './language';
import type { Ledger } from './ledger';
import type { Translate } from './timeline-text';
import { calendarDayAt } from './zone-time';

const secondMs = 1000;
const minuteMs = 60_000;
const hourMs = 3_600_000;
const tenthMs = hourMs / 10;
const tenHoursMs = 10 * hourMs;

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
    .map(([key, ms]) =>
      t(`window.ledger.${key}`, { count: grammaticalCountOf(ms), duration: formats.longDuration(ms) }),
    );
}

function usedSentence(ledger: Ledger, speech: Speech): string {
  const { t, formats } = speech;
  const { stepMs, isHours } = scaleOf(ledger.allowedMs);
  const allowedMs = Math.floor(ledger.allowedMs / stepMs) * stepMs;
  const usedMs = roundedUp(ledger.usedMs, stepMs);
  const words = (ms: number): string => (isHours ? formats.decimal(ms / hourMs) : formats.longDuration(ms));
  const params = {
    period: periodWords(ledger, speech),
    count: isHours ? usedMs / hourMs : grammaticalCountOf(usedMs),
    ...{ allowed: words(allowedMs), used: words(usedMs), left: words(Math.max(0, allowedMs - usedMs)) },
    over: words(Math.max(0, usedMs - allowedMs)),
  };
  if (ledger.agreement.percent === 100) return t('window.ledger.neverDown', params);
  if (allowedMs === 0) return t(usedMs === 0 ? 'window.ledger.noSecond' : 'window.ledger.overNoSecond', params);
  if (usedMs <= allowedMs) return t(isHours ? 'window.ledger.usedHours' : 'window.ledger.used', params);
  // By how much would be told in minutes, and what was allowed in seconds: the two would not add up.
  if (stepMs < minuteMs) return t('window.ledger.overSeconds', params);
  return t(isHours ? 'window.ledger.overHours' : 'window.ledger.over', params);
}

/** Large budgets are told in hours, as they stand in contracts, small ones in hours and minutes, and the smallest in seconds. */
function scaleOf(allowedMs: number): { stepMs: number; isHours: boolean } {
  if (allowedMs >= tenHoursMs) return { stepMs: tenthMs, isHours: true };
  return { stepMs: allowedMs >= minuteMs ? minuteMs : secondMs, isHours: false };
}

/** From a minute on no seconds are told, and what is used is never told too small. */
function roundedUp(ms: number, stepMs: number): number {
  const step = ms > minuteMs ? Math.max(stepMs, minuteMs) : stepMs;
  return Math.ceil(ms / step) * step;
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
  const missingMs = elapsedMs - measuredMs;
  return t('window.ledger.partMeasured', {
    ...{ percent: formats.percent(percent), count: grammaticalCountOf(missingMs) },
    duration: formats.longDuration(missingMs),
  });
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
