import { X509Certificate } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StatusPage, StatusTarget } from '../../../src/core/status-page-settings';
import { createFtpsPlace } from '../../../src/main/status-page/ftps-place';
import type { FtpsPlaceDependencies } from '../../../src/main/status-page/ftps-place';
import type { PlaceFailure } from '../../../src/main/status-page/place';
import { systemClock as clock } from '../../../src/main/system-clock';
import { createWords } from '../../../src/main/words';
import { makeCertificates } from '../../support/certificates';
import type { KeyPair } from '../../support/certificates';
import { startCuttingRelay } from '../../support/cutting-relay';
import { startFtpServer } from '../../support/ftpd';
import type { FtpServer, FtpSetup } from '../../support/ftpd';
import { startScriptedFtpServer } from '../../support/scripted-ftp-server';
import type { ScriptedFtpServer } from '../../support/scripted-ftp-server';
import { freePort, startMute } from '../../support/site-server';
import { samplePage } from '../../support/status-sample';

/** Large enough that a cut falls into the middle of it. */
const filesOf = (what: string) => [
  { name: 'status.json', text: `{"what":"${what}"}` },
  { name: 'feed.xml', text: `<rss>${what}</rss>` },
  { name: 'index.html', text: `<p>${what} ${'ä'.repeat(150_000)}</p>` },
];

const certificates = makeCertificates();
const fingerprintOf = ({ cert }: KeyPair): string => new X509Certificate(cert).fingerprint256;
const usual: FtpSetup = { certificate: certificates.good, besides: ['AllowOverwrite on'] };
let setup = usual;
let server: FtpServer;
beforeAll(async () => {
  server = await startFtpServer(usual);
}, 60_000);
afterAll(() => server.dispose());
beforeEach(async () => {
  await serveWith(usual);
  chmodSync(server.folder, 0o755);
  for (const name of readdirSync(server.folder)) rmSync(join(server.folder, name));
});

/** The same server with another set-up, where it has not got it already. */
async function serveWith(next: FtpSetup): Promise<void> {
  if (setup === next) return;
  setup = next;
  await server.change(next);
}

type Server = Extract<StatusTarget, { kind: 'ftps' }>;
function pageFor(target: Partial<Server> = {}, over: Partial<StatusPage> = {}): StatusPage {
  const { port, user } = server;
  return samplePage({ target: { kind: 'ftps', host: '127.0.0.1', port, user, directory: 'www', ...target }, ...over });
}
const placeWith = (secret: string | null = server.password, over: Partial<FtpsPlaceDependencies> = {}) =>
  createFtpsPlace({
    ...{ clock, words: createWords(), secretOf: () => secret, certificateAuthorities: [certificates.authority] },
    ...over,
  });
/** The time is up once that has happened, however long a busy machine takes to get there. */
const timeUpOnce = (hasHappened: () => boolean): Partial<FtpsPlaceDependencies> => ({
  clock: {
    after: (_limitMs, callback) => {
      const look = setInterval(() => {
        if (!hasHappened()) return;
        clearInterval(look);
        callback();
      }, 5);
      return () => clearInterval(look);
    },
  },
});
/** As a server hears it that leaves this command unanswered. */
const timeUpAfter = ({ heard }: ScriptedFtpServer, command: string): Partial<FtpsPlaceDependencies> =>
  timeUpOnce(() => heard.some((line) => line.startsWith(command)));
const read = (name: string): string => readFileSync(join(server.folder, name), 'utf8');
const there = (): string[] => readdirSync(server.folder).toSorted();
const failureOf = async (
  page: StatusPage,
  secret?: string,
  over?: Partial<FtpsPlaceDependencies>,
): Promise<PlaceFailure> => {
  const result = await placeWith(secret, over)(page, filesOf('x'));
  if (result.ok) throw new Error('It was written.');
  return result.error;
};
const reasonOf = async (...args: Parameters<typeof failureOf>): Promise<string> => {
  const failure = await failureOf(...args);
  return failure.kind === 'failed' ? failure.reason : JSON.stringify(failure);
};
const done = { ok: true, value: null };
const expectPage = (what: string): void => {
  for (const { name, text } of filesOf(what)) expect(read(name), name).toBe(text);
};
/** That nobody tried to sign in. */
const expectNoSignIn = (): void =>
  expect(server.commands().filter((command) => /^(USER|PASS)/.test(command))).toEqual([]);

