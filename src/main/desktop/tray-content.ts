import { describeDue } from '../../core/due';
import type { HostIncident } from '../../core/host-incident';
import { overallOf } from '../../core/snapshot';
import type { Overall, SiteView, Snapshot } from '../../core/snapshot';
import { stateWord } from '../../core/state-text';
import type { TrayState } from '../../core/tray-icon';
import type { Words } from '../ports';

/** What the tray menu can do. */
export type TrayAction =
  | { kind: 'open' }
  | { kind: 'open-incident'; id: string }
  | { kind: 'open-site'; id: string }
  | { kind: 'check-all' }
  /** Nobody needs to be reminded of these any more. */
  | { kind: 'acknowledge'; ids: readonly string[] }
  | { kind: 'pause'; length: { minutes: number } | 'until-tomorrow' }
  | { kind: 'resume' }
  /** The page for a stand-in. */
  | { kind: 'hand-over' }
  | { kind: 'quit' };

/** A line of the menu; without an action it only says something. */
export type TrayItem =
  | { kind: 'line'; label: string; action: TrayAction | null }
  | { kind: 'group'; label: string; items: TrayItem[] }
  | { kind: 'separator' };

/** All that the tray shows, as plain data: equal contents need no redrawing. */
export interface TrayContent {
  state: TrayState;
  downCount: number;
  tooltip: string;
  items: TrayItem[];
}

const mostDownInMenu = 10;
const mostRemarkedInMenu = 6;

export function trayContent(snapshot: Snapshot, words: Words): TrayContent {
  const overall = overallOf(snapshot);
  const sentence = sentenceOf(overall, snapshot, words);
  const separator: TrayItem = { kind: 'separator' };
  const line = (label: string, action: TrayAction | null): TrayItem => ({ kind: 'line', label, action });
  const troubles = snapshot.troubles.map(({ key, params }) =>
    line(words.t(`trouble.${key}`, params), { kind: 'open' }),
  );
  return {
    ...pictureOf(overall),
    tooltip: `Nachtwache: ${sentence}`,
    items: [
      line(sentence, null),
      ...downLines(snapshot, words),
      ...byHandLines(snapshot, words),
      ...drillLine(snapshot, words),
      ...remarkedLines(snapshot, words),
      ...messageLines(snapshot, words),
      ...troubles,
      separator,
      ...acknowledgeGroup(snapshot, words),
      line(words.t('tray.checkAll'), { kind: 'check-all' }),
      snapshot.pause === null ? pauseGroup(words) : line(words.t('tray.resume'), { kind: 'resume' }),
      separator,
      ...(snapshot.clients.length === 0 ? [] : [line(words.t('tray.handOver'), { kind: 'hand-over' })]),
      line(words.t('tray.open'), { kind: 'open' }),
      line(words.t('tray.quit'), { kind: 'quit' }),
    ],
  };
}

/** What the watch cannot see: it changes neither the picture nor the sentence, which say what was measured. */
function byHandLines({ openByHand, at: nowMs }: Snapshot, words: Words): TrayItem[] {
  const lines = openByHand.slice(0, mostDownInMenu).map(({ id, siteName, startedAt }): TrayItem => ({
    kind: 'line',
    label: words.t('tray.byHand', { site: siteName, since: words.time(startedAt, nowMs) }),
    action: { kind: 'open-incident', id },
  }));
  const more = openByHand.length - lines.length;
  return more === 0 ? lines : [...lines, moreLine(more, words)];
}

function drillLine({ drill, at: nowMs }: Snapshot, words: Words): TrayItem[] {
  if (drill === null) return [];
  const label = words.t('tray.drill', { site: drill.siteName, since: words.time(drill.startedAt, nowMs) });
  return [{ kind: 'line', label, action: { kind: 'open-incident', id: drill.id } }];
}

