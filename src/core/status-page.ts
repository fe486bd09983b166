import { addedUp, flooredPercentOf, measuredShareOf, shareOf, watchedSince } from './availability';
import type { StripPart } from './availability';
import type { Client } from './client';
import { publicationsIn, shownHere } from './publication';
import type { Publication } from './publication';
import { isWatchedIncident } from './incident';
import type { Classification, Incident, IncidentWithTimeline } from './incident';
import type { Language } from './language';
import { coversSite, occurrencesBetween } from './maintenance';
import type { MaintenanceWindow } from './maintenance';
import type { SiteDays } from './site-record';
import type { SiteView } from './snapshot';
import type { StatusPage } from './status-page-settings';
import { staleMinutesOf } from './status-page-settings';
import type { TimeKind } from './time-span';
import { calendarDayAt, dayMs } from './zone-time';

/**
 * What a page says of a site now. `checking`: a check failed and is being repeated, so that nobody knows yet; `unknown`: nothing
 * is measured at the moment, which is neither.
 */
export const publicStates = ['up', 'slow', 'checking', 'down', 'maintenance', 'unknown'] as const;
export type PublicState = (typeof publicStates)[number];

/** A day of a strip. `date` as `2026-11-26`, a day of the page's time zone; where its time went in whole seconds. */
export interface PublicDay {
  date: string;
  seconds: Record<TimeKind, number>;
  /** What of them is by somebody else's record. */
  filledSeconds: number;
}

export interface PublicSite {
  name: string;
  state: PublicState;
  /** Since when, epoch milliseconds; null where that is not known. */
  since: number | null;
  /** In per cent, rounded down: of what was measured, and beside it how much that was. Null: nothing was. */
  availabilityPercent: number | null;
  measuredPercent: number | null;
  /** How much of the time is known by somebody else's record; null where nothing is. */
  filledPercent: number | null;
  /** The day since which the site is watched, as `2026-11-26`; null where that was before the first of the days. */
  watchedSince: string | null;
  /** Oldest first, today last. */
  days: PublicDay[];
}

export interface PublicIncident {
  id: string;
  /** The names of the sites concerned that are on the page. */
  sites: string[];
  startedAt: number;
  /** Null: not over. */
  endedAt: number | null;
  /** Newest first. */
  messages: Publication[];
}

export interface PublicMaintenance {
  sites: string[];
  fromMs: number;
  toMs: number;
}

/** The worst that is true of the sites on the page; `unknown` before anything reassuring where something is not measured. */
export type PublicOverall =
  | { kind: 'down'; count: number }
  | { kind: 'checking' }
  | { kind: 'maintenance' }
  | { kind: 'slow' }
  | { kind: 'up' }
  /** `count` of them are not measured; of the others nothing bad is known. */
  | { kind: 'unknown'; count: number }
  | { kind: 'empty' };

/** Everything that one page says, and nothing else: what is not in here cannot get out. Epoch milliseconds. */
export interface StatusModel {
  title: string;
  language: Language;
  timeZone: string;
  publicUrl: string;
  writtenAt: number;
  everyMinutes: number;
  staleMinutes: number;
  overall: PublicOverall;
  sites: PublicSite[];
  /** Open ones first, then the newest. */
  incidents: PublicIncident[];
  /** In order of time. */
  maintenance: PublicMaintenance[];
}

export interface StatusInput {
  page: StatusPage;
  clients: readonly Client[];
  sites: readonly SiteView[];
  /** Those that are open, and what ended lately. */
  incidents: readonly IncidentWithTimeline[];
  records: readonly SiteDays[];
  maintenance: readonly MaintenanceWindow[];
  nowMs: number;
  timeZone: string;
}

/** So long an incident that is over stays on the page, where something was published about it. */
export const endedShownMs = 14 * dayMs;
const maintenanceAheadMs = 30 * dayMs;
const mostMaintenance = 20;

/** A site on a page, and the name it goes by there. */
interface Shown<View extends Pick<SiteView, 'site'> = SiteView> {
  view: View;
  name: string;
}

