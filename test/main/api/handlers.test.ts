import { beforeEach, describe, expect, it } from 'vitest';
import type { ApiError, Handlers } from '../../../src/core/api';
import { clientDefaults } from '../../../src/core/client';
import { contactDefaults } from '../../../src/core/contact';
import type { Config } from '../../../src/core/config';
import { emptyConfig } from '../../../src/core/config';
import { defaultSettings } from '../../../src/core/settings';
import { siteDefaults } from '../../../src/core/site';
import { builtInTemplates } from '../../../src/core/built-in-templates/built-in-templates';
import type { TemplateEdit } from '../../../src/core/template';
import { createLogBook } from '../../../src/main/log-book/log-book';
import { createHandlers } from '../../../src/main/api/handlers';
import type { HistoryStore } from '../../../src/main/ports';
import { createState } from '../../../src/main/state';
import type { State } from '../../../src/main/state';
import { createFakeClock } from '../../support/fake-clock';
import type { FakeClock } from '../../support/fake-clock';
import { createMemoryHistory } from '../../support/history-memory';
import { recordingLog, sampleIncident, sampleTimeline } from '../../support/history-samples';
import { noPlan } from '../../support/no-plan';
import { openSendingRoom } from '../../support/sending-room';
import { openStatusRoom } from '../../support/status-room';
import { heldConfig } from '../../support/state-room';
import type { HeldConfig } from '../../support/state-room';

const bakery = {
  ...clientDefaults,
  name: 'Bäckerei Müller',
  contacts: [{ ...contactDefaults, id: '1', email: 'info@baeckerei.example' }],
};
const template: TemplateEdit = {
  phase: 'update',
  language: 'de',
  formality: 'sie',
  name: 'Kurz',
  subject: 'Stand {{ site.name }}',
  body: '{{ salutation }},\n{{ update.news }}',
};

let clock: FakeClock;
let store: HeldConfig;
let history: HistoryStore;
let state: State;
let handlers: Handlers;
/** What was asked of the effects, in order. */
let asked: string[];
let secrets: Map<string, string | null>;
let loginFault: string | null;

