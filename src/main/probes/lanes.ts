import type { Lifetime } from './lifetime';

/** Frees the lane; to be called once, when what blocked it is really over. */
export type Release = () => void;

/**
 * Lets in at most `count` at the same time and never two with the same key, in the order they came. For what can hang in
 * the system for as long as it likes, and holds one of libuv's few threads meanwhile. Rejects when the
 * lifetime ends first; whoever is in is not put out.
 */
export function createLanes(count: number) {
  const taken = new Set<string>();
  const waiting: { key: string; enter: () => void }[] = [];

  const letIn = (): void => {
    for (const waiter of [...waiting]) {
      if (taken.size >= count) return;
      if (!taken.has(waiter.key)) waiter.enter();
    }
  };

  return {
    isTaken: (key: string): boolean => taken.has(key),
    enter: (key: string, lifetime: Lifetime): Promise<Release> =>
      new Promise((resolve, reject) => {
        const waiter = {
          key,
          enter: (): void => {
            waiting.splice(waiting.indexOf(waiter), 1);
            taken.add(key);
            resolve(() => {
              taken.delete(key);
              letIn();
            });
          },
        };
        waiting.push(waiter);
        letIn();
        // Left alone, it says nothing to whoever is in already.
        lifetime.hold({
          destroy: () => {
            const at = waiting.indexOf(waiter);
            if (at < 0) return;
            waiting.splice(at, 1);
            reject(new Error('The check is over'));
          },
        });
      }),
  };
}
