import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { ApiError } from '../../../core/api';
import { ok } from '../../../core/result';
import type { Result } from '../../../core/result';
import type { Clock } from '../../ports';
import { attempt, invalid } from './transport';
import type { Leaving, Left, Transport } from './transport';

const dayMs = 24 * 3_600_000;

interface Addressee {
  name: string;
  email: string;
}

/**
 * The message as a file that mail programs open for sending: `X-Unsent: 1` makes Outlook and its kin show it as a draft.
 * It names no sender: that is the program's to say.
 */
export function emlText(message: Leaving, { name, email }: Addressee, nowMs: number): Promise<Buffer> {
  const { subject, body, messageId, inReplyTo, references } = message;
  const composer = new MailComposer({
    to: { name: headLine(name), address: email },
    subject: headLine(subject),
    text: body.replace(/\r\n?/g, '\n'),
    textEncoding: 'quoted-printable',
    date: new Date(nowMs),
    headers: { 'X-Unsent': '1' },
    ...(messageId !== '' && { messageId }),
    ...(inReplyTo !== null && { inReplyTo, references: [...references] }),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** A head line is one line, whatever a name or a subject brings along. */
const headLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim();

export interface EmlFileParts {
  /** Asks where; null where the user thought better of it. */
  askPath: (fileName: string) => Promise<string | null>;
  clock: Pick<Clock, 'now'>;
}

/** Writes the message where the user wants it. */
export function createEmlFile({ askPath, clock }: EmlFileParts): Transport {
  return async (message, { name, email }) => {
    if (email === '') return invalid('client.email', 'client-without-email');
    const path = await askPath(`${fileNameOf(name)}.eml`);
    if (path === null) return ok(null);
    const left: Left = { handed: { how: 'file', path }, way: 'eml', recipient: email };
    return attempt('open-file', left, async () =>
      writeFileSync(path, await emlText(message, { name, email }, clock.now())),
    );
  };
}

/** Letters, digits and what joins them: no path, no hidden file, no name that a system keeps for itself. */
function fileNameOf(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `nachricht-${plain === '' ? 'kunde' : plain.slice(0, 60)}`;
}

export interface DraftFiles {
  /** Writes the message into a private folder and has the mail program open it. */
  open: (message: Leaving, addressee: Addressee) => Promise<Result<Left, ApiError>>;
  /** Deletes those that nobody needs any more: the mail program has read them. */
  tidyUp: () => void;
}

interface DraftFilesParts {
  /** The folder for them alone. */
  folder: string;
  /** Hands the file to the system's mail program. Rejects where there is none. */
  openFile: (path: string) => Promise<void>;
  clock: Pick<Clock, 'now'>;
}

export function createDraftFiles({ folder, openFile, clock }: DraftFilesParts): DraftFiles {
  return {
    open: (message, addressee) => {
      // The id is ours: nothing of what was typed becomes a part of the path.
      const path = join(folder, `${message.id.replace(/[^a-z0-9-]/gi, '')}.eml`);
      const left: Left = { handed: { how: 'file', path }, way: 'eml', recipient: addressee.email };
      return attempt('open-file', left, async () => {
        const text = await emlText(message, addressee, clock.now());
        // A client's letter is nobody else's business on a computer with more users.
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(path, text, { mode: 0o600 });
        await openFile(path);
      });
    },
    tidyUp: () => {
      for (const name of filesIn(folder)) {
        const path = join(folder, name);
        if (clock.now() - statSync(path).mtimeMs > dayMs) rmSync(path, { force: true });
      }
    },
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'));
  } catch {
    // There is no such folder as long as no message was too long.
    return [];
  }
}