beforeEach(() => {
  clock = createFakeClock();
  store = heldConfig();
  history = createMemoryHistory();
  history.openIncident(sampleIncident(), sampleTimeline(), null);
  let ids = 0;
  const newId = (): string => `id-${(ids += 1)}`;
  state = createState({
    ...{ clock, log: recordingLog(), config: store, history, newId },
    ...{ systemLocale: () => 'de', areSecretsKept: () => true },
  });
  secrets = new Map();
  asked = [];
  loginFault = null;
  const note = (what: string) => () => void asked.push(what);
  handlers = createHandlers({
    clock,
    newId,
    timeZone: () => 'Europe/Berlin',
    config: state.config,
    setConfig: state.setConfig,
    snapshot: state.snapshot,
    dismissTrouble: state.dismissTrouble,
    checkNow: (siteId) => note(`check ${String(siteId)}`)(),
    incidents: history.incidents,
    incident: history.incident,
    hostMembers: history.hostMembers,
    messages: openSendingRoom({
      ...{ clock, newId, history },
      sendMail: () => Promise.reject(new Error('Nothing is sent here.')),
      transports: { copy: () => Promise.resolve() },
      parts: { config: state.config, keep: state.keep, siteViews: () => state.snapshot().sites },
    }).messaging.handlers,
    statusPages: openStatusRoom({
      ...{ clock, newId, history, addToTimelines: state.addToTimelines, lastAddressOf: state.lastAddressOf },
      ...{ config: state.config, setConfig: state.setConfig, snapshot: state.snapshot },
    }).pages.handlers,
    plan: noPlan,
    reports: {
      'letterhead.logo': () => ({ ok: true, value: '' }),
      'letterhead.chooseLogo': () => ({ ok: true, value: null }),
      'letterhead.removeLogo': () => ({ ok: true, value: null }),
      'reports.write': () => ({ ok: true, value: null }),
      'reports.writeAll': () => ({ ok: true, value: null }),
      'reports.stop': () => ({ ok: true, value: null }),
      'postMortem.draft': () => ({ ok: false, error: { kind: 'not-found', what: 'incident' } }),
      'postMortem.save': () => ({ ok: true, value: null }),
    },
    logBook: createLogBook({
      ...{ clock, newId, history, config: state.config, keep: state.keep, grouping: state.grouping },
      byHandChanged: () => undefined,
      index: { tags: () => [], setTags: () => undefined },
      readPage: () => Promise.resolve({ rows: [], next: null, total: 0 }),
    }),
    eraseClient: {
      preview: () => Promise.resolve({ ok: false, error: { kind: 'not-found', what: 'client' } }),
      erase: ({ id }) => {
        note(`erase ${id}`)();
        return Promise.resolve({ ok: true, value: null });
      },
    },
    open: (address) => {
      note(`open ${address}`)();
      return address.includes('broken') ? Promise.reject(new Error('No browser.')) : Promise.resolve();
    },
    availability: state.availability,
    recordOfSite: () => Promise.resolve(undefined),
    recordsOfClient: () => Promise.resolve(undefined),
    siteEvents: (siteId) => history.siteEvents(siteId, 100),
    responseDays: history.responseDays,
    secrets: {
      set: (siteId, secret) => Promise.resolve(void secrets.set(siteId, secret)),
      setNamed: (name, secret) => Promise.resolve(void secrets.set(`named ${name}`, secret)),
    },
    secretsChanged: note('secrets changed'),
    testChannel: (channel) => {
      note(`test ${channel}`)();
      return Promise.resolve(channel === 'ntfy' ? { ok: false, error: 'Nobody there.' } : { ok: true, value: null });
    },
    testMail: () => {
      note('test mail')();
      return Promise.resolve({ ok: true, value: null });
    },
    classifyIncident: state.classifyIncident,
    addToTimelines: state.addToTimelines,
    acknowledge: state.acknowledge,
    setStartAtLogin: (isWanted) => {
      note(`login ${String(isWanted)}`)();
      return loginFault === null ? Promise.resolve() : Promise.reject(new Error(loginFault));
    },
    exportIncidents: () => Promise.resolve({ ok: true, value: null }),
    previewFile: () => Promise.resolve({ ok: true, value: null }),
    preview: () => Promise.resolve({ ok: false, error: { kind: 'not-found', what: 'preview' } }),
    takeOver: () => Promise.resolve({ ok: false, error: { kind: 'not-found', what: 'preview' } }),
    exportEverything: () => Promise.resolve({ ok: true, value: null }),
    windowReady: note('ready'),
  });
});

const config = (): Config => state.config();
async function valueOf<T>(reply: Promise<Result<T>> | Result<T>): Promise<T> {
  const settled = await reply;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}
type Result<T> = { ok: true; value: T } | { ok: false; error: ApiError };
const invalid = (path: string, message: string) => ({
  ok: false,
  error: { kind: 'invalid', issues: [{ path, message }] },
});
const notFound = (what: string) => ({ ok: false, error: { kind: 'not-found', what } });
const add = (url: string, clientId: string | null = null) => handlers['sites.add']({ url, clientId });

