import { afterEach, describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/core/check';
import { createPrometheusProbe } from '../../../src/main/probes/prometheus';
import { sampleOf } from '../../support/site-sample';
import { freePort, startDrip, startEndless, startMute, startSite } from '../../support/site-server';
import type { SiteServer } from '../../support/site-server';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
async function opened<Server extends SiteServer>(server: Promise<Server>): Promise<Server> {
  const started = await server;
  closers.push(started.close);
  return started;
}

type Values = Record<string, string>;
const vector = (values: Values): object => ({
  status: 'success',
  data: {
    resultType: 'vector',
    result: Object.entries(values).map(([instance, value]) => ({
      metric: { __name__: 'probe_success', instance },
      value: [1_435_781_451.781, value],
    })),
  },
});
const scalar = (value: string): object => ({ status: 'success', data: { resultType: 'scalar', result: [1, value] } });
const error = (text: string): object => ({ status: 'error', errorType: 'bad_data', error: text });

interface Server extends SiteServer {
  asked: URL[];
}

/** Answers the query with one thing, the question for the ages of its values with another. */
async function startServer(answer: object | string, { status = 200, ages = error('no ages') } = {}): Promise<Server> {
  const asked: URL[] = [];
  const server = await opened(
    startSite((request, response) => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1');
      asked.push(url);
      const said = url.searchParams.get('query')?.startsWith('time()') === true ? ages : answer;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof said === 'string' ? said : JSON.stringify(said));
    }),
  );
  return { ...server, asked };
}

const probe = createPrometheusProbe({ version: '1' });
const read = (server: string, over = {}, signal = new AbortController().signal): Promise<ProbeResult> =>
  probe(sampleOf('prometheus', { server, query: 'probe_success' }, { timeoutSeconds: 5, ...over }), signal);
const readAnswer = async (answer: object | string, more = {}): Promise<ProbeResult> =>
  read((await startServer(answer, more)).url);

const up = { kind: 'up', title: null, status: null, isTruncated: false, aboutDate: null, remoteAddress: null };

describe('reading a site from Prometheus', () => {
  it('asks below the path of the server, for the query and for the age of its values', async () => {
    const server = await startServer(vector({ a: '1' }));
    const site = sampleOf(
      'prometheus',
      { server: `${server.url}prometheus/`, query: 'up{a="ü"} # x' },
      { timeoutSeconds: 5 },
    );
    await probe(site, new AbortController().signal);
    expect(server.asked.map(({ pathname }) => pathname)).toEqual(Array(2).fill('/prometheus/api/v1/query'));
    expect(server.asked.map(({ searchParams }) => searchParams.get('timeout'))).toEqual(['5s', '5s']);
    const queries = server.asked.map(({ searchParams }) => searchParams.get('query'));
    expect(queries.sort()).toEqual(['time() - timestamp((up{a="ü"} # x\n))', 'up{a="ü"} # x']);
  });

  it.each([
    ['one value', vector({ a: '1' })],
    ['several', vector({ a: '1', b: '0.25', c: '-3', d: '+Inf' })],
    ['a number', scalar('1')],
    ['a warning besides', { ...vector({ a: '1' }), warnings: ['one store did not answer'] }],
  ])('is up with %s other than 0', async (_what, answer) => {
    expect(await readAnswer(answer)).toEqual({ ...up, ms: expect.any(Number) as number });
  });

  it.each([
    ['0', scalar('0'), '0 for the site'],
    ['-0', scalar('-0'), '0 for the site'],
    ['0 among others', vector({ a: '1', b: '0', c: 'NaN' }), '0 for b'],
    ['many', vector({ a: '0', b: '0', c: '0', d: '0', e: '0' }), '0 for a, b, c and 2 more'],
    ['endless names', vector({ ['x'.repeat(5000)]: '0' }), `0 for ${'x'.repeat(59)}…`],
    ['names that would break a line', vector({ 'a\n\u202eb': '0' }), '0 for a b'],
  ])('is down with %s', async (_what, answer, detail) => {
    expect(await readAnswer(answer)).toMatchObject({ kind: 'down', cause: 'probe-failed', status: null, detail });
  });
});

