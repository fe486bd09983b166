import { defaultSettings } from '../../core/settings';
import { siteDefaults } from '../../core/site';
import type { Site } from '../../core/site';
import { hostOf } from '../../core/web-address';
import type { Probe } from '../ports';
import type { Outcome } from './handover';

/** One check of an address with the usual expectations, as `--check` prints it: exit code 0 up, 1 down. */
export async function checkOnce(url: string, probe: Probe): Promise<Outcome> {
  const site: Site = {
    ...siteDefaults,
    ...defaultSettings.defaults,
    id: 'check',
    name: hostOf(url),
    url,
    pause: null,
    createdAt: 0,
    revision: 0,
  };
  const result = await probe(site, new AbortController().signal);
  const cause = result.kind === 'down' ? result.cause : null;
  const status = 'status' in result ? result.status : null;
  const report = { url, state: result.kind, cause, status, ms: Math.round(result.ms) };
  // Slow or soon to expire is up: whoever asks wants to know whether visitors see the site.
  const isUp = result.kind === 'up' || result.kind === 'degraded';
  return { exitCode: isUp ? 0 : 1, out: `${JSON.stringify(report)}\n`, err: '' };
}