describe('sites', () => {
  it('are added from nothing but an address, with the settings for new ones', async () => {
    const { settings } = config();
    state.setConfig({
      ...config(),
      settings: { ...settings, defaults: { ...settings.defaults, intervalSeconds: 300, failuresToConfirm: 5 } },
    });
    const site = await valueOf(add('  www.Example.org '));
    expect(site).toEqual({
      ...siteDefaults,
      id: 'id-1',
      name: 'example.org',
      url: 'https://www.example.org/',
      clientId: null,
      intervalSeconds: 300,
      failuresToConfirm: 5,
      pause: null,
      createdAt: clock.now(),
      revision: 0,
    });
    expect(store.read().sites).toEqual([site]);
    expect(state.snapshot().sites.map(({ site: { id } }) => id)).toEqual(['id-1']);
  });

  it('are refused where the address is none, is watched already, or the client is gone', async () => {
    expect(await add('not an address')).toEqual(invalid('url', 'not-a-web-address'));
    expect(await add('ftp://example.org')).toEqual(invalid('url', 'not-a-web-address'));
    expect(await add('https://me:secret@example.org')).toEqual(invalid('url', 'not-a-web-address'));
    await valueOf(add('example.org'));
    expect(await add('https://example.org/#top')).toEqual(invalid('url', 'already-watched'));
    expect(await add('example.com', 'nobody')).toEqual(notFound('client'));
    expect(config().sites).toHaveLength(1);
  });

  it('are edited, but not into the address of another or for a client who is gone', async () => {
    const first = await valueOf(add('a.example'));
    const second = await valueOf(add('b.example'));
    const edit = { ...first, name: 'A', hosting: 'Hetzner' };
    expect(await valueOf(handlers['sites.update']({ id: first.id, edit }))).toMatchObject({ name: 'A', revision: 0 });
    expect(await handlers['sites.update']({ id: first.id, edit: { ...edit, url: second.url } })).toEqual(
      invalid('url', 'already-watched'),
    );
    expect(await handlers['sites.update']({ id: first.id, edit: { ...edit, clientId: 'nobody' } })).toEqual(
      notFound('client'),
    );
    expect(await handlers['sites.update']({ id: 'nobody', edit })).toEqual(notFound('site'));
    expect(config().sites.map(({ name }) => name)).toEqual(['A', 'b.example']);
  });

  it('are paused, resumed, checked, opened and deleted', async () => {
    const { id, url } = await valueOf(add('a.example'));
    await valueOf(handlers['sites.pause']({ id, length: { minutes: 30 } }));
    expect(config().sites[0]?.pause).toEqual({ untilMs: clock.now() + 1_800_000 });
    await valueOf(handlers['sites.resume']({ id }));
    expect(config().sites[0]?.pause).toBeNull();
    await valueOf(handlers['sites.checkNow']({ id }));
    await valueOf(handlers['sites.checkNow']({ id: null }));
    await valueOf(handlers['sites.open']({ id }));
    expect(asked).toEqual([`check ${id}`, 'check null', `open ${url}`]);
    await valueOf(handlers['sites.delete']({ id }));
    expect(config().sites).toEqual([]);
    expect(await handlers['sites.delete']({ id })).toEqual(notFound('site'));
    expect(await handlers['sites.pause']({ id, length: 'endless' })).toEqual(notFound('site'));
    expect(await handlers['sites.open']({ id })).toEqual(notFound('site'));
  });

  it('say why the browser did not open', async () => {
    const { id } = await valueOf(add('broken.example'));
    expect(await handlers['sites.open']({ id })).toEqual({
      ok: false,
      error: { kind: 'failed', what: 'open-site', reason: 'No browser.' },
    });
  });
});

describe('what a site has besides', () => {
  it('is a secret, which is gone with its site, and is never answered with', async () => {
    const { id } = await valueOf(add('example.org'));
    expect(await handlers['sites.setSecret']({ id: 'none', secret: 'x' })).toEqual(notFound('site'));
    expect(await handlers['sites.setSecret']({ id, secret: 'canary' })).toEqual({ ok: true, value: null });
    expect(secrets.get(id)).toBe('canary');
    expect(JSON.stringify([state.snapshot(), config()])).not.toContain('canary');
    await valueOf(handlers['sites.delete']({ id }));
    expect(secrets.get(id)).toBeNull();
  });

  it('is where its time went, and what happened to it', async () => {
    const { id } = await valueOf(add('example.org'));
    const time = await valueOf(handlers['sites.availability']({ id, fromMs: 0, toMs: clock.now() }));
    expect(Object.values(time.ms).reduce((sum, ms) => sum + ms, 0)).toBe(time.elapsedMs);
    expect(await handlers['sites.availability']({ id: 'none', fromMs: 0, toMs: 1 })).toEqual(notFound('site'));
    expect(await valueOf(handlers['sites.events']({ id }))).toEqual([]);
  });

  it('is another kind of check, whose address is made whole or refused in its own words', async () => {
    const check = { kind: 'tcp' as const };
    const site = await valueOf(handlers['sites.add']({ url: 'mail.example.org:587', clientId: null, check }));
    expect(site).toMatchObject({ url: 'tcp://mail.example.org:587', check, name: 'mail.example.org:587' });
    const refused = await handlers['sites.add']({ url: 'mail.example.org', clientId: null, check });
    expect(refused).toEqual(invalid('url', 'not-a-host-with-port'));
    // A registry or a backup's server is not asked every minute.
    const dated = await valueOf(
      handlers['sites.add']({ url: 'example.org', clientId: null, check: { kind: 'domain' } }),
    );
    expect([site.intervalSeconds, dated.intervalSeconds]).toEqual([60, 3600]);
  });
});

