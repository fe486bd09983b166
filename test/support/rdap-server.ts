import type { ServerResponse } from 'node:http';
import type { KeyPair } from './certificates';
import { startTlsSite } from './site-server';
import type { SiteServer } from './site-server';

export interface RdapServer extends SiteServer {
  /** The list of registries (RFC 9224): this server for `.example`, `.org` and `.co.uk`. */
  listUrl: string;
  /** What was asked, in order: paths. */
  asked: string[];
  /** When each domain was asked, by `performance.now()`. */
  askedAtMs: number[];
}

type Reaction = (domain: string, response: ServerResponse) => void;

/** A registry on loopback, over TLS. Whoever starts it closes it. */
export async function startRdapServer(pair: KeyPair, react: Reaction): Promise<RdapServer> {
  const asked: string[] = [];
  const askedAtMs: number[] = [];
  const server = await startTlsSite(pair, (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (path === '/dns.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(registryList(server.url)));
      return;
    }
    askedAtMs.push(performance.now());
    react(path.replace(/^\/rdap\/domain\//, ''), response);
  });
  return { ...server, listUrl: `${server.url}dns.json`, asked, askedAtMs };
}

/** As IANA publishes it. */
const registryList = (url: string): object => ({
  description: 'RDAP bootstrap file for Domain Name System registrations',
  publication: '2026-01-01T00:00:00Z',
  version: '1.0',
  services: [
    // `uk` leads nowhere: the longer end `co.uk` must win.
    [['uk'], ['https://127.0.0.1:9/']],
    [
      ['Example', 'org', 'co.uk', 'xn--vermgensberatung-pwb'],
      ['http://127.0.0.1:9/rdap/', `${url}rdap/`],
    ],
  ],
});

/** A domain as registries answer (RFC 9083, section 5.3), shortened. */
export function rdapDomain(name: string, expiresAt: string | null, status: string[] = ['active']): string {
  const expiration = expiresAt === null ? [] : [{ eventAction: 'expiration', eventDate: expiresAt }];
  return JSON.stringify({
    rdapConformance: ['rdap_level_0', 'icann_rdap_response_profile_0'],
    objectClassName: 'domain',
    handle: '2336799_DOMAIN_COM-VRSN',
    ldhName: name.toUpperCase(),
    status,
    events: [
      { eventAction: 'registration', eventDate: '1997-09-15T04:00:00Z' },
      ...expiration,
      { eventAction: 'last update of RDAP database', eventDate: '2026-06-01T00:00:00Z' },
    ],
    entities: [{ objectClassName: 'entity', handle: '292', roles: ['registrar'] }],
    nameservers: [{ objectClassName: 'nameserver', ldhName: `NS1.${name.toUpperCase()}` }],
  });
}

export function answerRdap(response: ServerResponse, status: number, body: string, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/rdap+json', ...headers }).end(body);
}

/** RFC 9083, section 6. */
export const rdapError = (errorCode: number): string =>
  JSON.stringify({ rdapConformance: ['rdap_level_0'], errorCode, title: 'Error', description: ['no'] });
