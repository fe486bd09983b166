import { describe, expect, it } from 'vitest';
import type { Cipher } from '../../../src/main/ports';
import { createSecretStore } from '../../../src/main/storage/secret-store';
import { recordingLog } from '../../support/history-samples';

const canary = 'canary-7f3a';

/** A keyring that turns texts around; one of another user cannot read them. */
function keyring(over: Partial<Cipher> = {}): Cipher {
  return {
    isAvailable: () => Promise.resolve(true),
    encrypt: (text) => Promise.resolve(Buffer.from(text).reverse().toString('base64')),
    decrypt: (text) => Promise.resolve(Buffer.from(text, 'base64').reverse().toString()),
    ...over,
  };
}

function setUp(cipher = keyring(), store: { store: Record<string, unknown> } = { store: {} }) {
  const log = recordingLog();
  return { log, store, secrets: createSecretStore({ cipher, store, log }) };
}

describe('a secret', () => {
  it('is kept encrypted over a restart, and gone when it is taken away', async () => {
    const { secrets, store } = setUp();
    await secrets.set('a', canary);
    await secrets.set('b', 'other');
    expect(secrets.get('a')).toBe(canary);
    expect(JSON.stringify(store.store)).not.toContain(canary);
    const later = setUp(keyring(), store).secrets;
    expect(later.get('a')).toBeNull();
    expect(await later.open()).toEqual(['a', 'b']);
    expect(later.get('a')).toBe(canary);
    await later.set('a', null);
    expect(later.get('a')).toBeNull();
    expect(await setUp(keyring(), store).secrets.open()).toEqual(['b']);
  });

  it('of a name is another one than that of a site with this id, and an older file has none', async () => {
    const { secrets, store } = setUp();
    await secrets.set('smtp', 'of a site');
    expect(secrets.getNamed('smtp')).toBeNull();
    await secrets.setNamed('smtp', canary);
    await secrets.setNamed('ntfy', 'token');
    expect(JSON.stringify(store.store)).not.toContain(canary);
    const later = setUp(keyring(), store).secrets;
    expect(later.namedOnes()).toEqual([]);
    expect(await later.open()).toEqual(['smtp']);
    expect([later.get('smtp'), later.getNamed('smtp')]).toEqual(['of a site', canary]);
    expect(later.namedOnes()).toEqual(['smtp', 'ntfy']);
    await later.setNamed('smtp', null);
    expect([later.get('smtp'), later.getNamed('smtp'), later.namedOnes()]).toEqual(['of a site', null, ['ntfy']]);
    const older = setUp(keyring(), { store: { sites: {} } }).secrets;
    expect([await older.open(), older.namedOnes()]).toEqual([[], []]);
  });

  it('of a status page has a drawer of its own, too', async () => {
    const { secrets, store } = setUp();
    await secrets.set('a', 'of a site');
    await secrets.setForPage('a', canary);
    expect(JSON.stringify(store.store)).not.toContain(canary);
    const later = setUp(keyring(), store).secrets;
    // The watch is told of sites alone.
    expect(await later.open()).toEqual(['a']);
    expect([later.get('a'), later.getForPage('a'), later.getForPage('b')]).toEqual(['of a site', canary, null]);
    await later.setForPage('a', null);
    expect([later.get('a'), later.getForPage('a')]).toEqual(['of a site', null]);
  });

  it('lives for the session where there is no keyring, and is written nowhere', async () => {
    const { secrets, store } = setUp(keyring({ isAvailable: () => Promise.resolve(false) }));
    expect(await secrets.open()).toEqual([]);
    expect(secrets.isLasting()).toBe(false);
    await secrets.set('a', canary);
    expect(secrets.get('a')).toBe(canary);
    expect(store.store).toEqual({});
  });

  it('of another keyring is as good as none, and stays in the file', async () => {
    const { secrets, store } = setUp();
    await secrets.set('a', canary);
    const before = structuredClone(store.store);
    const strange = setUp(keyring({ decrypt: () => Promise.reject(new Error('wrong key')) }), store);
    expect(await strange.secrets.open()).toEqual([]);
    expect(strange.secrets.get('a')).toBeNull();
    expect(store.store).toEqual(before);
    expect(strange.log.sentences.join()).toMatch(/could not be decrypted/);
    expect(strange.log.sentences.join()).not.toContain(canary);
  });

  it('that is typed twice in a row is the last one, however long the keyring takes', async () => {
    const delays = [20, 0];
    const slow: Cipher['encrypt'] = async (text) => {
      await new Promise((resolve) => setTimeout(resolve, delays.shift()));
      return keyring().encrypt(text);
    };
    const { secrets, store } = setUp(keyring({ encrypt: slow }));
    await Promise.all([secrets.set('a', 'first'), secrets.set('a', 'second')]);
    expect(secrets.get('a')).toBe('second');
    const later = setUp(keyring(), store).secrets;
    await later.open();
    expect(later.get('a')).toBe('second');
  });

  it('that the disk refuses is told, and the one before stays in force', async () => {
    let isFull = false;
    let content: Record<string, unknown> = {};
    const store = {
      get store() {
        return content;
      },
      set store(next: Record<string, unknown>) {
        if (isFull) throw new Error('ENOSPC: no space left on device');
        content = next;
      },
    };
    const { secrets } = setUp(keyring(), store);
    await secrets.set('a', 'old');
    isFull = true;
    await expect(secrets.set('a', canary)).rejects.toThrow(/space/);
    expect(secrets.get('a')).toBe('old');
    isFull = false;
    await secrets.set('a', canary);
    expect(secrets.get('a')).toBe(canary);
  });
});
