import { checkDefaults } from '../../src/core/checks/check-kinds';
import type { CheckKind, CheckOf } from '../../src/core/checks/check-kinds';
import type { HttpCheck } from '../../src/core/checks/http-check';
import { siteDefaults } from '../../src/core/site';
import type { Site, SiteOf } from '../../src/core/site';

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

/** A site with a check of one kind: the usual settings and what the test says of the check and of the site. */
export const sampleOf = <Kind extends CheckKind>(
  kind: Kind,
  check: Partial<CheckOf<Kind>> = {},
  over: Partial<Omit<Site, 'check'>> = {},
): SiteOf<Kind> => ({ ...sampleSite(over), check: { ...checkDefaults[kind], ...check } });

export const sampleHttp = (check: Partial<HttpCheck> = {}, over: Partial<Omit<Site, 'check'>> = {}): SiteOf<'http'> =>
  sampleOf('http', check, over);

/** What the view of a site says besides its state while nothing is remarkable. */
export const quietView = {
  verdict: 'up',
  remark: null,
  isFlapping: false,
  maintenance: null,
  notMeasured: null,
} as const;
