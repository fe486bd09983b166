import { describe, expect, it } from 'vitest';
import { attempt, attemptLater } from '../../src/core/attempt';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import { createEdit } from '../../src/core/edit';
import { fail, ok } from '../../src/core/result';

const diskIsFull = (): never => {
  throw new Error('disk is full.');
};
const notSaved = fail({ kind: 'failed', what: 'save', reason: 'disk is full.' });

describe('an attempt', () => {
  it('is what came of it, or why nothing did', async () => {
    expect(attempt(() => 3)).toEqual(ok(3));
    expect(attempt(diskIsFull)).toEqual(notSaved);
    expect(await attemptLater(() => Promise.resolve(3), 'secret')).toEqual(ok(3));
    const refused = await attemptLater(() => Promise.reject(new Error('No keyring.')), 'secret');
    expect(refused).toEqual(fail({ kind: 'failed', what: 'secret', reason: 'No keyring.' }));
  });
});

describe('an edit', () => {
  const paused: Config = { ...emptyConfig, pause: { untilMs: null } };

  it('is kept, and returns what came of it', () => {
    let current = emptyConfig;
    const edit = createEdit({ config: () => current, setConfig: (next) => (current = next) });
    expect(edit(() => ok({ config: paused, value: 'done' }))).toEqual(ok('done'));
    expect(current).toBe(paused);
    const refused = fail({ kind: 'not-found', what: 'site' } as const);
    expect(edit(() => refused)).toEqual(refused);
    expect(current).toBe(paused);
  });

  it('that cannot be written says so', () => {
    const edit = createEdit({ config: () => emptyConfig, setConfig: diskIsFull });
    expect(edit(() => ok({ config: paused, value: 'done' }))).toEqual(notSaved);
  });
});
