import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../src/core/incident';
import type { HistoryStore } from '../../../src/main/ports';
import { openHistory } from '../../../src/main/storage/history';
import { createFakeClock } from '../../support/fake-clock';
import { recordingLog, sampleIncident } from '../../support/history-samples';
import { openLogRoom } from '../../support/log-room';
import { outagesIn } from '../../support/outages';

const fact: TimelineEntry = {
  ...{ kind: 'fact', at: 5, fact: 'cause', certainty: 'confirmed', words: { de: 'Speicher voll.', en: '' } },
};

describe('several changes as one', () => {
  let dir = '';
  let history: HistoryStore;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'nachtwache-whole-'));
    const clock = createFakeClock();
    history = openHistory({
      ...{ file: join(dir, 'history.db'), clock, log: recordingLog(), onTrouble: () => undefined },
    }).history;
    for (const id of ['a', 'b']) history.openIncident(sampleIncident({ id, siteId: id }), [], null);
  });
  afterEach(() => {
    history.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const linesOf = (id: string): number => history.incident(id)?.timeline.length ?? 0;

  /** What the next start would find if the process were killed at this moment. */
  function linesOnDisk(): number {
    const other = new DatabaseSync(join(dir, 'history.db'), { readOnly: true });
    const { count } = other.prepare('SELECT count(*) AS count FROM timeline').get() as { count: number };
    other.close();
    return count;
  }

  it('are on disk together, and a kill between them leaves none', () => {
    history.allOrNothing(() => {
      history.addToTimeline('a', fact);
      expect(linesOnDisk()).toBe(0);
      history.addToTimeline('b', fact);
      expect(linesOnDisk()).toBe(0);
    });
    expect(linesOnDisk()).toBe(2);
  });

  it('are undone together where a later one fails', () => {
    const change = () =>
      history.allOrNothing(() => {
        history.addToTimeline('a', fact);
        throw new Error('disk is full.');
      });
    expect(change).toThrow('Disk is full.');
    expect(linesOf('a')).toBe(0);
    history.addToTimeline('a', fact);
    expect(linesOf('a')).toBe(1);
  });

  it('undo of a failure that was caught only the part that failed', () => {
    history.allOrNothing(() => {
      history.addToTimeline('a', fact);
      const part = () =>
        history.allOrNothing(() => {
          history.addToTimeline('b', fact);
          throw new Error('no');
        });
      expect(part).toThrow();
    });
    expect([linesOf('a'), linesOf('b')]).toEqual([1, 0]);
  });
});

describe('a line for all of an outage', () => {
  let rooms: ReturnType<typeof openLogRoom>;
  const { incidents, goDown } = outagesIn(() => rooms.room);
  beforeEach(() => {
    rooms = openLogRoom();
  });
  afterEach(() => rooms.room.close());
  const entriesOf = (kind: TimelineEntry['kind']): TimelineEntry[] =>
    incidents().flatMap(({ timeline }) => timeline.filter((entry) => entry.kind === kind));

  it('stands in all timelines or in none, where the disk fills up at the second one', async () => {
    const { room, book } = rooms;
    await goDown('s0', 's1', 's2');
    await room.clock.advance(120_000);
    const ids = incidents().map(({ id }) => id);
    const [first = ''] = ids;
    const addFact = () => room.state().addToTimelines(ids, fact);
    const write = () =>
      book()['incidents.write']({
        ...{ incidentId: first, kind: 'action', text: 'Neu gestartet', at: null, corrects: null, isForAll: true },
      });

    room.history().refuseAfter(1, 'disk is full.');
    expect(addFact).toThrow('Disk is full.');
    room.history().refuseAfter(1, 'disk is full.');
    expect(await write()).toMatchObject({ ok: false });
    room.history().refuseAfter(1, 'disk is full.');
    expect(() => room.state().acknowledge(first, 'Ich weiß es.')).toThrow('Disk is full.');
    room.history().refuse(null);
    for (const kind of ['fact', 'action', 'acknowledged'] as const) expect(entriesOf(kind)).toEqual([]);

    addFact();
    expect(await write()).toMatchObject({ ok: true });
    room.state().acknowledge(first, 'Ich weiß es.');
    for (const kind of ['fact', 'action', 'acknowledged'] as const) expect(entriesOf(kind)).toHaveLength(3);
  });
});
