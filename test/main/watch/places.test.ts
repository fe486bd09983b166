import { describe, expect, it } from 'vitest';
import { createPlaces } from '../../../src/main/watch/places';
import type { Turn } from '../../../src/main/watch/agenda';
import { createFakeClock } from '../../support/fake-clock';

/** Places on a clock that the test holds; `handedBack` are those who may try again. */
function placesOf(limit: number, limitPerAddress: number) {
  const clock = createFakeClock();
  const handedBack: Turn[] = [];
  const places = createPlaces({
    clock,
    limit,
    limitPerAddress,
    back: (turn) => handedBack.push(turn),
    freed: () => undefined,
  });
  const come = (siteId: string, address = 'a', isSlow = false, dueMs = Number(siteId.slice(1))) =>
    places.take({ siteId, dueMs, address, isSlow });
  return { clock, places, handedBack, come, ids: () => handedBack.map(({ siteId }) => siteId) };
}

describe('the limit of an address', () => {
  it('lets two in and has the third wait until one has left', () => {
    const { come, handedBack } = placesOf(32, 2);
    const leave = come('s1');
    expect([leave, come('s2'), come('s3')].map((left) => left !== null)).toEqual([true, true, false]);
    leave?.();
    expect(handedBack).toEqual([{ siteId: 's3', dueMs: 3 }]);
    expect(come('s3')).not.toBeNull();
  });

  it('is no other address’s: nobody behind is blocked', () => {
    const { come } = placesOf(32, 2);
    for (const id of ['s1', 's2', 's3', 's4']) come(id, 'busy');
    expect(come('s5', 'other')).not.toBeNull();
  });

  it('hands back who has been due longest, whoever came last', () => {
    const { come, ids } = placesOf(32, 1);
    const leave = come('s0');
    for (const id of ['s7', 's5', 's6']) come(id);
    leave?.();
    expect(ids()).toEqual(['s5']);
  });

  it('is not lost when the one who was handed back does not come: the next one is', () => {
    const { come, places, ids } = placesOf(32, 1);
    const leave = come('s0');
    for (const id of ['s1', 's2']) come(id);
    leave?.();
    expect(ids()).toEqual(['s1']);
    places.passUp(() => 'a');
    expect(ids()).toEqual(['s1', 's2']);
  });

  it('forgets who waits, says when it was due, and does not hand it back', () => {
    const { come, places, ids } = placesOf(32, 1);
    const leave = come('s0');
    come('s1');
    come('s2');
    expect(places.forget('s1')).toEqual({ siteId: 's1', dueMs: 1 });
    expect(places.forget('s1')).toBeUndefined();
    leave?.();
    expect(ids()).toEqual(['s2']);
  });

  it('drains all who wait, at every address', () => {
    const { come, places, handedBack } = placesOf(32, 1);
    for (const id of ['s1', 's2', 's3']) come(id, 'a');
    for (const id of ['s4', 's5']) come(id, 'b');
    expect(places.drain().map(({ siteId }) => siteId)).toEqual(['s2', 's3', 's5']);
    expect(places.drain()).toEqual([]);
    expect(handedBack).toEqual([]);
  });

  it('gives a place back once, however often it is told to', () => {
    const { come, ids } = placesOf(32, 1);
    const leave = come('s0');
    come('s1');
    come('s2');
    leave?.();
    leave?.();
    expect(ids()).toEqual(['s1']);
  });
});

describe('a check that hangs', () => {
  it('gives up its place after two seconds, not before', async () => {
    const { clock, come, ids } = placesOf(32, 1);
    come('s0');
    come('s1');
    await clock.advance(1999);
    expect(ids()).toEqual([]);
    await clock.advance(1);
    expect(ids()).toEqual(['s1']);
  });

  it('makes the next ones at its address give up theirs sooner', async () => {
    const { clock, come, ids } = placesOf(32, 1);
    come('s0');
    come('s1');
    await clock.advance(2000);
    come('s1');
    come('s2');
    await clock.advance(500);
    expect(ids()).toEqual(['s1', 's2']);
  });

  it('takes no place the next time, so that its neighbours do not wait for it', () => {
    const { come } = placesOf(32, 2);
    for (const id of ['s1', 's2', 's3']) expect(come(id, 'a', true)).not.toBeNull();
    expect(come('s4')).not.toBeNull();
    expect(come('s5')).not.toBeNull();
    expect(come('s6')).toBeNull();
  });

  it('is let in with at most seven others at its address, and never keeps the quick ones out', () => {
    const { come, handedBack } = placesOf(32, 2);
    const leaves = Array.from({ length: 8 }, (_, index) => come(`s${index}`, 'a', true));
    expect(leaves).not.toContain(null);
    expect(come('s8', 'a', true)).toBeNull();
    expect(come('s9')).not.toBeNull();
    leaves[0]?.();
    // The quick one that came in meanwhile counts as well.
    expect(handedBack).toEqual([]);
    leaves[1]?.();
    expect(handedBack).toEqual([{ siteId: 's8', dueMs: 8 }]);
  });

  it('is let in at most four times as often as the limit in all, and waits without blocking others', () => {
    const { come, places, ids } = placesOf(4, 100);
    const leaves = Array.from({ length: 16 }, (_, index) => come(`s${index}`, `a${index}`, true));
    expect(come('s16', 'b', true)).toBeNull();
    expect(places.hasFree()).toBe(true);
    leaves[0]?.();
    expect(ids()).toEqual(['s16']);
  });
});
