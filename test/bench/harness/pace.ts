/** Multiples of the golden ratio: any two neighbours are about equally far apart, as in `core/schedule.ts`. */
const placeOf = (index: number): number => (index * 0.618_033_988_749_894_9) % 1;

/**
 * Calls `act` for each of `count` things once per interval, spread as evenly as the watch spreads its sites. The
 * first round begins at once. Returns what ends it.
 */
export function atPace(count: number, intervalMs: number, act: (index: number) => void): () => void {
  const turns = Array.from({ length: count }, (_, index) => ({ index, offsetMs: placeOf(index) * intervalMs })).sort(
    (left, right) => left.offsetMs - right.offsetMs,
  );
  const startedMs = performance.now();
  let taken = 0;
  let timer: NodeJS.Timeout;
  const dueMs = (): number =>
    startedMs + Math.floor(taken / count) * intervalMs + (turns[taken % count]?.offsetMs ?? 0);
  const arm = (): void => {
    timer = setTimeout(take, Math.max(0, dueMs() - performance.now()));
  };
  const take = (): void => {
    while (dueMs() <= performance.now()) {
      act(turns[taken % count]?.index ?? 0);
      taken += 1;
    }
    arm();
  };
  arm();
  return () => clearTimeout(timer);
}