describe('an upload to a real ProFTPD', () => {
  it('puts every file in its place, readable for a web server, and replaces the one before', async () => {
    expect(await placeWith()(pageFor(), filesOf('first'))).toEqual(done);
    expect(await placeWith()(pageFor(), filesOf('second'))).toEqual(done);
    expect(there()).toEqual(['feed.xml', 'index.html', 'status.json']);
    expectPage('second');
    expect(statSync(join(server.folder, 'index.html')).mode & 0o444).toBe(0o444);
    const renamed = server.commands().filter((command) => command.startsWith('RNTO'));
    expect(renamed.slice(0, 3)).toEqual(['RNTO status.json', 'RNTO feed.xml', 'RNTO index.html']);
  });

  it('takes the folder that signing in leads to where none is named', async () => {
    expect(await placeWith()(pageFor({ directory: '' }), filesOf('x'))).toEqual(done);
    expect(readdirSync(server.root)).toContain('index.html');
  });

  it('speaks to a server that knows no newer TLS than 1.2', async () => {
    await serveWith({ ...usual, besides: ['AllowOverwrite on', 'TLSProtocol TLSv1.2'] });
    expect(await placeWith()(pageFor(), filesOf('x'))).toEqual(done);
    expectPage('x');
  });

  it('needs a password', async () => {
    const nothing = createFtpsPlace({ clock, words: createWords(), secretOf: () => null });
    expect(await nothing(pageFor(), filesOf('x'))).toEqual({
      ok: false,
      error: { kind: 'failed', reason: 'No password is saved.' },
    });
  });
});

describe('a certificate that cannot be verified', () => {
  it.each([
    ['selfSigned', 'untrusted', ['127.0.0.1', 'localhost', 'self']],
    ['unknownIssuer', 'untrusted', ['127.0.0.1', 'localhost', 'unknown']],
    ['otherName', 'name', ['other.example', 'other']],
    ['expired', 'expired', ['127.0.0.1', 'localhost', 'expired']],
  ] as const)('is shown, and nobody signs in: %s', async (which, fault, names) => {
    const certificate = certificates[which];
    await serveWith({ ...usual, certificate });
    const validUntil = Date.parse(new X509Certificate(certificate.cert).validTo);
    expect(await failureOf(pageFor())).toEqual({
      ...{ kind: 'unknown-key', fingerprint: fingerprintOf(certificate) },
      certificate: { names, validUntil, fault },
    });
    expectNoSignIn();
    expect(there()).toEqual([]);
    // Confirmed by the user.
    const confirmed = pageFor({}, { hostKey: fingerprintOf(certificate) });
    expect(await placeWith()(confirmed, filesOf('x'))).toEqual(done);
    expectPage('x');
  });

  it('is refused where another one was confirmed', async () => {
    await serveWith({ ...usual, certificate: certificates.selfSigned });
    const hostKey = fingerprintOf(certificates.unknownIssuer);
    expect(await failureOf(pageFor({}, { hostKey }))).toMatchObject({
      ...{ kind: 'changed-key', fingerprint: fingerprintOf(certificates.selfSigned) },
    });
    expectNoSignIn();
    expect(there()).toEqual([]);
  });

  it('gives way to one that can be verified', async () => {
    const hostKey = fingerprintOf(certificates.selfSigned);
    expect(await placeWith()(pageFor({}, { hostKey }), filesOf('x'))).toEqual(done);
  });
});

describe('a server without TLS', () => {
  it('is refused before anybody signs in', async () => {
    await serveWith({ certificate: null });
    expect(await reasonOf(pageFor())).toMatch(/^127\.0\.0\.1 offers no encrypted connection/);
    expectNoSignIn();
  });
});

describe('a server that speaks no TLS we speak', () => {
  it('is told of with what OpenSSL says', async () => {
    await serveWith({ ...usual, besides: ['TLSProtocol TLSv1'] });
    expect(await reasonOf(pageFor())).toMatch(/^No encrypted connection to 127\.0\.0\.1 came about: [a-z0-9 ]+$/);
    expectNoSignIn();
  });
});

