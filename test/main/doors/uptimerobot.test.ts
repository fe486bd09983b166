import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readUptimeRobot } from '../../../src/main/doors/uptimerobot';
import { createWords } from '../../../src/main/words';

const key = 'ur123456-abcdef';
const words = createWords();
words.setLanguage('de');

let server: Server | null = null;
afterEach(async () => {
  await new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)));
  server = null;
});

interface Asked {
  method: string;
  type: string;
  form: URLSearchParams;
}

/** A server that answers as UptimeRobot's API does, and remembers what it was asked. */
async function serve(
  answer: (asked: Asked, response: ServerResponse) => void,
): Promise<{ address: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const read = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const each = {
      method: request.method ?? '',
      type: request.headers['content-type'] ?? '',
      form: new URLSearchParams(body),
    };
    asked.push(each);
    answer(each, response);
  };
  server = createServer((request, response) => void read(request, response));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/getMonitors`, asked };
}

const send = (response: ServerResponse, value: unknown): void =>
  void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value));
const monitor = (id: number, over: object = {}): object => ({
  ...{ id, friendly_name: `Seite ${id}`, url: `https://s${id}.example`, type: 1, sub_type: '', keyword_type: null },
  ...{ keyword_case_type: null, keyword_value: '', http_username: '', http_password: '', port: '', interval: 300 },
  ...{ timeout: 30, status: 2, create_datetime: 1_700_000_000 },
  ...over,
});

/** Pauses pass at once, and are noted in seconds. */
function waitingRoom() {
  const waits: number[] = [];
  const after = (delayMs: number, callback: () => void): (() => void) => {
    waits.push(delayMs / 1000);
    const timer = setImmediate(callback);
    return () => clearImmediate(timer);
  };
  return { waits, clock: { after } };
}

describe('the monitors of an UptimeRobot account', () => {
  it('are read page for page, by a form that holds the key', async () => {
    const all = Array.from({ length: 120 }, (_, index) => monitor(index));
    const { address, asked } = await serve(({ form }, response) => {
      const offset = Number(form.get('offset'));
      const monitors = all.slice(offset, offset + Number(form.get('limit')));
      send(response, { stat: 'ok', pagination: { offset, limit: 50, total: all.length }, monitors });
    });
    const read = await readUptimeRobot({ key, isWithLogs: false }, { ...waitingRoom(), words, fetch, address });
    expect(read.ok && read.value.sites.map(({ site }) => site.url)).toEqual(
      all.map((_, index) => `https://s${index}.example/`),
    );
    expect(
      asked.map(({ method, type, form }) => [
        method,
        type.split(';')[0],
        form.get('api_key'),
        form.get('format'),
        form.get('offset'),
      ]),
    ).toEqual(['0', '50', '100'].map((offset) => ['POST', 'application/x-www-form-urlencoded', key, 'json', offset]));
  });

  it('become checks of their kinds; what is paused or has no like is left out with the reason', async () => {
    const monitors = [
      monitor(1, { http_username: 'anna', http_password: 'geheim', http_auth_type: 1 }),
      monitor(2, { type: 2, keyword_type: 2, keyword_value: 'Willkommen' }),
      monitor(3, { type: '2', keyword_type: '1', keyword_value: 'Fehler', interval: 10 }),
      monitor(4, { type: 3, url: '192.0.2.7' }),
      monitor(5, { type: 4, url: 'mail.example', sub_type: 4 }),
      monitor(6, { type: 4, url: 'mail.example', sub_type: 99, port: 587 }),
      monitor(7, { type: 5 }),
      monitor(8, { status: 0 }),
    ];
    const { address } = await serve((_, response) =>
      send(response, { stat: 'ok', pagination: { offset: 0, limit: 50, total: 8 }, monitors }),
    );
    const read = await readUptimeRobot({ key, isWithLogs: false }, { ...waitingRoom(), words, fetch, address });
    expect(read.ok && read.value.sites.map(({ site }) => site)).toMatchObject([
      {
        name: 'Seite 1',
        url: 'https://s1.example/',
        intervalSeconds: 300,
        check: { auth: { kind: 'basic', user: 'anna', password: 'geheim' } },
      },
      { check: { keyword: { text: 'Willkommen', mustOccur: true } } },
      { check: { keyword: { text: 'Fehler', mustOccur: false } }, intervalSeconds: 30 },
      { url: 'ping://192.0.2.7', check: { kind: 'ping' } },
      { url: 'tcp://mail.example:25' },
      { url: 'tcp://mail.example:587' },
    ]);
    expect(read.ok && read.value.leftOut).toEqual([
      { name: 'Seite 7', reason: 'kind' },
      { name: 'Seite 8', reason: 'paused-there' },
    ]);
  });

  it('are waited for as long as UptimeRobot asks, and not for ever', async () => {
    let refusals = 2;
    const { address, asked } = await serve((_, response) => {
      if (refusals-- > 0) response.writeHead(429, refusals === 1 ? { 'Retry-After': '7' } : {}).end('{}');
      else send(response, { stat: 'ok', pagination: { offset: 0, limit: 50, total: 1 }, monitors: [monitor(1)] });
    });
    const room = waitingRoom();
    expect(await readUptimeRobot({ key, isWithLogs: false }, { ...room, words, fetch, address })).toMatchObject({
      ok: true,
    });
    expect(room.waits).toEqual([7, 60]);
    refusals = 1000;
    asked.length = 0;
    expect(
      await readUptimeRobot({ key, isWithLogs: false }, { ...waitingRoom(), words, fetch, address }),
    ).toMatchObject({
      ok: false,
      error: expect.stringContaining('Status 429') as string,
    });
    expect(asked).toHaveLength(4);
  });

  it('are not asked for again and again where the pages never end', async () => {
    const { address, asked } = await serve((_, response) =>
      send(response, { stat: 'ok', pagination: { offset: 0, limit: 50, total: 1e9 }, monitors: [] }),
    );
    expect(
      await readUptimeRobot({ key, isWithLogs: false }, { ...waitingRoom(), words, fetch, address }),
    ).toMatchObject({ ok: true });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [
      'a refusal',
      (response: ServerResponse) =>
        send(response, {
          stat: 'fail',
          error: {
            type: 'invalid_parameter',
            parameter_name: 'api_key',
            passed_value: key,
            message: `api_key ${key} not found.`,
          },
        }),
      'UptimeRobot lehnt ab: api_key … not found.',
    ],
    ['a page of HTML', (response: ServerResponse) => void response.end('<html>'), 'etwas anderes geantwortet'],
    [
      'another kind of JSON',
      (response: ServerResponse) => send(response, { monitors: 'none' }),
      'etwas anderes geantwortet',
    ],
    [
      'a redirect',
      (response: ServerResponse) => void response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
      'nicht zu erreichen',
    ],
    ['a broken connection', (response: ServerResponse) => void response.destroy(), 'nicht zu erreichen'],
    [
      'more than anybody has',
      (response: ServerResponse) => send(response, { stat: 'ok', filler: 'x'.repeat(6_000_000) }),
      'etwas anderes geantwortet',
    ],
  ])('or why there are none is a sentence without the key: %s', async (_name, answer, sentence) => {
    const { address } = await serve((_, response) => answer(response));
    const read = await readUptimeRobot({ key, isWithLogs: false }, { ...waitingRoom(), words, fetch, address });
    expect(read.ok ? '' : read.error).toContain(sentence);
    expect(JSON.stringify(read)).not.toContain(key);
  });
});
