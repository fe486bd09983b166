import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../src/core/alert';
import { defaultReminders } from '../../src/core/reminders';
import { createReminderClock } from '../../src/main/alerts/reminder-clock';
import type { ReminderClock } from '../../src/main/alerts/reminder-clock';
import { hosted, outagesIn } from '../support/outages';
import { openStateRoom } from '../support/state-room';
import type { StateRoom } from '../support/state-room';

const minute = 60_000;
let room: StateRoom;
let reminders: ReminderClock;
const { goDown, comeBack, incidents } = outagesIn(() => room);
const reminded = (): Alert[] => room.alerts().filter(({ kind }) => kind === 'still-down');
const known = (): string[] =>
  room
    .state()
    .snapshot()
    .acknowledged.map(({ incidentId }) => incidentId)
    .toSorted();
const openIds = (): string[] =>
  incidents()
    .filter(({ endedAt }) => endedAt === null)
    .map(({ id }) => id)
    .toSorted();

function startReminders(): void {
  reminders = createReminderClock({
    ...{ clock: room.clock, newId: () => `r-${room.clock.now()}`, raise: room.state().raise },
    ...{ snapshot: room.state().snapshot, timelineOf: (id) => room.history().incident(id)?.timeline },
    isHeld: () => false,
  });
  reminders.start();
}

beforeEach(() => {
  room = openStateRoom({ sites: hosted(6) });
  startReminders();
});
afterEach(() => {
  reminders.stop();
  room.close();
});

describe('reminders', () => {
  it('of an outage come at a growing pace, until it is over', async () => {
    await goDown('s0');
    const confirmedAt = incidents()[0]?.confirmedAt ?? 0;
    await room.clock.advance(9 * 60 * minute);
    const waits = reminded().map(({ createdAt }) => Math.floor((createdAt - confirmedAt) / minute));
    expect(waits).toEqual([15, 45, 105, 225, 465]);
    expect(reminded()[0]).toMatchObject({ label: 'Seite 0', count: 1, hostIncidentId: null });
    await comeBack('s0');
    await room.clock.advance(24 * 60 * minute);
    expect(reminded()).toHaveLength(5);
  });

  it('go on after a start where they were, and none is made up for', async () => {
    await goDown('s0');
    await room.clock.advance(50 * minute);
    expect(reminded()).toHaveLength(2);
    reminders.stop();
    room.restart();
    startReminders();
    await room.clock.advance(40 * minute);
    // Nothing in the timeline says that it was told: the one that was missed comes once.
    expect(reminded()).toHaveLength(1);
    await room.clock.advance(25 * minute);
    expect(reminded()).toHaveLength(2);
  });

  it('of a host incident are one, and end with its acknowledgement', async () => {
    await goDown('s0', 's1', 's2');
    await room.clock.advance(16 * minute);
    expect(reminded()).toMatchObject([{ count: 3, hostIncidentId: expect.any(String) as string }]);
    room.state().acknowledge(openIds()[1] ?? '', 'Hetzner weiß es');
    await room.clock.advance(24 * 60 * minute);
    expect(reminded()).toHaveLength(1);
  });

  it('do not come where they are turned off', async () => {
    room.change((config) => ({
      ...config,
      settings: { ...config.settings, reminders: { ...defaultReminders, isOn: false } },
    }));
    await goDown('s0');
    await room.clock.advance(60 * minute);
    expect(reminded()).toEqual([]);
  });
});

describe('an acknowledgement', () => {
  it('stands in the timeline, survives a start, and ends with the outage', async () => {
    await goDown('s0');
    const [id = ''] = openIds();
    expect(room.state().acknowledge(id, 'Ich bin dran')).toBe('done');
    expect(room.state().acknowledge('nobody', '')).toBeUndefined();
    room.restart();
    expect(room.state().snapshot().acknowledged).toMatchObject([{ incidentId: id, reason: 'Ich bin dran' }]);
    expect(incidents()[0]?.timeline.filter(({ kind }) => kind === 'acknowledged')).toHaveLength(1);
    await comeBack('s0');
    expect(known()).toEqual([]);
    await goDown('s0');
    expect(known()).toEqual([]);
    expect(room.state().acknowledge(id, '')).toBeUndefined();
  });

  it('of a member covers all of its host incident, also who joins later and after a start', async () => {
    await goDown('s0', 's1', 's2');
    room.state().acknowledge(openIds()[0] ?? '', '');
    expect(known()).toEqual(openIds());
    await goDown('s3');
    expect(openIds()).toHaveLength(4);
    expect(known()).toEqual(openIds());
    room.restart();
    expect(known()).toEqual(openIds());
  });

  it('changes nothing where the disk refuses', async () => {
    await goDown('s0');
    room.history().refuse('disk is full.');
    expect(() => room.state().acknowledge(openIds()[0] ?? '', '')).toThrow('Disk is full.');
    expect(known()).toEqual([]);
  });
});
