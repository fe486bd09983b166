/**
 * The sites: one process that listens at hundreds of loopback addresses, answers as each site is told to, and remembers
 * when each was asked.
 */
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { KeyPair } from '../../support/certificates';
import { addressOf, siteOf } from '../addresses';
import { answerCalls } from '../harness/calls';
import { sharedNowMs } from '../harness/time';

/** `down` answers 503; `hang` takes the request and never answers. */
export type Behaviour = 'ok' | 'down' | 'hang';

/** A request for a site, in shared milliseconds. */
export interface Arrival {
  site: number;
  atMs: number;
}

export type FixtureCalls = {
  /** Listens at the first so many addresses, on one port. */
  open: (wanted: { addresses: number; tls?: KeyPair }) => Promise<{ port: number }>;
  /** From now on; hands back when that was. */
  behave: (change: { sites: readonly number[]; behaviour: Behaviour }) => number;
  /** All since it was asked last. */
  takeArrivals: (nothing: null) => Arrival[];
};

/** Some 4 KB with its title at the top, as a small site's page. */
const page = Buffer.from(
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Tischlerei Nordlicht</title></head><body>${'<p>Wir bauen Treppen, Türen und Tische aus Holz, das in der Nähe gewachsen ist.</p>'.repeat(48)}</body></html>`,
);
const pageHead = { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length };

const behaviours = new Map<number, Behaviour>();
let arrivals: Arrival[] = [];

function respond(request: http.IncomingMessage, response: http.ServerResponse): void {
  const path = request.url ?? '';
  if (path === '/reference') {
    response.end('the line works');
    return;
  }
  const site = siteOf(path);
  if (site !== null) arrivals.push({ site, atMs: sharedNowMs() });
  switch (behaviours.get(site ?? -1) ?? 'ok') {
    case 'ok':
      response.writeHead(200, pageHead).end(page);
      break;
    case 'down':
      response.writeHead(503).end();
      break;
    case 'hang':
      break;
  }
}

async function open({ addresses, tls }: { addresses: number; tls?: KeyPair }): Promise<{ port: number }> {
  const server = tls === undefined ? http.createServer(respond) : https.createServer({ ...tls }, respond);
  const listen = async (address: string, port: number): Promise<number> => {
    // One server with many doors: only what accepts connections stands at each address.
    const door = net.createServer((socket) => server.emit('connection', socket));
    door.listen({ host: address, port, backlog: 128 });
    await once(door, 'listening');
    return (door.address() as AddressInfo).port;
  };
  const port = await listen(addressOf(0), 0);
  for (let index = 1; index < addresses; index += 1) await listen(addressOf(index), port);
  return { port };
}

answerCalls({
  open,
  behave: ({ sites, behaviour }) => {
    for (const site of sites) behaviours.set(site, behaviour);
    return sharedNowMs();
  },
  takeArrivals: () => {
    const taken = arrivals;
    arrivals = [];
    return taken;
  },
} satisfies FixtureCalls);
