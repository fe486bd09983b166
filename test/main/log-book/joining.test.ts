import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutages } from '../../../src/main/messages/outages';
import { openLogRoom } from '../../support/log-room';
import { outagesIn } from '../../support/outages';

const minuteMs = 60_000;
let rooms: ReturnType<typeof openLogRoom>;
const { incidents, goDown, comeBack, kinds } = outagesIn(() => rooms.room);

beforeEach(() => {
  rooms = openLogRoom();
});
afterEach(() => rooms.room.close());

const newest = (siteId: string) => incidents().findLast((each) => each.siteId === siteId) ?? expect.fail();
const join = async (one: string, other: string) =>
  await rooms.book()['incidents.join']({ id: newest(one).id, to: newest(other).id });
const split = async (siteId: string) => await rooms.book()['incidents.split']({ id: newest(siteId).id });
const lastLine = (siteId: string) => newest(siteId).timeline.at(-1);
const advance = (minutes: number) => rooms.room.clock.advance(minutes * minuteMs);

/** One after the other, so that nothing folds them by itself. */
async function fallOneByOne(...ids: string[]): Promise<void> {
  for (const id of ids) {
    await goDown(id);
    await comeBack(id);
    await advance(20);
  }
}

describe('joining by hand', () => {
  it('makes one outage of two that are over, and both say so without naming the other', async () => {
    await fallOneByOne('s0', 's1');
    expect(newest('s0').hostIncidentId).toBeNull();
    expect(await join('s0', 's1')).toEqual({ ok: true, value: null });
    const { hostIncidentId } = newest('s0');
    expect(hostIncidentId).not.toBeNull();
    expect(newest('s1').hostIncidentId).toBe(hostIncidentId);
    for (const id of ['s0', 's1']) expect(lastLine(id)).toMatchObject({ kind: 'joined', label: 'Hetzner' });
    expect(JSON.stringify(newest('s0').timeline)).not.toContain('Seite 1');
    const outages = createOutages({ config: () => rooms.room.state().config(), history: rooms.room.history() });
    expect(outages.of(newest('s0').id)?.incidents.map(({ siteId }) => siteId)).toEqual(['s0', 's1']);
  });

  it('is undone by a split, of the last two for both, and the log keeps that they were one', async () => {
    await fallOneByOne('s0', 's1', 's2');
    await join('s0', 's1');
    await join('s2', 's0');
    await split('s2');
    expect(newest('s2').hostIncidentId).toBeNull();
    expect(newest('s0').hostIncidentId).not.toBeNull();
    await split('s0');
    expect([newest('s0'), newest('s1')].map(({ hostIncidentId }) => hostIncidentId)).toEqual([null, null]);
    expect(
      newest('s1')
        .timeline.map(({ kind }) => kind)
        .slice(-2),
    ).toEqual(['joined', 'split']);
  });

  it('of two stands with both or with none, where the disk fills up at the second; so does their split', async () => {
    const refuseSecond = () => rooms.room.history().refuseAfter(1, 'disk is full.');
    const standings = () => ['s0', 's1'].map((id) => [newest(id).hostIncidentId, lastLine(id)?.kind]);
    await fallOneByOne('s0', 's1');
    const apart = standings();
    refuseSecond();
    expect(await join('s0', 's1')).toMatchObject({ ok: false });
    expect(standings()).toEqual(apart);
    rooms.room.history().refuse(null);

    expect(await join('s0', 's1')).toEqual({ ok: true, value: null });
    const together = standings();
    expect(together.map(([, kind]) => kind)).toEqual(['joined', 'joined']);
    refuseSecond();
    expect(await split('s0')).toMatchObject({ ok: false });
    expect(standings()).toEqual(together);
  });

  it('refuses itself, what belongs to others already, and what is weeks away', async () => {
    await fallOneByOne('s0', 's1');
    expect(await join('s0', 's0')).toMatchObject({ error: { issues: [{ message: 'joined-with-itself' }] } });
    await join('s0', 's1');
    await fallOneByOne('s2');
    expect(await join('s0', 's2')).toMatchObject({ error: { issues: [{ message: 'split-it-first' }] } });
    await advance(15 * 24 * 60);
    await fallOneByOne('s3');
    expect(await join('s3', 's2')).toMatchObject({ error: { issues: [{ message: 'too-far-apart' }] } });
  });
});

describe('an open outage', () => {
  it('joins a host incident without a second alert, and its end is told with the others', async () => {
    await goDown('s3');
    await advance(20);
    await goDown('s0', 's1', 's2');
    await advance(2);
    const before = kinds().length;
    expect(newest('s3').hostIncidentId).toBeNull();
    expect(await join('s3', 's0')).toEqual({ ok: true, value: null });
    await advance(2);
    expect(kinds()).toHaveLength(before);
    await comeBack('s0', 's1', 's2', 's3');
    await advance(6);
    expect(rooms.room.state().snapshot().hostIncidents).toEqual([]);
    expect(kinds().slice(before)).toEqual(['host-recovered']);
    expect(rooms.room.alerts().at(-1)).toMatchObject({ kind: 'host-recovered', count: 4 });
  });

  it('goes on by itself after a split, is alerted no second time, and ends with its own alert', async () => {
    await goDown('s0', 's1', 's2');
    await advance(2);
    expect(newest('s2').hostIncidentId).not.toBeNull();
    const before = kinds().length;
    expect(await split('s2')).toEqual({ ok: true, value: null });
    await advance(10);
    expect(newest('s2').hostIncidentId).toBeNull();
    expect(kinds()).toHaveLength(before);
    await comeBack('s2');
    await advance(2);
    expect(kinds().slice(before)).toEqual(['recovered']);
    expect(rooms.room.state().snapshot().hostIncidents).toHaveLength(1);
  });

  it('is followed by the watch as what stands in the log, where the disk fills up at the second of two', async () => {
    await goDown('s0');
    await advance(30);
    await goDown('s1');
    await advance(2);
    rooms.room.history().refuseAfter(1, 'disk is full.');
    expect(await join('s1', 's0')).toMatchObject({ ok: false });
    rooms.room.history().refuse(null);
    const hosts = rooms.room
      .state()
      .snapshot()
      .openIncidents.map(({ hostIncidentId }) => hostIncidentId);
    expect(hosts).toEqual([null, null]);
  });

  it('is put together by the user, and stays so over a start; each ends for itself', async () => {
    await goDown('s0');
    await advance(30);
    await goDown('s1');
    await advance(2);
    expect(newest('s1').hostIncidentId).toBeNull();
    await join('s1', 's0');
    rooms.room.restart();
    const group = newest('s0').hostIncidentId;
    expect(group).not.toBeNull();
    expect(
      rooms.room
        .state()
        .snapshot()
        .openIncidents.map(({ hostIncidentId }) => hostIncidentId),
    ).toEqual([group, group]);
  });
});