describe('a connection that is cut', () => {
  /** Both lines to the server, the one for commands and those for data, over an address of their own. */
  async function throughRelays() {
    const host = '127.0.0.2';
    // ProFTPD wants at least two, and takes any of them.
    const first = await freePort();
    const ports = [first, first + 1];
    await serveWith({ ...usual, besides: ['AllowOverwrite on', `PassivePorts ${first} ${first + 1}`] });
    const commands = await startCuttingRelay(server.port, { host, port: 0 });
    const lines = await Promise.all(ports.map((port) => startCuttingRelay(port, { host, port })));
    const data = {
      cutAfter: (bytes: number | null) => {
        for (const line of lines) line.cutAfter(bytes);
      },
      passed: () => Math.max(...lines.map((line) => line.passed())),
    };
    // The certificate names 127.0.0.1.
    const page = pageFor({ host, port: commands.port }, { hostKey: fingerprintOf(certificates.good) });
    return { page, commands, data, stop: () => Promise.all([commands, ...lines].map((line) => line.stop())) };
  }
  it('leaves the old page whole wherever it is cut, and the next upload puts things right', async () => {
    const { page, commands, data, stop } = await throughRelays();
    try {
      expect(await placeWith()(page, filesOf('old'))).toEqual(done);
      const whole = { commands: commands.passed(), data: data.passed() };
      expect(whole.data).toBeGreaterThan(300_000);
      for (const [line, relay] of Object.entries({ commands, data })) {
        for (const share of [0.002, 0.02, 0.3, 0.6, 0.9]) {
          relay.cutAfter(Math.round((line === 'data' ? whole.data : whole.commands) * share));
          const cut = await placeWith()(page, filesOf('new'));
          expect(cut.ok, `${line} cut after ${share}`).toBe(false);
          // Among the renamings some have their new text already: each file is whole, and the page itself comes last.
          const either = filesOf('old').map(
            ({ name, text }, index) => [name, text, filesOf('new')[index]?.text] as const,
          );
          for (const [name, old, next] of either) expect([old, next], `${line} at ${share}`).toContain(read(name));
          expect(read('index.html'), `${line} at ${share}`).toBe(filesOf('old')[2]?.text);
          relay.cutAfter(null);
        }
      }
      expect(await placeWith()(page, filesOf('new'))).toEqual(done);
      expectPage('new');
      expect(there()).toEqual(['feed.xml', 'index.html', 'status.json']);
    } finally {
      await stop();
    }
  });

  it('is said in a sentence, whichever line it was', async () => {
    const { page, commands, data, stop } = await throughRelays();
    const sentence = 'The connection to 127.0.0.2 was cut. The previous page is still there.';
    try {
      data.cutAfter(100_000);
      expect(await reasonOf(page)).toBe(sentence);
      data.cutAfter(null);
      for (const bytes of [0, 100, 1500]) {
        commands.cutAfter(bytes);
        expect(await reasonOf(page), `${bytes}`).toBe(sentence);
      }
    } finally {
      await stop();
    }
  });
});

describe('connections for data', () => {
  it('have to show the certificate as well, else nothing goes over them', async () => {
    const hostile = await startScriptedFtpServer({
      certificate: certificates.good,
      dataCertificate: certificates.selfSigned,
    });
    try {
      expect(await reasonOf(pageFor({ port: hostile.port }))).toBe(
        '127.0.0.1 shows another certificate for the data than for signing in. Nothing was transferred.',
      );
      expect(hostile.received().length).toBe(0);
    } finally {
      await hostile.close();
    }
  });

  it('that cannot be opened are told of as such', async () => {
    const closed = await freePort();
    const answers = { EPSV: `229 (|||${closed}|)`, PASV: `227 (127,0,0,1,${closed >> 8},${closed & 255})` };
    const server = await startScriptedFtpServer({ certificate: certificates.good, answers });
    try {
      expect(await reasonOf(pageFor({ port: server.port }))).toMatch(/^127\.0\.0\.1 takes no connections for data/);
    } finally {
      await server.close();
    }
  });
});

describe('connections for data that a firewall swallows', () => {
  it('are told of as such once the time is up', async () => {
    const swallowed = await startScriptedFtpServer({ certificate: certificates.good, answers: { EPSV: 'silence' } });
    try {
      expect(await reasonOf(pageFor({ port: swallowed.port }), undefined, timeUpAfter(swallowed, 'EPSV'))).toMatch(
        /takes no connections for data/,
      );
    } finally {
      await swallowed.close();
    }
  });
});

