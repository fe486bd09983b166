import { createContext, use, useCallback, useState } from 'react';
import type { ReactNode } from 'react';

const RememberedContext = createContext<Map<string, unknown> | null>(null);

/** What was typed and not yet saved, and what was searched for, outlives the page it was typed on. */
export function RememberedProvider({ children }: { children: ReactNode }) {
  const [values] = useState(() => new Map<string, unknown>());
  return <RememberedContext value={values}>{children}</RememberedContext>;
}

/** The memory itself: the same key always holds the same type. */
export function useMemory(): Map<string, unknown> {
  const values = use(RememberedContext);
  if (values === null) throw new Error('This component needs a RememberedProvider around it.');
  return values;
}

/** State that is still there when one comes back to the page. A component with another `key` must be another instance. */
export function useRemembered<T>(key: string, initial: T): [value: T, set: (value: T) => void] {
  const values = useMemory();
  const [value, setValue] = useState(() => (values.has(key) ? (values.get(key) as T) : initial));
  const set = useCallback(
    (next: T) => {
      values.set(key, next);
      setValue(next);
    },
    [values, key],
  );
  return [value, set];
}
