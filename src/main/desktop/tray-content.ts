import { overallOf } from '../../core/snapshot';
import type { Overall, Snapshot } from '../../core/snapshot';
import type { TrayState } from '../../core/tray-icon';
import type { Words } from '../ports';

/** What the tray menu can do. */
export type TrayAction =
  | { kind: 'open' }
  | { kind: 'open-incident'; id: string }
  | { kind: 'check-all' }
  | { kind: 'pause'; length: { minutes: number } | 'until-tomorrow' }
  | { kind: 'resume' }
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

const mostSitesInMenu = 10;

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
      ...troubles,
      separator,
      line(words.t('tray.checkAll'), { kind: 'check-all' }),
      snapshot.pause === null ? pauseGroup(words) : line(words.t('tray.resume'), { kind: 'resume' }),
      separator,
      line(words.t('tray.open'), { kind: 'open' }),
      line(words.t('tray.quit'), { kind: 'quit' }),
    ],
  };
}

function downLines(snapshot: Snapshot, words: Words): TrayItem[] {
  const down = snapshot.sites.filter(({ state }) => state === 'down');
  const lines = down.slice(0, mostSitesInMenu).map(({ site, since, openIncidentId }): TrayItem => {
    const label = words.t('tray.downSite', { site: site.name, since: words.time(since ?? snapshot.at, snapshot.at) });
    const action: TrayAction =
      openIncidentId === null ? { kind: 'open' } : { kind: 'open-incident', id: openIncidentId };
    return { kind: 'line', label, action };
  });
  const more = down.length - lines.length;
  if (more > 0) lines.push({ kind: 'line', label: words.t('tray.more', { count: more }), action: { kind: 'open' } });
  return lines;
}

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
    case 'well':
    case 'remarked':
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
