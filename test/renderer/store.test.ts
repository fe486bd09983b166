import { describe, expect, it } from 'vitest';
import { ok } from '../../src/core/result';
import type { Snapshot } from '../../src/core/snapshot';
import { shareStructure } from '../../src/renderer/share-structure';
import { createSnapshotStore } from '../../src/renderer/store';
import { createFakeBridge } from '../support/fake-bridge';
import { sampleSnapshot } from '../support/sample-snapshot';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the newest snapshot', () => {
  it('is kept when the answer to the first question arrives after younger news', async () => {
    let answer: (snapshot: Snapshot) => void = () => undefined;
    const late = new Promise<Snapshot>((resolve) => {
      answer = resolve;
    });
    const bridge = createFakeBridge({ handlers: { 'snapshot.get': async () => ok(await late) } });
    const store = createSnapshotStore(bridge);
    bridge.emit('snapshot', sampleSnapshot({ revision: 5, language: 'en' }));
    answer(sampleSnapshot({ revision: 4, language: 'de' }));
    await settle();
    expect(store.current()?.revision).toBe(5);
    expect(store.current()?.language).toBe('en');
  });

  it('is not replaced by one of the same or an older revision, and listeners hear nothing of those', async () => {
    const bridge = createFakeBridge({ snapshot: sampleSnapshot({ revision: 7 }) });
    const store = createSnapshotStore(bridge);
    await settle();
    let heard = 0;
    const end = store.subscribe(() => heard++);
    bridge.emit('snapshot', sampleSnapshot({ revision: 6, sites: [] }));
    bridge.emit('snapshot', sampleSnapshot({ revision: 7, sites: [] }));
    expect(store.current()?.sites).not.toHaveLength(0);
    expect(heard).toBe(0);
    bridge.emit('snapshot', sampleSnapshot({ revision: 8, sites: [] }));
    expect(store.current()?.sites).toHaveLength(0);
    expect(heard).toBe(1);
    end();
    bridge.emit('snapshot', sampleSnapshot({ revision: 9 }));
    expect(heard).toBe(1);
  });

  it('keeps the identity of every part that did not change', async () => {
    const bridge = createFakeBridge();
    const store = createSnapshotStore(bridge);
    await settle();
    const before = store.current();
    const [first, ...others] = sampleSnapshot().sites;
    if (before === null || first === undefined) throw new Error('The sample has sites.');
    bridge.emit('snapshot', sampleSnapshot({ revision: 2, sites: [{ ...first, isChecking: true }, ...others] }));
    const after = store.current();
    expect(after?.sites[0]).not.toBe(before.sites[0]);
    expect(after?.sites[1]).toBe(before.sites[1]);
    expect(after?.settings).toBe(before.settings);
  });

  it('says why there is none', async () => {
    const bridge = createFakeBridge({
      handlers: { 'snapshot.get': () => ({ ok: false, error: { kind: 'failed', what: 'save', reason: 'x' } }) },
    });
    const store = createSnapshotStore(bridge);
    await settle();
    expect(store.current()).toBeNull();
    expect(store.failure()).toEqual({ kind: 'failed', what: 'save', reason: 'x' });
  });
});

describe('shareStructure', () => {
  it('gives the previous object where nothing changed', () => {
    const previous = { list: [{ id: 'a', value: 1 }], empty: [], nothing: null };
    expect(shareStructure(previous, structuredClone(previous))).toBe(previous);
  });

  it('always equals the next value', () => {
    const previous = {
      list: [
        { id: 'a', value: 1 },
        { id: 'b', value: 2 },
      ],
      gone: 1,
    };
    const next = {
      list: [
        { id: 'b', value: 2 },
        { id: 'c', value: 3 },
      ],
      added: [1, 2],
    };
    const shared = shareStructure(previous, next);
    expect(shared).toEqual(next);
    expect(shared.list[0]).toBe(previous.list[1]);
  });

  it('sees that a key left, that a list got shorter and that the kind changed', () => {
    expect(shareStructure({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(shareStructure([1, 2], [1])).toEqual([1]);
    expect(shareStructure<unknown>({ a: 1 }, [1])).toEqual([1]);
    expect(shareStructure({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
  });
});
