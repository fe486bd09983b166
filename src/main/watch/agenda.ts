import TinyQueue from 'tinyqueue';

/** Somebody's turn; the instant is in monotonic milliseconds. */
export interface Turn {
  siteId: string;
  dueMs: number;
}

/** Who is due when. Each site stands in it at most once. */
export interface Agenda {
  /** Sets or moves a site's next check. */
  set: (siteId: string, dueMs: number) => void;
  remove: (siteId: string) => void;
  dueOf: (siteId: string) => number | undefined;
  nextDueMs: () => number | undefined;
  /** Takes out the site that has been due longest; undefined where none is due yet. */
  takeDue: (nowMs: number) => Turn | undefined;
  size: () => number;
}

/** A heap may hold so many entries that are no longer true before it is built anew. */
const staleEntriesAllowed = 1000;

/** The heap may hold entries that were moved or removed since; they are dropped when they come to the top. */
export function createAgenda(): Agenda {
  const dues = new Map<string, number>();
  let heap = heapOf([]);

  const top = (): Turn | undefined => {
    for (let turn = heap.peek(); turn !== undefined; turn = heap.peek()) {
      if (dues.get(turn.siteId) === turn.dueMs) return turn;
      heap.pop();
    }
    return undefined;
  };

  return {
    set: (siteId, dueMs) => {
      if (dues.get(siteId) === dueMs) return;
      dues.set(siteId, dueMs);
      heap.push({ siteId, dueMs });
      // Checks a day ahead that are pulled forward again and again would otherwise pile up behind the others.
      if (heap.length > 2 * dues.size + staleEntriesAllowed) {
        heap = heapOf([...dues].map(([id, due]) => ({ siteId: id, dueMs: due })));
      }
    },
    remove: (siteId) => void dues.delete(siteId),
    dueOf: (siteId) => dues.get(siteId),
    nextDueMs: () => top()?.dueMs,
    takeDue: (nowMs) => {
      const turn = top();
      if (turn === undefined || turn.dueMs > nowMs) return undefined;
      heap.pop();
      dues.delete(turn.siteId);
      return turn;
    },
    size: () => dues.size,
  };
}

const heapOf = (turns: Turn[]): TinyQueue<Turn> => new TinyQueue(turns, (left, right) => left.dueMs - right.dueMs);
