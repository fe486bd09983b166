import type { Handlers, StatusPageCommand } from '../../src/core/api';
import type { Config } from '../../src/core/config';
import type { EditResult } from '../../src/core/config-edit';
import type { ApiError } from '../../src/core/api';
import type { IncidentWithTimeline } from '../../src/core/incident';
import { fail, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import { addStatusPage, deleteStatusPage, setOfPage, updateStatusPage } from '../../src/core/status-page-edit';
import { sampleNow } from './sample-snapshot';

interface FakeStatusDependencies {
  apply: <T>(result: EditResult<T>) => Result<T, ApiError>;
  config: () => Config;
  newId: () => string;
  /** What is published goes into the timelines. */
  incidents: readonly IncidentWithTimeline[];
}

/** What main does about status pages, in memory: nothing is written anywhere. */
export function fakeStatusPages(main: FakeStatusDependencies): Pick<Handlers, StatusPageCommand> {
  const { apply, config, newId, incidents } = main;
  const find = (id: string): IncidentWithTimeline | undefined => incidents.find((incident) => incident.id === id);
  return {
    'statusPages.add': (edit) => apply(addStatusPage(config(), newId(), edit)),
    'statusPages.update': ({ id, edit }) => apply(updateStatusPage(config(), id, edit)),
    'statusPages.delete': ({ id }) => apply(deleteStatusPage(config(), id)),
    'statusPages.choose': ({ id, what }) => {
      const path = what === 'folder' ? '/home/jana/status' : '/home/jana/.ssh/id_ed25519';
      const set = apply(setOfPage(config(), id, what === 'folder' ? { folder: path } : { keyFile: path }));
      return set.ok ? ok({ path }) : set;
    },
    'statusPages.setSecret': () => ok(null),
    'statusPages.confirmKey': ({ id, fingerprint }) => {
      const set = apply(setOfPage(config(), id, { hostKey: fingerprint }));
      return set.ok ? ok(null) : set;
    },
    'statusPages.writeNow': () => ok(null),
    'incidents.publish': ({ incidentId, despite, ...text }) => {
      const incident = find(incidentId);
      if (incident === undefined) return fail({ kind: 'not-found', what: 'incident' });
      const clientName = config().clients.find(({ id }) => id === text.clientId)?.name ?? '';
      const findings = despite.length > 0 ? { findings: despite } : {};
      incident.timeline.push({ kind: 'published', id: newId(), at: sampleNow, ...text, clientName, ...findings });
      return ok(null);
    },
    'incidents.withdraw': ({ incidentId, publicationId }) => {
      const incident = find(incidentId);
      if (incident === undefined) return fail({ kind: 'not-found', what: 'incident' });
      const entry = { at: sampleNow, id: publicationId, clientId: '', clientName: '' };
      incident.timeline.push({ kind: 'publication-withdrawn', ...entry });
      return ok(null);
    },
  };
}
