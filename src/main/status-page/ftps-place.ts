import { isIP } from 'node:net';
import { createSecureContext, rootCertificates } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import type { Client } from 'basic-ftp';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { StatusPage, StatusTarget } from '../../core/status-page-settings';
import type { Clock, Words } from '../ports';
import type { PageFile } from '../reading-tasks';
import { isTrusted, shownBy } from './ftps-certificate';
import { createDataWay } from './ftps-data';
import type { DataWay } from './ftps-data';
import { ftpsSentence } from './ftps-failure';
import type { FtpsStep } from './ftps-failure';
import type { PlaceFailure, ShownByServer, WriteToPlace } from './place';
import { draftName, refusedKey, requireWhole, uploadLimitMs } from './upload';

type Server = Extract<StatusTarget, { kind: 'ftps' }>;

export interface FtpsPlaceDependencies {
  clock: Pick<Clock, 'after'>;
  words: Pick<Words, 't'>;
  secretOf: (page: StatusPage) => string | null;
  /** For all of it: to connect, sign in, upload. */
  limitMs?: number;
  /** Certificates (PEM) trusted besides the usual ones. */
  certificateAuthorities?: readonly string[];
}

/**
 * A folder on a server, by FTP over TLS. The certificate has to be verified, or be the one that the user has confirmed,
 * before anything is signed in with, and on each connection for data again. Each file is uploaded under another name, and
 * takes its place by a renaming once the server has the whole of it: a connection that is cut leaves the old page.
 */
export function createFtpsPlace(dependencies: FtpsPlaceDependencies): WriteToPlace {
  return async (page, files) => {
    if (page.target.kind !== 'ftps') throw new Error('This page is not uploaded by FTPS.');
    const password = dependencies.secretOf(page);
    if (password === null) return fail({ kind: 'failed', reason: dependencies.words.t('statusPlace.noPassword') });
    return upload({ page, server: page.target, password, files }, dependencies);
  };
}

interface Upload {
  page: StatusPage;
  server: Server;
  password: string;
  files: readonly PageFile[];
}

interface Connection {
  client: Client;
  way: DataWay;
  progress: Progress;
}

/** How far it came, and what the server has shown that may not be trusted. */
interface Progress {
  step: FtpsStep;
  refused: ShownByServer | null;
}

async function upload(what: Upload, dependencies: FtpsPlaceDependencies): Promise<Result<null, PlaceFailure>> {
  const { page, server, password } = what;
  const { clock, words, limitMs = uploadLimitMs } = dependencies;
  // Loaded with the first upload: no start of the app needs it. Zero: there is one limit for all of it, ours.
  const client = new (await import('basic-ftp')).Client(0);
  const way = createDataWay(client, page.hostKey, clock);
  const progress: Progress = { step: 'connect', refused: null };
  let isTimeUp = false;
  let callOff = (): void => undefined;
  // A connection that falls silent in the middle of the handshake is waited for by nobody who would hear of its end.
  const timeUp = new Promise<never>((_, reject) => {
    callOff = clock.after(limitMs, () => {
      isTimeUp = true;
      reject(new Error('The time is up.'));
    });
  });
  try {
    await Promise.race([timeUp, carryOut({ client, way, progress }, what, tlsFor(server, dependencies))]);
    return ok(null);
  } catch (error) {
    const { refused, step } = progress;
    if (refused !== null) return fail(refusedKey(refused, page.hostKey));
    const fault = { error, step, isTimeUp, isStrange: way.wasStrange(), hasOpened: way.hasOpened(), password };
    return fail({ kind: 'failed', reason: ftpsSentence(fault, server, words) });
  } finally {
    callOff();
    way.end();
    client.close();
  }
}

/** Judged by `isTrusted`, not by Node: what Node refuses, nobody gets to see. */
function tlsFor({ host }: Server, { certificateAuthorities }: FtpsPlaceDependencies): ConnectionOptions {
  return {
    host,
    // Tells a server with many names for which one it is to show a certificate. An address may not stand there (RFC 6066, 3).
    ...(isIP(host) === 0 && { servername: host }),
    rejectUnauthorized: false,
    ...(certificateAuthorities !== undefined && {
      secureContext: createSecureContext({ ca: [...rootCertificates, ...certificateAuthorities] }),
    }),
  };
}

async function carryOut(
  { client, way, progress }: Connection,
  { page, server, password, files }: Upload,
  tls: ConnectionOptions,
): Promise<void> {
  await client.connect(server.host, server.port);
  progress.step = 'encrypt';
  await client.useTLS(tls);
  if (!isTrusted(client.ftp.socket, page.hostKey)) {
    progress.refused = shownBy(client.ftp.socket);
    throw new Error('The certificate is not confirmed.');
  }
  progress.step = 'sign-in';
  // Names and passwords may hold more than ASCII; who does not know the command means UTF-8 all the same, or cannot.
  await client.sendIgnoringError('OPTS UTF8 ON');
  await client.login(server.user, password);
  progress.step = 'protect';
  // RFC 4217, 9: without them data would go in clear.
  await client.send('PBSZ 0');
  await client.send('PROT P');
  progress.step = 'open-folder';
  await client.send('TYPE I');
  if (server.directory !== '') await client.cd(server.directory);
  try {
    progress.step = 'upload';
    for (const file of files) await put(client, way, file);
    progress.step = 'rename';
    for (const { name } of files) await client.rename(draftName(name), name);
  } catch (error) {
    await clearAway(client, files);
    throw error;
  }
}

/** Where there is no space left, what did not get through would lie in the way of the site itself. */
async function clearAway(client: Client, files: readonly PageFile[]): Promise<void> {
  try {
    for (const { name } of files) await client.sendIgnoringError(`DELE ${draftName(name)}`);
  } catch {
    // The connection is gone: then the next upload does it.
  }
}

async function put(client: Client, way: DataWay, { name, text }: PageFile): Promise<void> {
  const bytes = Buffer.from(text, 'utf8');
  const draft = draftName(name);
  // What a cut left behind: some servers replace nothing, and would refuse the upload instead of the renaming.
  await client.sendIgnoringError(`DELE ${draft}`);
  await way.send(bytes, draft);
  requireWhole(await client.size(draft), bytes.length);
}
