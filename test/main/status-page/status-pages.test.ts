import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiError, Handlers, PublishRequest, StatusPageCommand } from '../../../src/core/api';
import { emptyConfig } from '../../../src/core/config';
import type { Config } from '../../../src/core/config';
import type { Result } from '../../../src/core/result';
import { statusPageEditSchema } from '../../../src/core/status-page-settings';
import type { StatusPage, StatusPageEdit, StatusTarget } from '../../../src/core/status-page-settings';
import type { HistoryStore } from '../../../src/main/ports';
import { createState } from '../../../src/main/state';
import type { State } from '../../../src/main/state';
import { clientWith } from '../../support/client-sample';
import { createFakeClock } from '../../support/fake-clock';
import type { FakeClock } from '../../support/fake-clock';
import { heldConfig } from '../../support/state-room';
import { createMemoryHistory } from '../../support/history-memory';
import { nightMs, recordingLog, sampleIncident } from '../../support/history-samples';
import { sampleSite } from '../../support/site-sample';
import { openStatusRoom } from '../../support/status-room';
import type { StatusRoom } from '../../support/status-room';
import { samplePage } from '../../support/status-sample';

const dayMs = 24 * 3_600_000;
let clock: FakeClock;
let history: HistoryStore;
let state: State;
let room: StatusRoom;
let handlers: Pick<Handlers, StatusPageCommand>;

const client = clientWith({ id: 'client-1', name: 'Bäckerei Müller', lastName: 'Müller' });
const edit = (over: Partial<StatusPageEdit> = {}): StatusPageEdit => ({
  ...statusPageEditSchema.parse(samplePage()),
  ...over,
});
const server: Extract<StatusTarget, { kind: 'sftp' }> = {
  ...{ kind: 'sftp', host: 'ssh.example', port: 22, user: 'u', directory: 'www', signIn: 'password' },
};

beforeEach(() => {
  clock = createFakeClock(nightMs);
  history = createMemoryHistory();
  const sites = ['site-1', 'site-2'].map((id) =>
    sampleSite({ id, name: `Seite ${id}`, url: `https://${id}.example/`, clientId: 'client-1' }),
  );
  const foreign = sampleSite({ id: 'site-3', name: 'Fremd', url: 'https://fremd.example/', clientId: 'client-2' });
  const store = heldConfig({
    ...emptyConfig,
    clients: [client, clientWith({ id: 'client-2', name: 'Andere' })],
    sites: [...sites, foreign],
  });
  for (const id of ['1', '2']) {
    const about = { siteId: `site-${id}`, siteName: `Seite site-${id}`, clientName: client.name };
    history.openIncident(sampleIncident({ id: `i-${id}`, ...about }), [], null);
  }
  let ids = 0;
  const newId = (): string => `id-${(ids += 1)}`;
  state = createState({
    ...{ clock, log: recordingLog(), config: store, history, newId },
    ...{ systemLocale: () => 'en', areSecretsKept: () => true },
  });
  room = openStatusRoom({
    ...{ clock, newId, history, addToTimelines: state.addToTimelines, lastAddressOf: state.lastAddressOf },
    ...{ config: state.config, setConfig: state.setConfig, snapshot: state.snapshot },
  });
  handlers = room.pages.handlers;
  state.subscribe(() => room.pages.look());
  room.pages.start();
});

async function valueOf<T>(reply: Promise<Result<T, ApiError>> | Result<T, ApiError>): Promise<T> {
  const settled = await reply;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}
const pages = (): Config['statusPages'] => state.config().statusPages;
const page = (): StatusPage | undefined => pages()[0];
async function addToFolder(over: Partial<StatusPageEdit> = {}): Promise<string> {
  const { id } = await valueOf(handlers['statusPages.add'](edit(over)));
  await valueOf(handlers['statusPages.choose']({ id, what: 'folder' }));
  return id;
}
const shown = (): string => room.written.get('/srv/status/index.html') ?? '';

