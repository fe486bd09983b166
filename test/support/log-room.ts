import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import { createLogBook } from '../../src/main/log-book/log-book';
import { clientDefaults } from '../../src/core/client';
import { hosted } from './outages';
import { openStateRoom } from './state-room';
import type { StateRoom } from './state-room';

export const client = { ...clientDefaults, id: 'c', name: 'Müller GmbH' };

/** The commands of the log over a real state and a real history. */
export function openLogRoom(config: Partial<Config> = {}) {
  const room: StateRoom = openStateRoom({
    ...emptyConfig,
    clients: [client],
    sites: hosted(4).map((site) => ({ ...site, clientId: 'c' })),
    ...config,
  });
  let ids = 0;
  const book = () =>
    createLogBook({
      clock: room.clock,
      newId: () => `w-${(ids += 1)}`,
      config: () => room.state().config(),
      history: room.history(),
      index: { tags: () => [], setTags: () => undefined },
      readPage: () => Promise.resolve({ rows: [], next: null, total: 0 }),
      grouping: room.state().grouping,
      keep: room.state().keep,
      byHandChanged: room.state().byHandChanged,
    });
  return { room, book };
}
