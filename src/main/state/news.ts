import type { Alert } from '../../core/alert';
import type { Log } from '../ports';

/** What the state announces, after it is on disk. */
export type News =
  | { kind: 'changed' }
  /** Nothing but the times and figures of checks: for whoever shows those. */
  | { kind: 'checked' }
  /** Other sites are to be watched, or differently: added, edited, paused, resumed, deleted. */
  | { kind: 'sites-changed' }
  /** Sites on the same host as one that has just failed: whether they fail as well is worth knowing now. */
  | { kind: 'neighbours'; siteIds: readonly string[] }
  | { kind: 'settings-changed' }
  /** `insteadOf`: alerts that nobody needs to be told any more. */
  | { kind: 'alert'; alert: Alert; insteadOf: readonly string[] }
  | { kind: 'title-read'; siteId: string; title: string };

export type Announce = (news: News) => void;

/** Passes the news on to whoever listens, and counts them: what is shown says by the count how new it is. */
export interface Announcer {
  announce: Announce;
  /** Returns what ends it. */
  subscribe: (listener: Announce) => () => void;
  revision: () => number;
}

export function createAnnouncer(log: Log): Announcer {
  const listeners = new Set<Announce>();
  let revision = 0;

  return {
    announce: (news) => {
      revision += 1;
      for (const listener of listeners) {
        try {
          listener(news);
        } catch (error) {
          // One listener that throws must stop no other: the tray's trouble is not the alert's.
          log.error(`A listener failed on "${news.kind}".`, error);
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    revision: () => revision,
  };
}
