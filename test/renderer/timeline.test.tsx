import { cleanup, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { incidentAlertKindSchema } from '../../src/core/alert';
import { channelNames } from '../../src/core/alert-channel';
import { timelineEntrySchema } from '../../src/core/incident';
import type { TimelineEntry } from '../../src/core/incident';
import { openWindow } from '../support/open-window';
import { sampleIncidents, sampleSnapshot } from '../support/sample-snapshot';

const at = sampleSnapshot().at;
const alerts = incidentAlertKindSchema.options;
const sides = ['outage', 'maintenance'] as const;
const message: TimelineEntry = {
  kind: 'message-prepared',
  at,
  phase: 'update',
  transport: 'copy',
  clientId: 'c',
  clientName: 'Müller',
  recipient: '',
  subject: '',
  body: 'Text',
};

const all: TimelineEntry[] = [
  { kind: 'detected', at, cause: 'refused', status: null, detail: '' },
  { kind: 'confirmed', at, failures: 3 },
  ...alerts.map((alert) => ({ kind: 'notified' as const, at, alert, via: 'electron' })),
  ...alerts.map((alert) => ({ kind: 'notify-failed' as const, at, alert, reason: 'x' })),
  ...channelNames.slice(1).map((via) => ({ kind: 'notified' as const, at, alert: 'down' as const, via })),
  ...channelNames
    .slice(1)
    .map((via) => ({ kind: 'notify-failed' as const, at, alert: 'down' as const, via, reason: 'x' })),
  ...(['digest', 'storm-over'] as const).map((within) => ({
    ...{ kind: 'notified' as const, at, alert: 'down' as const, via: 'electron', within },
  })),
  ...[null, 'h'].flatMap((hostIncidentId) =>
    ['', 'Ich bin dran'].map((reason) => ({ kind: 'acknowledged' as const, at, reason, hostIncidentId })),
  ),
  message,
  { kind: 'recovered', at, durationMs: 60_000 },
  { kind: 'unwatched', at },
  { kind: 'joined-host', at, hostIncidentId: 'h', label: 'Hetzner' },
  { kind: 'left-host', at, label: 'Hetzner' },
  { kind: 'flapping-began', at },
  { kind: 'flapping-ended', at },
  ...sides.flatMap((as) => [null, 'Umzug'].map((window) => ({ kind: 'classified' as const, at, as, window }))),
  ...(['down', 'up', 'silent'] as const).map((answer) => ({ kind: 'second-opinion' as const, at, from: 'a', answer })),
];

it('says every kind of line in its own words, in both languages', async () => {
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(timelineEntrySchema.options.length);
  const [incident] = sampleIncidents;
  if (incident === undefined) throw new Error('The samples have no incident.');
  for (const language of ['de', 'en'] as const) {
    await openWindow({
      start: { page: 'incident', id: incident.id },
      snapshot: sampleSnapshot({ language }),
      incidents: [{ ...incident, timeline: all }],
    });
    const region = await screen.findByRole('region', { name: /^(Verlauf|Timeline)$/ });
    // The first line is the day.
    const lines = within(region).getAllByRole('listitem').slice(1);
    expect(new Set(lines.map(({ textContent }) => textContent)).size).toBe(all.length);
    cleanup();
  }
});
