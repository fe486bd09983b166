import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { overallOf } from '../../../core/snapshot';
import type { Overall, ShownState, SiteView, Snapshot } from '../../../core/snapshot';
import { useNow } from '../../clock';
import { useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import type { Formats } from '../../formats';
import { unmeasuredTimes } from './gaps';

export interface OverviewSentence {
  overall: Overall;
  /** The shape beside the sentence; null where there is nothing to watch. */
  state: ShownState | null;
  sentence: string;
  /** What else is not simply up; empty where there is nothing to add. */
  aside: string;
}

function shapeOf(overall: Overall): ShownState | null {
  switch (overall.kind) {
    case 'well':
      return 'up';
    case 'down':
    case 'maintenance':
    case 'paused':
      return overall.kind;
    case 'remarked':
      return overall.state;
    case 'offline':
    case 'unmeasured':
      return 'notMeasured';
    case 'starting':
      return 'unknown';
    case 'empty':
      return null;
  }
}

/** The one sentence on top: the worst that is true, and nothing that was not measured. */
export function useOverviewSentence(): OverviewSentence {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const line = useSnapshot((snapshot) => snapshot.line);
  const pause = useSnapshot((snapshot) => snapshot.pause);
  const gaps = useSnapshot((snapshot) => snapshot.gaps);
  return useMemo(() => {
    const overall = overallOf({ sites, line, pause });
    const sentence = mainSentence(t, formats, now, overall, sites);
    const aside = [...asideSentences(t, overall, sites), ...gapSentences(t, formats, now, overall, gaps)].join(' ');
    return { overall, state: shapeOf(overall), sentence, aside };
  }, [t, formats, now, sites, line, pause, gaps]);
}

const countOf = (sites: readonly SiteView[], state: ShownState): number =>
  sites.filter((view) => view.state === state).length;

function mainSentence(
  t: TFunction,
  formats: Formats,
  now: number,
  overall: Overall,
  sites: readonly SiteView[],
): string {
  switch (overall.kind) {
    case 'empty':
      return t('window.overview.empty');
    case 'well': {
      const up = countOf(sites, 'up');
      if (up === overall.count) return t('window.overview.well', { count: up });
      if (up === 0) return t('window.overview.rechecking');
      return t('window.overview.partlyWell', { count: up, all: overall.count });
    }
    case 'down':
      return t('window.overview.down', { count: overall.count });
    case 'offline':
      return t('window.overview.offline', { since: formats.moment(overall.since, now) });
    case 'starting':
      return t('window.overview.starting');
    case 'remarked':
      if (overall.areAllAnswering) return t('window.overview.allAnswering', { count: overall.count });
      return t(`window.overview.remarked.${overall.state}`, { count: overall.count });
    case 'unmeasured':
    case 'maintenance':
      return t(`window.overview.${overall.kind}`, { count: overall.count });
    case 'paused':
      return overall.untilMs === null
        ? t('window.overview.paused')
        : t('window.overview.pausedUntil', { until: formats.moment(overall.untilMs, now) });
  }
}

/** What else is not simply up, the worst first, so that "all up" is never read into it. */
function asideSentences(t: TFunction, overall: Overall, sites: readonly SiteView[]): string[] {
  if (overall.kind === 'empty' || overall.kind === 'starting' || overall.kind === 'paused') return [];
  const said = (key: string, count: number): string[] =>
    count === 0 ? [] : [t(`window.overview.aside.${key}`, { count })];
  const states: ShownState[] = [
    ...(['suspect', 'degraded', 'blocked', 'notMeasured', 'unknown', 'maintenance', 'paused'] as const),
  ];
  const counted = states
    .filter((state) => !isSaidAbove(overall, state))
    .flatMap((state) => said(state, countOf(sites, state)));
  const flapping = sites.filter(({ isFlapping, state }) => isFlapping && state !== 'paused').length;
  return [...counted, ...said('flapping', flapping)];
}

/** What the one sentence has said already. */
function isSaidAbove(overall: Overall, state: ShownState): boolean {
  switch (overall.kind) {
    case 'offline':
    case 'unmeasured':
      return state === 'notMeasured';
    case 'maintenance':
      return state === 'maintenance';
    case 'remarked':
      // Where some are slow and some refuse, the sentence counts both and only the aside tells them apart.
      return state === overall.state;
    case 'well':
    case 'down':
    case 'starting':
    case 'paused':
    case 'empty':
      return false;
  }
}

/** Time in which nobody looked: "all up" is not said of it. */
function gapSentences(t: TFunction, formats: Formats, now: number, overall: Overall, gaps: Snapshot['gaps']): string[] {
  if (overall.kind === 'empty') return [];
  return unmeasuredTimes(gaps, now).map(({ why, when, ms }) =>
    t(`window.overview.gap.${when}.${why}`, { duration: formats.duration(ms) }),
  );
}