describe('maintenance', () => {
  const edit = {
    ...{ name: 'Umzug', covers: { kind: 'all' as const }, timeZone: 'Europe/Berlin' },
    schedule: { kind: 'weekly' as const, days: [7], start: '02:00', durationMinutes: 60 },
  };

  it('windows are added, changed and taken away, and cover only what is there', async () => {
    const { id } = await valueOf(handlers['maintenance.add'](edit));
    expect(state.snapshot().maintenance).toEqual([{ ...edit, id }]);
    await valueOf(handlers['maintenance.update']({ id, edit: { ...edit, name: 'Neu' } }));
    expect(state.snapshot().maintenance[0]?.name).toBe('Neu');
    const stranger = { ...edit, covers: { kind: 'site' as const, siteId: 'none' } };
    expect(await handlers['maintenance.add'](stranger)).toEqual(notFound('site'));
    expect(await handlers['maintenance.update']({ id: 'none', edit })).toEqual(notFound('maintenance'));
    await valueOf(handlers['maintenance.delete']({ id }));
    expect(config().maintenance).toEqual([]);
    expect(await handlers['maintenance.delete']({ id })).toEqual(notFound('maintenance'));
  });

  it('windows go with the site or client that they are for', async () => {
    const site = await valueOf(add('example.org'));
    const client = await valueOf(handlers['clients.add']({ ...clientDefaults, name: 'Müller' }));
    await valueOf(handlers['maintenance.add']({ ...edit, covers: { kind: 'site', siteId: site.id } }));
    await valueOf(handlers['maintenance.add']({ ...edit, covers: { kind: 'client', clientId: client.id } }));
    await valueOf(handlers['sites.delete']({ id: site.id }));
    await valueOf(handlers['clients.delete']({ id: client.id }));
    expect(config().maintenance).toEqual([]);
  });
});

describe('clients', () => {
  it('have all their sites paused and resumed at once', async () => {
    const client = await valueOf(handlers['clients.add']({ ...clientDefaults, name: 'Müller' }));
    const [own, other] = [await valueOf(add('a.example', client.id)), await valueOf(add('b.example'))];
    await valueOf(handlers['clients.pause']({ id: client.id, length: 'endless' }));
    const paused = (): string[] => config().sites.flatMap(({ id, pause }) => (pause === null ? [] : [id]));
    expect(paused()).toEqual([own.id]);
    await valueOf(handlers['clients.resume']({ id: client.id }));
    expect(paused()).toEqual([]);
    expect(other.pause).toBeNull();
    expect(await handlers['clients.pause']({ id: 'none', length: 'endless' })).toEqual(notFound('client'));
  });

  it('are added, edited and deleted; their sites stay', async () => {
    const client = await valueOf(handlers['clients.add'](bakery));
    await valueOf(add('a.example', client.id));
    await valueOf(handlers['clients.update']({ id: client.id, edit: { ...bakery, name: 'Backstube' } }));
    expect(config().clients).toEqual([{ ...bakery, id: client.id, name: 'Backstube' }]);
    await valueOf(handlers['clients.delete']({ id: client.id }));
    expect(config().clients).toEqual([]);
    expect(config().sites).toMatchObject([{ url: 'https://a.example/', clientId: null, revision: 0 }]);
    expect(await handlers['clients.update']({ id: client.id, edit: bakery })).toEqual(notFound('client'));
    expect(await handlers['clients.delete']({ id: client.id })).toEqual(notFound('client'));
  });
});

