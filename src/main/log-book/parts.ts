import type { Config } from '../../core/config';
import type { IncidentFilter } from '../../core/incident';
import type { IncidentPage, PageMark } from '../../core/incident-page';
import type { Clock, GroupIncident, HistoryStore, IncidentIndex } from '../ports';

/** What the commands of the incident log are carried out with. */
export interface LogBookParts {
  clock: Pick<Clock, 'now'>;
  newId: () => string;
  config: () => Config;
  history: HistoryStore;
  index: Pick<IncidentIndex, 'tags' | 'setTags'>;
  /** A page of the log, read without holding anybody up; rejects with a sentence. */
  readPage: (asked: { filter: IncidentFilter; after: PageMark | null }) => Promise<IncidentPage>;
  grouping: GroupIncident;
  /** Writes what waits for the disk, then this, and announces it. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
  /** One was entered by hand, or ended. */
  byHandChanged: () => void;
}