describe('the settings of a page', () => {
  it('say what is still missing, and nothing is written before it is there', async () => {
    const { id } = await valueOf(handlers['statusPages.add'](edit()));
    expect(room.states()).toMatchObject([{ id, gap: 'folder', writtenAt: null }]);
    expect(await handlers['statusPages.writeNow']({ id })).toEqual({
      ok: false,
      error: { kind: 'failed', what: 'status-page', reason: 'No folder has been chosen yet.' },
    });
    expect(await valueOf(handlers['statusPages.choose']({ id, what: 'folder' }))).toEqual({ path: '/srv/status' });
    expect(await valueOf(handlers['statusPages.writeNow']({ id }))).toBeNull();
    expect(shown()).toContain('Seite site-1');
    expect(room.states()).toMatchObject([{ id, gap: null, writtenAt: clock.now(), failure: null }]);
  });

  it('of one by SFTP want the password, or the key file', async () => {
    const { id } = await valueOf(handlers['statusPages.add'](edit({ target: server })));
    expect(room.states()).toMatchObject([{ gap: 'password', hasSecret: false }]);
    await valueOf(handlers['statusPages.setSecret']({ id, secret: 'x' }));
    expect(room.states()).toMatchObject([{ gap: null, hasSecret: true }]);
    await valueOf(handlers['statusPages.update']({ id, edit: edit({ target: { ...server, signIn: 'key' } }) }));
    expect(room.states()).toMatchObject([{ gap: 'key' }]);
  });

  it('keep what was chosen and confirmed, and forget the key where the server is another one', async () => {
    const { id } = await valueOf(handlers['statusPages.add'](edit({ target: server })));
    state.setConfig({ ...state.config(), statusPages: pages().map((each) => ({ ...each, hostKey: 'SHA256:x' })) });
    await valueOf(
      handlers['statusPages.update']({ id, edit: edit({ target: { ...server, user: 'v' }, name: 'Neu' }) }),
    );
    expect(page()).toMatchObject({ name: 'Neu', hostKey: 'SHA256:x' });
    await valueOf(handlers['statusPages.update']({ id, edit: edit({ target: { ...server, host: 'other.example' } }) }));
    expect(page()?.hostKey).toBeNull();
  });

  it('never hand the password of one server to another, nor confirm a key that no server has shown', async () => {
    const { id } = await valueOf(handlers['statusPages.add'](edit({ target: server })));
    await valueOf(handlers['statusPages.setSecret']({ id, secret: 'x' }));
    for (const target of [
      { ...server, host: 'evil.example' },
      { ...server, user: 'v' },
      { ...server, port: 23 },
    ]) {
      await valueOf(handlers['statusPages.update']({ id, edit: edit({ target }) }));
      expect(room.states()).toMatchObject([{ hasSecret: false, gap: 'password' }]);
    }
    expect(await handlers['statusPages.confirmKey']({ id, fingerprint: 'SHA256:x' })).toMatchObject({ ok: false });
    expect(page()?.hostKey).toBeNull();
  });

  it('refuse another client’s site, an unknown client, and a place that is taken', async () => {
    const chosen = { kind: 'chosen', chosen: [{ siteId: 'site-3', shownAs: '' }] } as const;
    expect(await handlers['statusPages.add'](edit({ sites: { ...chosen, chosen: [...chosen.chosen] } }))).toEqual({
      ok: false,
      error: { kind: 'invalid', issues: [{ path: 'sites', message: 'status-foreign-site' }] },
    });
    expect(await handlers['statusPages.add'](edit({ clientId: 'gone' }))).toMatchObject({ ok: false });
    await valueOf(handlers['statusPages.add'](edit({ target: server })));
    const again = await handlers['statusPages.add'](
      edit({ target: { ...server, directory: 'www/', host: 'SSH.example' } }),
    );
    expect(again).toEqual({
      ok: false,
      error: { kind: 'invalid', issues: [{ path: 'target', message: 'status-place-taken' }] },
    });
  });

  it('warn where a site seems to lie with the same host', async () => {
    await valueOf(handlers['statusPages.add'](edit({ publicUrl: 'https://site-1.example/status/' })));
    room.pages.look();
    expect(room.states()[0]?.together).toEqual([{ siteName: 'Seite site-1', by: 'name' }]);
  });

  it('go with their client, take their secret with them, and lose a site that is deleted', async () => {
    const { id } = await valueOf(handlers['statusPages.add'](edit({ target: server })));
    await valueOf(handlers['statusPages.setSecret']({ id, secret: 'x' }));
    await clock.advance(61_000);
    state.setConfig({ ...state.config(), statusPages: [] });
    await clock.advance(0);
    expect(room.secrets.size).toBe(0);
    expect(room.outbox.orders()).toEqual([]);
  });
});

describe('a page', () => {
  it('is written when a state changes, and tells a failure to the settings and as a trouble until it is over', async () => {
    let isBroken = false;
    const { id } = await valueOf(handlers['statusPages.add'](edit()));
    const failing = openStatusRoom({
      ...{ clock, newId: () => 'x', history, addToTimelines: state.addToTimelines, lastAddressOf: state.lastAddressOf },
      ...{ config: state.config, setConfig: state.setConfig, snapshot: state.snapshot },
      writeText: () =>
        Promise.resolve(isBroken ? { ok: false, error: 'The disk is full.' } : { ok: true, value: null }),
    });
    await valueOf(failing.pages.handlers['statusPages.choose']({ id, what: 'folder' }));
    isBroken = true;
    expect(await failing.pages.handlers['statusPages.writeNow']({ id })).toEqual({
      ok: false,
      error: { kind: 'failed', what: 'status-page', reason: 'The disk is full.' },
    });
    await clock.advance(0);
    expect(failing.states()[0]?.failure?.reason).toBe('The disk is full.');
    expect(failing.trouble()).toEqual({ page: 'Status Bäckerei Müller', count: 1, reason: 'The disk is full.' });
    isBroken = false;
    await clock.advance(31_000);
    await vi.waitFor(() => expect(failing.states()[0]?.failure).toBeNull());
    expect(failing.trouble()).toBeNull();
  });

  it('whose trouble was dismissed tells no second time of the same, only when it fails again or otherwise', async () => {
    const { id } = await valueOf(handlers['statusPages.add'](edit()));
    await valueOf(handlers['statusPages.choose']({ id, what: 'folder' }));
    const told: (string | null)[] = [];
    let fault: string | null = 'The disk is full.';
    const failing = openStatusRoom({
      ...{ clock, newId: () => 'x', history, addToTimelines: state.addToTimelines, lastAddressOf: state.lastAddressOf },
      ...{ config: state.config, setConfig: state.setConfig, snapshot: state.snapshot },
      writeText: () => Promise.resolve(fault === null ? { ok: true, value: null } : { ok: false, error: fault }),
      onTrouble: (trouble) => told.push(trouble?.reason ?? null),
    });
    failing.pages.start();
    await clock.advance(10 * 60_000);
    await vi.waitFor(() => expect(told).toEqual([null, 'The disk is full.']));
    const tryNow = async () => {
      await failing.pages.handlers['statusPages.writeNow']({ id });
      await clock.advance(1000);
    };
    await tryNow();
    expect(told).toHaveLength(2);
    fault = 'No right to.';
    await tryNow();
    fault = null;
    await tryNow();
    fault = 'No right to.';
    await tryNow();
    expect(told.slice(2)).toEqual(['No right to.', null, 'No right to.']);
  });
});

