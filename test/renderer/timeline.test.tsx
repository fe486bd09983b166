import { cleanup, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { incidentAlertKindSchema } from '../../src/core/alert';
import { channelNames } from '../../src/core/alert-channel';
import { certaintySchema, factKinds } from '../../src/core/fact';
import { saidClassificationSchema, timelineEntrySchema } from '../../src/core/incident';
import type { TimelineEntry } from '../../src/core/incident';
import { writtenKinds } from '../../src/core/written-entry';
import { openWindow } from '../support/open-window';
import { sampleIncidents, sampleSnapshot } from '../support/sample-snapshot';

const at = sampleSnapshot().at;
const alerts = incidentAlertKindSchema.options;
const sides = saidClassificationSchema.options;
const client = { clientId: 'c', clientName: 'Müller' };
const message = {
  at,
  phase: 'update' as const,
  transport: 'copy' as const,
  ...client,
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
  { kind: 'message-prepared', ...message },
  { kind: 'message-prepared', ...message, findings: ['restore-promise'] },
  ...['250 2.0.0 Ok', null].map((answer) => ({ kind: 'message-sent' as const, ...message, answer })),
  { kind: 'message-failed', ...message, reason: 'x' },
  { kind: 'message-uncertain', ...message, reason: 'x' },
  ...['', 'Am Telefon'].map((note) => ({ kind: 'client-told' as const, at, ...client, note })),
  { kind: 'client-noticed', at, ...client, noticedAt: at },
  ...[{}, { findings: ['restore-promise'] }].map((seen) => ({
    ...{ kind: 'published' as const, id: 'p', at, ...client, phase: 'update' as const, subject: '', body: 'Text' },
    ...seen,
  })),
  { kind: 'publication-withdrawn', id: 'p', at, ...client },
  ...factKinds.flatMap((fact) =>
    certaintySchema.options.flatMap((certainty) =>
      ['', 'Umgezogen'].map((words) => ({
        ...{ kind: 'fact' as const, at, fact, certainty, words: { de: words, en: '' } },
      })),
    ),
  ),
  { kind: 'backup-known', at, name: 'Nächtlich', madeAt: at - 3_600_000 },
  ...writtenKinds.flatMap((kind) =>
    [at, at - 3_600_000].map((writtenLate) => ({
      ...{ kind, id: `${kind} ${writtenLate}`, at: writtenLate, writtenAt: at, text: 'Neu gestartet' },
    })),
  ),
  ...writtenKinds.map((as) => ({
    ...{ kind: 'corrected' as const, as, id: `corrected ${as}`, of: 'gone', at, writtenAt: at, text: 'Neu gestartet' },
  })),
  ...[null, at - 1_800_000].map((endedAt) => ({
    ...{ kind: 'added-by-hand' as const, at, text: 'Formular', startedAt: at - 3_600_000, endedAt },
  })),
  { kind: 'from-record', at, by: 'uptimerobot', reason: 'Timeout', startedAt: at - 3_600_000, endedAt: at - 60_000 },
  { kind: 'ended-by-hand', at, endedAt: at },
  ...(['joined', 'split'] as const).flatMap((kind) =>
    ['', 'Hetzner'].map((label) => ({ kind, at, hostIncidentId: 'h', label })),
  ),
  { kind: 'step-done', at, card: 'Karte', step: 'Hoster anrufen' },
  { kind: 'restored', at, madeAt: at - 3_600_000 },
  ...(['began', 'noticed', 'told', 'ended'] as const).map((what) => ({
    ...{ kind: 'drill' as const, at, what, afterMs: 60_000 },
  })),
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
