import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { createSecureContext, rootCertificates } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import type { Client, FTPContext } from 'basic-ftp';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { StatusPage, StatusTarget } from '../../core/status-page-settings';
import type { Clock, Words } from '../ports';
import type { PageFile } from '../reading-tasks';
import { isTrusted, shownBy } from './ftps-certificate';
import { ftpsSentence, StrangeCertificate } from './ftps-failure';
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
    await Promise.race([timeUp, carryOut(client, what, tlsFor(server, dependencies), progress)]);
    return ok(null);
  } catch (error) {
    const { refused, step } = progress;
    if (refused !== null) return fail(refusedKey(refused, page.hostKey));
    return fail({ kind: 'failed', reason: ftpsSentence({ error, step, isTimeUp, password }, server, words) });
  } finally {
    callOff();
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
  client: Client,
  { page, server, password, files }: Upload,
  tls: ConnectionOptions,
  progress: Progress,
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
  await client.send('TYPE I');
  progress.step = 'open-folder';
  if (server.directory !== '') await client.cd(server.directory);
  progress.step = 'upload';
  checkDataConnections(client, page.hostKey);
  for (const file of files) await put(client, file);
  progress.step = 'rename';
  for (const { name } of files) await client.rename(draftName(name), name);
}

/** Looks at the certificate of each connection for data before the first byte goes over it. */
function checkDataConnections(client: Client, confirmed: string | null): void {
  const prepare = client.prepareTransfer;
  const checked = async (context: FTPContext) => {
    const answer = await prepare(context);
    // It puts what worked in its own place.
    client.prepareTransfer = checked;
    const socket = context.dataSocket;
    // Heard before basic-ftp hears of it and begins to send.
    socket?.once('secureConnect', () => {
      if (!isTrusted(socket, confirmed)) socket.destroy(new StrangeCertificate());
    });
    return answer;
  };
  client.prepareTransfer = checked;
}

async function put(client: Client, { name, text }: PageFile): Promise<void> {
  const bytes = Buffer.from(text, 'utf8');
  const draft = draftName(name);
  // What a cut left behind: some servers replace nothing, and would refuse the upload instead of the renaming.
  await client.sendIgnoringError(`DELE ${draft}`);
  await client.uploadFrom(Readable.from([bytes]), draft);
  requireWhole(await client.size(draft), bytes.length);
}
