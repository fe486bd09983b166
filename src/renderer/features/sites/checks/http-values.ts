import type { CheckOf } from '../../../../core/checks/check-kinds';
import { httpCheckDefaults } from '../../../../core/checks/http-check';
import type { AcceptedCertificateProblem, Auth, HttpCheck, JsonCondition } from '../../../../core/checks/http-check';

export interface HttpValues {
  /** Numbers and ranges with commas. */
  expectStatus: string;
  maxRedirects: number | string;
  keyword: 'none' | 'must' | 'mustNot';
  keywordText: string;
  method: HttpCheck['method'];
  headers: HttpCheck['headers'];
  body: string;
  auth: Auth['kind'];
  user: string;
  jsonComparison: 'none' | JsonCondition['comparison'];
  jsonPath: string;
  jsonValue: string;
  /** Empty: no limit. */
  slowMs: number | string;
  httpVersion: HttpCheck['httpVersion'];
  ipVersion: HttpCheck['ipVersion'];
  acceptCertificate: AcceptedCertificateProblem[];
  watchCertificate: boolean;
}

export function toHttpValues(check: CheckOf<'http'>): HttpValues {
  const { maxRedirects, method, headers, body, auth, json, httpVersion, ipVersion, acceptCertificate } = check;
  return {
    ...{ maxRedirects, method, headers, body, httpVersion, ipVersion, acceptCertificate },
    expectStatus: check.expectStatus.join(', '),
    keyword: check.keyword === null ? 'none' : check.keyword.mustOccur ? 'must' : 'mustNot',
    keywordText: check.keyword?.text ?? '',
    auth: auth.kind,
    user: auth.kind === 'basic' ? auth.user : '',
    jsonComparison: json?.comparison ?? 'none',
    jsonPath: json?.path ?? '',
    jsonValue: json?.value ?? '',
    slowMs: check.slowMs ?? '',
    watchCertificate: check.watchCertificate,
  };
}

export function toHttpInput(values: HttpValues): object {
  const { keywordText, user, jsonComparison, jsonPath, jsonValue, ...same } = values;
  return {
    ...same,
    expectStatus: values.expectStatus
      .split(/[,;]/)
      .map((range) => range.trim())
      .filter((range) => range !== ''),
    keyword: values.keyword === 'none' ? null : { text: keywordText, mustOccur: values.keyword === 'must' },
    auth: values.auth === 'basic' ? { kind: values.auth, user } : { kind: values.auth },
    json: jsonComparison === 'none' ? null : { path: jsonPath, comparison: jsonComparison, value: jsonValue },
    slowMs: values.slowMs === '' ? null : values.slowMs,
  };
}

const fieldOfPath: Record<string, string> = {
  'keyword.text': 'keywordText',
  'json.path': 'jsonPath',
  'json.value': 'jsonValue',
  'auth.user': 'user',
};

export function httpFieldOf(path: string, values: HttpValues): string {
  // That there is no page to search is told where something is looked for.
  if (path === 'keyword' && values.keyword === 'none') return 'jsonComparison';
  if (path.startsWith('headers.')) return path;
  return fieldOfPath[path] ?? path.split('.')[0] ?? path;
}

/** The fields behind "more", by the words for them, that are not as they are for a new site. */
export function changedBehindMore(values: HttpValues): (keyof HttpValues)[] {
  const usual = toHttpValues(httpCheckDefaults);
  return behindMore.filter((field) => JSON.stringify(values[field]) !== JSON.stringify(usual[field]));
}

const behindMore = [
  ...(['method', 'headers', 'auth', 'jsonComparison', 'slowMs'] as const),
  ...(['httpVersion', 'ipVersion', 'acceptCertificate', 'watchCertificate'] as const),
];
