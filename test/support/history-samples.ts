import { alertSchema } from '../../src/core/alert';
import type { AlertOf } from '../../src/core/alert';
import type { CheckResult } from '../../src/core/check';
import type { Incident, TimelineEntry } from '../../src/core/incident';
import type { Message } from '../../src/core/message';
import type { Log } from '../../src/main/ports';

/** 21 November 2026, 01:32:04 UTC. */
export const nightMs = Date.UTC(2026, 10, 21, 1, 32, 4);

export function sampleIncident(over: Partial<Incident> = {}): Incident {
  return {
    id: 'incident-1',
    siteId: 'site-1',
    siteName: 'Bäckerei Müller',
    url: 'https://baeckerei-mueller.example/',
    clientId: 'client-1',
    clientName: 'Müller & Söhne',
    cause: 'status',
    status: 503,
    detail: 'Service Unavailable',
    lastGoodAt: nightMs - 60_000,
    startedAt: nightMs,
    confirmedAt: nightMs + 30_000,
    endedAt: null,
    classification: 'outage',
    hostIncidentId: null,
    ...over,
  };
}

export function sampleTimeline(startedAt = nightMs): TimelineEntry[] {
  return [
    { kind: 'detected', at: startedAt, cause: 'status', status: 503, detail: 'Service Unavailable' },
    { kind: 'confirmed', at: startedAt + 30_000, failures: 3 },
  ];
}

/** A draft about `sampleIncident`. */
export function sampleMessage(over: Partial<Message> = {}): Message {
  return {
    ...{ id: 'm-1', clientId: 'client-1', clientName: 'Müller & Söhne', incidentIds: ['incident-1'] },
    ...{
      phase: 'first-notice',
      way: 'smtp',
      recipient: 'info@mueller.example',
      subject: 'Größe: "x"',
      body: 'Zeile\nZwei',
    },
    ...{
      nextUpdateAt: nightMs,
      messageId: '<m-1@weiss.example>',
      inReplyTo: null,
      references: ['<m-0@weiss.example>'],
    },
    ...{ state: 'draft', createdAt: nightMs, changedAt: nightMs, sentAt: null, reason: null, findings: ['guess'] },
    ...over,
  };
}

/** An alert about one site's outage or its end, as they go together with `sampleIncident`. */
export type OutageAlert = AlertOf<'down' | 'recovered'>;

export function sampleAlert(
  over: Partial<Record<keyof OutageAlert, unknown>> & Partial<Pick<OutageAlert, 'kind'>> = {},
): OutageAlert {
  const alert = alertSchema.parse({
    id: 'alert-1',
    kind: 'down',
    incidentId: 'incident-1',
    siteName: 'Bäckerei Müller',
    cause: 'status',
    status: 503,
    startedAt: nightMs,
    endedAt: over.kind === 'recovered' ? nightMs + 60_000 : null,
    createdAt: nightMs + 30_000,
    ...over,
  });
  if (alert.kind !== 'down' && alert.kind !== 'recovered') throw new Error(`No alert of an outage: ${alert.kind}`);
  return alert;
}

export const goodCheck = (at: number, ms = 120): CheckResult => ({
  kind: 'up',
  at,
  ms,
  status: 200,
  isTruncated: false,
  aboutDate: null,
});

export const failedCheck = (at: number): CheckResult => ({
  kind: 'down',
  at,
  ms: 80,
  cause: 'status',
  status: 503,
  detail: 'Service Unavailable',
});

/** A log that keeps its sentences for the test to look at. */
export function recordingLog(): Log & { sentences: string[] } {
  const sentences: string[] = [];
  const keep = (sentence: string): void => void sentences.push(sentence);
  return { sentences, info: keep, warn: keep, error: keep };
}