describe('a text about an outage', () => {
  const text: Omit<PublishRequest, 'despite'> = {
    ...{ incidentId: 'i-1', clientId: 'client-1', phase: 'answer' },
    ...{
      subject: ' Störung ',
      body: 'Seite site-1 ist nicht erreichbar. Der Hoster ist benachrichtigt. Die nächste Nachricht kommt um 14:30 Uhr.',
    },
  };
  const timeline = (id: string) => history.incident(id)?.timeline ?? [];

  it('stands in the timeline and on the page, and leaves the page when it is withdrawn', async () => {
    await addToFolder();
    await valueOf(handlers['incidents.publish']({ ...text, despite: [] }));
    const [entry] = timeline('i-1');
    expect(entry).toMatchObject({ kind: 'published', subject: 'Störung', clientName: 'Bäckerei Müller' });
    await clock.advance(120_000);
    await vi.waitFor(() => expect(shown()).toContain('Der Hoster ist benachrichtigt.'));
    const publicationId = entry?.kind === 'published' ? entry.id : '';
    await valueOf(handlers['incidents.withdraw']({ incidentId: 'i-1', publicationId }));
    await valueOf(handlers['incidents.withdraw']({ incidentId: 'i-1', publicationId }));
    expect(timeline('i-1').map(({ kind }) => kind)).toEqual(['published', 'publication-withdrawn']);
    await clock.advance(120_000);
    await vi.waitFor(() => expect(shown()).not.toContain('Der Hoster ist benachrichtigt.'));
  });

  it('is about all of the outage, however long ago its members failed, and is taken back everywhere', async () => {
    const { startedAt } = sampleIncident();
    const about = { siteId: 'gone', siteName: 'Alte Seite', clientName: client.name };
    const span = { startedAt: startedAt - 20 * dayMs, endedAt: startedAt - 20 * dayMs + 60_000 };
    history.openIncident(sampleIncident({ id: 'i-old', ...about, ...span }), [], null);
    for (const id of ['i-1', 'i-old'])
      history.joinHostIncident('one', id, { kind: 'joined', at: startedAt, hostIncidentId: 'one', label: '' }, []);
    await valueOf(handlers['incidents.publish']({ ...text, despite: ['missing'] }));
    const [published] = timeline('i-old').filter(({ kind }) => kind === 'published');
    expect(published).toMatchObject({ subject: 'Störung' });
    expect(timeline('i-1')).toContainEqual(published);
    const publicationId = published?.kind === 'published' ? published.id : '';
    await valueOf(handlers['incidents.withdraw']({ incidentId: 'i-1', publicationId }));
    expect(timeline('i-old').at(-1)).toMatchObject({ kind: 'publication-withdrawn' });
  });

  it('is refused with findings that the user has not seen, and notes those that he has', async () => {
    const promising = { ...text, body: 'Seite site-1 ist in 10 Minuten wieder erreichbar.' };
    const refused = await handlers['incidents.publish']({ ...promising, despite: [] });
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'findings', messages: [{ kinds: ['restore-promise', 'missing'] }] },
    });
    expect(timeline('i-1')).toEqual([]);
    await valueOf(handlers['incidents.publish']({ ...promising, despite: ['restore-promise', 'missing'] }));
    expect(timeline('i-1')).toMatchObject([{ kind: 'published', findings: ['restore-promise', 'missing'] }]);
  });

  it('is refused where it names another client, is empty or has gaps', async () => {
    const naming = { ...text, body: 'Auch Andere und fremd.example sind betroffen.', despite: [] };
    expect(await handlers['incidents.publish'](naming)).toMatchObject({ ok: false, error: { kind: 'findings' } });
    for (const body of ['  ', 'Die Ursache: [… Ursache …].']) {
      expect(await handlers['incidents.publish']({ ...text, body, despite: [] })).toMatchObject({
        ok: false,
        error: { kind: 'invalid' },
      });
    }
    expect(timeline('i-1')).toEqual([]);
  });
});
