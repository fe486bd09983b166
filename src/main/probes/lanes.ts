/** Frees the lane; to be called once, when what blocked it is really over. */
export type Release = () => void;

/**
 * Lets in at most `count` at the same time and never two with the same key, in the order they came. For what can hang in
 * the system for as long as it likes, and holds one of libuv's few threads meanwhile. Rejects with the signal's reason
 * when that aborts first; whoever is in is not put out.
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
    enter: (key: string, signal: AbortSignal): Promise<Release> =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const leave = (): void => {
          waiting.splice(waiting.indexOf(waiter), 1);
          reject(signal.reason as Error);
        };
        const waiter = {
          key,
          enter: (): void => {
            signal.removeEventListener('abort', leave);
            waiting.splice(waiting.indexOf(waiter), 1);
            taken.add(key);
            resolve(() => {
              taken.delete(key);
              letIn();
            });
          },
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(waiter);
        letIn();
      }),
  };
}
