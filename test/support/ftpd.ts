import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { KeyPair } from './certificates';
import { createServerProgram } from './server-program';
import { freePort } from './site-server';

/** Debian's ProFTPD on loopback, with a user, a certificate, a configuration and a folder of its own. */
export interface FtpServer {
  port: number;
  user: string;
  password: string;
  /** Where signing in leads to, and the folder of pages in it. */
  root: string;
  folder: string;
  /** What it was told to do since it started; passwords are left out. */
  commands: () => string[];
  /** Ends it, and starts it again at the same port with another set-up. */
  change: (setup: FtpSetup) => Promise<void>;
  dispose: () => Promise<void>;
}

export interface FtpSetup {
  /** Null: it does not speak TLS. */
  certificate: KeyPair | null;
  /** Lines of its configuration besides the usual ones. */
  besides?: readonly string[];
}

/** As root it serves as somebody without rights, as an ordinary user it can only serve as that user. */
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const servesAs = { uid: isRoot ? nobody : (process.getuid?.() ?? 0), gid: isRoot ? nobody : (process.getgid?.() ?? 0) };

export async function startFtpServer(setup: FtpSetup): Promise<FtpServer> {
  const dir = mkdtempSync(join(tmpdir(), 'nachtwache-ftpd-'));
  // The user that is served walks through it.
  chmodSync(dir, 0o755);
  const file = (name: string): string => join(dir, name);
  const root = file('home');
  const folder = join(root, 'www');
  for (const each of [root, folder]) {
    mkdirSync(each);
    chownSync(each, servesAs.uid, servesAs.gid);
  }
  const user = 'web';
  const password = 'ein längeres Geheimnis';
  const hash = execFileSync('openssl', ['passwd', '-6', password], { encoding: 'utf8' }).trim();
  writeFileSync(file('users'), `${user}:${hash}:${servesAs.uid}:${servesAs.gid}::${root}:/bin/false\n`, {
    mode: 0o600,
  });
  const port = await freePort();

  const proftpd = createServerProgram({
    ...{ program: 'proftpd', packages: 'proftpd-core proftpd-mod-crypto' },
    ...{ args: ['-n', '-c', file('config')], port },
  });
  const setUp = ({ certificate, besides = [] }: FtpSetup): void => {
    if (certificate !== null) writeFileSync(file('cert'), certificate.cert);
    if (certificate !== null) writeFileSync(file('key'), certificate.key, { mode: 0o600 });
    writeFileSync(file('commands'), '');
    const lines = [...common(port, dir), ...(certificate === null ? [] : encrypted(dir)), ...besides];
    writeFileSync(file('config'), `${lines.join('\n')}\n`);
  };
  const server: FtpServer = {
    ...{ port, user, password, root, folder },
    commands: () => readFileSync(file('commands'), 'utf8').split('\n').filter(Boolean),
    change: async (next) => {
      await proftpd.stop();
      setUp(next);
      await proftpd.start();
    },
    dispose: async () => {
      await proftpd.dispose();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  try {
    setUp(setup);
    await proftpd.start();
  } catch (error) {
    await server.dispose();
    throw error;
  }
  return server;
}

const common = (port: number, dir: string): string[] => [
  'LoadModule mod_tls.c',
  'ServerType standalone',
  'ServerName test',
  'DefaultAddress 127.0.0.1',
  'SocketBindTight on',
  'UseIPv6 off',
  `Port ${port}`,
  `User ${userInfo().username}`,
  `Group ${execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()}`,
  // Only root may lock somebody into a folder.
  ...(isRoot ? ['DefaultRoot ~'] : []),
  // Else it would want to write where only root may.
  '<IfModule mod_ctrls.c>',
  'ControlsEngine off',
  '</IfModule>',
  '<IfModule mod_delay.c>',
  'DelayEngine off',
  '</IfModule>',
  'AuthOrder mod_auth_file.c',
  `AuthUserFile ${dir}/users`,
  'RequireValidShell off',
  'UseFtpUsers off',
  'UseReverseDNS off',
  'WtmpLog off',
  'TransferLog none',
  `SystemLog ${dir}/log`,
  'LogFormat plain "%r"',
  `ExtendedLog ${dir}/commands ALL plain`,
  `PidFile ${dir}/pid`,
  `ScoreboardFile ${dir}/scoreboard`,
  'Umask 022',
];

/** It demands that connections for data resume the session of the one for commands: its own setting. */
const encrypted = (dir: string): string[] => [
  'TLSEngine on',
  'TLSRequired on',
  'TLSVerifyClient off',
  `TLSLog ${dir}/tls-log`,
  `TLSECCertificateFile ${dir}/cert`,
  `TLSECCertificateKeyFile ${dir}/key`,
];
