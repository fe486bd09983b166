import type { Config } from '../../core/config';
import type { Clock, GroupIncident, HistoryStore, IncidentIndex } from '../ports';

/** What the commands of the incident log are carried out with. */
export interface LogBookParts {
  clock: Pick<Clock, 'now'>;
  newId: () => string;
  config: () => Config;
  history: HistoryStore;
  index: IncidentIndex;
  grouping: GroupIncident;
  /** Writes what waits for the disk, then this, and announces it. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
  /** One was entered by hand, or ended. */
  byHandChanged: () => void;
}
