import { everyIncident } from '../../src/core/incident';
import type { IncidentWithTimeline } from '../../src/core/incident';
import type { Site } from '../../src/core/site';
import { failedCheck, goodCheck } from './history-samples';
import { sampleSite } from './site-sample';
import type { StateRoom } from './state-room';

/** What tests of the state do again and again: sites fail, come back, and somebody is told. */
export function outagesIn(room: () => StateRoom) {
  const now = (): number => room().clock.now();
  const fail = (id: string): void => room().commit(id, failedCheck(now()), { remoteAddress: '192.0.2.7' });
  const good = (id: string): void => room().commit(id, goodCheck(now()), { remoteAddress: '192.0.2.7' });
  const inRounds = async (count: number, check: (id: string) => void, ids: readonly string[]): Promise<void> => {
    for (let round = 0; round < count; round += 1) {
      await room().clock.advance(10_000);
      for (const id of ids) check(id);
    }
  };
  return {
    now,
    fail,
    good,
    /** What was announced since the last start. */
    kinds: (): string[] =>
      room()
        .alerts()
        .map(({ kind }) => kind),
    incidents: (): IncidentWithTimeline[] => room().history().incidentsWithTimeline(everyIncident),
    /** What waits in the outbox. */
    pending: (): string[] =>
      room()
        .history()
        .pendingAlerts()
        .map(({ kind }) => kind),
    /** Three failures of each, ten seconds apart, as the rechecks come. */
    goDown: (...ids: string[]) => inRounds(3, fail, ids),
    comeBack: (...ids: string[]) => inRounds(2, good, ids),
  };
}

/** Sites `s0`, `s1`, … of one hosting. */
export const hosted = (count: number): Site[] =>
  Array.from({ length: count }, (_, index) =>
    sampleSite({ id: `s${index}`, name: `Seite ${index}`, url: `https://s${index}.example/`, hosting: 'Hetzner' }),
  );
