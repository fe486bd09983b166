import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultChannels } from '../../../../src/core/alert-channel';
import { channelLimitMs } from '../../../../src/main/alerts/channels/limit';
import { createNtfyChannel } from '../../../../src/main/alerts/channels/ntfy';
import { createWebhookChannel } from '../../../../src/main/alerts/channels/webhook';
import type { ChannelNotice } from '../../../../src/main/ports';
import { createProbes } from '../../../../src/main/probes';
import { createWords } from '../../../../src/main/words';
import { sampleAlert } from '../../../support/history-samples';
import { freePort, startEndless, startMute, startSite } from '../../../support/site-server';

const canary = 'canary-51d7';
const nowMs = Date.UTC(2026, 10, 25, 0, 33);
const { post } = createProbes({ version: '0.0.0' });
const words = createWords();

interface Heard {
  method: string | undefined;
  url: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}
const unheard: Heard = { method: undefined, url: undefined, headers: {}, body: '{}' };
const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

/** A service that notes what it is told and answers with a status. */
async function service(status = 200, headers: Record<string, string> = {}) {
  const heard: Heard[] = [];
  const site = await startSite((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      heard.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(status, headers).end(`no: ${String(request.headers.authorization)}`);
    });
  });
  opened.push(site);
  return { url: site.url, heard };
}

const notice = (over: Partial<ChannelNotice> = {}): ChannelNotice => ({
  alert: sampleAlert(),
  title: 'Bäckerei Müller nicht erreichbar',
  body: 'seit 01:32, der Server nimmt keine Verbindung an',
  about: 'incident-1',
  isUrgent: true,
  isSilent: false,
  onClick: () => undefined,
  ...over,
});
const ntfy = (server: string, token: string | null = null, topic = 'nachtwache') =>
  createNtfyChannel({
    settings: () => ({ ...defaultChannels.ntfy, isOn: true, server, topic }),
    token: () => token,
    ...{ post, words },
  });
const webhook = (url: string, key: string | null = null) =>
  createWebhookChannel({
    settings: () => ({ isOn: true, url }),
    key: () => key,
    clock: { now: () => nowMs },
    ...{ post, words },
  });

describe('ntfy', () => {
  it('is told topic, title, text, level and sign as JSON, with the token as bearer', async () => {
    const { url, heard } = await service();
    expect(await ntfy(url, canary).send(notice())).toEqual({ ok: true, value: null });
    const [{ method, headers, body } = unheard] = heard;
    expect(method).toBe('POST');
    expect(headers['authorization']).toBe(`Bearer ${canary}`);
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual({
      topic: 'nachtwache',
      title: 'Bäckerei Müller nicht erreichbar',
      message: 'seit 01:32, der Server nimmt keine Verbindung an',
      priority: 5,
      tags: ['red_square'],
    });
  });

  it('keeps still at night, and is told of a test without a token', async () => {
    const { url, heard } = await service();
    await ntfy(url).send(notice({ isSilent: true }));
    await ntfy(url).send(notice({ alert: null, isUrgent: false }));
    expect(heard.map(({ body }) => (JSON.parse(body) as { priority: number }).priority)).toEqual([2, 3]);
    expect(heard[1]?.headers['authorization']).toBeUndefined();
  });

  it('takes names as they come: none of them becomes a head line, an address or a markup', async () => {
    const { url, heard } = await service();
    for (const title of ['--help', '"; rm -rf /', '$(touch x)', 'a\r\nX-Evil: 1', '<b>x</b>', '{"topic":"evil"}']) {
      expect(await ntfy(url).send(notice({ title }))).toMatchObject({ ok: true });
      const { headers, body } = heard.at(-1) ?? unheard;
      expect(headers['x-evil']).toBeUndefined();
      expect(JSON.parse(body)).toMatchObject({ topic: 'nachtwache', title });
      expect(Object.keys(JSON.parse(body) as object)).toEqual(['topic', 'title', 'message', 'priority', 'tags']);
    }
  });

  it('gets no token where all could read it on the way', async () => {
    const sent = await ntfy('http://ntfy.example.org/', canary).send(notice());
    expect(sent).toMatchObject({ ok: false });
    expect(sent.ok ? '' : sent.error).toMatch(/unencrypted.*with https/);
  });
});

