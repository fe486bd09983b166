import TinyQueue from 'tinyqueue';

/** Who is due when. Each site stands in it at most once; instants are monotonic milliseconds. */
export interface Agenda {
  /** Sets or moves a site's next check. */
  set: (siteId: string, dueMs: number) => void;
  remove: (siteId: string) => void;
  dueOf: (siteId: string) => number | undefined;
  nextDueMs: () => number | undefined;
  /** Takes out the site that has been due longest; undefined where none is due yet. */
  takeDue: (nowMs: number) => string | undefined;
}

interface Entry {
  siteId: string;
  dueMs: number;
}

/** The heap may hold entries that were moved or removed since; they are dropped when they come to the top. */
export function createAgenda(): Agenda {
  const dues = new Map<string, number>();
  const heap = new TinyQueue<Entry>([], (left, right) => left.dueMs - right.dueMs);

  const top = (): Entry | undefined => {
    for (let entry = heap.peek(); entry !== undefined; entry = heap.peek()) {
      if (dues.get(entry.siteId) === entry.dueMs) return entry;
      heap.pop();
    }
    return undefined;
  };

  return {
    set: (siteId, dueMs) => {
      if (dues.get(siteId) === dueMs) return;
      dues.set(siteId, dueMs);
      heap.push({ siteId, dueMs });
    },
    remove: (siteId) => void dues.delete(siteId),
    dueOf: (siteId) => dues.get(siteId),
    nextDueMs: () => top()?.dueMs,
    takeDue: (nowMs) => {
      const entry = top();
      if (entry === undefined || entry.dueMs > nowMs) return undefined;
      heap.pop();
      dues.delete(entry.siteId);
      return entry.siteId;
    },
  };
}
