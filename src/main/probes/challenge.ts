import type { IncomingHttpHeaders } from 'node:http';

/** A service that stands in front of sites, and by what its challenge is known. */
interface Mark {
  service: string;
  /** Where the mark is written down, or by whom it was observed. */
  source: string;
  /** The header that says it, and the values that do. */
  header?: { name: string; value: RegExp };
  /** Texts in the source of the page, all of which must be there. */
  page?: readonly string[];
  /** Also on pages with a good status. Only for marks that no ordinary page has. */
  isOnGoodStatus?: true;
  /** Statuses with which the same page is shown for a dead site. */
  butNotOn?: readonly number[];
}

/**
 * The known challenge pages. Cloudflare's script directory `/cdn-cgi/challenge-platform/`, Imperva's
 * `/_Incapsula_Resource` and Akamai's `Reference #` are left out on purpose: the first two are on ordinary pages and on a
 * site's own error page, the third also under Akamai's pages for a dead origin. What stays doubtful stays down.
 */
const marks: readonly Mark[] = [
  {
    service: 'Cloudflare',
    source: 'https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/',
    header: { name: 'cf-mitigated', value: /^challenge$/i },
    isOnGoodStatus: true,
  },
  {
    service: 'Cloudflare',
    source: 'the options that every Cloudflare challenge page hands to its script',
    page: ['_cf_chl_opt'],
  },
  {
    service: 'Cloudflare',
    source: 'the page of a rule that blocks a visitor, "Attention Required! | Cloudflare"',
    page: ['cf-error-details', '/cdn-cgi/styles/', 'Sorry, you have been blocked'],
  },
  {
    service: 'AWS WAF',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html',
    header: { name: 'x-amzn-waf-action', value: /^(challenge|captcha)$/i },
    isOnGoodStatus: true,
  },
  {
    service: 'Vercel',
    source: 'observed: Attack Challenge Mode answers 403 or 429 with this header',
    header: { name: 'x-vercel-mitigated', value: /^(challenge|deny)$/i },
    isOnGoodStatus: true,
  },
  {
    service: 'SiteGround',
    source: 'observed: status 202 with this header and a page that leads to /.well-known/sgcaptcha/',
    header: { name: 'sg-captcha', value: /^challenge$/i },
    isOnGoodStatus: true,
  },
  {
    service: 'DataDome',
    source: 'observed: its block page loads the captcha from this host (status 403)',
    page: ['captcha-delivery.com/'],
  },
  {
    service: 'HUMAN (PerimeterX)',
    source: 'observed: its block page sets the app id and has this element (status 403)',
    page: ['_pxAppId', 'px-captcha'],
  },
  {
    service: 'Imperva',
    source: 'observed: blocked with 403, challenged with 200; with 503 it tells of a site that it does not reach',
    page: ['Request unsuccessful. Incapsula incident ID'],
    isOnGoodStatus: true,
    butNotOn: [503],
  },
  {
    service: 'Sucuri',
    source: 'observed: the variable of its "You are being redirected..." page',
    page: ['sucuri_cloudproxy_js'],
    isOnGoodStatus: true,
  },
  {
    service: 'Sucuri',
    source: 'observed: the title of its block page (status 403)',
    page: ['Sucuri WebSite Firewall - Access Denied'],
  },
  {
    service: 'Akamai',
    source: 'observed: "Access Denied" with a reference at this host; a dead origin has another title',
    page: ['<TITLE>Access Denied</TITLE>', 'edgesuite'],
  },
  {
    service: 'DDoS-Guard',
    source: 'observed: its challenge page loads its scripts from here (status 403)',
    page: ['/.well-known/ddos-guard/js-challenge/'],
  },
  {
    service: 'DDoS-Guard',
    source: 'observed: so does its captcha page',
    page: ['/.well-known/ddos-guard/ddg-captcha-page/'],
  },
  {
    service: 'Anubis',
    source: 'https://github.com/TecharoHQ/anubis (its static files and its challenge lie there)',
    page: ['/.within.website/x/cmd/anubis/', 'anubis_challenge'],
    isOnGoodStatus: true,
  },
];

/** With these a challenge is served (Cloudflare and most: 403, 429, 503; AWS: 405; Akamai: 428; DataDome: also 401). */
const refusingStatuses = new Set([401, 403, 405, 406, 428, 429, 503]);

/** Whether a page with this status may be a challenge, and so is worth a look. */
export const mayBeChallenge = (status: number): boolean => refusingStatuses.has(status);

/** The challenge that the head of an answer tells of, as words for the detail; null where it tells of none. */
export function challengeInHead(status: number, headers: IncomingHttpHeaders): string | null {
  for (const mark of marks) {
    if (mark.header === undefined || !isUsable(mark, status)) continue;
    const { name, value } = mark.header;
    const found = headers[name];
    if (typeof found === 'string' && value.test(found)) return `${mark.service} (${name}: ${found})`;
  }
  return null;
}

/** The same by the beginning of the page. */
export function challengeInPage(status: number, page: string): string | null {
  const found = marks.find(
    (mark) => isUsable(mark, status) && mark.page?.every((text) => page.includes(text)) === true,
  );
  return found === undefined ? null : `${found.service} (its challenge page)`;
}

function isUsable({ isOnGoodStatus, butNotOn }: Mark, status: number): boolean {
  return (mayBeChallenge(status) || isOnGoodStatus === true) && butNotOn?.includes(status) !== true;
}
