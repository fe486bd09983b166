import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openReplyEar, sendOutcome } from '../../../src/main/doors/handover';
import type { Outcome, ReplyEar } from '../../../src/main/doors/handover';

const outcome: Outcome = { exitCode: 1, out: 'Exported 3 incidents.\n', err: 'Übergröße 😀\n' };
const ears: ReplyEar[] = [];
const usualTmp = process.env['TMPDIR'];

async function open(waitMs?: number): Promise<ReplyEar> {
  const ear = await openReplyEar(waitMs);
  ears.push(ear);
  return ear;
}
afterEach(async () => {
  if (usualTmp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualTmp;
  for (const ear of ears.splice(0)) await ear.close();
});

/** Says something to an ear as anybody could, and hangs up if told to. */
const say = (address: string, text: string, isEnd = true): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = createConnection(address, () => {
      if (isEnd) socket.end(text, () => resolve(socket));
      else socket.write(text, () => resolve(socket));
    });
    socket.on('error', reject);
  });

describe('the way back from the running app', () => {
  it('brings the outcome as it was', async () => {
    const ear = await open();
    await sendOutcome(ear.address, outcome);
    expect(await ear.outcome).toEqual(outcome);
  });

  it('brings a long outcome whole', async () => {
    const ear = await open();
    const long = { ...outcome, err: 'ä'.repeat(3_000_000) };
    await sendOutcome(ear.address, long);
    expect(await ear.outcome).toEqual(long);
  });

  it('brings each its own where two wait at once', async () => {
    const [one, two] = [await open(), await open()];
    expect(one.address).not.toBe(two.address);
    await Promise.all([
      sendOutcome(two.address, { ...outcome, out: 'two' }),
      sendOutcome(one.address, { ...outcome, out: 'one' }),
    ]);
    expect([(await one.outcome).out, (await two.outcome).out]).toEqual(['one', 'two']);
  });

  it('lies in a folder that only its owner may enter, and leaves nothing behind', async () => {
    const ear = await open();
    const folder = dirname(ear.address);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await ear.close();
    expect(existsSync(folder)).toBe(false);
    await ear.close();
  });

  it.each(['', 'no JSON', '{ "exitCode": "0" }', '{ "exitCode": 0, "out": "" }', 'null'])(
    'says so where the answer cannot be read: %j',
    async (text) => {
      const ear = await open();
      await say(ear.address, text);
      await expect(ear.outcome).rejects.toThrow('gave an answer that cannot be read');
    },
  );

  it('says what to do where no answer comes', async () => {
    const ear = await open(20);
    await expect(ear.outcome).rejects.toThrow(/did not answer\. Quit it from its tray menu/);
  });

  it('is not kept open by a guest who says nothing', async () => {
    const ear = await open();
    const guest = await say(ear.address, '{', false);
    await sendOutcome(ear.address, outcome);
    expect(await ear.outcome).toEqual(outcome);
    await ear.close();
    guest.destroy();
  });

  it('leaves no unhandled rejection where nobody asks for the outcome', async () => {
    const ear = await open(5);
    await ear.close();
    await new Promise((resolve) => setTimeout(resolve, 30));
  });

  it('is found where the two starts have different places for temporary files', async () => {
    const ear = await open();
    process.env['TMPDIR'] = '/somewhere/else';
    await sendOutcome(ear.address, outcome);
    expect(await ear.outcome).toEqual(outcome);
  });

  it('fits where the place for temporary files has a long name', async () => {
    const long = await mkdtemp(join(tmpdir(), 'x'.repeat(90)));
    try {
      process.env['TMPDIR'] = long;
      const ear = await open();
      await sendOutcome(ear.address, outcome);
      expect(await ear.outcome).toEqual(outcome);
    } finally {
      await rm(long, { recursive: true });
    }
  });

  it('leads to no strange place', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nachtwache-strange-'));
    let visits = 0;
    const server = createServer(() => (visits += 1));
    const strange = join(folder, 's');
    await new Promise<void>((resolve) => server.listen(strange, resolve));
    try {
      const ear = await open();
      for (const address of [
        strange,
        `${dirname(ear.address)}/../${folder.split('/').at(-1) ?? ''}/s`,
        join(dirname(ear.address), 'other'),
        `${ear.address}/../s`,
        'nachtwache-reply-abcdef/s',
        '127.0.0.1:80',
        '',
      ]) {
        await expect(sendOutcome(address, outcome), address).rejects.toThrow('a strange place');
      }
      expect(visits).toBe(0);
    } finally {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(folder, { recursive: true });
    }
  });

  it('says so where nobody listens any more', async () => {
    const ear = await open();
    await ear.close();
    await expect(sendOutcome(ear.address, outcome)).rejects.toThrow(/ENOENT/);
  });
});
