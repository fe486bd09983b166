import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StatusPage, StatusTarget } from '../../../src/core/status-page-settings';
import { createSftpPlace } from '../../../src/main/status-page/sftp-place';
import { systemClock as clock } from '../../../src/main/system-clock';
import { createWords } from '../../../src/main/words';
import { startCuttingRelay } from '../../support/cutting-relay';
import { freePort } from '../../support/site-server';
import { startSshServer } from '../../support/sshd';
import type { SshServer } from '../../support/sshd';
import { samplePage } from '../../support/status-sample';

/** Large enough that a cut falls into the middle of it. */
const filesOf = (what: string) => [
  { name: 'status.json', text: `{"what":"${what}"}` },
  { name: 'feed.xml', text: `<rss>${what}</rss>` },
  { name: 'index.html', text: `<p>${what} ${'ä'.repeat(150_000)}</p>` },
];

let server: SshServer;
beforeAll(async () => {
  server = await startSshServer();
}, 60_000);
afterAll(() => server.dispose());
beforeEach(() => {
  rmSync(server.folder, { recursive: true, force: true });
  mkdirSync(server.folder);
});

type Server = Extract<StatusTarget, { kind: 'sftp' }>;

function pageFor(target: Partial<Server> = {}, over: Partial<StatusPage> = {}): StatusPage {
  const { port, user, folder: directory, keyFile, fingerprint } = server;
  return samplePage({
    target: { kind: 'sftp', host: '127.0.0.1', port, user, directory, signIn: 'key', ...target },
    ...{ keyFile, hostKey: fingerprint },
    ...over,
  });
}
const placeWith = (secret: string | null = null, limitMs?: number) =>
  createSftpPlace({ clock, words: createWords(), secretOf: () => secret, ...(limitMs !== undefined && { limitMs }) });
const read = (name: string): string => readFileSync(join(server.folder, name), 'utf8');
const there = (): string[] => readdirSync(server.folder).toSorted();

describe('an upload to a real OpenSSH server', () => {
  it('puts every file in its place, readable for a web server, and replaces the one before', async () => {
    expect(await placeWith()(pageFor(), filesOf('first'))).toEqual({ ok: true, value: null });
    expect(await placeWith()(pageFor(), filesOf('second'))).toEqual({ ok: true, value: null });
    expect(there()).toEqual(['feed.xml', 'index.html', 'status.json']);
    for (const { name, text } of filesOf('second')) expect(read(name)).toBe(text);
    expect(statSync(join(server.folder, 'index.html')).mode & 0o444).toBe(0o444);
  });

  it('signs in with a locked key and its passphrase, and says what is wrong without it', async () => {
    const locked = pageFor({}, { keyFile: server.lockedKeyFile });
    expect(await placeWith(server.passphrase)(locked, filesOf('x'))).toEqual({ ok: true, value: null });
    for (const wrong of [null, 'anders']) {
      const failed = await placeWith(wrong)(locked, filesOf('x'));
      expect(failed).toEqual({
        ok: false,
        error: { kind: 'failed', reason: 'The private key is locked with another passphrase. Enter its passphrase.' },
      });
    }
  });

  it('shows the key of a server that nobody has confirmed, and sends nothing', async () => {
    const unknown = await placeWith()(pageFor({}, { hostKey: null }), filesOf('x'));
    expect(unknown).toEqual({ ok: false, error: { kind: 'unknown-key', fingerprint: server.fingerprint } });
    expect(there()).toEqual([]);
  });

  it('refuses a server whose key is another one than before', async () => {
    const confirmed = server.fingerprint;
    await server.changeKey();
    const changed = await placeWith()(pageFor({}, { hostKey: confirmed }), filesOf('x'));
    expect(changed).toEqual({ ok: false, error: { kind: 'changed-key', fingerprint: server.fingerprint } });
    expect(server.fingerprint).not.toBe(confirmed);
    expect(there()).toEqual([]);
  });
});

