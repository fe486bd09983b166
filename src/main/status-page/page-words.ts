import { longDuration, shortDuration } from '../../core/duration';
import { localeOf } from '../../core/language';
import type { Language } from '../../core/language';
import type { PublicIncident, PublicMaintenance, PublicOverall, PublicSite, StatusModel } from '../../core/status-page';
import { wordsIn } from '../words';
import type { Words } from '../ports';

/** What a page is written with: the sentences of its language, and its days and times. */
export interface PageWords {
  t: Words['t'];
  language: Language;
  /** `26. November 2026 um 01:32` */
  moment: (atMs: number) => string;
  /** The same with the time zone: `26. November 2026 um 01:32 MEZ` */
  zonedMoment: (atMs: number) => string;
  /** `01:32` where it is on the same day as the other moment, else with its date. */
  momentBeside: (atMs: number, besideMs: number) => string;
  /** A calendar day, `2026-11-26`, as people write it. */
  day: (date: string) => string;
  percent: (value: number) => string;
  shortDuration: (ms: number) => string;
  longDuration: (ms: number) => string;
}

const known = new Map<string, PageWords>();

/** Made once for each language and zone: that takes longer than a page does. */
export function pageWords(language: Language, timeZone: string): PageWords {
  const key = `${language} ${timeZone}`;
  const words = known.get(key) ?? newPageWords(language, timeZone);
  known.set(key, words);
  return words;
}

function newPageWords(language: Language, timeZone: string): PageWords {
  const words = wordsIn(language);
  const format = (options: Intl.DateTimeFormatOptions, zone = timeZone): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone: zone });
  const date: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' };
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  const dateFormat = format(date);
  const timeFormat = format(time);
  const bothFormat = format({ ...date, ...time });
  const zonedFormat = format({ ...date, ...time, timeZoneName: 'short' });
  const dayFormat = format(date, 'UTC');
  const percentFormat = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 });
  return {
    t: words.t,
    language,
    moment: (atMs) => bothFormat.format(atMs),
    zonedMoment: (atMs) => zonedFormat.format(atMs),
    momentBeside: (atMs, besideMs) =>
      (dateFormat.format(atMs) === dateFormat.format(besideMs) ? timeFormat : bothFormat).format(atMs),
    day: (day) => dayFormat.format(new Date(`${day}T00:00:00Z`)),
    percent: (value) => words.t('statusPage.percent', { value: percentFormat.format(value) }),
    shortDuration: (ms) => shortDuration(ms, language),
    longDuration: (ms) => longDuration(ms, language),
  };
}

/** How all is, in one sentence. */
export function overallSentence(overall: PublicOverall, { t }: Pick<PageWords, 't'>): string {
  switch (overall.kind) {
    case 'down':
    case 'unknown':
      return t(`statusPage.overall.${overall.kind}`, { count: overall.count });
    case 'checking':
    case 'maintenance':
    case 'slow':
    case 'up':
    case 'empty':
      return t(`statusPage.overall.${overall.kind}`);
  }
}

/** `nicht erreichbar seit 26. November 2026 um 01:32` */
export function stateSentence({ state, since }: Pick<PublicSite, 'state' | 'since'>, words: PageWords): string {
  const state_ = words.t(`statusPage.state.${state}`);
  return since === null ? state_ : words.t('statusPage.since', { state: state_, since: words.moment(since) });
}

export function incidentTitle({ sites, endedAt }: PublicIncident, { t }: Pick<PageWords, 't'>): string {
  return t(endedAt === null ? 'statusPage.incident.open' : 'statusPage.incident.over', { sites: sites.join(', ') });
}

/** From when to when, and how long that was; of an open one how long when the page was written. */
export function incidentTimes({ startedAt, endedAt }: PublicIncident, writtenAt: number, words: PageWords): string {
  const { t, moment, longDuration: duration } = words;
  const since = moment(startedAt);
  if (endedAt === null) {
    return t('statusPage.incident.since', { since, duration: duration(Math.max(0, writtenAt - startedAt)) });
  }
  const until = words.momentBeside(endedAt, startedAt);
  return t('statusPage.incident.fromTo', { since, until, duration: duration(Math.max(0, endedAt - startedAt)) });
}

export function maintenanceTimes({ fromMs, toMs }: PublicMaintenance, words: PageWords): string {
  return words.t('statusPage.maintenance.fromTo', {
    from: words.moment(fromMs),
    to: words.momentBeside(toMs, fromMs),
  });
}

/** When the page was written, and from when on it is not to be trusted any more: true however old the page is. */
export function writtenSentence({ writtenAt, staleMinutes }: StatusModel, words: PageWords): string {
  return words.t('statusPage.written', { at: words.zonedMoment(writtenAt), minutes: staleMinutes });
}
