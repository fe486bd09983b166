import type { CheckResult } from '../../core/check';
import type { Site } from '../../core/site';
import type { Trouble } from '../../core/snapshot';

/**
 * Sites about which nobody answers (Prometheus is away, a registry keeps silent, the password is gone): they are not
 * measured, which is no outage, but must not go on unnoticed either.
 */
export interface SilentSources {
  checked: (site: Site, result: CheckResult) => void;
  forget: (siteId: string) => void;
}

/** `told` gets the trouble's words, or null once every source answers again; only where something has changed. */
export function createSilentSources(told: (params: Trouble['params'] | null) => void): SilentSources {
  const silent = new Map<string, { name: string; times: number; needed: number; reason: string }>();
  let last = '';

  function tell(): void {
    const unheard = [...silent.values()].filter(({ times, needed }) => times >= needed);
    const [first] = unheard;
    const params = first === undefined ? null : { count: unheard.length, site: first.name, reason: first.reason };
    const key = JSON.stringify(params);
    if (key === last || (params === null && last === '')) return;
    last = params === null ? '' : key;
    told(params);
  }

  return {
    checked: (site, result) => {
      // What the own line is to blame for says nothing about the source.
      if (result.kind === 'skipped' && result.why === 'offline') return;
      if (result.kind !== 'skipped' || result.why !== 'source') {
        if (silent.delete(site.id)) tell();
        return;
      }
      const times = (silent.get(site.id)?.times ?? 0) + 1;
      silent.set(site.id, { name: site.name, times, needed: site.failuresToConfirm, reason: result.detail ?? '' });
      tell();
    },
    forget: (siteId) => {
      if (silent.delete(siteId)) tell();
    },
  };
}
