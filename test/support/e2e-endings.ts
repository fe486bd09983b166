type Ending = () => unknown;

/** What has to be ended or removed again, however far a test came. */
export interface Endings {
  /** Remembers how to end what was just started, and gives it back. */
  add: <T>(started: T, ending: (started: T) => unknown) => T;
  /** Ends all of it, the last first; one that fails keeps no other from being ended. */
  run: () => Promise<void>;
}

export function createEndings(): Endings {
  const endings: Ending[] = [];
  return {
    add: (started, ending) => {
      endings.push(() => ending(started));
      return started;
    },
    run: async () => {
      const failures: unknown[] = [];
      for (let ending = endings.pop(); ending !== undefined; ending = endings.pop()) {
        try {
          await ending();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'Not everything that was started could be ended.');
    },
  };
}
