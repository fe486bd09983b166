import type { Site } from '../../../core/site';

/** A site as the form's fields hold it. What is typed into a number's field may be no number yet. */
export interface SiteValues {
  name: string;
  url: string;
  /** Empty: no client. */
  clientId: string;
  hosting: string;
  method: Site['method'];
  intervalSeconds: number | string;
  timeoutSeconds: number | string;
  failuresToConfirm: number | string;
  successesToRecover: number | string;
  maxRedirects: number | string;
  /** Numbers and ranges with commas. */
  expectStatus: string;
  keyword: 'none' | 'must' | 'mustNot';
  keywordText: string;
}

export function toSiteValues(site: Site): SiteValues {
  const { name, url, hosting, method, intervalSeconds, timeoutSeconds, failuresToConfirm, successesToRecover } = site;
  return {
    ...{ name, url, hosting, method, intervalSeconds, timeoutSeconds, failuresToConfirm, successesToRecover },
    clientId: site.clientId ?? '',
    maxRedirects: site.maxRedirects,
    expectStatus: site.expectStatus.join(', '),
    keyword: site.keyword === null ? 'none' : site.keyword.mustOccur ? 'must' : 'mustNot',
    keywordText: site.keyword?.text ?? '',
  };
}

/** What `siteEditSchema` judges. */
export function toSiteInput({ keywordText, ...values }: SiteValues): unknown {
  return {
    ...values,
    clientId: values.clientId === '' ? null : values.clientId,
    expectStatus: values.expectStatus
      .split(/[,;]/)
      .map((range) => range.trim())
      .filter((range) => range !== ''),
    keyword: values.keyword === 'none' ? null : { text: keywordText, mustOccur: values.keyword === 'must' },
  };
}

/** In which field a path of the schema is shown. */
export function siteFieldOf(path: string): string {
  if (path === 'keyword.text') return 'keywordText';
  return path.split('.')[0] ?? path;
}
