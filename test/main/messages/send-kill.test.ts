import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Message } from '../../../src/core/message';
import { openHistory } from '../../../src/main/storage/history';
import { systemClock as clock } from '../../../src/main/system-clock';
import { recordingLog } from '../../support/history-samples';
import { startMailServer } from '../../support/mail-server';
import type { MailServer } from '../../support/mail-server';

/** Within the project, so that the built child finds the packages that stay outside the bundle. */
const cache = resolve('.cache');
/** Each costs two or three starts of a process. */
const rounds = 12;
let dir = '';
let server: MailServer;

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  dir = mkdtempSync(join(cache, 'send-kill-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/support/send-child.ts',
      outDir: dir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'send-child.mjs' } },
    },
  });
  server = await startMailServer({
    // A server takes its time, before the text and after it: so the kill hits every place.
    onMailFrom: (_address, _session, callback) => void setTimeout(callback, Math.random() * 8),
    refuse: () => null,
  });
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Runs the child, and kills it at a random moment after the server has that many more mails, or lets it come to its end. */
async function run(file: string, start: 'first' | 'again', mailsBeforeKill: number | null): Promise<void> {
  const enough = server.mails.length + (mailsBeforeKill ?? 0);
  const child = spawn(process.execPath, [join(dir, 'send-child.mjs'), file, String(server.port), start], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const end = { isReached: false };
  const said = (words: RegExp): Promise<void> =>
    new Promise((done) => {
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (words.test(text)) done();
      });
      void closed.then(() => done());
    });
  const ended = said(/ended/).then(() => void (end.isReached = true));
  await said(/began|ended/);
  if (mailsBeforeKill === null) await ended;
  // By what has arrived, and not by the clock: a busy machine is slower.
  while (!end.isReached && server.mails.length < enough) await wait(2);
  if (!end.isReached) await wait(Math.random() * 60);
  child.kill('SIGKILL');
  await closed;
}

function messagesIn(file: string): Message[] {
  const { history } = openHistory({ file, clock, log: recordingLog(), onTrouble: () => undefined });
  const messages = history.messagesAbout(Array.from({ length: 12 }, (_, index) => `i-${index}`));
  history.close();
  return messages;
}

it(`sends nobody two unasked and forgets nobody, killed at random moments in ${rounds} rounds`, async () => {
  let [cutShort, uncertainInAll] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    server.mails.splice(0);
    const file = join(dir, `round-${round}.db`);
    // Every fourth round is killed a second time, while it goes on.
    const kills = round % 4 === 3 ? 2 : 1;
    await run(file, 'first', Math.floor(Math.random() * 11));
    const afterKill = messagesIn(file);
    expect(afterKill).toHaveLength(12);
    expect(afterKill.filter(({ state }) => state === 'sending').length).toBeLessThanOrEqual(1);
    if (afterKill.some(({ state }) => state !== 'sent')) cutShort += 1;
    if (kills === 2) await run(file, 'again', Math.floor(Math.random() * 4));
    await run(file, 'again', null);

    const messages = messagesIn(file);
    const got = (address: string): number => server.mails.filter(({ to }) => to.includes(address)).length;
    const uncertain = messages.filter(({ state }) => state === 'uncertain');
    uncertainInAll += uncertain.length;
    expect(uncertain.length).toBeLessThanOrEqual(kills);
    for (const { recipient, state } of messages) {
      // Nothing was refused and the orders were fresh: whoever is not certain to have it is uncertain, or was never ordered.
      expect(['sent', 'uncertain', 'draft']).toContain(state);
      if (state === 'sent') expect(got(recipient)).toBe(1);
      if (state === 'draft') expect(got(recipient)).toBe(0);
      if (state === 'uncertain') expect(got(recipient)).toBeLessThanOrEqual(1);
    }
    // The order is one transaction: all were ordered, or none.
    expect([0, 12]).toContain(messages.filter(({ state }) => state === 'draft').length);
    expect(server.mails.every(({ to }) => to.length === 1)).toBe(true);
  }
  expect(cutShort).toBeGreaterThan(rounds / 4);
  expect(uncertainInAll).toBeGreaterThan(0);
}, 900_000);
