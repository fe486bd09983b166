import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { overallOf } from '../../../core/snapshot';
import type { Overall, ShownState, SiteView } from '../../../core/snapshot';
import { useNow } from '../../clock';
import { useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import type { Formats } from '../../formats';

export interface OverviewSentence {
  overall: Overall;
  /** The shape beside the sentence; null where there is nothing to watch. */
  state: ShownState | null;
  sentence: string;
  /** What else is not simply up; empty where there is nothing to add. */
  aside: string;
}

const shapeOf: Record<Overall['kind'], ShownState | null> = {
  well: 'up',
  down: 'down',
  offline: 'notMeasured',
  starting: 'unknown',
  paused: 'paused',
  empty: null,
};

/** The one sentence on top: the worst that is true, and nothing that was not measured. */
export function useOverviewSentence(): OverviewSentence {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const line = useSnapshot((snapshot) => snapshot.line);
  const pause = useSnapshot((snapshot) => snapshot.pause);
  return useMemo(() => {
    const overall = overallOf({ sites, line, pause });
    const sentence = mainSentence(t, formats, now, overall, sites);
    return { overall, state: shapeOf[overall.kind], sentence, aside: asideSentences(t, overall, sites).join(' ') };
  }, [t, formats, now, sites, line, pause]);
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
      return t('window.overview.partlyWell', { count: up, all: overall.count });
    }
    case 'down':
      return t('window.overview.down', { count: overall.count });
    case 'offline':
      return t('window.overview.offline', { since: formats.moment(overall.since, now) });
    case 'starting':
      return t('window.overview.starting');
    case 'paused':
      return overall.untilMs === null
        ? t('window.overview.paused')
        : t('window.overview.pausedUntil', { until: formats.moment(overall.untilMs, now) });
  }
}

/** What else is not simply up, so that "all up" is never read into it. */
function asideSentences(t: TFunction, overall: Overall, sites: readonly SiteView[]): string[] {
  if (overall.kind === 'empty' || overall.kind === 'starting' || overall.kind === 'paused') return [];
  const states: ShownState[] = ['suspect', 'notMeasured', 'unknown', 'paused'];
  return states
    .filter((state) => !(overall.kind === 'offline' && state === 'notMeasured'))
    .map((state) => [state, countOf(sites, state)] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => t(`window.overview.aside.${state}`, { count }));
}
