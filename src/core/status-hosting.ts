import type { StatusPage, TogetherWith } from './status-page-settings';

/** What is known of where a page lies. */
export interface PagePlace {
  page: Pick<StatusPage, 'publicUrl' | 'target' | 'hosting'>;
  /** The addresses behind its names, as far as they were learnt. */
  addresses: readonly string[];
}

/** A site on the page, as far as its host matters. */
export interface HostedSite {
  name: string;
  url: string;
  hosting: string;
  /** The address that answered last. */
  address: string | null;
}

/**
 * The sites that seem to lie with the same host as the page: by the same name of a host, the same address, or the same words
 * of the user. A page that falls out with what it is about tells nobody anything. Behind a CDN or a large provider one
 * address may be many hosts, so this is a warning and no refusal; and two that share none of it may still share a house.
 */
export function hostedTogether(place: PagePlace, sites: readonly HostedSite[]): TogetherWith[] {
  return sites.flatMap((site) => {
    const by = reasonFor(place, site);
    return by === null ? [] : [{ siteName: site.name, by }];
  });
}

function reasonFor({ page, addresses }: PagePlace, site: HostedSite): TogetherWith['by'] | null {
  const host = hostIn(site.url);
  if (host !== null && namesOf(page).includes(host)) return 'name';
  if (site.address !== null && addresses.includes(site.address)) return 'address';
  const words = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');
  return words(page.hosting) !== '' && words(page.hosting) === words(site.hosting) ? 'hosting' : null;
}

/** The names by which a page's server is reached: that of its address, and that of the server it is uploaded to. */
export function namesOf({ publicUrl, target }: Pick<StatusPage, 'publicUrl' | 'target'>): string[] {
  const names = [hostIn(publicUrl), target.kind === 'folder' ? null : bare(target.host)];
  return [...new Set(names.filter((name) => name !== null))];
}

/** `www.` in front is the same host as a rule; another subdomain may well be another one. */
const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$|\.$/g, '')
    .replace(/^www\./, '');

function hostIn(url: string): string | null {
  const [, host = ''] = /^[a-z]+:\/\/(\[[^\]]*\]|[^/:?#]*)/i.exec(url) ?? [];
  return host === '' ? null : bare(host);
}