export function statusModel(input: StatusInput): StatusModel {
  const { page, clients, nowMs, timeZone } = input;
  const shown = shownSites(page, input.sites);
  const dateOf = rememberedDates(timeZone);
  const daysOf = new Map(input.records.map(({ siteId, days }) => [siteId, days]));
  const sites = shown.map((each) => publicSite(each, daysOf.get(each.view.site.id) ?? [], input, dateOf));
  return {
    title: page.name,
    language: languageOf(page, clients),
    ...{ timeZone, publicUrl: page.publicUrl, writtenAt: nowMs },
    ...{ everyMinutes: page.everyMinutes, staleMinutes: staleMinutesOf(page) },
    overall: overallOf(sites.map(({ state }) => state)),
    sites,
    incidents: publicIncidents(shown, input),
    maintenance: publicMaintenance(shown, input),
  };
}

/** What makes a page worth writing anew at once. Figures that grow by themselves wait for the next round. */
export function statusDigest({
  title,
  language,
  publicUrl,
  overall,
  sites,
  incidents,
  maintenance,
}: StatusModel): string {
  const states = sites.map(({ name, state }) => [name, state]);
  return JSON.stringify([title, language, publicUrl, overall, states, incidents, maintenance]);
}

export function languageOf(page: Pick<StatusPage, 'clientId' | 'language'>, clients: readonly Client[]): Language {
  return clients.find(({ id }) => id === page.clientId)?.language ?? page.language;
}

/** A client's page has his own sites alone, whatever was chosen before one of them went to another client. */
export function shownSites<View extends Pick<SiteView, 'site'>>(
  { clientId, sites }: StatusPage,
  views: readonly View[],
): Shown<View>[] {
  const own = views.filter(({ site }) => clientId === null || site.clientId === clientId);
  switch (sites.kind) {
    case 'all':
      return own.map((view) => ({ view, name: view.site.name }));
    case 'chosen': {
      const byId = new Map(own.map((view) => [view.site.id, view]));
      return sites.chosen.flatMap(({ siteId, shownAs }) => {
        const view = byId.get(siteId);
        return view === undefined ? [] : [{ view, name: shownAs === '' ? view.site.name : shownAs }];
      });
    }
  }
}

/**
 * What is public of a state. That a certificate runs out or a backup is old is between the user and his work; a site that
 * refuses our checks was not measured.
 */
export function publicState({ state, remark }: Pick<SiteView, 'state' | 'remark'>): PublicState {
  switch (state) {
    case 'up':
      return 'up';
    case 'degraded':
      return remark?.kind === 'degraded' && remark.concern.cause === 'slow' ? 'slow' : 'up';
    case 'suspect':
      return 'checking';
    case 'down':
      return 'down';
    case 'maintenance':
      return 'maintenance';
    case 'unknown':
    case 'blocked':
    case 'paused':
    case 'notMeasured':
      return 'unknown';
  }
}

function publicSite(
  { view, name }: Shown,
  days: readonly StripPart[],
  { incidents }: StatusInput,
  dateOf: DateOf,
): PublicSite {
  const isMaintained = incidents.some(
    ({ id, classification }) => id === view.openIncidentId && classification === 'maintenance',
  );
  const state = publicState(view);
  const ms = totalOf(days);
  const sinceMs = watchedSince(days);
  return {
    name,
    // What the user has said is maintenance is no outage here either.
    state: state === 'down' && isMaintained ? 'maintenance' : state,
    since: state === 'checking' ? null : view.since,
    availabilityPercent: flooredPercentOf(shareOf({ ms })),
    measuredPercent: flooredPercentOf(measuredShareOf(ms)),
    filledPercent: filledPercentOf(days),
    watchedSince: sinceMs === null ? null : dateOf(sinceMs),
    days: days.map((day) => publicDay(day, dateOf)),
  };
}

function filledPercentOf(days: readonly StripPart[]): number | null {
  const filledMs = days.reduce((sum, day) => sum + day.filledMs, 0);
  if (filledMs === 0) return null;
  return flooredPercentOf({ goodMs: filledMs, measuredMs: measuredShareOf(totalOf(days)).measuredMs });
}

/** The calendar day of an instant, as `2026-11-26`. */
type DateOf = (atMs: number) => string;

/** The days are those of all sites on the page: to ask the calendar for each of them anew would take most of the time. */
function rememberedDates(timeZone: string): DateOf {
  const known = new Map<number, string>();
  const two = (number: number): string => String(number).padStart(2, '0');
  return (atMs) => {
    const remembered = known.get(atMs);
    if (remembered !== undefined) return remembered;
    const { year, month, day } = calendarDayAt(timeZone, atMs);
    const date = `${year}-${two(month)}-${two(day)}`;
    known.set(atMs, date);
    return date;
  };
}