describe('a connection that is cut', () => {
  it('leaves the old page whole wherever it is cut, and the next upload puts things right', async () => {
    const relay = await startCuttingRelay(server.port);
    try {
      const page = pageFor({ port: relay.port });
      expect(await placeWith()(page, filesOf('old'))).toEqual({ ok: true, value: null });
      const whole = relay.passed();
      expect(whole).toBeGreaterThan(300_000);
      for (const share of [0.002, 0.02, 0.3, 0.6, 0.9, 0.99]) {
        relay.cutAfter(Math.round(whole * share));
        const cut = await placeWith()(page, filesOf('new'));
        expect(cut.ok, `cut after ${share}`).toBe(false);
        for (const { name, text } of filesOf('old')) expect(read(name), `${name} at ${share}`).toBe(text);
      }
      relay.cutAfter(null);
      expect(await placeWith()(page, filesOf('new'))).toEqual({ ok: true, value: null });
      for (const { name, text } of filesOf('new')) expect(read(name)).toBe(text);
      expect(there()).toEqual(['feed.xml', 'index.html', 'status.json']);
    } finally {
      await relay.stop();
    }
  });

  it('is said in a sentence', async () => {
    const relay = await startCuttingRelay(server.port);
    try {
      relay.cutAfter(100_000);
      const cut = await placeWith()(pageFor({ port: relay.port }), filesOf('new'));
      expect(cut).toEqual({
        ok: false,
        error: { kind: 'failed', reason: 'The connection to 127.0.0.1 was cut. The previous page is still there.' },
      });
    } finally {
      await relay.stop();
    }
  });
});

describe('what else can be wrong is said in a sentence', () => {
  const reasonOf = async (page: StatusPage, secret: string | null = null, limitMs?: number): Promise<string> => {
    const result = await placeWith(secret, limitMs)(page, filesOf('x'));
    return result.ok || result.error.kind !== 'failed' ? JSON.stringify(result) : result.error.reason;
  };

  it('a key that is not let in', async () => {
    const { user, strangeKeyFile } = server;
    expect(await reasonOf(pageFor({}, { keyFile: strangeKeyFile }))).toBe(
      `127.0.0.1 refuses to sign in ${user}. Check the user name, and the password or key.`,
    );
  });

  it('a password that is not let in, and that is in no sentence', async () => {
    const said = await reasonOf(pageFor({ signIn: 'password' }), 'streng geheim');
    expect(said).toMatch(/^127\.0\.0\.1 refuses to sign in/);
    expect(said).not.toContain('geheim');
  });

  it('a key file that is gone, or is none', async () => {
    expect(await reasonOf(pageFor({}, { keyFile: '/nowhere/key' }))).toBe(
      'The key file /nowhere/key cannot be read. Choose it again.',
    );
    const noKey = join(server.folder, 'none');
    writeFileSync(noKey, 'hello');
    expect(await reasonOf(pageFor({}, { keyFile: noKey }))).toMatch(/^This file is no private key/);
  });

  it('a folder that is not there, or may not be written', async () => {
    const missing = `${server.folder}/weg`;
    expect(await reasonOf(pageFor({ directory: missing }))).toMatch(/^There is no folder .*weg on 127\.0\.0\.1/);
    if (process.getuid?.() === 0) return;
    chmodSync(server.folder, 0o500);
    expect(await reasonOf(pageFor())).toMatch(/may not write to the folder/);
    chmodSync(server.folder, 0o700);
  });

  it('a port where nobody listens, a name that is none, a server that says nothing', async () => {
    expect(await reasonOf(pageFor({ port: await freePort() }))).toMatch(/takes no connection on port/);
    expect(await reasonOf(pageFor({ host: 'nowhere.invalid' }))).toMatch(/^There is no server nowhere\.invalid/);
    const relay = await startCuttingRelay(server.port);
    relay.cutAfter(0);
    try {
      expect(await reasonOf(pageFor({ port: relay.port }))).toMatch(/was cut/);
    } finally {
      await relay.stop();
    }
    expect(await reasonOf(pageFor(), null, 1)).toBe('127.0.0.1 did not answer in time.');
  });
});