describe('templates', () => {
  const builtIn = builtInTemplates[0];
  if (builtIn === undefined) throw new Error('There are no built-in templates.');
  const { id: builtInId, ...delivered } = builtIn;
  const shown = (id: string) => state.snapshot().templates.find((each) => each.id === id);

  it('with a fault are refused, with its place, and not saved', async () => {
    const faulty = { ...template, body: 'Hallo\n{{ client.nam }}' };
    const refused = { ok: false, error: { kind: 'template', faults: [{ field: 'body', line: 2, column: 4 }] } };
    expect(await handlers['templates.add'](faulty)).toMatchObject(refused);
    expect(await handlers['templates.update']({ id: builtInId, edit: faulty })).toMatchObject(refused);
    expect(config().templates).toEqual([]);
  });

  it('of the user are added, keep their place when edited, and are gone when reset', async () => {
    const first = await valueOf(handlers['templates.add'](template));
    const second = await valueOf(handlers['templates.add']({ ...template, name: 'Zweite' }));
    await valueOf(handlers['templates.update']({ id: first.id, edit: { ...template, name: 'Erste' } }));
    expect(config().templates.map(({ name }) => name)).toEqual(['Erste', 'Zweite']);
    expect(shown(second.id)).toMatchObject({ origin: 'own' });
    await valueOf(handlers['templates.reset']({ id: first.id }));
    expect(config().templates.map(({ name }) => name)).toEqual(['Zweite']);
    expect(await handlers['templates.reset']({ id: first.id })).toEqual(notFound('template'));
    expect(await handlers['templates.update']({ id: first.id, edit: template })).toEqual(notFound('template'));
  });

  it('that are built in get their delivered text back, however often that is asked', async () => {
    await valueOf(handlers['templates.update']({ id: builtInId, edit: { ...delivered, subject: 'Anders' } }));
    expect(shown(builtInId)).toMatchObject({ origin: 'edited', subject: 'Anders' });
    await valueOf(handlers['templates.reset']({ id: builtInId }));
    await valueOf(handlers['templates.reset']({ id: builtInId }));
    expect(shown(builtInId)).toMatchObject({ origin: 'builtIn', subject: delivered.subject });
  });
});

describe('messages', () => {
  const request = { incidentId: 'incident-1', facts: {}, nextUpdateAt: 0 };
  const templateId = builtInTemplates.find(({ phase }) => phase === 'first-notice')?.id ?? '';

  it('are composed of what the log holds, for the client as he is now', async () => {
    const client = await valueOf(handlers['clients.add'](bakery));
    const draft = await valueOf(handlers['messages.compose']({ ...request, clientId: client.id, templateId }));
    expect(draft.recipient.email).toBe('info@baeckerei.example');
    expect(draft.phase).toBe('first-notice');
    expect(`${draft.subject} ${draft.body}`).toContain('Bäckerei Müller');
  });

  it('say what is gone', async () => {
    const client = await valueOf(handlers['clients.add'](bakery));
    const compose = (over: object) =>
      handlers['messages.compose']({ ...request, clientId: client.id, templateId, ...over });
    expect(await compose({ incidentId: 'no' })).toEqual(notFound('incident'));
    expect(await compose({ clientId: 'no' })).toEqual(notFound('client'));
    expect(await compose({ templateId: 'no' })).toEqual(notFound('template'));
  });
});

describe('incidents', () => {
  it('are listed and found', async () => {
    const filter = { siteId: null, clientId: null, state: null, fromMs: null, toMs: null };
    expect(await valueOf(handlers['incidents.list']({ filter }))).toHaveLength(1);
    const { timeline } = await valueOf(handlers['incidents.get']({ id: 'incident-1' }));
    // Its site is none of ours, so it was ended at the start.
    expect(timeline.map(({ kind }) => kind)).toEqual(['detected', 'confirmed', 'unwatched']);
    expect(await handlers['incidents.get']({ id: 'no' })).toEqual(notFound('incident'));
  });

  it('are told on the phone, but a drill calls nobody', async () => {
    const client = await valueOf(
      handlers['clients.add']({
        ...bakery,
        contacts: bakery.contacts.map((each) => ({ ...each, phone: '+4998715050' })),
      }),
    );
    history.openIncident(sampleIncident({ id: 'drill', siteId: 'site-2', classification: 'drill' }), [], null);
    expect(await handlers['client.call']({ id: client.id, incidentId: 'drill' })).toMatchObject({
      error: { issues: [{ message: 'drill-calls-nobody' }] },
    });
    expect(asked.filter((each) => each.startsWith('open '))).toEqual([]);
    await valueOf(handlers['client.call']({ id: client.id, incidentId: 'incident-1' }));
    expect(asked.filter((each) => each.startsWith('open '))).toEqual(['open tel:+4998715050']);
  });

  it('of one outage share a fact and their members, weeks apart as well', async () => {
    const ids = ['incident-1', 'i-2', 'i-3'];
    const { startedAt } = sampleIncident();
    for (const [place, id] of ids.entries()) {
      const beganAt = startedAt + place * 6 * 24 * 3_600_000;
      const span = { startedAt: beganAt, confirmedAt: beganAt, endedAt: beganAt + 60_000 };
      history.openIncident(sampleIncident({ id, siteId: `site-${id}`, ...span }), [], null);
      const entry = { kind: 'joined', at: beganAt, hostIncidentId: 'one', label: '' } as const;
      history.joinHostIncident('one', id, entry, []);
    }
    const fact = { fact: 'cause', certainty: 'confirmed', words: { de: 'Speicher voll.', en: '' } } as const;
    await valueOf(handlers['incidents.setFact']({ incidentId: 'i-3', ...fact }));
    for (const id of ids) expect(history.incident(id)?.timeline).toContainEqual(expect.objectContaining(fact));
    const members = await valueOf(handlers['incidents.members']({ id: 'incident-1' }));
    expect(members.map(({ id }) => id)).toEqual(ids);
    expect(await handlers['incidents.members']({ id: 'no' })).toEqual(notFound('incident'));
  });
});

