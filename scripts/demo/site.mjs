import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} DemoSite
 * @property {string} url
 * @property {() => Promise<void>} open listens again, on the same port
 * @property {() => Promise<void>} close refuses connections from now on
 * @property {(ms: number) => Promise<void>} wait never comes back once the site has ended
 * @property {() => Promise<void>} end for good
 */

/**
 * A web page on this machine.
 * @param {{ title: string, answersAfterMs?: number, onFirstRequest?: (site: DemoSite) => void }} options
 * @returns {Promise<DemoSite>}
 */
export async function startSite({ title, answersAfterMs = 0, onFirstRequest }) {
  const ended = new AbortController();
  let isAsked = false;
  const server = createServer((_request, response) => {
    if (!isAsked) onFirstRequest?.(site);
    isAsked = true;
    setTimeout(() => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="de"><title>${title}</title><h1>${title}</h1></html>`);
    }, answersAfterMs);
  });
  const port = await listen(server, 0);
  /** @type {DemoSite} */
  const site = {
    url: `http://127.0.0.1:${port}/`,
    open: async () => void (await listen(server, port)),
    close: () => close(server),
    wait: (ms) => sleep(ms, undefined, { signal: ended.signal, ref: false }).catch(() => new Promise(() => undefined)),
    end: () => {
      ended.abort();
      return close(server);
    },
  };
  return site;
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>} the port
 */
async function listen(server, port) {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** @param {import('node:http').Server} server */
async function close(server) {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
