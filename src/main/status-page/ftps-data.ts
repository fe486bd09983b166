import { Readable } from 'node:stream';
import type { Client, FTPContext, FTPResponse } from 'basic-ftp';
import type { Clock } from '../ports';
import { isTrusted } from './ftps-certificate';

/** For so long a server may say why it closed a connection for data, before that counts as a cut. */
const reasonWaitMs = 2_000;

/** What is sent over the connections for data. */
export interface DataWay {
  send: (bytes: Buffer, to: string) => Promise<void>;
  /** One of them has shown a certificate that may not be trusted: nothing went over it. */
  wasStrange: () => boolean;
  /** At least one of them came about. */
  hasOpened: () => boolean;
  /** Nothing is waited for any more. */
  end: () => void;
}

/**
 * Each connection for data has to prove itself before the first byte goes over it. And a server that refuses a file says
 * why over the connection for commands, and closes the one for data: where the latter comes first, basic-ftp takes it
 * for a cut and closes everything, so that is held back for a moment.
 */
export function createDataWay(client: Client, confirmed: string | null, clock: Pick<Clock, 'after'>): DataWay {
  const context = client.ftp;
  const callOffs: (() => void)[] = [];
  let isStrange = false;
  /** How many connections there were to send over. */
  let opened = 0;

  const close = context.closeWithError.bind(context);
  const closeLater = (error: Error): void => void callOffs.push(clock.after(reasonWaitMs, () => close(error)));
  context.closeWithError = (error) => {
    // The words of basic-ftp for which of its connections it was.
    if (!isStrange && error.message.endsWith('(data socket)')) closeLater(error);
    else close(error);
  };

  const prepare = client.prepareTransfer;
  const checked = async (each: FTPContext): Promise<FTPResponse> => {
    const answer = await prepare(each);
    opened += 1;
    // It has put what worked in its own place.
    client.prepareTransfer = checked;
    const { dataSocket } = each;
    // Heard before basic-ftp hears of it and begins to send.
    dataSocket?.once('secureConnect', () => {
      if (isTrusted(dataSocket, confirmed)) return;
      isStrange = true;
      dataSocket.destroy(new Error('The certificate of a connection for data is not trusted.'));
    });
    return answer;
  };
  client.prepareTransfer = checked;

  async function send(bytes: Buffer, to: string): Promise<void> {
    const before = opened;
    try {
      await client.uploadFrom(Readable.from([bytes]), to);
    } catch (error) {
      // Where there was nothing to send over, the server was told of no file and has nothing to say of one.
      if (opened === before || isStrange || isReply(error) || client.closed) throw error;
      closeLater(error instanceof Error ? error : new Error(String(error)));
      await reply(client);
      throw error;
    }
  }

  return {
    send,
    wasStrange: () => isStrange,
    hasOpened: () => opened > 0,
    end: () => {
      for (const callOff of callOffs) callOff();
    },
  };
}

const isReply = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'number';

/** The next one, whatever it answers; rejects with it where it is a refusal, and where the connection ends. */
const reply = (client: Client): Promise<unknown> =>
  client.ftp.handle(undefined, (said, task) => {
    if (said instanceof Error) task.reject(said);
    else task.resolve(said);
  });
