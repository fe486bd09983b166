import { everyIncident, isWatchedIncident } from '../../core/incident';
import type { Incident, IncidentFilter, IncidentWithTimeline } from '../../core/incident';
import { remembered } from '../../core/remembered';
import type { IncidentReader, Log } from '../ports';
import type { IncidentChoice } from '../reading-tasks';
import type { Database } from './database';
import {
  createIncidentRowReader,
  prepareArrays,
  prepareByKeys,
  prepareIncidentQuery,
  prepareTimelineQuery,
  readIncidentRows,
  toCondition,
} from './incident-rows';
import type { WantedLines } from './incident-rows';

/** Incidents as they stand in the log. */
export function createIncidentReader(database: Database, log: Log): IncidentReader {
  // There are few ways to ask, and a statement lives until it is collected.
  const bareQuery = remembered((rest: string) => prepareIncidentQuery(database, rest));
  const keyQuery = remembered((rest: string) => prepareArrays(database, `SELECT key FROM incidents ${rest}`));
  const byKeys = remembered((lines: WantedLines) => prepareByKeys(database, lines));
  const wholeQuery = remembered((rest: string) => prepareTimelineQuery(database, rest));

  function bare(filter: IncidentFilter, order: 'ASC' | 'DESC'): Incident[] {
    const { rest, values } = asked(filter, order);
    return toIncidents(bareQuery(rest).all(...values));
  }
  const toIncidents = (rows: readonly unknown[]): Incident[] =>
    readIncidentRows(rows, log).map(({ incident }) => incident);
  const readWhole = createIncidentRowReader(log);
  const toWhole = (row: unknown): IncidentWithTimeline[] => readWhole(row).map(({ incident }) => incident);

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
    keysOf: (choice) => {
      const { rest, values } = askedFor(choice);
      return (keyQuery(rest).all(...values) as [number][]).map(([key]) => key);
    },
    withTimelineOf: (keys) => byKeys('all').all(JSON.stringify(keys)).flatMap(toWhole),
    hostMembers: (id) => toIncidents(bareQuery('WHERE host_incident = ? ORDER BY started_at, key').all(id)),
  };
}

function askedFor(choice: IncidentChoice): ReturnType<typeof asked> {
  switch (choice.kind) {
    case 'filter':
      return asked(choice.filter, 'ASC');
    case 'one':
      return { rest: 'WHERE id = ?', values: [choice.id] };
    case 'none':
      return { rest: 'WHERE FALSE', values: [] };
  }
}

function asked(filter: IncidentFilter, order: 'ASC' | 'DESC'): { rest: string; values: (string | number)[] } {
  const { sql, values } = toCondition(filter);
  return { rest: `WHERE ${sql} ORDER BY started_at ${order}, key ${order}`, values };
}
