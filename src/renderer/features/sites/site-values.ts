import type { Site } from '../../../core/site';
import { shownAddress } from '../../../core/site-address';
import { checkFieldOf, toCheckInput, toCheckValues } from './checks/check-forms';
import type { SiteValues } from './site-fields';

export function toSiteValues(site: Site): SiteValues {
  const { name, hosting, isCritical, check } = site;
  const { intervalSeconds, timeoutSeconds, failuresToConfirm, successesToRecover } = site;
  return {
    ...{ name, hosting, isCritical, intervalSeconds, timeoutSeconds, failuresToConfirm, successesToRecover },
    url: shownAddress(site.url),
    clientId: site.clientId ?? '',
    kind: check.kind,
    checks: toCheckValues(check),
  };
}

/** What `siteEditSchema` judges. */
export function toSiteInput({ kind, checks, ...values }: SiteValues): unknown {
  return {
    ...values,
    clientId: values.clientId === '' ? null : values.clientId,
    check: toCheckInput(kind, checks),
  };
}

/** In which field a path of the schema is shown. */
export function siteFieldOf(path: string, { kind, checks }: SiteValues): string {
  return path.startsWith('check.') ? checkFieldOf(kind, path.slice('check.'.length), checks) : path;
}
