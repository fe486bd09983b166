import { afterEach, describe, expect, it } from 'vitest';
import { createProbes } from '../../../src/main/probes';
import { freePort, html, startDrip, startEndless, startMute, startSite } from '../../support/site-server';
import type { SiteServer } from '../../support/site-server';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
async function opened(server: Promise<SiteServer>): Promise<SiteServer> {
  const started = await server;
  closers.push(started.close);
  return started;
}

const { reference } = createProbes({ version: '1' });
const ask = (url: string, signal = new AbortController().signal) => reference({ url, expectText: 'success' }, signal);

describe('a reference point', () => {
  it('answers when it says what it must say', async () => {
    const point = await opened(startSite(html('<html>success</html>')));
    expect(await ask(point.url)).toBe(true);
  });

  it('does not answer when a captive portal speaks in its place', async () => {
    const portal = await opened(startSite(html('<html>Willkommen im WLAN</html>')));
    expect(await ask(portal.url)).toBe(false);
  });

  it('does not answer by a redirect, even to somebody who says the right word', async () => {
    const point = await opened(startSite(html('success')));
    const portal = await opened(
      startSite((_request, response) => response.writeHead(302, { location: point.url }).end('success')),
    );
    expect(await ask(portal.url)).toBe(false);
  });

  it('does not answer with an error that happens to hold the word', async () => {
    const point = await opened(startSite(html('no success', 503)));
    expect(await ask(point.url)).toBe(false);
  });

  it('does not answer when nobody listens', async () => {
    expect(await ask(`http://127.0.0.1:${await freePort()}/`)).toBe(false);
  });

  it.each([
    ['silence', () => startMute()],
    ['a byte a second', () => startDrip('body')],
  ])('does not answer with %s, within 5 s', async (_name, start) => {
    const point = await opened(start());
    const startedAt = performance.now();
    expect(await ask(point.url)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(6000);
    await expect.poll(point.openSockets).toBe(0);
  });

  it('reads no more than it needs of a page without end', async () => {
    const portal = await startEndless('plain');
    closers.push(portal.close);
    expect(await ask(portal.url)).toBe(false);
    expect(portal.bytesSent()).toBeLessThan(16 * 1024 * 1024);
    await expect.poll(portal.openSockets).toBe(0);
  });

  it('rejects on abort', async () => {
    const point = await opened(startMute());
    const controller = new AbortController();
    const asked = ask(point.url, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(asked).rejects.toThrow('stopped');
  });
});