describe('settings', () => {
  const wanted = { ...defaultSettings, language: 'en' as const, startAtLogin: true };

  it('are saved, and the start at login is changed only where it was', async () => {
    await valueOf(handlers['settings.update'](wanted));
    await valueOf(handlers['settings.update']({ ...wanted, language: 'de' }));
    expect(asked).toEqual(['login true']);
    expect(config().settings).toEqual({ ...wanted, language: 'de' });
    await valueOf(handlers['settings.update'](defaultSettings));
    expect(asked).toEqual(['login true', 'login false']);
  });

  it('keep what a change does not name, and end with what was asked last', async () => {
    const on = handlers['settings.update']({ startAtLogin: true });
    const dark = handlers['settings.update']({ theme: 'dark' });
    const off = handlers['settings.update']({ startAtLogin: false });
    for (const reply of [on, dark, off]) await valueOf(reply);
    expect(asked).toEqual(['login true', 'login false']);
    expect(config().settings).toEqual({ ...defaultSettings, theme: 'dark', startAtLogin: false });
  });

  it('stay as they are where the start at login cannot be changed', async () => {
    loginFault = 'No right to.';
    expect(await handlers['settings.update'](wanted)).toEqual({
      ok: false,
      error: { kind: 'failed', what: 'login', reason: 'No right to.' },
    });
    expect(config().settings).toEqual(defaultSettings);
  });

  it('that cannot be written leave the start at login as it was', async () => {
    store.refuse('disk is full.');
    expect(await handlers['settings.update'](wanted)).toEqual({
      ok: false,
      error: { kind: 'failed', what: 'save', reason: 'disk is full.' },
    });
    expect(asked).toEqual(['login true', 'login false']);
    expect(config().settings).toEqual(defaultSettings);
  });
});

describe('the rest', () => {
  it('a first picture tells main that the window listens', async () => {
    expect(await valueOf(handlers['snapshot.get']({}))).toMatchObject({ sites: [], language: 'de' });
    expect(asked).toEqual(['ready']);
  });

  it('the whole watch is paused and resumed', async () => {
    await valueOf(handlers['watch.pause']({ length: 'endless' }));
    expect(config().pause).toEqual({ untilMs: null });
    await valueOf(handlers['watch.resume']({}));
    expect(config().pause).toBeNull();
  });

  it('a trouble is dismissed', async () => {
    state.reportTrouble('notify-failed', { reason: 'a' });
    await valueOf(handlers['troubles.dismiss']({ key: 'notify-failed' }));
    expect(state.snapshot().troubles).toEqual([]);
  });

  it('what the disk refuses is said, and nothing is changed', async () => {
    store.refuse('disk is full.');
    expect(await add('a.example')).toEqual({
      ok: false,
      error: { kind: 'failed', what: 'save', reason: 'disk is full.' },
    });
    expect(config()).toBe(emptyConfig);
  });
});
