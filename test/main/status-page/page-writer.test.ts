import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../src/core/result';
import type { Result } from '../../../src/core/result';
import type { StatusPage } from '../../../src/core/status-page-settings';
import { everyMinute } from '../../../src/main/every-minute';
import type { StatusOrder } from '../../../src/main/ports';
import { createPageWriter } from '../../../src/main/status-page/page-writer';
import type { PlaceFailure } from '../../../src/main/status-page/place';
import { createFakeClock } from '../../support/fake-clock';
import { recordingLog } from '../../support/history-samples';
import { samplePage } from '../../support/status-sample';

const minuteMs = 60_000;
const broken: Result<null, PlaceFailure> = fail({ kind: 'failed', reason: 'Refused.' });

function openRoom({ orders = [] as StatusOrder[], first = [samplePage()] as StatusPage[] } = {}) {
  const clock = createFakeClock();
  const rows = new Map(orders.map((order) => [order.pageId, { ...order }]));
  const log: string[] = [];
  const room = {
    clock,
    pages: first,
    digest: 'well',
    isReady: true,
    isDiskFull: false,
    answer: ((): Promise<Result<null, PlaceFailure>> => Promise.resolve(ok(null))) as (
      page: StatusPage,
    ) => Promise<Result<null, PlaceFailure>>,
    /** What was done, in its order. */
    log,
    rows,
    gone: [] as string[],
    /** How often somebody was told that something had changed. */
    changes: 0,
    writtenTimes: (): number => log.filter((line) => line.startsWith('write ')).length,
  };
  const refuse = (): void => {
    if (room.isDiskFull) throw new Error('The disk is full.');
  };
  const writer = createPageWriter({
    ...{
      clock,
      log: recordingLog(),
      pages: () => room.pages,
      isReady: () => room.isReady,
      digestOf: () => room.digest,
    },
    outbox: {
      want: (pageId) => {
        refuse();
        const row = rows.get(pageId) ?? { pageId, wanted: 0, written: 0, writtenAt: null };
        row.wanted += 1;
        rows.set(pageId, row);
        log.push(`want ${pageId}`);
        return row.wanted;
      },
      written: (pageId, upTo, writtenAt) => {
        refuse();
        const row = rows.get(pageId);
        if (row !== undefined) Object.assign(row, { written: upTo, writtenAt });
        log.push(`written ${pageId}`);
      },
      orders: () => [...rows.values()].map((row) => ({ ...row })),
      forget: (pageId) => void rows.delete(pageId),
    },
    filesOf: () => Promise.resolve([{ name: 'index.html', text: room.digest }]),
    writeToPlace: (page, files) => {
      log.push(`write ${page.id} ${files[0]?.text ?? ''}`);
      return room.answer(page);
    },
    onChange: () => (room.changes += 1),
    onGone: (id) => room.gone.push(id),
  });
  return Object.assign(room, { writer });
}

/** A room in which the page was written once. */
async function openWritten(options: Parameters<typeof openRoom>[0] = {}) {
  const room = openRoom(options);
  room.writer.start();
  // And so long ago that the next one need not wait.
  await room.clock.advance(minuteMs + 20_000);
  room.log.length = 0;
  return room;
}

