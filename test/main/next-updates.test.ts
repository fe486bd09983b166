import { beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/snapshot';
import { createNextUpdates } from '../../src/main/next-updates';
import type { NextUpdates, Reminder } from '../../src/main/next-updates';
import type { HistoryStore } from '../../src/main/ports';
import { createOutages } from '../../src/main/messages/outages';
import { emptyConfig } from '../../src/core/config';
import { createFakeClock } from '../support/fake-clock';
import type { FakeClock } from '../support/fake-clock';
import { createMemoryHistory } from '../support/history-memory';
import { nightMs } from '../support/history-samples';
import { openOutage, roomClients, roomDraft, roomIncidents } from '../support/sending-room';

const minute = 60_000;
const hour = 60 * minute;
const due = nightMs + 30 * minute;
let clock: FakeClock;
let history: HistoryStore;
let reminders: Reminder[];
let shown: Snapshot['nextUpdates'];
let updates: NextUpdates;

beforeEach(() => {
  clock = createFakeClock(nightMs + minute);
  history = createMemoryHistory();
  openOutage(history, roomIncidents(3));
  reminders = [];
  updates = start();
});

function start(): NextUpdates {
  const config = { ...emptyConfig, clients: roomClients(3) };
  const outages = createOutages({ config: () => config, history });
  return createNextUpdates({
    ...{ clock, history, outages },
    onChange: (next) => (shown = next),
    remind: (reminder) => {
      reminders.push(reminder);
      // What the alerts write when it was shown.
      const notified = { kind: 'notified', at: clock.now(), alert: reminder.kind, via: 'test' } as const;
      history.addToTimeline(reminder.incidentId, notified);
    },
  });
}
const tell = (index: number, nextUpdateAt: number | null, id = `m-${index}`): void => {
  const at = clock.now();
  const phase = nextUpdateAt === null ? 'resolved' : 'update';
  history.putMessage(roomDraft(index, { id, phase, state: 'sent', sentAt: at, changedAt: at, nextUpdateAt }), null);
  updates.refresh();
};
const said = (): string[] => reminders.map(({ kind }) => kind);

describe('the clock of the next message', () => {
  it('shows who expects one when, the first due first, and reminds before and at the time, once for all of them', async () => {
    tell(0, due);
    tell(1, due);
    tell(2, due + hour);
    expect(shown).toEqual([
      { incidentId: 'i-0', clientIds: ['client-0', 'client-1'], dueAt: due },
      { incidentId: 'i-0', clientIds: ['client-2'], dueAt: due + hour },
    ]);
    await clock.advance(due - 6 * minute - clock.now());
    expect(said()).toEqual([]);
    await clock.advance(2 * minute);
    expect(reminders).toEqual([
      {
        ...{ id: `update-due h-1 ${due}`, kind: 'update-due', incidentId: 'i-0', siteName: 'Seite 0', dueAt: due },
        clientNames: ['Kundin Nummer 0', 'Kundin Nummer 1'],
      },
    ]);
    await clock.advance(5 * minute);
    expect(said()).toEqual(['update-due', 'update-overdue']);
    await clock.advance(20 * minute);
    expect(said()).toHaveLength(2);
  });

  it('falls silent when the next one was sent in time, and starts over with it', async () => {
    tell(0, due);
    await clock.advance(due - 4 * minute - clock.now());
    tell(0, due + 30 * minute, 'm-next');
    await clock.advance(20 * minute);
    expect(said()).toEqual(['update-due']);
    await clock.advance(10 * minute);
    expect(reminders.at(-1)).toMatchObject({ kind: 'update-due', dueAt: due + 30 * minute });
  });

  it('goes on after the end of the outage until the client was told of it', async () => {
    tell(0, due);
    history.closeIncident('i-0', nightMs + 10 * minute, [], null);
    updates.refresh();
    expect(shown.map(({ clientIds }) => clientIds)).toEqual([['client-0']]);
    await clock.advance(10 * minute);
    tell(0, null, 'm-resolved');
    expect(shown).toEqual([]);
    await clock.advance(hour);
    expect(said()).toEqual([]);
  });

  it('says nothing twice when another incident leads there since', async () => {
    tell(0, due);
    await clock.advance(due - 4 * minute - clock.now());
    history.closeIncident('i-0', clock.now(), [], null);
    updates.refresh();
    expect(shown.map(({ incidentId }) => incidentId)).toEqual(['i-1']);
    expect(said()).toEqual(['update-due']);
    updates.stop();
    start().refresh();
    expect(said()).toEqual(['update-due']);
  });

  it('says nothing twice after a start, and what became due meanwhile once', async () => {
    tell(0, due);
    await clock.advance(due - 4 * minute - clock.now());
    updates.stop();
    updates = start();
    updates.refresh();
    expect(said()).toEqual(['update-due']);
    updates.stop();
    await clock.advance(10 * minute);
    updates = start();
    updates.refresh();
    expect(said()).toEqual(['update-due', 'update-overdue']);
  });

  it('says after a sleep only the latest, and nothing where it is too long ago', async () => {
    tell(0, due);
    clock.sleep(3 * hour);
    await clock.advance(minute);
    expect(said()).toEqual(['update-overdue']);
    tell(1, clock.now() + 30 * minute);
    clock.sleep(3 * 24 * hour);
    await clock.advance(minute);
    expect(said()).toEqual(['update-overdue']);
  });
});
