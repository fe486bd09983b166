import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createLookup } from '../../../src/main/probes/lookup';
import { createPingProbe } from '../../../src/main/probes/ping';
import type { PingDeps } from '../../../src/main/probes/ping';
import { pingCommand, readPingTime } from '../../../src/main/probes/ping-command';
import { sampleOf } from '../../support/site-sample';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const siteOf = (host: string, timeoutSeconds: number) =>
  sampleOf('ping', {}, { url: `ping://${host}`, timeoutSeconds });
const check = (host: string, { timeoutSeconds = 5, ...deps }: Partial<PingDeps & { timeoutSeconds: number }> = {}) =>
  createPingProbe({ lookup: createLookup(), ...deps })(siteOf(host, timeoutSeconds), new AbortController().signal);

/** A name with these addresses. */
const leadingTo =
  (...addresses: string[]): LookupFunction =>
  (_hostname, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

/** A `ping` of ours in place of the system's. */
async function pretend(script: string): Promise<NodeJS.ProcessEnv> {
  const folder = await mkdtemp(join(tmpdir(), 'nachtwache-ping-'));
  closers.push(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'ping'), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, 'ping'), 0o755);
  return { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // There is no such process, which is the answer.
    return false;
  }
}

describe("the system's ping", () => {
  it('reaches an address, and measures the round trip', async () => {
    expect(await check('127.0.0.1')).toEqual({
      kind: 'up',
      title: null,
      status: null,
      isTruncated: false,
      aboutDate: null,
      remoteAddress: '127.0.0.1',
      ms: expect.any(Number) as number,
    });
  });

  it('reaches an IPv6 address and a name', async () => {
    expect(await check('[::1]')).toMatchObject({ kind: 'up', remoteAddress: '::1' });
    expect(await check('localhost')).toMatchObject({ kind: 'up' });
  });

  it('reaches a name whose first address is dead', async () => {
    // 100::/64 is the discard prefix (RFC 6666).
    const result = await check('two-ways.example', { lookup: leadingTo('100::1', '127.0.0.1') });
    expect(result).toMatchObject({ kind: 'up', remoteAddress: '127.0.0.1' });
  });

  it('says what has no name', async () => {
    expect(await check('nirgends.invalid')).toMatchObject({ kind: 'down', cause: 'dns', remoteAddress: null });
    const result = await check('silent.example', { timeoutSeconds: 1, lookup: () => undefined });
    expect(result).toMatchObject({ kind: 'down', cause: 'dns' });
  });

  it('says what does not answer, within the limit', async () => {
    // 192.0.2.0/24 is for documentation (RFC 5737): silence, or unreachable where the line knows that.
    const result = await check('192.0.2.254', { timeoutSeconds: 1 });
    expect(result).toMatchObject({ kind: 'down', remoteAddress: '192.0.2.254' });
    expect(['no-reply', 'unreachable']).toContain(result.kind === 'down' ? result.cause : '');
    expect(result.ms).toBeLessThan(3000);
  });
});

describe('a ping of ours', () => {
  it('that hangs is ended at the limit', async () => {
    const environment = await pretend('echo $$ > "$0.pid"; exec sleep 60');
    const result = await check('127.0.0.1', { timeoutSeconds: 1, environment });
    expect(result).toMatchObject({ kind: 'down', cause: 'no-reply', remoteAddress: '127.0.0.1' });
    expect(result.ms).toBeLessThan(3000);
    const folder = environment['PATH']?.split(delimiter)[0] ?? '';
    const pid = Number(await readFile(join(folder, 'ping.pid'), 'utf8'));
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('is ended on abort', async () => {
    const environment = await pretend('exec sleep 60');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const probe = createPingProbe({ lookup: createLookup(), environment });
    await expect(probe(siteOf('127.0.0.1', 30), stop.signal)).rejects.toThrow();
  });

  it.each([
    ['echo "1 packets transmitted, 0 received, 100% packet loss"; exit 1', 'no-reply', /100% packet loss/],
    [
      'echo "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable"; echo "1 sent, 100% loss"; exit 1',
      'no-reply',
      /100%/,
    ],
    ['echo "ping: connect: Network is unreachable" >&2; exit 2', 'unreachable', /Network is unreachable/],
    ['echo "Antwort von 10.0.0.1: Zielhost nicht erreichbar."; exit 0', 'no-reply', /^$/],
  ])('%s', async (script, cause, detail) => {
    const result = await check('127.0.0.1', { environment: await pretend(script) });
    expect(result).toMatchObject({ kind: 'down', cause, detail: expect.stringMatching(detail) as string });
  });

  it('that may not be used says nothing about a site', async () => {
    const environment = await pretend('echo "ping: socket: Operation not permitted" >&2; exit 2');
    expect(await check('127.0.0.1', { environment })).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringMatching(/cannot be used here: .*not permitted/) as string,
    });
  });

  it('that is not there says nothing about a site', async () => {
    expect(await check('127.0.0.1', { environment: { PATH: '/nowhere' } })).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringMatching(/no ping .*ENOENT/) as string,
    });
  });

  it('gets an address and never a name or an option', async () => {
    const environment = await pretend('[ "$*" = "-c 1 -w 5 127.0.0.1" ] && echo "time=7 ms"');
    const result = await check('-f', { environment, lookup: leadingTo('127.0.0.1') });
    expect(result).toMatchObject({ kind: 'up', remoteAddress: '127.0.0.1', ms: 7 });
  });
});

describe('the command', () => {
  const environment = { SystemRoot: 'D:\\Windows' };
  it.each<[NodeJS.Platform, string, string, string[]]>([
    ['linux', '192.0.2.1', 'ping', ['-c', '1', '-w', '15', '192.0.2.1']],
    ['linux', '2001:db8::1', 'ping', ['-c', '1', '-w', '15', '2001:db8::1']],
    ['darwin', '192.0.2.1', 'ping', ['-n', '-o', '-t', '15', '192.0.2.1']],
    ['darwin', '2001:db8::1', 'ping6', ['-n', '-o', '-c', '15', '2001:db8::1']],
    ['win32', '192.0.2.1', 'D:\\Windows\\System32\\PING.EXE', ['-n', '1', '-w', '15000', '-4', '192.0.2.1']],
    ['win32', '2001:db8::1', 'D:\\Windows\\System32\\PING.EXE', ['-n', '1', '-w', '15000', '-6', '2001:db8::1']],
  ])('on %s for %s', (platform, address, program, args) => {
    expect(pingCommand(platform, address, 15, environment)).toEqual({ program, args });
  });

  it.each([
    ['64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.287 ms', 0.287],
    ['64 bytes from 127.0.0.1: seq=0 ttl=64 time=0.061 ms', 0.061],
    ['16 bytes from ::1, icmp_seq=0 hlim=64 time=0.123 ms', 0.123],
    ['Ping wird ausgeführt\r\nAntwort von 192.0.2.1: Bytes=32 Zeit=12ms TTL=57\r\n    Minimum = 11ms', 12],
    ['Antwort von ::1: Zeit<1ms', 1],
    ['Réponse de 192.0.2.1 : octets=32 temps=12 ms TTL=57', 12],
    ['1 packets transmitted, 0 received, 100% packet loss, time 1024ms', null],
    ['rtt min/avg/max/mdev = 0.024/0.024/0.024/0.000 ms', null],
    ['Reply from 10.0.0.1: Destination host unreachable.', null],
    ['From 10.0.0.1 icmp_seq=1 Destination Host Unreachable', null],
    ['', null],
  ])('%j took %s', (output, ms) => {
    expect(readPingTime(output)).toBe(ms);
  });
});