describe('a page', () => {
  it('is wanted on disk before it is written, and noted as written after', async () => {
    const room = openRoom();
    room.writer.start();
    await room.clock.advance(minuteMs - 1);
    // Nothing is known of the sites yet.
    expect(room.log).toEqual([]);
    await room.clock.advance(1);
    expect(room.log).toEqual(['want page-1', 'write page-1 well', 'written page-1']);
    expect(room.writer.stateOf('page-1')).toEqual({ writtenAt: room.clock.now(), failure: null });
  });

  it('is written when it says something else, not when it says the same, and not for every moment of a restless night', async () => {
    const room = await openWritten();
    room.writer.look();
    await room.clock.advance(20_000);
    expect(room.log).toEqual([]);
    for (const state of ['down', 'well', 'down']) {
      room.digest = state;
      room.writer.look();
      await room.clock.advance(1000);
    }
    await room.clock.advance(minuteMs);
    expect(room.log.filter((line) => line.startsWith('write '))).toEqual(['write page-1 down', 'write page-1 down']);
  });

  it('is written after so many minutes even if nothing changes', async () => {
    const room = await openWritten();
    for (let minute = 0; minute < 25; minute += 1) {
      await room.clock.advance(minuteMs);
      room.writer.round();
    }
    await room.clock.advance(minuteMs);
    expect(room.writtenTimes()).toBe(2);
  });

  it('is written in the round that is due, also where the last write came some moments after its own', async () => {
    const room = openRoom({ first: [samplePage({ everyMinutes: 2 })] });
    const stopRounds = everyMinute(room.clock, room.writer.round);
    await room.clock.advance(20);
    room.writer.start();
    await room.clock.advance(minuteMs);
    expect(room.writtenTimes()).toBe(1);
    await room.clock.advance(2 * minuteMs);
    expect(room.writtenTimes()).toBe(2);
    await room.clock.advance(2 * minuteMs);
    expect(room.writtenTimes()).toBe(3);
    stopRounds();
  });

  it('that changes while it is being written is written once more', async () => {
    const room = await openWritten();
    let finish = (): void => undefined;
    room.answer = () => new Promise((resolve) => (finish = () => resolve(ok(null))));
    room.digest = 'down';
    room.writer.look();
    await room.clock.advance(1);
    expect(room.log.at(-1)).toBe('write page-1 down');
    room.digest = 'well again';
    room.writer.look();
    room.answer = () => Promise.resolve(ok(null));
    finish();
    await room.clock.advance(minuteMs);
    expect(room.log.filter((line) => line.startsWith('write '))).toEqual([
      'write page-1 down',
      'write page-1 well again',
    ]);
  });

  it('for which something is missing is not written, and is as soon as it is there', async () => {
    const room = openRoom();
    room.isReady = false;
    room.writer.start();
    await room.clock.advance(10 * minuteMs);
    room.writer.round();
    expect(room.log).toEqual([]);
    room.isReady = true;
    room.writer.look();
    await room.clock.advance(minuteMs);
    expect(room.writtenTimes()).toBe(1);
  });

  it('that was wanted before a crash is made up for after it', async () => {
    const orders = [{ pageId: 'page-1', wanted: 7, written: 6, writtenAt: 5 }];
    const room = openRoom({ orders });
    room.writer.start();
    expect(room.writer.stateOf('page-1').writtenAt).toBe(5);
    await room.clock.advance(minuteMs);
    expect(room.rows.get('page-1')).toMatchObject({ wanted: 8, written: 8 });
  });

  it('is written even while the disk refuses to note it', async () => {
    const room = await openWritten();
    room.isDiskFull = true;
    room.digest = 'down';
    room.writer.look();
    await room.clock.advance(minuteMs);
    expect(room.log).toEqual(['write page-1 down']);
    expect(room.writer.stateOf('page-1').failure).toBeNull();
  });

  it('that is deleted leaves the outbox, and is written no more', async () => {
    const room = await openWritten();
    room.pages = [];
    room.writer.look();
    expect(room.gone).toEqual(['page-1']);
    expect(room.rows.size).toBe(0);
    await room.clock.advance(60 * minuteMs);
    room.writer.round();
    expect(room.log).toEqual([]);
  });
});

