import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/core/api';
import type { CommandName, Handlers } from '../../../src/core/api';
import { answer, isCommandName, refuse } from '../../../src/main/api/answer';
import { recordingLog } from '../../support/history-samples';

const names = Object.keys(commands) as CommandName[];
const foreignNames = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'sites', 'sites.add ', 'SITES.ADD'];

/** Handlers that note what they are called with, and answer with what the test says. */
function recordingHandlers(reply: () => unknown = () => ({ ok: true, value: null })) {
  const calls: { name: CommandName; input: unknown }[] = [];
  const entries = names.map((name) => [
    name,
    (input: unknown) => {
      calls.push({ name, input });
      return reply();
    },
  ]);
  return { calls, handlers: Object.fromEntries(entries) as Handlers };
}

describe('the answer to a call', () => {
  it.each(names)('never throws and shows %s nothing that its schema refuses', async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (input) => {
        const { calls, handlers } = recordingHandlers();
        const reply = await answer(handlers, name, input, recordingLog());
        const parsed = commands[name].input.safeParse(input);
        if (parsed.success) {
          expect(calls).toEqual([{ name, input: parsed.data }]);
        } else {
          expect(calls).toEqual([]);
          expect(reply).toMatchObject({ ok: false, error: { kind: 'invalid' } });
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([undefined, null, 7, 'text', [], () => undefined, Symbol('s'), new Map(), Number.NaN])(
    'is a refusal for what is no input at all: %s',
    async (input) => {
      const { calls, handlers } = recordingHandlers();
      expect(await answer(handlers, 'sites.delete', input, recordingLog())).toMatchObject({ ok: false });
      expect(calls).toEqual([]);
    },
  );

  it('hands over what was parsed, without what nobody asked for', async () => {
    const { calls, handlers } = recordingHandlers();
    const input = JSON.parse('{ "id": "a", "more": 1, "__proto__": { "isAdmin": true } }') as unknown;
    await answer(handlers, 'sites.delete', input, recordingLog());
    expect(calls).toEqual([{ name: 'sites.delete', input: { id: 'a' } }]);
    expect((calls[0]?.input as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('names the place and the reason of each fault', async () => {
    const { handlers } = recordingHandlers();
    const reply = await answer(handlers, 'watch.pause', { length: 'for-ever' }, recordingLog());
    expect(reply).toMatchObject({ ok: false, error: { kind: 'invalid', issues: [{ path: 'length' }] } });
    const settings = await answer(
      handlers,
      'settings.update',
      { referencePoints: [{ url: 'ftp://x' }] },
      recordingLog(),
    );
    expect(settings).toMatchObject({
      error: {
        issues: expect.arrayContaining([{ path: 'referencePoints.0.url', message: 'not-a-web-address' }]) as unknown,
      },
    });
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('disk is full.');
      },
    ],
    ['rejects', () => Promise.reject(new Error('disk is full.'))],
  ])('is a sentence and a line in the log where the handler %s', async (_how, reply) => {
    const log = recordingLog();
    const { handlers } = recordingHandlers(reply);
    expect(await answer(handlers, 'snapshot.get', {}, log)).toEqual({
      ok: false,
      error: { kind: 'failed', what: 'internal', reason: 'disk is full.' },
    });
    expect(log.sentences).toEqual(['The command snapshot.get failed.']);
  });

  it('is what the handler says', async () => {
    const { handlers } = recordingHandlers(() => Promise.resolve({ ok: true, value: { answer: 42 } }));
    expect(await answer(handlers, 'snapshot.get', {}, recordingLog())).toEqual({ ok: true, value: { answer: 42 } });
  });
});

describe('the names of commands', () => {
  it('are those of the contract, and no others', () => {
    for (const name of names) expect(isCommandName(name), name).toBe(true);
    for (const name of [...foreignNames, 7, null, undefined, {}, ['sites.add']]) {
      expect(isCommandName(name)).toBe(false);
    }
    fc.assert(fc.property(fc.string(), (name) => isCommandName(name) === (names as string[]).includes(name)));
  });

  it('are refused with a word that the locales have', () => {
    expect(refuse('unknown-command')).toEqual({
      ok: false,
      error: { kind: 'invalid', issues: [{ path: '', message: 'unknown-command' }] },
    });
  });
});