describe('the webhook', () => {
  it('gets a documented JSON, signed over time and text', async () => {
    const { url, heard } = await service(204);
    expect(await webhook(`${url}hooks/geheim`, canary).send(notice())).toMatchObject({ ok: true });
    const [{ url: path, headers, body } = unheard] = heard;
    expect(path).toBe('/hooks/geheim');
    const alert = sampleAlert();
    expect(JSON.parse(body)).toEqual({
      version: 1,
      event: 'down',
      id: alert.id,
      about: 'incident-1',
      createdAt: new Date(alert.createdAt).toISOString(),
      startedAt: new Date(alert.startedAt).toISOString(),
      endedAt: null,
      isUrgent: true,
      title: 'Bäckerei Müller nicht erreichbar',
      text: 'seit 01:32, der Server nimmt keine Verbindung an',
    });
    const seconds = nowMs / 1000;
    const signature = createHmac('sha256', canary).update(`${seconds}.${body}`).digest('hex');
    expect(headers['x-nachtwache-signature']).toBe(`t=${seconds},v1=${signature}`);
  });

  it('goes unsigned where no key is set, and a test says that it is one', async () => {
    const { url, heard } = await service();
    await webhook(url).send(notice({ alert: null }));
    expect(heard[0]?.headers['x-nachtwache-signature']).toBeUndefined();
    expect(JSON.parse(heard[0]?.body ?? '{}')).toMatchObject({ event: 'test', id: null, about: null });
  });
});

describe('a service that fails', () => {
  it.each([
    [301, /redirects to another address/],
    [401, /refuses the sign-in \(status 401\). Check address and token/],
    [403, /refuses the sign-in/],
    [404, /did not accept the alert \(status 404\)/],
    [429, /wants fewer alerts/],
    [500, /did not accept the alert \(status 500\)/],
  ])('with %i is told in a sentence without the secret', async (status, said) => {
    const { url } = await service(status, status === 301 ? { location: 'http://127.0.0.1:1/' } : {});
    for (const channel of [ntfy(url, canary), webhook(`${url}?key=${canary}`, canary)]) {
      const sent = await channel.send(notice());
      expect(sent.ok ? 'sent' : sent.error).toMatch(said);
      expect(JSON.stringify(sent)).not.toContain(canary);
    }
  });

  it('by redirecting gets no second request, and no other address hears the token', async () => {
    const other = await service();
    const { url, heard } = await service(307, { location: other.url });
    await ntfy(url, canary).send(notice());
    expect(heard).toHaveLength(1);
    expect(other.heard).toEqual([]);
  });

  it('by not being there, or by talking without end, ends', async () => {
    const nobody = await webhook(`http://127.0.0.1:${await freePort()}/`).send(notice());
    expect(nobody.ok ? '' : nobody.error).toMatch(
      /cannot be reached \(.*ECONNREFUSED.*\). Check the internet connection/,
    );
    const endless = await startEndless('plain');
    opened.push(endless);
    expect(await webhook(endless.url).send(notice())).toMatchObject({ ok: true });
  });

  it('by taking everything and never answering, ends within the limit of a channel', async () => {
    const mute = await startMute();
    opened.push(mute);
    const limits: number[] = [];
    const channel = createWebhookChannel({
      settings: () => ({ isOn: true, url: mute.url }),
      key: () => null,
      clock: { now: () => nowMs },
      // The same in less time than a person would have to wait for it.
      post: (request) => {
        limits.push(request.limitMs);
        return post({ ...request, limitMs: 300 });
      },
      words,
    });
    const sent = await channel.send(notice());
    expect(sent.ok ? '' : sent.error).toMatch(/Check the internet connection/);
    expect(limits).toEqual([channelLimitMs]);
  });
});