describe('a place that fails', () => {
  it('is tried again with growing pauses, whatever changes meanwhile, and holds up no other', async () => {
    const [one, other] = [samplePage(), samplePage({ id: 'page-2' })];
    const room = await openWritten({ first: [one, other] });
    const timesMs: number[] = [];
    room.answer = ({ id }) => {
      if (id !== 'page-1') return Promise.resolve(ok(null));
      timesMs.push(room.clock.monotonicMs());
      return Promise.resolve(broken);
    };
    room.digest = 'down';
    room.writer.look();
    for (let second = 0; second < 40 * 60; second += 1) {
      await room.clock.advance(1000);
      if (second % 60 === 0) room.writer.round();
      if (second % 7 === 0) room.writer.look();
    }
    const pauses = timesMs.slice(1).map((timeMs, index) => (timeMs - (timesMs[index] ?? 0)) / 1000);
    expect(pauses).toEqual([30, 60, 120, 300, 600, 900].slice(0, pauses.length));
    expect(pauses.length).toBeGreaterThanOrEqual(5);
    expect(room.log).toContain('write page-2 down');
    expect(room.writer.stateOf('page-2').failure).toBeNull();
    expect(room.writer.stateOf('page-1').failure).toMatchObject({ what: { reason: 'Refused.' } });
    expect(room.rows.get('page-1')?.written).toBeLessThan(room.rows.get('page-1')?.wanted ?? 0);
  });

  it('is well again with the first write that succeeds', async () => {
    const room = await openWritten();
    room.answer = () => Promise.resolve(broken);
    room.digest = 'down';
    room.writer.look();
    await room.clock.advance(1000);
    const { failure } = room.writer.stateOf('page-1');
    expect(failure?.since).toBeLessThanOrEqual(room.clock.now());
    room.answer = () => Promise.resolve(ok(null));
    await room.clock.advance(minuteMs);
    expect(room.writer.stateOf('page-1').failure).toBeNull();
    expect(room.rows.get('page-1')?.written).toBe(room.rows.get('page-1')?.wanted);
  });

  it('throwing is a failure like another', async () => {
    const room = await openWritten();
    room.answer = () => Promise.reject(new Error('A bug.'));
    room.digest = 'down';
    room.writer.look();
    await room.clock.advance(1000);
    expect(room.writer.stateOf('page-1').failure?.what).toEqual({ kind: 'failed', reason: 'A bug.' });
  });

  it('is tried at once when the page is edited, another secret is there, or the user asks', async () => {
    const room = await openWritten();
    const tried = async (act: () => void): Promise<number> => {
      room.answer = () => Promise.resolve(broken);
      room.digest += '!';
      room.writer.look();
      await room.clock.advance(40 * minuteMs);
      const before = room.writtenTimes();
      act();
      await room.clock.advance(1000);
      return room.writtenTimes() - before;
    };
    expect(await tried(() => room.writer.tryAgain('page-1'))).toBe(1);
    expect(
      await tried(() => {
        room.pages = room.pages.map((page) => ({ ...page, everyMinutes: 20 }));
        room.digest += '?';
        room.writer.look();
      }),
    ).toBe(1);
    expect(await tried(() => void room.writer.writeNow('page-1'))).toBe(1);
  });

  it('for its key is not called again before the user has looked at it, or the page’s own time has come', async () => {
    const room = await openWritten();
    room.answer = () => Promise.resolve(fail({ kind: 'unknown-key', fingerprint: 'SHA256:x' }));
    room.digest = 'down';
    room.writer.look();
    for (let minute = 0; minute < 9; minute += 1) {
      await room.clock.advance(minuteMs);
      room.writer.look();
    }
    room.writer.round();
    await room.clock.advance(1000);
    expect(room.writtenTimes()).toBe(1);
    await room.clock.advance(minuteMs);
    room.writer.round();
    await room.clock.advance(1000);
    expect(room.writtenTimes()).toBe(2);
  });
});

describe('a page that was edited while it was written', () => {
  // Seen to fail: the attempt that found it not ready planned the next one at once, and that the next, without end.
  it('is not tried again and again while it lacks something', async () => {
    const room = await openWritten();
    let finish = (): void => undefined;
    room.answer = () => new Promise((resolve) => (finish = () => resolve(ok(null))));
    room.digest = 'down';
    room.writer.look();
    await room.clock.advance(1000);
    room.pages = room.pages.map((page) => ({ ...page }));
    room.isReady = false;
    finish();
    await room.clock.advance(10 * minuteMs);
    expect(room.changes).toBeLessThan(20);
    room.isReady = true;
    room.answer = () => Promise.resolve(ok(null));
    room.writer.look();
    await room.clock.advance(minuteMs);
    expect(room.rows.get('page-1')?.written).toBe(room.rows.get('page-1')?.wanted);
  });
});

describe('writing at once', () => {
  it('says what came of it', async () => {
    const room = await openWritten();
    expect(await room.writer.writeNow('page-1')).toEqual(ok(null));
    room.answer = () => Promise.resolve(broken);
    expect(await room.writer.writeNow('page-1')).toEqual(broken);
    expect(room.writer.writeNow('gone')).toBeUndefined();
  });

  it('waits for what is under way, which may have begun before the change', async () => {
    const room = await openWritten();
    let finish = (): void => undefined;
    room.answer = () => new Promise((resolve) => (finish = () => resolve(ok(null))));
    const first = room.writer.writeNow('page-1');
    await room.clock.advance(0);
    const second = room.writer.writeNow('page-1');
    room.answer = () => Promise.resolve(ok(null));
    finish();
    await Promise.all([first, second]);
    expect(room.writtenTimes()).toBe(2);
  });
});
