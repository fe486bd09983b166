import { siteDefaults } from '../../src/core/site';
import type { Site } from '../../src/core/site';

/** A site with the usual settings and what the test says. */
export function sampleSite(over: Partial<Site> = {}): Site {
  return {
    ...siteDefaults,
    id: 'site',
    name: 'Tischlerei Nordlicht',
    url: 'http://127.0.0.1:9/',
    pause: null,
    createdAt: 0,
    revision: 1,
    ...over,
  };
}
