import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Messaging } from '../../../src/main/messages/messaging';
import type { HistoryStore } from '../../../src/main/ports';
import { openHistory } from '../../../src/main/storage/history';
import { clientWith } from '../../support/client-sample';
import { createFakeClock } from '../../support/fake-clock';
import { nightMs, recordingLog, sampleIncident } from '../../support/history-samples';
import { openSendingRoom } from '../../support/sending-room';

let folder = '';
let history: HistoryStore;
let messaging: Messaging;
const clock = createFakeClock(nightMs + 120_000);
const clients = [
  clientWith({ id: 'client-1', name: 'Müller & Söhne', lastName: 'Müller', email: 'info@mueller.example' }),
  clientWith({ id: 'client-2', name: 'Yogahaus', firstName: 'Katrin', lastName: 'Vogt', formality: 'du' }),
];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nachtwache-informed-'));
  const opened = openHistory({
    ...{ file: join(folder, 'history.db'), clock, log: recordingLog(), onTrouble: () => undefined },
  });
  history = opened.history;
  messaging = openSendingRoom({
    ...{ history, clock, clients, sendMail: () => Promise.reject(new Error('Nothing is sent here.')) },
  }).messaging;
  const members = [
    sampleIncident({ id: 'i-1', siteId: 's-1', siteName: 'Backstube' }),
    sampleIncident({ id: 'i-2', siteId: 's-2', siteName: 'Laden', startedAt: nightMs + 1 }),
    sampleIncident({ id: 'i-3', siteId: 's-3', siteName: 'Kursplan', clientId: 'client-2', startedAt: nightMs + 2 }),
    sampleIncident({ id: 'i-4', siteId: 's-4', siteName: 'Niemandes', clientId: null, startedAt: nightMs + 3 }),
  ];
  for (const incident of members) history.openIncident(incident, [], null);
  history.openHostIncident(
    {
      ...{ id: 'h-1', groupKind: 'address', groupKey: '203.0.113.7', label: 'Hetzner' },
      ...{ startedAt: nightMs, confirmedAt: nightMs + 1, endedAt: null },
    },
    members.map(({ id }) => ({
      incidentId: id,
      entry: { kind: 'joined-host', at: nightMs + 1, hostIncidentId: 'h-1', label: 'Hetzner' },
    })),
    null,
    [],
  );
});
afterEach(() => {
  history.close();
  rmSync(folder, { recursive: true, force: true });
});

const informed = async (incidentId = 'i-3') => {
  const reply = await messaging.handlers['outage.informed']({ incidentId });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
};

it('shows every client of the outage with his own sites, whichever member is asked', async () => {
  const list = await informed();
  expect(list).toEqual(await informed('i-1'));
  expect(list.host?.label).toBe('Hetzner');
  expect(
    list.rows.map(({ clientName, siteNames, state, needsPhase }) => [clientName, siteNames, state, needsPhase]),
  ).toEqual([
    ['Müller & Söhne', ['Backstube', 'Laden'], 'not-told', 'first-notice'],
    ['Yogahaus', ['Kursplan'], 'not-told', 'first-notice'],
  ]);
  expect(list.withoutClient).toEqual([{ incidentId: 'i-4', siteName: 'Niemandes' }]);
});

it('makes a draft for each client, once, with his own sites only', async () => {
  const asked = { incidentId: 'i-1', phase: 'first-notice', clientIds: null } as const;
  expect(await messaging.handlers['messages.prepareAll'](asked)).toEqual({
    ok: true,
    value: { prepared: 2, gaps: expect.any(Number) as number, faults: [] },
  });
  expect(await messaging.handlers['messages.prepareAll'](asked)).toMatchObject({ ok: true, value: { prepared: 0 } });
  const drafts = (await informed()).rows.map(({ draft }) => draft);
  expect(drafts.map((draft) => [draft?.clientId, draft?.incidentIds])).toEqual([
    ['client-1', ['i-1', 'i-2']],
    ['client-2', ['i-3']],
  ]);
  expect(drafts[0]?.body).toContain('Backstube');
  expect(drafts[0]?.body).not.toContain('Kursplan');
  expect(drafts[1]?.body).toContain('Kursplan');
  expect(drafts[1]?.body).not.toMatch(/Backstube|Laden|Niemandes/);
});

it('knows who was told by phone, and who noticed when', async () => {
  const { 'client.told': told, 'client.noticed': noticed } = messaging.handlers;
  await told({ incidentId: 'i-3', clientId: 'client-1', at: clock.now(), note: 'ruft um neun zurück' });
  await noticed({ incidentId: 'i-1', clientId: 'client-2', noticedAt: nightMs + 6 * 3_600_000 });
  const [first, second] = (await informed()).rows;
  expect(first).toMatchObject({ state: 'told', toldAt: clock.now(), needsPhase: 'update', via: null });
  expect(second).toMatchObject({ state: 'not-told', headStartMs: 6 * 3_600_000 - 30_000 });
  expect(history.incident('i-2')?.timeline.at(-1)).toMatchObject({ kind: 'client-told', note: 'ruft um neun zurück' });
});
