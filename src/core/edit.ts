import type { ApiError } from './api';
import { attempt } from './attempt';
import type { EditResult } from './config-edit';
import type { Config } from './config';
import type { Result } from './result';

export interface KeptConfig {
  config: () => Config;
  /** Throws, and changes nothing, where it cannot be written. */
  setConfig: (next: Config) => void;
}

/** Changes the configuration as it is now, and keeps it; returns what came of it. */
export type Edit = <T>(change: (config: Config) => EditResult<T>) => Result<T, ApiError>;

export function createEdit({ config, setConfig }: KeptConfig): Edit {
  return (change) => {
    const changed = change(config());
    if (!changed.ok) return changed;
    const { config: next, value } = changed.value;
    return attempt(() => {
      setConfig(next);
      return value;
    });
  };
}
