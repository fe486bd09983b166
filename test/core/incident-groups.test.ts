import { describe, expect, it } from 'vitest';
import type { HostIncident } from '../../src/core/host-incident';
import type { Incident } from '../../src/core/incident';
import { gatherIncidents } from '../../src/core/incident-groups';

const incident = (id: string, hostIncidentId: string | null = null): Incident => ({
  ...{ id, siteId: id, siteName: id, url: 'https://a.example/', clientId: null, clientName: null },
  ...{ cause: 'refused', status: null, detail: '', lastGoodAt: null, startedAt: 1, confirmedAt: 2, endedAt: null },
  ...{ classification: 'outage', hostIncidentId },
});
const host: HostIncident = {
  ...{ id: 'h', groupKind: 'hosting', groupKey: 'x', label: 'X', startedAt: 1, confirmedAt: 2, endedAt: null },
};
const shapeOf = (incidents: Incident[], hosts: HostIncident[] = []): string[] =>
  gatherIncidents(incidents, hosts).map((entry) =>
    entry.kind === 'single'
      ? entry.incident.id
      : `${entry.host?.label ?? '?'}(${entry.members.map(({ id }) => id).join(' ')})`,
  );

describe('incidents that failed together', () => {
  it('stand together at the place of the first, in their order', () => {
    const all = [incident('a'), incident('b', 'h'), incident('c'), incident('d', 'h'), incident('e', 'h')];
    expect(shapeOf(all, [host])).toEqual(['a', 'X(b d e)', 'c']);
  });

  it('are kept apart by their host incident, also where it has ended', () => {
    const all = [incident('a', 'h'), incident('b', 'old'), incident('c', 'h'), incident('d', 'old')];
    expect(shapeOf(all, [host])).toEqual(['X(a c)', '?(b d)']);
  });

  it('stand alone where the others are not in the list', () => {
    expect(shapeOf([incident('a', 'h'), incident('b')], [host])).toEqual(['a', 'b']);
    expect(shapeOf([])).toEqual([]);
  });
});