describe('nothing is measured', () => {
  it.each([
    ['no value', vector({}), 200, 'does not know the site'],
    ['NaN', vector({ a: '1', b: 'NaN' }), 200, 'no number: b'],
    ['an empty value', vector({ a: '' }), 200, 'no number: a'],
    [
      'a refused query',
      error('parse error: unexpected <eof>'),
      400,
      'refuses the query: parse error: unexpected <eof>',
    ],
    ['a query that took too long', error('query timed out'), 503, 'query timed out'],
    ['an error that calls itself fine', error('odd'), 200, 'refuses the query: odd'],
    ['a whole range', { status: 'success', data: { resultType: 'matrix', result: [] } }, 200, 'gives a matrix'],
    ['a text', { status: 'success', data: { resultType: 'string', result: [1, '0'] } }, 200, 'gives a string'],
    [
      'a histogram',
      { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, histogram: [1, {}] }] } },
      200,
      'could not be read',
    ],
    ['a page', '<html>0</html>', 200, 'no Prometheus'],
    ['half an answer', JSON.stringify(vector({ a: '0' })).slice(0, -5), 200, 'no Prometheus'],
    ['other JSON', '{"status":"success"}', 200, 'no Prometheus'],
    ['nothing', '', 200, 'no Prometheus'],
    ['a server error', '<html>Bad gateway</html>', 502, 'HTTP 502'],
    ['a server error with the right words', vector({ a: '0' }), 500, 'HTTP 500'],
    ['a redirect', vector({ a: '0' }), 302, 'HTTP 302'],
  ])('with %s', async (_what, answer, status, detail) => {
    const result = await readAnswer(answer, { status });
    expect(result).toMatchObject({ kind: 'unmeasured', detail: expect.stringContaining(detail) as string });
  });

  it('when nobody listens', async () => {
    const result = await read(`http://127.0.0.1:${await freePort()}/`);
    expect(result).toMatchObject({ kind: 'unmeasured', detail: expect.stringContaining('ECONNREFUSED') as string });
  });

  it('with more than 1 MiB, of which no more is read', async () => {
    const endless = await opened(startEndless('gzipped'));
    expect(await read(endless.url)).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringContaining('too much') as string,
    });
    expect(endless.bytesSent()).toBeLessThan(16 * 1024 * 1024);
    await expect.poll(endless.openSockets).toBe(0);
  });

  it.each([
    ['silence', () => startMute()],
    ['a byte a second', () => startDrip('body')],
  ])('with %s, after the time limit of the site', async (_what, start) => {
    const server = await opened(start());
    expect(await read(server.url, { timeoutSeconds: 1 })).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringContaining('within 1000 ms') as string,
    });
    await expect.poll(server.openSockets).toBe(0);
  });

  it('when it is called off: then it rejects', async () => {
    const server = await opened(startMute());
    const controller = new AbortController();
    const reading = read(server.url, {}, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
  });
});

describe('an old value', () => {
  it.each([
    ['1', { a: '180' }, 30, 'up'],
    ['1', { a: '181' }, 30, 'unmeasured'],
    ['1', { a: '181' }, 120, 'up'],
    ['0', { a: '180' }, 30, 'down'],
    ['0', { a: '181' }, 30, 'unmeasured'],
    // Of whom there is no age, or a strange one, Prometheus' own rule holds.
    ['1', { b: '999' }, 30, 'up'],
    ['1', { a: 'NaN' }, 30, 'up'],
  ] as const)('says nothing about now: %s, age %j, interval %i s: %s', async (value, ages, intervalSeconds, kind) => {
    const server = await startServer(vector({ a: value }), { ages: withoutName(vector(ages)) });
    expect(await read(server.url, { intervalSeconds })).toMatchObject({ kind });
  });

  it('takes nothing from a fresh 0 beside it, but from a fresh 1', async () => {
    const ages = withoutName(vector({ a: '200', b: '10' }));
    expect(await readAnswer(vector({ a: '1', b: '0' }), { ages })).toMatchObject({ kind: 'down', detail: '0 for b' });
    expect(await readAnswer(vector({ a: '0', b: '1' }), { ages })).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringContaining('nobody measures any more: a') as string,
    });
  });
});

/** A calculated value has no name of a metric any more. */
const withoutName = (answer: object): object =>
  JSON.parse(JSON.stringify(answer).replaceAll('"__name__":"probe_success",', '')) as object;
