import { expect, it } from 'vitest';
import { aboutOf, alertSchema } from '../../src/core/alert';

// Seen to fail with the member's incident for what a host incident's alert is about.
it('the end of a host incident is about the same as its beginning, whichever member it leads to', () => {
  const host = { hostIncidentId: 'host', groupKind: 'hosting', label: 'Hetzner', count: 3, startedAt: 0, createdAt: 1 };
  const began = alertSchema.parse({ ...host, id: 'a', kind: 'host-down', incidentId: 'first', endedAt: null });
  const ended = alertSchema.parse({ ...host, id: 'b', kind: 'host-recovered', incidentId: 'second', endedAt: 9 });
  expect(aboutOf(began)).toBe('host');
  expect(aboutOf(ended)).toBe(aboutOf(began));
});