describe('a server that is not to be trusted', () => {
  const withAnswers = async (answers: Record<string, string>, test: (server: ScriptedFtpServer) => Promise<void>) => {
    const scripted = await startScriptedFtpServer({ certificate: certificates.good, answers });
    try {
      await test(scripted);
    } finally {
      await scripted.close();
    }
  };

  it('may not have the data in clear', async () => {
    await withAnswers({ PROT: '536 not here' }, async ({ port, heard }) => {
      expect(await reasonOf(pageFor({ port }))).toMatch(/^127\.0\.0\.1 offers no encrypted connection/);
      expect(heard.some((command) => /^(STOR|EPSV|PASV)/.test(command))).toBe(false);
    });
  });

  it('cannot slip in an answer before the connection is encrypted', async () => {
    // What comes in clear behind the consent must not pass for the answer to the user's name.
    await withAnswers({ AUTH: '234 go on\r\n230 welcome\r\n230 welcome' }, async ({ port, heard }) => {
      expect(await placeWith()(pageFor({ port }), filesOf('x'))).toEqual(done);
      expect(heard.filter((command) => /^(USER|PASS)/.test(command))).toEqual(['USER web', `PASS ${server.password}`]);
    });
  });

  it('cannot bring the password into a sentence', async () => {
    await withAnswers({ TYPE: `500 no ${server.password} here` }, async ({ port }) => {
      const said = await reasonOf(pageFor({ port }));
      expect(said).toContain('no … here');
      expect(said).not.toContain(server.password);
    });
  });

  it('does not hold up for ever what it leaves unanswered, in the midst of the handshake either', async () => {
    for (const command of ['AUTH', 'PASS', 'STOR', 'RNTO']) {
      await withAnswers({ [command]: 'silence' }, async (silent) => {
        const page = pageFor({ port: silent.port });
        expect(await reasonOf(page, undefined, timeUpAfter(silent, command)), command).toBe(
          '127.0.0.1 did not answer in time.',
        );
      });
    }
    const mute = await startScriptedFtpServer({ certificate: null });
    expect(await reasonOf(pageFor({ port: mute.port }), undefined, { limitMs: 700 })).toBe(
      '127.0.0.1 did not answer in time.',
    );
    await mute.close();
  });
});

describe('what else can be wrong is said in a sentence', () => {
  it('a password that is not let in, and that is in no sentence', async () => {
    const said = await reasonOf(pageFor(), 'streng geheim');
    expect(said).toBe('127.0.0.1 refuses to sign in web. Check the user name and the password.');
  });

  it('a folder that is not there, or may not be written', async () => {
    expect(await reasonOf(pageFor({ directory: 'weg' }))).toBe(
      'There is no folder weg on 127.0.0.1. Create it there, or change the folder.',
    );
    chmodSync(server.folder, 0o555);
    expect(await reasonOf(pageFor())).toBe('web may not write to the folder www on 127.0.0.1.');
    chmodSync(server.folder, 0o000);
    expect(await reasonOf(pageFor())).toBe('web may not write to the folder www on 127.0.0.1.');
  });

  it('a server that replaces nothing by a renaming: the old page stays, each time', async () => {
    expect(await placeWith()(pageFor(), filesOf('old'))).toEqual(done);
    await serveWith({ ...usual, besides: ['AllowOverwrite off'] });
    for (const time of ['once', 'twice']) {
      expect(await reasonOf(pageFor()), time).toMatch(/^127\.0\.0\.1 does not let a file be replaced/);
      expectPage('old');
      expect(there()).toEqual(['feed.xml', 'index.html', 'status.json']);
    }
  });

  it('what a cut left behind is in nobody’s way, even where nothing is ever replaced', async () => {
    await serveWith({ ...usual, besides: ['AllowOverwrite off'] });
    const left = join(server.folder, '.index.html.nachtwache-new');
    writeFileSync(left, 'half');
    chmodSync(left, 0o666);
    expect(await placeWith()(pageFor(), filesOf('x'))).toEqual(done);
    expectPage('x');
  });

  it('no space: the old page stays, and what did not get through is taken away', async () => {
    expect(await placeWith()(pageFor(), filesOf('old'))).toEqual(done);
    await serveWith({ ...usual, besides: ['AllowOverwrite on', 'MaxStoreFileSize 100 Kb'] });
    expect(await reasonOf(pageFor())).toMatch(/^There is no space left for web on 127\.0\.0\.1/);
    expectPage('old');
    expect(there()).toEqual(['feed.xml', 'index.html', 'status.json']);
  });

  it('a port where nobody listens, a name that is none, a server that says nothing, or too little', async () => {
    expect(await reasonOf(pageFor({ port: await freePort() }))).toMatch(/takes no connection on port/);
    expect(await reasonOf(pageFor({ host: 'nowhere.invalid' }))).toMatch(/^There is no server nowhere\.invalid/);
    expect(await reasonOf(pageFor(), undefined, { limitMs: 1 })).toBe('127.0.0.1 did not answer in time.');
    const mute = await startMute();
    expect(await reasonOf(pageFor({ port: mute.port }), undefined, { limitMs: 200 })).toBe(
      '127.0.0.1 did not answer in time.',
    );
    await mute.close();
  });
});
