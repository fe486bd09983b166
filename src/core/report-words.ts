import { flooredPercentOf, measuredShareOf, shareOf } from './availability';
import type { Availability } from './availability';
import type { ReportIncident, ReportMaintenance, ReportSite } from './client-report';
import type { DocumentFormats } from './document-formats';
import { grammaticalCountOf } from './duration';
import type { Fact } from './facts';
import { factWords } from './fact';
import type { FactKind } from './fact';
import type { Language } from './language';
import type { Quantiles } from './response-histogram';
import type { Period } from './time-span';
import { describeCause } from './timeline-text';
import type { Translate } from './timeline-text';

export interface ReportSpeech {
  t: Translate;
  formats: DocumentFormats;
  language: Language;
}

const leastMs = 1000;

/** How much of the time the site was there, and beside it how much of it is known. */
export function shareSentence({ availability, isAboutReach }: ReportSite, { t, formats }: ReportSpeech): string {
  const share = flooredPercentOf(shareOf(availability));
  const measured = flooredPercentOf(measuredShareOf(availability.ms));
  if (measured === null) return t('report.notYetWatched');
  if (share === null) return t('report.nothingMeasured');
  const params = { share: formats.percent(share), measured: formats.percent(measured) };
  return isAboutReach ? t('report.share', params) : t('report.shareOfDate', params);
}

/** Since when the site is watched, where that is not all of the period: what was before nobody measured. */
export function sinceSentences(
  { fromMs, elapsedMs }: Availability,
  period: Period,
  { t, formats }: ReportSpeech,
): string[] {
  if (elapsedMs === 0 || fromMs - period.fromMs < leastMs) return [];
  return [t('report.since', { time: formats.dateTime(fromMs) })];
}

/** What was not measured and why, longest first: for that time nothing is claimed. '' of a time without a watch. */
export function notMeasuredSentence(availability: Availability, speech: ReportSpeech): string {
  if (availability.elapsedMs === 0) return '';
  return [gapSentence(availability, speech), ...filledSentences(availability, speech)].join(' ');
}

/** Of what counts as measured, how much is by somebody else's record; nothing where none is. */
export function filledSentences({ filled }: Pick<Availability, 'filled'>, { t, formats }: ReportSpeech): string[] {
  const filledMs = Object.values(filled).reduce((sum, each) => sum + each, 0);
  if (filledMs < leastMs) return [];
  const params = { duration: formats.longDuration(filledMs), down: formats.longDuration(filled.down) };
  return [filled.down < leastMs ? t('report.filled', params) : t('report.filledDown', params)];
}

function gapSentence({ ms, notMeasured, filled }: Availability, { t, formats }: ReportSpeech): string {
  const isAllOurs = Object.values(filled).every((each) => each < leastMs);
  if (ms.notMeasured < leastMs) return isAllOurs ? t('report.allMeasured') : t('report.allKnown');
  const reasons = Object.entries(notMeasured)
    .filter(([, length]) => length >= leastMs)
    .sort(([, one], [, other]) => other - one)
    .map(([why, length]) =>
      t('report.reasonPart', { reason: t(`report.reason.${why}`), duration: formats.duration(length) }),
    );
  return t('report.notMeasured', {
    ...{ count: grammaticalCountOf(ms.notMeasured), duration: formats.longDuration(ms.notMeasured) },
    reasons: reasons.join('; '),
  });
}

/** When, and for how long. */
export function incidentSentence(incident: ReportIncident, { t, formats }: ReportSpeech): string {
  const { startedAt, endedAt, durationMs } = incident;
  const params = { from: formats.dateTime(startedAt), duration: formats.longDuration(durationMs) };
  if (endedAt === null) return t('report.incident.open', params);
  const isSameDay = formats.date(startedAt) === formats.date(endedAt);
  return t('report.incident.ended', { ...params, to: isSameDay ? formats.time(endedAt) : formats.dateTime(endedAt) });
}

/** What was seen from outside; and the cause, where somebody knows or suspects one. */
export function causeSentences(incident: ReportIncident, speech: ReportSpeech): string[] {
  const { t } = speech;
  const { facts } = incident;
  return [...seenSentences(incident, t), factSentence('cause', facts.cause, speech) ?? t('report.incident.noCause')];
}

function seenSentences({ cause, status }: ReportIncident, t: Translate): string[] {
  // That it was entered by hand stands beside it.
  if (cause === 'by-hand') return [];
  if (cause === 'uptimerobot') return [t('report.incident.fromRecord')];
  return [t('report.incident.seen', { cause: describeCause(cause, status, { t }) })];
}

/** A fact with how sure it is; null where nothing was entered or it is not known. */
export function factSentence(kind: FactKind, fact: Fact | null, { t, language }: ReportSpeech): string | null {
  if (fact === null) return null;
  const words = factWords(fact.words, language);
  if (words === '' || fact.certainty === 'unknown') return null;
  return t(`report.fact.${kind}.${fact.certainty}`, { words });
}

/** Who knew when: here, the client by us, the client by himself. */
export function headStartSentence({ headStart }: ReportIncident, { t, formats }: ReportSpeech): string {
  const { knownAt, toldAt, noticedAt } = headStart;
  const parts = [t('report.headStart.known', { time: formats.dateTime(knownAt) })];
  if (toldAt !== null) parts.push(t('report.headStart.told', { time: formats.dateTime(toldAt) }));
  if (noticedAt !== null) {
    const key = noticedAt >= knownAt ? 'noticedLater' : 'noticedBefore';
    const duration = formats.duration(Math.abs(noticedAt - knownAt));
    parts.push(t(`report.headStart.${key}`, { time: formats.dateTime(noticedAt), duration }));
  }
  return parts.join(' ');
}

const fewPeriods = 6;

/** When it was planned, each time where these are few. */
export function maintenanceSentence({ name, periods }: ReportMaintenance, { t, formats }: ReportSpeech): string {
  const lengthMs = periods.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  if (periods.length > fewPeriods) {
    const last = periods.at(-1)?.fromMs ?? 0;
    return t('report.maintenance.many', {
      ...{ name, times: periods.length, duration: formats.duration(lengthMs), last: formats.dateTime(last) },
    });
  }
  const times = periods.map(({ fromMs, toMs }) => {
    const to = formats.date(fromMs) === formats.date(toMs) ? formats.time(toMs) : formats.dateTime(toMs);
    return t('report.maintenance.time', { from: formats.dateTime(fromMs), to });
  });
  return t('report.maintenance.few', { name, times: times.join('; ') });
}

export function responseSentence({ count, medianMs, p95Ms }: Quantiles, { t, formats }: ReportSpeech): string {
  return t('report.responses.sentence', {
    ...{
      count,
      answers: formats.whole(count),
      median: formats.milliseconds(medianMs),
      p95: formats.milliseconds(p95Ms),
    },
  });
}
