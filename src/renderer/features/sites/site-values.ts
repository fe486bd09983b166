import type { CheckKind } from '../../../core/checks/check-kinds';
import type { Site } from '../../../core/site';
import { shownAddress } from '../../../core/site-address';
import type { CheckValues } from './checks/check-form';
import { checkFieldOf, toCheckInput, toCheckValues } from './checks/check-forms';

/** A site as the form's fields hold it. What is typed into a number's field may be no number yet. */
export interface SiteValues {
  name: string;
  url: string;
  /** Empty: no client. */
  clientId: string;
  hosting: string;
  intervalSeconds: number | string;
  timeoutSeconds: number | string;
  failuresToConfirm: number | string;
  successesToRecover: number | string;
  kind: CheckKind;
  /** Of all kinds, so that nothing typed is lost by looking at another one. */
  checks: CheckValues;
}

export function toSiteValues(site: Site): SiteValues {
  const { name, hosting, intervalSeconds, timeoutSeconds, failuresToConfirm, successesToRecover, check } = site;
  return {
    ...{ name, hosting, intervalSeconds, timeoutSeconds, failuresToConfirm, successesToRecover },
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
