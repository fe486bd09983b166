import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { readUptimeRobot } from '../../../src/main/doors/uptimerobot';
import { createWords } from '../../../src/main/words';
import {
  answerPage,
  robotLog,
  robotMonitor as monitor,
  sendJson as send,
  serveRobot,
} from '../../support/robot-server';
import type { RobotServer } from '../../support/robot-server';

const key = 'ur123456-abcdef';
const nowMs = 1_790_000_000_000;
const words = createWords();
words.setLanguage('de');

let server: RobotServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function serve(answer: Parameters<typeof serveRobot>[0]): Promise<RobotServer> {
  server = await serveRobot(answer);
  return server;
}

/** Pauses pass at once, and are noted in seconds. */
function waitingRoom() {
  const waits: number[] = [];
  const after = (delayMs: number, callback: () => void): (() => void) => {
    waits.push(delayMs / 1000);
    const timer = setImmediate(callback);
    return () => clearImmediate(timer);
  };
  return { waits, clock: { after, now: () => nowMs } };
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

describe('the logs of an UptimeRobot account', () => {
  const seconds = nowMs / 1000;
  const read = async (monitors: readonly object[], isWithLogs = true) => {
    const { address, asked } = await serve(answerPage(monitors));
    const result = await readUptimeRobot({ key, isWithLogs }, { ...waitingRoom(), words, fetch, address });
    return { asked, result };
  };
  const logs = robotLog(
    [
      [98, nowMs - 9000_000],
      [2, nowMs - 8990_000],
      [1, nowMs - 5000_000],
      [2, nowMs - 4000_000],
    ],
    nowMs,
  );

  it('come with the monitors where they are wanted, in smaller pages, and are not asked for else', async () => {
    const all = Array.from({ length: 23 }, (_, index) => monitor(index, { logs }));
    const { asked, result } = await read(all);
    expect(asked.map(({ form }) => [form.get('offset'), form.get('logs'), form.get('log_types')])).toEqual(
      ['0', '10', '20'].map((offset) => [offset, '1', '1-2-98-99']),
    );
    expect(result.ok && result.value.logs).toHaveLength(23);
    expect(result.ok && result.value.logs[22]).toMatchObject({
      site: { url: 'https://s22.example/' },
      log: {
        ...{ isRunning: true, readAtMs: nowMs },
        lines: [
          { type: 2, atMs: nowMs - 4000_000, lengthMs: 4000_000, reason: 'OK' },
          { type: 1, atMs: nowMs - 5000_000, lengthMs: 1000_000, reason: 'Connection Timeout' },
          { type: 2, atMs: nowMs - 8990_000 },
          { type: 98, atMs: nowMs - 9000_000, lengthMs: 10_000 },
        ],
      },
    });

    await server?.close();
    const without = await read(all.slice(0, 1), false);
    expect(without.asked[0]?.form.has('logs')).toBe(false);
    expect(without.result).toMatchObject({ ok: true, value: { logs: [] } });
  });

  it('are read of paused monitors too, and of lines that cannot be read nothing is made', async () => {
    const odd = [
      { type: '1', datetime: String(seconds - 100), duration: '50' },
      { type: 2, datetime: 'yesterday', duration: 5 },
      'nonsense',
      { type: 2, datetime: seconds - 300, reason: { code: 200, detail: 5 } },
    ];
    const { result } = await read([monitor(1, { status: 0, logs: odd }), monitor(2, { type: 5, logs }), monitor(3)]);
    expect(result.ok && result.value.leftOut.map(({ reason }) => reason)).toEqual(['paused-there', 'kind']);
    expect(result.ok && result.value.logs).toEqual([
      {
        site: expect.objectContaining({ url: 'https://s1.example/' }) as object,
        log: {
          ...{ isRunning: false, readAtMs: nowMs },
          lines: [
            { type: 1, atMs: nowMs - 100_000, lengthMs: 50_000, reason: '' },
            { type: 2, atMs: nowMs - 300_000, lengthMs: Number.NaN, reason: '' },
          ],
        },
      },
    ]);
  });

  it.each([2, -5])('are refused where they are told in another time zone: %i hours', async (hours) => {
    const movedMs = hours * 3_600_000;
    const moved = robotLog([[2, nowMs - 9_000_000 + movedMs]], nowMs + movedMs);
    const { result } = await read([monitor(1, { logs: moved })]);
    expect(result.ok ? '' : result.error).toContain(`weichen um ${Math.abs(hours) * 60} Minuten`);
  });

  it.each([
    [20, 'UptimeRobots Uhr geht gegenüber der Uhr dieses Rechners 20 Minuten vor.'],
    [-90, 'UptimeRobots Uhr geht gegenüber der Uhr dieses Rechners 90 Minuten nach.'],
  ])('are refused where the two clocks differ: %i minutes', async (minutes, sentence) => {
    const page = answerPage([monitor(1, { logs })]);
    const dated = async (isWithLogs: boolean) => {
      const { address } = await serve((asked, response) => {
        response.setHeader('Date', new Date(nowMs + minutes * 60_000).toUTCString());
        page(asked, response);
      });
      return readUptimeRobot({ key, isWithLogs }, { ...waitingRoom(), words, fetch, address });
    };
    const refused = await dated(true);
    expect(refused.ok ? '' : refused.error).toContain(sentence);
    await server?.close();
    // For the list alone it is of no matter.
    expect(await dated(false)).toMatchObject({ ok: true });
  });

  it('may be long, and are waited for as the list is', async () => {
    const long = robotLog(
      Array.from({ length: 5000 }, (_, index) => [index % 2 === 0 ? 2 : 1, nowMs - (5000 - index) * 600_000] as const),
      nowMs,
    );
    const all = Array.from({ length: 10 }, (_, index) => monitor(index, { logs: long }));
    let refusals = 1;
    const page = answerPage(all);
    const { address } = await serve((asked, response) => {
      if (refusals-- > 0) response.writeHead(429, { 'Retry-After': '3' }).end('{}');
      else page(asked, response);
    });
    const room = waitingRoom();
    const result = await readUptimeRobot({ key, isWithLogs: true }, { ...room, words, fetch, address });
    expect(room.waits).toEqual([3]);
    expect(result.ok && result.value.logs.every(({ log }) => log.lines.length === 5000)).toBe(true);
  });
});