/** A line for a site that is down, or one for all that failed together, in the order of the sites. */
function downLines(snapshot: Snapshot, words: Words): TrayItem[] {
  const groups = downGroups(snapshot);
  const shown = groups.slice(0, mostDownInMenu);
  const lines = shown.map((group): TrayItem => {
    const [{ openIncidentId }] = group.views;
    const action: TrayAction =
      openIncidentId === null ? { kind: 'open' } : { kind: 'open-incident', id: openIncidentId };
    return { kind: 'line', label: downLabel(group, snapshot, words), action };
  });
  const more = groups.slice(mostDownInMenu).reduce((sum, { views }) => sum + views.length, 0);
  return more === 0 ? lines : [...lines, moreLine(more, words)];
}

/** Sites that are down, and the host incident where several have failed together. */
interface DownGroup {
  host: HostIncident | null;
  views: [SiteView, ...SiteView[]];
}

function downGroups({ sites, openIncidents, hostIncidents }: Snapshot): DownGroup[] {
  const hostOf = new Map(openIncidents.map(({ id, hostIncidentId }) => [id, hostIncidentId]));
  const groups: DownGroup[] = [];
  for (const view of sites) {
    if (view.state !== 'down') continue;
    const hostId = hostOf.get(view.openIncidentId ?? '') ?? null;
    const host = hostIncidents.find(({ id }) => id === hostId) ?? null;
    const known = host === null ? undefined : groups.find((group) => group.host === host);
    if (known === undefined) groups.push({ host, views: [view] });
    else known.views.push(view);
  }
  return groups;
}

function downLabel(group: DownGroup, snapshot: Snapshot, words: Words): string {
  const { host, views } = group;
  const { at: nowMs } = snapshot;
  const [{ site, since }] = views;
  const known = isKnown(group, snapshot) ? 'Known' : '';
  if (host === null || views.length === 1) {
    return words.t(`tray.downSite${known}`, { site: site.name, since: words.time(since ?? nowMs, nowMs) });
  }
  const count = views.length;
  return words.t(`tray.downHost${known}`, { count, host: host.label, since: words.time(host.startedAt, nowMs) });
}

function isKnown({ views }: DownGroup, { acknowledged }: Snapshot): boolean {
  return views.every((view) => acknowledged.some(({ incidentId }) => incidentId === view.openIncidentId));
}

/** The incidents of a group that nobody has acknowledged. */
function openIdsOf({ views }: DownGroup, { acknowledged }: Snapshot): string[] {
  const known = new Set(acknowledged.map(({ incidentId }) => incidentId));
  return views.flatMap(({ openIncidentId: id }) => (id === null || known.has(id) ? [] : [id]));
}

/** "I know of it", for each outage that is open, and for all of them. */
function acknowledgeGroup(snapshot: Snapshot, words: Words): TrayItem[] {
  const open = downGroups(snapshot).map((group) => ({ group, ids: openIdsOf(group, snapshot) }));
  const unknown = open.filter(({ ids }) => ids.length > 0);
  if (unknown.length === 0) return [];
  const lines = unknown.slice(0, mostDownInMenu).map(({ group, ids }): TrayItem => ({
    kind: 'line',
    label: downLabel(group, snapshot, words),
    action: { kind: 'acknowledge', ids },
  }));
  const all: TrayItem = {
    kind: 'line',
    label: words.t('tray.acknowledgeAll'),
    action: { kind: 'acknowledge', ids: unknown.flatMap(({ ids }) => ids) },
  };
  return [{ kind: 'group', label: words.t('tray.acknowledge'), items: lines.length > 1 ? [...lines, all] : lines }];
}

/** What is slow, soon to expire, or refuses to be checked, in its own word. */
function remarkedLines({ sites }: Snapshot, words: Words): TrayItem[] {
  const remarked = sites.filter(({ state }) => state === 'degraded' || state === 'blocked');
  const inOrder = [...remarked].sort((one, other) => rankOf(one) - rankOf(other));
  const lines = inOrder.slice(0, mostRemarkedInMenu).map((view): TrayItem => ({
    kind: 'line',
    label: words.t('tray.remarkedSite', { site: view.site.name, word: stateWord(view, words) }),
    action: { kind: 'open-site', id: view.site.id },
  }));
  const more = remarked.length - lines.length;
  return more === 0 ? lines : [...lines, moreLine(more, words)];
}

