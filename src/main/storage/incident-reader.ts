import { everyIncident, isWatchedIncident } from '../../core/incident';
import type { Incident, IncidentFilter, IncidentWithTimeline } from '../../core/incident';
import type { IncidentReader, Log } from '../ports';
import type { Database } from './database';
import {
  prepareIncidentQuery,
  prepareTimelineQuery,
  readIncident,
  readIncidentRows,
  toCondition,
} from './incident-rows';
import { remembered } from './remembered-statements';

/** Incidents as they stand in the log. */
export function createIncidentReader(database: Database, log: Log): IncidentReader {
  const bareQuery = remembered((rest) => prepareIncidentQuery(database, rest));
  const wholeQuery = remembered((rest) => prepareTimelineQuery(database, rest));

  function bare(filter: IncidentFilter, order: 'ASC' | 'DESC'): Incident[] {
    const { rest, values } = asked(filter, order);
    return toIncidents(bareQuery(rest).all(...values));
  }
  const toIncidents = (rows: readonly unknown[]): Incident[] =>
    readIncidentRows(rows, log).map(({ incident }) => incident);
  const toWhole = (row: unknown): IncidentWithTimeline[] => readIncident(row, log).map(({ incident }) => incident);

  return {
    openIncidents: () => bare({ ...everyIncident, state: 'open' }, 'ASC').filter(isWatchedIncident),
    incidents: (filter) => bare(filter, 'DESC'),
    incident: (id) => wholeQuery('WHERE id = ?').all(id).flatMap(toWhole)[0],
    incidentsWithTimeline: (filter) => {
      const { rest, values } = asked(filter, 'ASC');
      return wholeQuery(rest)
        .all(...values)
        .flatMap(toWhole);
    },
    eachWithTimeline: function* (filter) {
      const { rest, values } = asked(filter, 'ASC');
      for (const row of wholeQuery(rest).iterate(...values)) yield* toWhole(row);
    },
    hostMembers: (id) => toIncidents(bareQuery('WHERE host_incident = ? ORDER BY started_at, key').all(id)),
  };
}

function asked(filter: IncidentFilter, order: 'ASC' | 'DESC'): { rest: string; values: (string | number)[] } {
  const { sql, values } = toCondition(filter);
  return { rest: `WHERE ${sql} ORDER BY started_at ${order}, key ${order}`, values };
}
