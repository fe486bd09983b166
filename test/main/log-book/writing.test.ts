import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriteRequest } from '../../../src/core/api';
import { writtenIn } from '../../../src/core/written-log';
import { openLogRoom } from '../../support/log-room';
import { outagesIn } from '../../support/outages';

const minuteMs = 60_000;
let rooms: ReturnType<typeof openLogRoom>;
const { now, incidents, goDown } = outagesIn(() => rooms.room);

beforeEach(() => {
  rooms = openLogRoom();
});
afterEach(() => rooms.room.close());

const incidentOf = (siteId: string) => incidents().find((each) => each.siteId === siteId) ?? expect.fail();
const linesOf = (siteId: string) => writtenIn(incidentOf(siteId).timeline).map(({ kind, text }) => [kind, text]);
async function write(siteId: string, over: Partial<WriteRequest> = {}) {
  return await rooms.book()['incidents.write']({
    ...{ incidentId: incidentOf(siteId).id, kind: 'note', text: 'Gesehen.', at: null, corrects: null, isForAll: false },
    ...over,
  });
}

describe('writing into the log', () => {
  it('is on disk with the time it happened and the time it was written, and there after a start', async () => {
    await goDown('s0');
    const at = now() - 5 * minuteMs;
    expect(await write('s0', { kind: 'action', text: 'Neu gestartet.', at })).toEqual({ ok: true, value: null });
    rooms.room.restart();
    const entry = incidentOf('s0').timeline.find(({ kind }) => kind === 'action');
    expect(entry).toMatchObject({ at, writtenAt: now(), text: 'Neu gestartet.' });
  });

  it('takes nothing from the future, and nothing for an incident that is not there', async () => {
    await goDown('s0');
    expect(await write('s0', { at: now() + 1 })).toEqual({
      ok: false,
      error: { kind: 'invalid', issues: [{ path: 'at', message: 'not-in-the-future' }] },
    });
    expect(await write('s0', { incidentId: 'gone' })).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(linesOf('s0')).toEqual([]);
  });

  it('corrects by a new entry: the old one stays, and can be corrected no second time', async () => {
    await goDown('s0');
    await write('s0', { text: 'Der Hoster ist schuld.', at: now() - minuteMs });
    const [first] = writtenIn(incidentOf('s0').timeline);
    const corrects = first?.id ?? expect.fail();
    expect(await write('s0', { text: 'Der Speicher war voll.', corrects })).toMatchObject({ ok: true });
    expect(linesOf('s0')).toEqual([['note', 'Der Speicher war voll.']]);
    const { timeline } = incidentOf('s0');
    expect(timeline.filter(({ kind }) => kind === 'note' || kind === 'corrected')).toMatchObject([
      { kind: 'note', text: 'Der Hoster ist schuld.', at: now() - minuteMs },
      // It stands where the other stood, and was written now.
      { kind: 'corrected', of: corrects, at: now() - minuteMs, writtenAt: now() },
    ]);
    expect(await write('s0', { corrects })).toMatchObject({
      error: { kind: 'invalid', issues: [{ message: 'corrected-meanwhile' }] },
    });
    expect(await write('s0', { corrects: 'never' })).toMatchObject({ error: { kind: 'not-found', what: 'entry' } });
  });

  it('writes for all that failed together only where that is said, and corrects wherever it stands', async () => {
    await goDown('s0', 's1', 's2');
    await rooms.room.clock.advance(minuteMs);
    expect(incidentOf('s1').hostIncidentId).not.toBeNull();
    await write('s0', { kind: 'ticket', text: 'HO-1', isForAll: true });
    await write('s0', { text: 'Nur hier.' });
    const [ticket] = writtenIn(incidentOf('s1').timeline);
    await write('s1', { kind: 'ticket', text: 'HO-2', corrects: ticket?.id ?? '' });
    expect(linesOf('s0')).toEqual(expect.arrayContaining([['ticket', 'HO-2']]));
    expect(linesOf('s1')).toEqual([['ticket', 'HO-2']]);
    expect(linesOf('s2')).toEqual([['ticket', 'HO-2']]);
  });

  it('says so where the disk refuses, and keeps nothing', async () => {
    await goDown('s0');
    rooms.room.history().refuse('disk is full');
    expect(await write('s0')).toMatchObject({ ok: false, error: { kind: 'failed', what: 'save' } });
    rooms.room.history().refuse(null);
    expect(linesOf('s0')).toEqual([]);
  });
});