const mostUpdatesInMenu = 3;

/** What the clients wait for: their next message, the first due first; what is being sent; what nobody knows the fate of. */
function messageLines(snapshot: Snapshot, words: Words): TrayItem[] {
  const { nextUpdates, sending, mailUncertain, at: nowMs } = snapshot;
  const line = (label: string, action: TrayAction): TrayItem => ({ kind: 'line', label, action });
  // One line for all; it leads to the first.
  const uncertain = mailUncertain.slice(0, 1);
  const updates = nextUpdates
    .slice(0, mostUpdatesInMenu)
    .map(({ incidentId, clientIds, dueAt }) =>
      line(describeDue({ clients: clientIds.length, dueAt }, nowMs, words), { kind: 'open-incident', id: incidentId }),
    );
  return [
    ...(sending === null ? [] : [line(words.t('tray.sending', { ...sendingParams(sending) }), { kind: 'open' })]),
    ...updates,
    ...uncertain.map(({ incidentId }) =>
      line(words.t('tray.uncertain', { count: mailUncertain.length }), { kind: 'open-incident', id: incidentId }),
    ),
  ];
}

const sendingParams = ({ done, failed, total }: NonNullable<Snapshot['sending']>): { done: number; count: number } => ({
  done: done + failed,
  count: total,
});

const rankOf = ({ state }: SiteView): number => (state === 'degraded' ? 0 : 1);

const moreLine = (count: number, words: Words): TrayItem => ({
  kind: 'line',
  label: words.t('tray.more', { count }),
  action: { kind: 'open' },
});

function pauseGroup(words: Words): TrayItem {
  const pause = (key: string, length: { minutes: number } | 'until-tomorrow'): TrayItem => ({
    kind: 'line',
    label: words.t(key),
    action: { kind: 'pause', length },
  });
  return {
    kind: 'group',
    label: words.t('tray.pause'),
    items: [
      pause('tray.pause30', { minutes: 30 }),
      pause('tray.pause60', { minutes: 60 }),
      pause('tray.pauseTomorrow', 'until-tomorrow'),
    ],
  };
}

function sentenceOf(overall: Overall, { sites, at: nowMs }: Snapshot, words: Words): string {
  switch (overall.kind) {
    case 'empty':
      return words.t('tray.empty');
    case 'well':
      return wellSentence(overall.count, sites.filter(({ state }) => state === 'up').length, words);
    case 'down':
      return words.t('tray.down', { count: overall.count });
    case 'offline':
      return words.t('tray.offline', { since: words.time(overall.since, nowMs) });
    case 'starting':
      return words.t('tray.starting');
    case 'remarked':
      if (overall.areAllAnswering) return words.t('tray.allAnswering', { count: overall.count });
      return words.t(`tray.remarked.${overall.state}`, { count: overall.count });
    case 'unmeasured':
    case 'maintenance':
      return words.t(`tray.${overall.kind}`, { count: overall.count });
    case 'paused':
      return overall.untilMs === null
        ? words.t('tray.paused')
        : words.t('tray.pausedUntil', { until: words.time(overall.untilMs, nowMs) });
  }
}

/** Says "all" only where all were seen well, and not while some are unknown or being rechecked. */
function wellSentence(watched: number, up: number, words: Words): string {
  if (up === watched) return words.t('tray.well', { count: up });
  return words.t('tray.partlyWell', { count: up, all: watched });
}

function pictureOf(overall: Overall): { state: TrayState; downCount: number } {
  switch (overall.kind) {
    case 'remarked':
      return { state: overall.state, downCount: 0 };
    case 'well':
    case 'empty':
      return { state: 'well', downCount: 0 };
    case 'down':
      return { state: 'down', downCount: overall.count };
    case 'offline':
    case 'unmeasured':
    case 'starting':
      return { state: 'unmeasured', downCount: 0 };
    // Nobody is told of anything meanwhile, as in a pause.
    case 'maintenance':
    case 'paused':
      return { state: 'paused', downCount: 0 };
  }
}
