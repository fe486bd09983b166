import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createServerProgram } from './server-program';
import { freePort } from './site-server';

/** Debian's OpenSSH server on loopback, with keys, configuration and folder of its own. */
export interface SshServer {
  port: number;
  user: string;
  /** Where pages are uploaded to. */
  folder: string;
  /** A private key that it lets in, and the same locked with a passphrase. */
  keyFile: string;
  lockedKeyFile: string;
  passphrase: string;
  /** One that it does not let in. */
  strangeKeyFile: string;
  /** As `ssh-keygen -l` shows it. */
  fingerprint: string;
  /** Ends it, and starts it again at the same port with another key. */
  changeKey: () => Promise<void>;
  dispose: () => Promise<void>;
}

/** Starts it and resolves when it answers. Works for root and for an ordinary user, who can let nobody in but himself. */
export async function startSshServer(): Promise<SshServer> {
  // As root it puts whoever has not signed in yet into this folder, which Debian makes only with its service.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const dir = mkdtempSync(join(tmpdir(), 'nachtwache-sshd-'));
  chmodSync(dir, 0o700);
  const file = (name: string): string => join(dir, name);
  const folder = file('www');
  mkdirSync(folder);
  const passphrase = 'ein langes Kennwort';
  const makeKey = (name: string, words = ''): string => {
    rmSync(file(name), { force: true });
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', words, '-C', 'test', '-f', file(name)]);
    return file(name);
  };
  const keyFile = makeKey('client');
  const lockedKeyFile = makeKey('client-locked', passphrase);
  const strangeKeyFile = makeKey('stranger');
  makeKey('host');
  writeFileSync(
    file('allowed'),
    ['client.pub', 'client-locked.pub'].map((name) => readFileSync(file(name), 'utf8')).join(''),
  );
  const port = await freePort();
  writeFileSync(file('config'), configuration(port, dir));

  const args = ['-D', '-e', '-f', file('config')];
  const sshd = createServerProgram({ program: 'sshd', packages: 'openssh-server', args, port });
  const fingerprint = (): string =>
    execFileSync('ssh-keygen', ['-l', '-E', 'sha256', '-f', file('host.pub')], { encoding: 'utf8' }).split(' ')[1] ??
    '';
  const server: SshServer = {
    ...{ port, user: userInfo().username, folder, keyFile, lockedKeyFile, passphrase, strangeKeyFile },
    fingerprint: fingerprint(),
    changeKey: async () => {
      await sshd.stop();
      makeKey('host');
      await sshd.start();
      server.fingerprint = fingerprint();
    },
    dispose: async () => {
      await sshd.dispose();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  try {
    await sshd.start();
  } catch (error) {
    await server.dispose();
    throw error;
  }
  return server;
}

const configuration = (port: number, dir: string): string => `
Port ${port}
ListenAddress 127.0.0.1
HostKey ${dir}/host
PidFile none
AuthorizedKeysFile ${dir}/allowed
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
UsePAM no
StrictModes no
Subsystem sftp internal-sftp
LogLevel ERROR
`;
