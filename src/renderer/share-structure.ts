const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `next`, but with every part of it that equals the one in `previous` replaced by that very object. Snapshots come as
 * fresh copies four times a second; so only what changed has a new identity, and only that is drawn again. For plain
 * data (no cycles, no class instances).
 */
export function shareStructure<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return shareArray(previous, next) as T;
  if (isRecord(previous) && isRecord(next)) return shareRecord(previous, next) as T;
  return next;
}

function shareArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(previous.map((item) => [idOf(item), item]));
  const shared = next.map((item, index) => {
    const id = idOf(item);
    return shareStructure(id === undefined ? previous[index] : byId.get(id), item);
  });
  const isSame = shared.length === previous.length && shared.every((item, index) => Object.is(item, previous[index]));
  return isSame ? previous : shared;
}

function shareRecord(previous: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const shared = Object.fromEntries(
    Object.entries(next).map(([key, value]) => [key, shareStructure(previous[key], value)]),
  );
  const keys = Object.keys(shared);
  const isSame =
    keys.length === Object.keys(previous).length &&
    keys.every((key) => key in previous && Object.is(shared[key], previous[key]));
  return isSame ? previous : shared;
}

/** What tells list items apart, so that a deleted one does not shift the rest: `id`, or that of the site in a view. */
function idOf(item: unknown): unknown {
  if (!isRecord(item)) return undefined;
  return item['id'] ?? (isRecord(item['site']) ? item['site']['id'] : undefined);
}
