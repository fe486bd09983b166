import type { Language } from './language';
import { durationOf } from './incident';
import type { MessageTimes } from './message-times';
import { shownAddress } from './site-address';
import type { MessagePhase } from './template';

/** One of the client's own sites that is concerned by an outage: copied from its incident, instants in epoch milliseconds. */
export interface OutageSite {
  siteName: string;
  url: string;
  /** Where it is hosted, in the user's words; empty where unknown. */
  hosting: string;
  startedAt: number;
  endedAt: number | null;
}

/** What began, or ended, within this time is told as one moment: so far apart are the checks of sites that fail together. */
const togetherMs = 180_000;

const phasesOfOpenOutages: readonly MessagePhase[] = ['first-notice', 'update', 'identified', 'answer', 'phone'];

/** Those that a message of this phase is about: while some are down, these; the others are back already. */
export function toldSites(
  sites: readonly OutageSite[],
  phase: MessagePhase,
): { told: readonly OutageSite[]; recovered: readonly OutageSite[] } {
  const open = sites.filter(({ endedAt }) => endedAt === null);
  if (!phasesOfOpenOutages.includes(phase) || open.length === 0) return { told: sites, recovered: [] };
  return { told: open, recovered: sites.filter(({ endedAt }) => endedAt !== null) };
}

/** From the first that went down to the last that came back; `endedAt` is null while one is down. */
export function spanOfSites(sites: readonly OutageSite[]): { startedAt: number; endedAt: number | null } {
  const ends = sites.map(({ endedAt }) => endedAt);
  const known = ends.filter((end) => end !== null);
  return {
    startedAt: Math.min(...sites.map(({ startedAt }) => startedAt)),
    endedAt: known.length === ends.length ? Math.max(...known) : null,
  };
}

/** Whether one moment for all would be untrue of some. */
export function doSitesDiffer(sites: readonly OutageSite[]): boolean {
  const isWide = (moments: readonly number[]): boolean => Math.max(...moments) - Math.min(...moments) > togetherMs;
  const ends = sites.flatMap(({ endedAt }) => endedAt ?? []);
  return (
    isWide(sites.map(({ startedAt }) => startedAt)) || (ends.length > 0 && (ends.length < sites.length || isWide(ends)))
  );
}

/** A site as a line of a list: with its address, and where the sites differ with its own times. */
export function siteLine(site: OutageSite, isOwnTimeTold: boolean, language: Language, times: MessageTimes): string {
  const line = `${site.siteName} (${shownAddress(site.url)})`;
  const time = isOwnTimeTold ? ownTime(site, language, times) : undefined;
  return time === undefined ? line : `${line}: ${time}`;
}

function ownTime(site: OutageSite, language: Language, times: MessageTimes): string | undefined {
  const { startedAt, endedAt } = site;
  const from = times.full(startedAt);
  if (from === undefined) return undefined;
  if (endedAt === null) return language === 'de' ? `seit ${from}` : `since ${from}`;
  const to = times.beside(Math.max(endedAt, startedAt + durationOf(site, endedAt)), startedAt);
  if (to === undefined) return undefined;
  return language === 'de' ? `${from}, bis ${to}` : `${from} to ${to}`;
}
