/** What can be ended, now: a socket, a stream, a session. */
interface Endable {
  destroy: (error?: Error) => unknown;
}

/**
 * How long a check lasts. Whatever it opens it holds here, so that nothing stays open afterwards, however it ended, and
 * whoever waits for one of these things hears of it as its error. An AbortSignal would do the same, but makes an error
 * with a stack trace for each check that ended well.
 */
export interface Lifetime {
  isOver: () => boolean;
  /** Ended at once where the time is over already. */
  hold: (thing: Endable) => void;
  /** For what cannot be ended: rejects when the time is over. */
  until: <Value>(promise: Promise<Value>) => Promise<Value>;
  /** The time is up, or nobody wants to know any more. */
  end: () => void;
  /** The check is done: lets go of everything, which is no error. */
  close: () => void;
}

export function createLifetime(): Lifetime {
  const held: Endable[] = [];
  let isOver = false;
  /** The newest first: what lies in something else ends before it. */
  const finish = (error?: Error): void => {
    isOver = true;
    for (const thing of held.splice(0).reverse()) thing.destroy(error);
  };
  const hold = (thing: Endable): void => {
    if (isOver) thing.destroy(new Error('The check is over'));
    else held.push(thing);
  };
  return {
    isOver: () => isOver,
    hold,
    until: (promise) =>
      Promise.race([
        promise,
        new Promise<never>((_resolve, reject) =>
          hold({ destroy: (error) => reject(error ?? new Error('The check is over')) }),
        ),
      ]),
    end: () => finish(new Error('The check was ended')),
    close: () => finish(),
  };
}
