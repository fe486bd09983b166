import { describe, expect, it } from 'vitest';
import { createWriteQueue } from '../../../src/main/state/write-queue';
import { createFakeClock } from '../../support/fake-clock';
import { recordingLog } from '../../support/history-samples';

/** A queue over a disk that takes only so many writes at a time. */
function setUp() {
  const clock = createFakeClock();
  const log = recordingLog();
  const written: string[] = [];
  const told: (string | null)[] = [];
  const disk = { room: Number.POSITIVE_INFINITY };
  const queue = createWriteQueue(clock, log, (reason) => told.push(reason));
  const to = (text: string) => () => {
    if (disk.room === 0) throw new Error('full.');
    disk.room -= 1;
    written.push(text);
  };
  return { clock, log, written, told, disk, queue, to };
}

describe('the queue of writes', () => {
  it('writes at once where the disk takes it, and says nothing', () => {
    const { queue, to, written, told, clock } = setUp();
    queue.write('a', to('a'));
    expect(written).toEqual(['a']);
    expect(told).toEqual([]);
    expect(clock.timers()).toBe(0);
  });

  it('keeps what was refused and all that follows, in its order', async () => {
    const { queue, to, written, told, clock, disk, log } = setUp();
    disk.room = 0;
    for (const text of ['a', 'b', 'c']) queue.write(text, to(text));
    expect(told).toEqual(['full.']);
    disk.room = 2;
    await clock.advance(10_000);
    expect(written).toEqual(['a', 'b']);
    expect(told).toEqual(['full.', 'full.']);
    queue.write('d', to('d'));
    disk.room = 10;
    await clock.advance(10_000);
    expect(written).toEqual(['a', 'b', 'c', 'd']);
    expect(told).toEqual(['full.', 'full.', null]);
    expect(clock.timers()).toBe(0);
    expect(log.sentences).toHaveLength(2);
  });

  it('writes at once what must be, behind all that waits, or throws and keeps only what waited', async () => {
    const { queue, to, written, told, clock, disk } = setUp();
    disk.room = 0;
    queue.write('a', to('a'));
    expect(() => queue.writeNow(to('now'))).toThrow('full.');
    disk.room = 1;
    expect(() => queue.writeNow(to('now'))).toThrow('full.');
    expect(written).toEqual(['a']);
    expect(told).toEqual(['full.', null]);
    disk.room = 10;
    queue.writeNow(to('later'));
    await clock.advance(60_000);
    expect(written).toEqual(['a', 'later']);
  });

  it('tries a last time when it stops, and no more', async () => {
    const { queue, to, written, clock, disk } = setUp();
    disk.room = 0;
    queue.write('a', to('a'));
    disk.room = 1;
    queue.write('b', to('b'));
    queue.stop();
    expect(written).toEqual(['a']);
    disk.room = 1;
    await clock.advance(60_000);
    expect(written).toEqual(['a']);
    expect(clock.timers()).toBe(0);
  });
});
