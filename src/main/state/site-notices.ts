import type { SiteNotice } from '../../core/alert';
import type { SiteTransition } from '../../core/live-site';
import type { Site } from '../../core/site';
import type { SiteEvent } from '../../core/site-event';
import { hereOnlyKey, remarkKey } from '../../core/verdict';
import type { Clock, HistoryStore } from '../ports';
import type { WriteQueue } from './write-queue';

export interface SiteNoticesDependencies {
  clock: Clock;
  history: HistoryStore;
  writes: WriteQueue;
  newId: () => string;
}

/** What is worth a notice without being an outage. */
export type NoticedTransition = Extract<
  SiteTransition,
  { kind: 'flapping-began' | 'flapping-ended' | 'remarked' | 'remark-ended' | 'down-here-only' }
>;

export interface SiteNotices {
  /** Notes it in the site's log; returns the notice that is to be shown, where one is. */
  note: (site: Site, transition: NoticedTransition) => SiteNotice | null;
  /** What the user was told last of each site and was not taken back: it is not told again after a start. */
  toldRemarks: () => Map<string, string>;
}

export function createSiteNotices({ clock, history, writes, newId }: SiteNoticesDependencies): SiteNotices {
  function noticeOf(site: Site, transition: NoticedTransition): SiteNotice | null {
    const about = {
      id: newId(),
      createdAt: clock.now(),
      siteId: site.id,
      siteName: site.name,
      startedAt: transition.at,
    };
    switch (transition.kind) {
      case 'flapping-began':
        return { ...about, kind: 'flapping' };
      case 'remarked': {
        const { remark } = transition;
        if (remark.kind === 'blocked') return { ...about, kind: 'blocked', mark: remark.mark };
        return { ...about, kind: 'degraded', concern: remark.concern };
      }
      case 'down-here-only': {
        const { cause, status } = transition.failure;
        return { ...about, kind: 'down-here-only', cause, status };
      }
      case 'flapping-ended':
      case 'remark-ended':
        return null;
    }
  }

  return {
    note: (site, transition) => {
      const notice = noticeOf(site, transition);
      writes.write('an event of a site', () => history.recordSiteEvent(site.id, eventOf(transition), notice));
      return notice;
    },
    toldRemarks: () => {
      const told = [...history.lastRemarks()].map(([siteId, event]) => [siteId, toldBy(event)] as const);
      return new Map(told.filter((entry): entry is [string, string] => entry[1] !== null));
    },
  };
}

function eventOf(transition: NoticedTransition): SiteEvent {
  const { at } = transition;
  switch (transition.kind) {
    case 'flapping-began':
    case 'flapping-ended':
      return { kind: transition.kind, at };
    case 'remark-ended':
      return { kind: 'well-again', at };
    case 'down-here-only': {
      const { cause, status } = transition.failure;
      return { kind: 'down-here-only', at, cause, status, seenUpFrom: transition.seenUpFrom };
    }
    case 'remarked': {
      const { remark } = transition;
      if (remark.kind === 'blocked') return { kind: 'blocked', at, mark: remark.mark, status: remark.status };
      return { kind: 'degraded', at, concern: remark.concern };
    }
  }
}

function toldBy(event: SiteEvent): string | null {
  switch (event.kind) {
    case 'degraded':
      return remarkKey({ kind: 'degraded', concern: event.concern });
    case 'blocked':
      return remarkKey({ kind: 'blocked', mark: event.mark, status: event.status });
    case 'down-here-only':
      return hereOnlyKey;
    case 'well-again':
    case 'flapping-began':
    case 'flapping-ended':
      return null;
  }
}
