/**
 * What stands in a parsed JSON at a path like `status.services[0].state` (`jsonPathSchema`); the whole for an empty path.
 * Undefined where nothing stands there, which no JSON value is. Sees only what is the value's own: an answer that has no
 * `constructor` is not asked for its class's.
 */
export function valueAtJsonPath(value: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>(stepInto, value);
}

const stepsOf = (path: string): (string | number)[] =>
  [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) => (index === undefined ? name : Number(index)));

function stepInto(value: unknown, step: string | number): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? (value as unknown[])[step] : undefined;
  if (!isRecord(value) || !Object.hasOwn(value, step)) return undefined;
  return value[step];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
