/** The fault collection: servers that are broken in every known way, and some that are well. */
import type { Certificates } from '../support/certificates';
import {
  freePort,
  html,
  page,
  startBreakingOff,
  startDrip,
  startEndless,
  startMute,
  startSite,
  startSocketServer,
  startTlsSite,
} from '../support/site-server';
import type { SiteServer } from '../support/site-server';
import type { PeerCheck } from './peers';

export interface Fault {
  name: string;
  url: string;
  keyword: PeerCheck['keyword'];
}

export interface FaultCollection {
  faults: Fault[];
  close: () => Promise<void>;
}

type Opened = SiteServer | { url: string; close: () => Promise<void> };

const mustSay = (text: string): PeerCheck['keyword'] => ({ text, mustOccur: true });
const mustNotSay = (text: string): PeerCheck['keyword'] => ({ text, mustOccur: false });

export async function openFaults(certificates: Certificates): Promise<FaultCollection> {
  const servers: Opened[] = [];
  const faults: Fault[] = [];
  const add = async (name: string, server: Opened | Promise<Opened>, keyword: PeerCheck['keyword'] = null) => {
    const opened = await server;
    servers.push(opened);
    faults.push({ name, url: opened.url, keyword });
  };
  const status = (code: number): Promise<SiteServer> => startSite(html(page('Seite', 'ein Wort'), code));
  const raw = (text: string): Promise<SiteServer> => startSocketServer((socket) => void socket.end(text));
  const redirectTo = (target: string): Promise<SiteServer> =>
    startSite((_request, response) => void response.writeHead(302, { location: target }).end());
  const nobody = async (): Promise<Opened> => ({
    url: `http://127.0.0.1:${await freePort()}/`,
    close: () => Promise.resolve(),
  });
  const good = await status(200);
  const broken = await status(503);
  servers.push(good, broken);

  await add('well', status(200));
  await add('204 without a body', status(204));
  await add('403', status(403));
  await add('404', status(404));
  await add('500', status(500));
  await add('503', status(503));
  await add('refused', nobody());
  await add('accepts, then silence', startMute());
  await add('one byte of the head a second', startDrip('head'));
  await add('one byte of the body a second', startDrip('body'));
  await add(
    'closed without an answer',
    startSocketServer((socket) => void socket.once('data', () => socket.end())),
  );
  await add(
    'reset at once',
    startSocketServer((socket) => socket.resetAndDestroy()),
  );
  await add('reset in the middle of the body', startBreakingOff());
  await add('closed before the promised length', raw('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf'));
  await add('something that is not HTTP', raw('220 mail.example.org ESMTP\r\n'));
  await add('a body without end', startEndless('plain'));
  await add('redirect to a good page', redirectTo(good.url));
  await add('redirect to 503', redirectTo(broken.url));
  await add('redirect to itself', redirectTo('/'));
  await add('redirect to a closed port', redirectTo((await nobody()).url));
  await add('word expected, there', status(200), mustSay('Wort'));
  await add('word expected, missing', startSite(html(page('Seite', 'nichts'))), mustSay('Wort'));
  await add('word forbidden, there', status(200), mustNotSay('Wort'));
  await add('word forbidden, missing', startSite(html(page('Seite', 'nichts'))), mustNotSay('Wort'));
  const answer = html(page('Seite'));
  await add('TLS, well', startTlsSite(certificates.good, answer));
  await add('TLS, expired', startTlsSite(certificates.expired, answer));
  await add('TLS, wrong name', startTlsSite(certificates.otherName, answer));
  await add('TLS, self-signed', startTlsSite(certificates.selfSigned, answer));
  await add('TLS, unknown authority', startTlsSite(certificates.unknownIssuer, answer));
  await add('TLS asked, HTTP answers', asSecure(await status(200)));
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
  };
  return { faults, close };
}

const asSecure = (server: SiteServer): SiteServer => ({ ...server, url: server.url.replace('http:', 'https:') });
