import type { TFunction } from 'i18next';
import type { Concern, FailureCause } from '../../../core/check';
import type { Site } from '../../../core/site';
import { shownAddress } from '../../../core/site-address';
import type { SiteView, Snapshot } from '../../../core/snapshot';
import type { Formats } from '../../formats';

/** What the sentences are made with. `pause` is that of the whole watch. */
export interface SentenceParts {
  t: TFunction;
  formats: Formats;
  causeSentence: (failure: { cause: FailureCause; status: number | null }) => string;
  pause: Snapshot['pause'];
  now: number;
}

const hourMs = 3_600_000;

/** What the state means and what to do about it, a sentence or two each; nothing where all is as it should be. */
export function stateSentences(view: SiteView, parts: SentenceParts): string[] {
  const { t, formats, now } = parts;
  const said = explainState(view, parts);
  const flapping = view.isFlapping && view.state !== 'paused' ? t('window.sites.explain.flapping') : '';
  const about = aboutSentence(view, { t, formats, now });
  return [said, flapping, about].filter((sentence) => sentence !== '');
}

function explainState(view: SiteView, parts: SentenceParts): string {
  const { t, causeSentence } = parts;
  const { state, site, lastCheck, remark } = view;
  const cause =
    lastCheck === null || lastCheck.cause === null
      ? null
      : causeSentence({ cause: lastCheck.cause, status: lastCheck.status });
  switch (state) {
    case 'up':
      return '';
    case 'degraded':
      return remark?.kind === 'degraded' ? explainConcern(remark.concern, site, parts) : '';
    case 'blocked':
      return t(`window.sites.explain.${remark?.kind === 'blocked' ? remark.mark : 'blocked'}`);
    case 'suspect':
      return cause === null ? t('window.sites.explain.suspectPlain') : t('window.sites.explain.suspect', { cause });
    case 'down':
      if (cause !== null) return t('window.sites.explain.down', { cause: capitalised(cause) });
      if (lastCheck?.kind === 'blocked') return t('window.sites.explain.downBlocked');
      return isGood(view) ? t('window.sites.explain.recovering', { count: site.successesToRecover }) : '';
    case 'maintenance':
      return explainMaintenance(view, parts);
    case 'paused':
      return explainPause(view, parts);
    case 'notMeasured':
      return explainUnmeasured(view, parts);
    case 'unknown':
      return t(`window.sites.explain.${lastCheck === null ? 'unknown' : 'unknownAgain'}`);
  }
}

const isGood = ({ lastCheck }: SiteView): boolean => lastCheck?.kind === 'up' || lastCheck?.kind === 'degraded';

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function explainConcern({ cause, amount }: Concern, { check }: Site, { t, formats }: SentenceParts): string {
  const count = amount ?? 0;
  switch (cause) {
    case 'slow': {
      const took = formats.milliseconds(count);
      // The limit may have been changed since that answer.
      const limitMs = check.kind === 'http' ? check.slowMs : null;
      if (limitMs === null || limitMs > count) return t('window.sites.explain.slow', { took });
      return t('window.sites.explain.slowOver', { took, limit: formats.milliseconds(limitMs) });
    }
    case 'certificate-expiring':
      return t('window.sites.explain.certificate', { count });
    case 'domain-expiring':
      return t('window.sites.explain.domain', { count });
    case 'backup-stale': {
      const limitHours = check.kind === 'backup' ? check.maxAgeHours : 0;
      const [age, limit] = [count, limitHours].map((hours) => formats.longDuration(hours * hourMs));
      return t('window.sites.explain.backupOver', { age, limit });
    }
    case 'backup-unknown':
      return t('window.sites.explain.backupUnknown');
  }
}

function explainMaintenance({ maintenance, verdict }: SiteView, { t, formats, now }: SentenceParts): string {
  if (maintenance === null) return '';
  const { name, untilMs } = maintenance;
  const until = formats.moment(untilMs, now);
  return t('window.sites.explain.maintenance', { name, until, verdict: t(`state.${verdict}`) });
}

/** A site's own pause and that of the whole watch may both hold: it goes on when the later one ends. */
function explainPause({ site }: SiteView, { t, formats, pause, now }: SentenceParts): string {
  const ends = [site.pause, pause].filter((each) => each !== null).map(({ untilMs }) => untilMs);
  const known = ends.filter((end) => end !== null);
  if (known.length === 0 || known.length < ends.length) return t('window.sites.explain.paused');
  return t('window.sites.explain.pausedUntil', { until: formats.moment(Math.max(...known), now) });
}

function explainUnmeasured(
  { notMeasured, since, site, lastCheck }: SiteView,
  { t, formats, now }: SentenceParts,
): string {
  switch (notMeasured) {
    case 'offline':
      if (since === null) return t('window.sites.explain.offlinePlain');
      return t('window.sites.explain.offline', { since: formats.moment(since, now) });
    case 'source':
      return withDetail(explainSilence(site, t), lastCheck?.detail ?? null, t);
    case 'here-only':
      return t('window.sites.explain.here-only');
    case 'asleep':
    case 'stalled':
    case 'clock':
    case 'closed':
    case 'paused':
    case 'blocked':
    case 'unknown':
      return `${capitalised(t(`notMeasured.${notMeasured}`))}.`;
    case null:
      return '';
  }
}

/** What the system said stands beside it, in its own words. */
const withDetail = (sentence: string, detail: string | null, t: TFunction): string =>
  detail === null || detail === '' ? sentence : `${sentence} ${t('window.sites.explain.detail', { detail })}`;

/** Who is silent, and what that says of the site: nothing. */
function explainSilence({ check }: Site, t: TFunction): string {
  switch (check.kind) {
    case 'prometheus':
      return t('window.sites.explain.prometheus', { server: shownAddress(check.server) });
    case 'domain':
      return t('window.sites.explain.registry');
    case 'http':
    case 'tcp':
    case 'dns':
    case 'tls':
    case 'backup':
    case 'ping':
      return t('window.sites.explain.source');
  }
}

/** The date the check is about, where the last one learnt it. */
function aboutSentence(
  { site, lastCheck }: SiteView,
  { t, formats, now }: Pick<SentenceParts, 't' | 'formats' | 'now'>,
): string {
  const at = lastCheck?.aboutDate ?? null;
  if (at === null) return '';
  const over = at < now ? 'Over' : '';
  switch (site.check.kind) {
    case 'http':
    case 'tls':
      return t(`window.sites.about.certificate${over}`, { date: formats.date(at) });
    case 'domain':
      return t(`window.sites.about.domain${over}`, { date: formats.date(at) });
    case 'backup':
      return t('window.sites.about.backup', { date: formats.dateTime(at) });
    case 'tcp':
    case 'dns':
    case 'ping':
    case 'prometheus':
      return '';
  }
}