function publicDay({ fromMs, ms, filledMs }: StripPart, dateOf: DateOf): PublicDay {
  const inSeconds = (kind: TimeKind): number => Math.round(ms[kind] / 1000);
  return {
    date: dateOf(fromMs),
    filledSeconds: Math.round(filledMs / 1000),
    seconds: {
      up: inSeconds('up'),
      degraded: inSeconds('degraded'),
      down: inSeconds('down'),
      maintenance: inSeconds('maintenance'),
      notMeasured: inSeconds('notMeasured'),
    },
  };
}

const totalOf = (days: readonly StripPart[]): Record<TimeKind, number> => addedUp(days.map(({ ms }) => ms));

/** One where several sites failed together: what was published is about all of them, and is said once. */
function publicIncidents(shown: readonly Shown[], { page, incidents, nowMs }: StatusInput): PublicIncident[] {
  const outages = new Map<string, IncidentWithTimeline[]>();
  for (const incident of incidents) {
    const isShown = shown.some(({ view }) => view.site.id === incident.siteId);
    if (!isShown || !isPublicSort(incident.classification) || isPrivate(incident)) continue;
    const key = incident.hostIncidentId ?? incident.id;
    outages.set(key, [...(outages.get(key) ?? []), incident]);
  }
  return [...outages]
    .map(([id, members]) => publicIncident(id, members, shown, page))
    .filter(({ endedAt, messages }) => endedAt === null || (messages.length > 0 && endedAt > nowMs - endedShownMs))
    .sort(
      (one, other) => Number(one.endedAt !== null) - Number(other.endedAt !== null) || other.startedAt - one.startedAt,
    );
}

/** A maintenance is told as one, and a drill is nobody's outage. */
function isPublicSort(classification: Classification): boolean {
  switch (classification) {
    case 'outage':
    case 'not-ours':
      return true;
    case 'maintenance':
    case 'drill':
      return false;
  }
}

/**
 * What the user entered himself, or had filled in afterwards, no check of ours has seen: it is his own note, until he
 * publishes something about it.
 */
const isPrivate = (incident: IncidentWithTimeline): boolean =>
  !isWatchedIncident(incident) && publicationsIn([incident.timeline]).length === 0;

function publicIncident(
  id: string,
  members: readonly IncidentWithTimeline[],
  shown: readonly Shown[],
  page: StatusPage,
): PublicIncident {
  const nameOf = ({ siteId, siteName }: Incident): string =>
    shown.find(({ view }) => view.site.id === siteId)?.name ?? siteName;
  const ends = members.map(({ endedAt }) => endedAt);
  return {
    id,
    sites: [...new Set(members.map(nameOf))],
    startedAt: Math.min(...members.map(({ startedAt }) => startedAt)),
    endedAt: ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0)),
    messages: shownHere(
      members.map(({ timeline }) => timeline),
      page.clientId,
    ),
  };
}

/** Of a window neither name nor reason: both are the user's own notes. */
function publicMaintenance(shown: readonly Shown[], { maintenance, nowMs }: StatusInput): PublicMaintenance[] {
  return maintenance
    .flatMap((window) => {
      const sites = shown
        .filter(({ view: { site } }) => coversSite(window, { siteId: site.id, clientId: site.clientId }))
        .map(({ name }) => name);
      if (sites.length === 0) return [];
      return occurrencesBetween(window, nowMs, nowMs + maintenanceAheadMs).map((period) => ({ sites, ...period }));
    })
    .sort((one, other) => one.fromMs - other.fromMs)
    .slice(0, mostMaintenance);
}

function overallOf(states: readonly PublicState[]): PublicOverall {
  const count = (wanted: PublicState): number => states.filter((state) => state === wanted).length;
  if (states.length === 0) return { kind: 'empty' };
  if (count('down') > 0) return { kind: 'down', count: count('down') };
  if (count('checking') > 0) return { kind: 'checking' };
  // That all is well may not be said of what nobody sees.
  if (count('unknown') > 0) return { kind: 'unknown', count: count('unknown') };
  if (count('maintenance') > 0) return { kind: 'maintenance' };
  return { kind: count('slow') > 0 ? 'slow' : 'up' };
}
