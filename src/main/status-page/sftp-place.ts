import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type SftpClient from 'ssh2-sftp-client';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { StatusPage, StatusTarget } from '../../core/status-page-settings';
import type { Clock, Words } from '../ports';
import type { PageFile } from '../reading-tasks';
import type { PlaceFailure, WriteToPlace } from './place';
import { sftpSentence } from './sftp-failure';
import { draftName, refusedKey, requireWhole, uploadLimitMs } from './upload';

type Server = Extract<StatusTarget, { kind: 'sftp' }>;
type SignIn = { password: string } | { privateKey: Buffer; passphrase?: string };

export interface SftpPlaceDependencies {
  clock: Pick<Clock, 'after'>;
  words: Pick<Words, 't'>;
  /** The password, or the key's passphrase. */
  secretOf: (page: StatusPage) => string | null;
  /** For all of it: to connect, sign in, upload. */
  limitMs?: number;
}

/**
 * A folder on a server, by SFTP. The server has to show the key that the user has confirmed before anything is signed in
 * with. Each file is uploaded under another name, and takes its place in one step (posix-rename@openssh.com) once the
 * server has the whole of it: a connection that is cut leaves the old page.
 */
export function createSftpPlace(dependencies: SftpPlaceDependencies): WriteToPlace {
  const { words, secretOf } = dependencies;
  return async (page, files) => {
    if (page.target.kind !== 'sftp') throw new Error('This page is not uploaded.');
    const signIn = await signInFor(page, page.target, secretOf(page), words);
    return signIn.ok ? upload({ page, server: page.target, signIn: signIn.value, files }, dependencies) : signIn;
  };
}

async function signInFor(
  { keyFile }: StatusPage,
  { signIn }: Server,
  secret: string | null,
  { t }: Pick<Words, 't'>,
): Promise<Result<SignIn, PlaceFailure>> {
  if (signIn === 'password') {
    return secret === null ? fail({ kind: 'failed', reason: t('statusPlace.noPassword') }) : ok({ password: secret });
  }
  if (keyFile === null) return fail({ kind: 'failed', reason: t('statusPlace.noKey') });
  try {
    const privateKey = await readFile(keyFile);
    return ok({ privateKey, ...(secret !== null && { passphrase: secret }) });
  } catch {
    // Whatever the system says of it: there is no key to sign in with, and the sentence says which file was meant.
    return fail({ kind: 'failed', reason: t('statusPlace.keyUnreadable', { file: keyFile }) });
  }
}

interface Upload {
  page: StatusPage;
  server: Server;
  signIn: SignIn;
  files: readonly PageFile[];
}

async function upload(what: Upload, dependencies: SftpPlaceDependencies): Promise<Result<null, PlaceFailure>> {
  const { page, server, files } = what;
  const { clock, words, limitMs = uploadLimitMs } = dependencies;
  const socket = connect({ host: server.host, port: server.port });
  // Whoever waits on the connection hears of it through the library; without a listener it would end the process.
  socket.on('error', () => undefined);
  let isTimeUp = false;
  const callOff = clock.after(limitMs, () => {
    isTimeUp = true;
    socket.destroy();
  });
  let isRenaming = false;
  const shown: { key: string | null } = { key: null };
  try {
    await connected(socket);
    const client = await quietClient();
    await client.connect({
      sock: socket,
      username: server.user,
      ...what.signIn,
      readyTimeout: limitMs,
      hostVerifier: (key: Buffer) => {
        shown.key = fingerprintOf(key);
        return shown.key === page.hostKey;
      },
    });
    for (const file of files) await put(client, server, file);
    isRenaming = true;
    for (const { name } of files) await client.posixRename(draftPath(server, name), pathOf(server, name));
    await client.end();
    return ok(null);
  } catch (error) {
    if (shown.key !== null && shown.key !== page.hostKey) {
      return fail(refusedKey({ fingerprint: shown.key }, page.hostKey));
    }
    return fail({ kind: 'failed', reason: sftpSentence({ error, isRenaming, isTimeUp }, server, words) });
  } finally {
    callOff();
    socket.destroy();
  }
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The socket was closed.')));
  });
}

/** Loaded with the first upload: no start of the app needs it. It tells the console what it is told no other way to tell. */
async function quietClient(): Promise<SftpClient> {
  const { default: Client } = await import('ssh2-sftp-client');
  const nothing = (): void => undefined;
  return new Client('nachtwache', { error: nothing, end: nothing, close: nothing });
}

/** As OpenSSH shows it: `ssh-keygen -l` and the question at a first connection. */
const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

async function put(client: SftpClient, server: Server, { name, text }: PageFile): Promise<void> {
  const bytes = Buffer.from(text, 'utf8');
  const draft = draftPath(server, name);
  await client.put(bytes, draft);
  const { size } = await client.stat(draft);
  requireWhole(size, bytes.length);
}

const draftPath = (server: Server, name: string): string => pathOf(server, draftName(name));

function pathOf({ directory }: Server, name: string): string {
  if (directory === '') return name;
  return directory.endsWith('/') ? `${directory}${name}` : `${directory}/${name}`;
}
