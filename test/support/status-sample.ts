import type { IncidentWithTimeline, TimelineEntry } from '../../src/core/incident';
import { recordFrame, recordOf } from '../../src/core/site-record';
import type { SiteRecord } from '../../src/core/site-record';
import type { ShownState, SiteView } from '../../src/core/snapshot';
import type { StatusInput } from '../../src/core/status-page';
import type { StatusPage } from '../../src/core/status-page-settings';
import type { Span } from '../../src/core/time-span';
import { clientWith } from './client-sample';
import { nightMs, sampleIncident } from './history-samples';
import { quietView, sampleSite } from './site-sample';

export const hourMs = 3_600_000;
export const statusZone = 'Europe/Berlin';

export function samplePage(over: Partial<StatusPage> = {}): StatusPage {
  return {
    ...{ id: 'page-1', name: 'Status Bäckerei Müller', clientId: 'client-1', language: 'en', sites: { kind: 'all' } },
    ...{ publicUrl: 'https://status.example/mueller/', hosting: '', isElsewhere: true, everyMinutes: 10 },
    ...{ target: { kind: 'folder' }, folder: '/srv/status', keyFile: null, hostKey: null },
    ...over,
  };
}

export function siteView(id: string, state: ShownState, over: Partial<SiteView> = {}): SiteView {
  const site = sampleSite({ id, name: `Seite ${id}`, url: `https://${id}.geheim.example/`, clientId: 'client-1' });
  return {
    ...quietView,
    ...{ site, state, since: nightMs, lastCheck: null, isChecking: false, openIncidentId: null },
    ...over,
  };
}

/** Watched for ninety days: asleep for two hours of each, and down for twelve minutes of the last but ten. */
export function sampleRecord(siteId: string, nowMs = nightMs + hourMs): SiteRecord {
  const frame = recordFrame(nowMs, statusZone);
  const spans = frame.days
    .flatMap(({ fromMs, toMs }, index): Span[] => {
      const downMs = index === 79 ? 12 * 60_000 : 0;
      return [
        { kind: 'notMeasured', why: 'asleep', fromMs, toMs: fromMs + 2 * hourMs },
        { kind: 'down', why: null, fromMs: fromMs + 2 * hourMs, toMs: fromMs + 2 * hourMs + downMs },
        { kind: 'up', why: null, fromMs: fromMs + 2 * hourMs + downMs, toMs: Math.min(toMs, nowMs) },
      ];
    })
    .filter(({ fromMs, toMs }) => fromMs < toMs);
  const createdAtMs = frame.days[0]?.fromMs ?? 0;
  return recordOf(siteId, null, { spans, question: { nowMs, createdAtMs, maintenance: [] } }, frame);
}

export const published = (over: Partial<Extract<TimelineEntry, { kind: 'published' }>> = {}): TimelineEntry => ({
  ...{ kind: 'published', id: 'p-1', at: nightMs + 600_000, clientId: 'client-1', clientName: 'Müller & Söhne' },
  ...{ phase: 'first-notice', subject: 'Ihre Seite ist nicht erreichbar', body: 'Wir arbeiten daran.' },
  ...over,
});

/** With everything in it that may not get out. */
export function secretiveIncident(over: Partial<IncidentWithTimeline> = {}): IncidentWithTimeline {
  const site = { siteId: 's-1', siteName: 'Seite s-1', url: 'https://s-1.geheim.example/' };
  return {
    ...sampleIncident({ id: 'i-1', ...site, detail: 'GEHEIM: connect ECONNREFUSED 192.0.2.7', cause: 'refused' }),
    timeline: [
      { kind: 'detected', at: nightMs, cause: 'refused', status: null, detail: 'GEHEIM: 192.0.2.7' },
      {
        ...{ kind: 'message-sent', at: nightMs, phase: 'first-notice', transport: 'smtp', clientId: 'client-1' },
        ...{ clientName: 'Müller & Söhne', recipient: 'GEHEIM@example.org', subject: 'GEHEIM', body: 'GEHEIM' },
        answer: '250 GEHEIM',
      },
      {
        ...{ kind: 'fact', at: nightMs, fact: 'cause', certainty: 'confirmed' },
        words: { de: 'GEHEIM', en: 'GEHEIM' },
      },
      published(),
    ],
    ...over,
  };
}

export function statusInput(over: Partial<StatusInput> = {}): StatusInput {
  return {
    page: samplePage(),
    clients: [
      clientWith({ id: 'client-1', name: 'Müller & Söhne' }),
      clientWith({ id: 'client-2', name: 'GEHEIM GmbH' }),
    ],
    sites: [siteView('s-1', 'down', { openIncidentId: 'i-1' }), siteView('s-2', 'up')],
    incidents: [secretiveIncident()],
    records: [sampleRecord('s-1'), sampleRecord('s-2')],
    maintenance: [],
    nowMs: nightMs + hourMs,
    timeZone: statusZone,
    ...over,
  };
}
