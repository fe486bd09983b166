import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../src/core/incident';
import type { Snapshot } from '../../src/core/snapshot';
import type { StatusPage, StatusPageState } from '../../src/core/status-page-settings';
import type { WindowPlace } from '../../src/renderer/place';
import { openWindow } from '../support/open-window';
import { sampleIncidents, sampleNow, sampleSnapshot } from '../support/sample-snapshot';
import { samplePage } from '../support/status-sample';

const page: StatusPage = samplePage({ clientId: null, name: 'Status aller Kunden' });
const stateOf = (over: Partial<StatusPageState> = {}): StatusPageState => ({
  ...{ id: page.id, hasSecret: false, gap: null, writtenAt: null, failure: null },
  ...{ unknownKey: null, together: [] },
  ...over,
});
const keyOf = (fingerprint: string, isChanged: boolean) => ({ fingerprint, isChanged, certificate: null });
const server = { kind: 'sftp', host: 'ssh.example', port: 22, user: 'u', directory: '', signIn: 'key' } as const;
const ftpsTarget = { kind: 'ftps', host: 'ftp.example', port: 2121, user: 'u', directory: '' } as const;
const open = (start: WindowPlace, changes: Partial<Snapshot> = {}) =>
  openWindow({ start, snapshot: sampleSnapshot({ language: 'de', ...changes }) });
const settings: WindowPlace = { page: 'settings', part: 'status' };

describe('the settings of status pages', () => {
  it('list them with how they are doing, and lead to a new one', async () => {
    const failure = { since: sampleNow - 60_000, reason: 'x' };
    const { user } = await open(settings, { statusPages: [page], statusPageStates: [stateOf({ failure })] });
    const row = screen.getByRole('row', { name: /Status aller Kunden/ });
    expect(within(row).getByText(/^nicht geschrieben seit/)).toBeTruthy();
    expect(within(row).getByText('alle Kunden')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Statusseite anlegen' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Neue Statusseite' })).toBeTruthy();
  });

  it('add one by the keyboard, with faults at their fields and nothing lost', async () => {
    const { bridge, user } = await open({ page: 'statusPage', id: null });
    await user.click(screen.getByRole('button', { name: 'Statusseite anlegen' }));
    expect(screen.getByRole('textbox', { name: 'Überschrift' }).getAttribute('aria-invalid')).toBe('true');
    expect(bridge.inputsOf('statusPages.add')).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'Überschrift' }), 'Status');
    await user.type(screen.getByRole('textbox', { name: 'Öffentliche Adresse' }), 'status.example/x');
    await user.type(screen.getByRole('textbox', { name: 'Server' }), 'ssh.example');
    await user.type(screen.getByRole('textbox', { name: 'Benutzername' }), 'web{Enter}');
    await waitFor(() => expect(bridge.inputsOf('statusPages.add')).toHaveLength(1));
    expect(bridge.inputsOf('statusPages.add')[0]).toMatchObject({
      ...{ name: 'Status', clientId: null, language: 'de', sites: { kind: 'all' }, everyMinutes: 10 },
      publicUrl: 'https://status.example/x',
      target: { kind: 'sftp', host: 'ssh.example', port: 22, user: 'web', directory: '', signIn: 'password' },
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'Status' })).toBeTruthy();
  });

  it('offer FTPS by the keyboard: its usual port, a folder, a password and no key', async () => {
    const { bridge, user } = await open({ page: 'statusPage', id: null });
    await user.type(screen.getByRole('textbox', { name: 'Überschrift' }), 'Status');
    await user.type(screen.getByRole('textbox', { name: 'Öffentliche Adresse' }), 'status.example/x');
    screen.getByRole('combobox', { name: 'Ziel' }).focus();
    await user.keyboard('{ArrowDown}');
    await screen.findByRole('option', { name: 'Server über FTPS' });
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Ziel' })).toHaveProperty('value', 'Server über FTPS'),
    );
    expect(screen.queryByRole('combobox', { name: 'Anmeldung' })).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Port' })).toHaveProperty('value', '21');
    await user.type(screen.getByRole('textbox', { name: 'Ordner auf dem Server' }), 'httpdocs/status');
    await user.type(screen.getByRole('textbox', { name: 'Server' }), 'ftp.example');
    await user.type(screen.getByRole('textbox', { name: 'Benutzername' }), 'web{Enter}');
    await waitFor(() => expect(bridge.inputsOf('statusPages.add')).toHaveLength(1));
    expect(bridge.inputsOf('statusPages.add')[0]?.target).toEqual({
      ...{ kind: 'ftps', host: 'ftp.example', port: 21, user: 'web', directory: 'httpdocs/status' },
    });
    // Saved, it asks for the password, as for SFTP.
    await user.type(await screen.findByLabelText('Passwort für den Server'), 'geheim{Enter}');
    await waitFor(() => expect(bridge.inputsOf('statusPages.setSecret')).toMatchObject([{ secret: 'geheim' }]));
  });

  it('keep a port that was typed, whichever way is chosen', async () => {
    const byFtps = { ...page, target: ftpsTarget };
    const { user } = await open(
      { page: 'statusPage', id: page.id },
      { statusPages: [byFtps], statusPageStates: [stateOf()] },
    );
    const port = screen.getByRole('textbox', { name: 'Port' });
    const choose = async (way: string): Promise<void> => {
      await user.click(screen.getByRole('combobox', { name: 'Ziel' }));
      await user.click(await screen.findByRole('option', { name: way }));
    };
    await choose('Server über SFTP');
    expect(port).toHaveProperty('value', '2121');
    await user.clear(port);
    await user.type(port, '22');
    await choose('Server über FTPS');
    expect(port).toHaveProperty('value', '21');
  });

  it('show what a certificate says that is to be confirmed, and why it cannot be verified', async () => {
    const validUntil = Date.parse('2027-03-01T12:00:00Z');
    const certificate = { names: ['server7.hoster.example', 'hoster.example'], validUntil, fault: 'name' } as const;
    const unknownKey = {
      fingerprint: 'AB:CD:EF',
      isChanged: false,
      certificate: { ...certificate, names: [...certificate.names] },
    };
    const { bridge, user } = await open(
      { page: 'statusPage', id: page.id },
      { statusPages: [{ ...page, target: ftpsTarget }], statusPageStates: [stateOf({ unknownKey })] },
    );
    const shown = within(screen.getByRole('region', { name: 'Zertifikat des Servers' }));
    expect(shown.getByText('AB:CD:EF')).toBeTruthy();
    expect(shown.getByText('Ausgestellt auf: server7.hoster.example, hoster.example')).toBeTruthy();
    expect(shown.getByText('Gültig bis: 1. März 2027')).toBeTruthy();
    expect(shown.getByText(/^Es ist echt, aber auf andere Namen als ftp\.example ausgestellt/)).toBeTruthy();
    await user.click(shown.getByRole('button', { name: 'Das ist das richtige Zertifikat' }));
    await waitFor(() =>
      expect(bridge.inputsOf('statusPages.confirmKey')).toEqual([{ id: page.id, fingerprint: 'AB:CD:EF' }]),
    );
    expect(await screen.findByText('Das Zertifikat ist bestätigt.')).toBeTruthy();
    bridge.change({ statusPageStates: [stateOf({ unknownKey: { ...unknownKey, isChanged: true } })] });
    expect(await screen.findByText(/mit einem anderen Zertifikat aus als bisher/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Das neue Zertifikat annehmen' })).toBeTruthy();
  });

  it('choose sites of the client alone, each with a name of its own', async () => {
    const own = samplePage({
      clientId: 'c-mueller',
      sites: { kind: 'chosen', chosen: [{ siteId: 's-0', shownAs: '' }] },
    });
    const mine = sampleSnapshot().sites.filter(({ site }) => site.clientId === 'c-mueller')[0];
    if (mine === undefined) throw new Error('The sample has no site of this client.');
    const chosen = { ...own, sites: { kind: 'chosen', chosen: [{ siteId: mine.site.id, shownAs: '' }] } } as const;
    const { bridge, user } = await open(
      { page: 'statusPage', id: own.id },
      {
        statusPages: [{ ...chosen, sites: { kind: 'chosen', chosen: [...chosen.sites.chosen] } }],
        statusPageStates: [stateOf()],
      },
    );
    await user.type(screen.getByRole('textbox', { name: `${mine.site.name} heißt darauf` }), 'Laden');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await waitFor(() => expect(bridge.inputsOf('statusPages.update')).toHaveLength(1));
    expect(bridge.inputsOf('statusPages.update')[0]?.edit.sites).toEqual({
      kind: 'chosen',
      chosen: [{ siteId: mine.site.id, shownAs: 'Laden' }],
    });
  });

  it('ask for the folder by the system’s dialog, write at once, and say what came of it', async () => {
    const { bridge, user } = await open(
      { page: 'statusPage', id: page.id },
      { statusPages: [{ ...page, folder: null }], statusPageStates: [stateOf({ gap: 'folder' })] },
    );
    expect(screen.getByText('Es ist noch kein Ordner gewählt.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Ordner wählen' }));
    expect(await screen.findByText('/home/jana/status')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Jetzt schreiben' }));
    expect(await screen.findByText('Die Statusseite ist geschrieben.')).toBeTruthy();
    expect(bridge.inputsOf('statusPages.choose')).toEqual([{ id: page.id, what: 'folder' }]);
  });

  it('show the fingerprint of an unknown key and have it confirmed; that of a changed one is told otherwise', async () => {
    const uploaded = { ...page, target: server };
    const fingerprint = 'SHA256:abc';
    const { bridge, user } = await open(
      { page: 'statusPage', id: page.id },
      { statusPages: [uploaded], statusPageStates: [stateOf({ unknownKey: keyOf(fingerprint, false) })] },
    );
    expect(screen.getByText('SHA256:abc')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Das ist der richtige Schlüssel' }));
    await waitFor(() => expect(bridge.inputsOf('statusPages.confirmKey')).toEqual([{ id: page.id, fingerprint }]));
    bridge.change({ statusPageStates: [stateOf({ unknownKey: keyOf('SHA256:z', true) })] });
    expect(await screen.findByText(/mit einem anderen Schlüssel aus als bisher/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Den neuen Schlüssel annehmen' })).toBeTruthy();
  });

  it('ask whether it lies elsewhere, and warn of each site that seems to lie with it', async () => {
    const together = [{ siteName: 'Laden', by: 'address' as const }];
    await open(
      { page: 'statusPage', id: page.id },
      { statusPages: [{ ...page, isElsewhere: false }], statusPageStates: [stateOf({ together })] },
    );
    expect(screen.getByText(/Liegt diese Seite bei einem anderen Hoster/)).toBeTruthy();
    expect(screen.getByText('Laden antwortet von derselben Adresse wie diese Statusseite.')).toBeTruthy();
  });

  it('keep a password to main, and say before deleting what stays on the server', async () => {
    const uploaded = { ...page, target: { ...server, signIn: 'password' as const } };
    const { bridge, user } = await open(
      { page: 'statusPage', id: page.id },
      { statusPages: [uploaded], statusPageStates: [stateOf()] },
    );
    await user.type(screen.getByLabelText('Passwort für den Server'), 'geheim{Enter}');
    await waitFor(() => expect(bridge.inputsOf('statusPages.setSecret')).toEqual([{ id: page.id, secret: 'geheim' }]));
    await user.click(screen.getByRole('button', { name: 'Löschen' }));
    expect(await screen.findByText(/bleiben dort und altern/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Statusseite löschen' }));
    await waitFor(() => expect(bridge.inputsOf('statusPages.delete')).toEqual([{ id: page.id }]));
  });
});

describe('publishing from an incident', () => {
  const incident = sampleIncidents.find(({ id }) => id === 'i-open-1');
  if (incident === undefined) throw new Error('The sample has no such incident.');
  const owner = sampleSnapshot().sites.find(({ site }) => site.id === incident.siteId)?.site.clientId ?? '';
  const sent: TimelineEntry = {
    ...{ kind: 'message-sent', at: sampleNow - 60_000, phase: 'first-notice', transport: 'smtp', clientId: owner },
    ...{ clientName: 'x', recipient: 'x@example.org', subject: 'Ihre Seite', answer: '250' },
    body: 'Guten Tag Frau Müller,\n\nIhre Seite ist nicht erreichbar.\n\nFreundliche Grüße\nJana',
  };
  const incidents = [
    { ...incident, timeline: [...incident.timeline, sent] },
    ...sampleIncidents.filter(({ id }) => id !== 'i-open-1'),
  ];
  const start: WindowPlace = { page: 'incident', id: 'i-open-1' };
  const openIncident = (statusPages: StatusPage[]) =>
    openWindow({ start, incidents, snapshot: sampleSnapshot({ language: 'de', statusPages }) });

  it('is not offered where no page shows the site', async () => {
    await openIncident([samplePage({ clientId: 'c-other' })]);
    await screen.findByRole('heading', { name: 'Verlauf' });
    expect(screen.queryByRole('heading', { name: 'Auf der Statusseite' })).toBeNull();
  });

  it('proposes the last message without greeting, shows what the guard points at, and withdraws it again', async () => {
    const { bridge, user } = await openIncident([page]);
    expect(await screen.findByText('Zu sehen auf: Status aller Kunden')).toBeTruthy();
    await user.click(screen.getByText('Text veröffentlichen'));
    const section = within(screen.getByRole('region', { name: 'Auf der Statusseite' }));
    const body = section.getByRole('textbox', { name: 'Text' });
    expect(body).toHaveProperty('value', 'Ihre Seite ist nicht erreichbar.');
    await user.clear(body);
    await user.type(body, 'In 10 Minuten ist alles wieder da.');
    await user.click(section.getByRole('button', { name: 'Veröffentlichen' }));
    expect(bridge.inputsOf('incidents.publish')).toEqual([]);
    await user.click(await section.findByRole('button', { name: 'Trotzdem veröffentlichen' }));
    await waitFor(() => expect(bridge.inputsOf('incidents.publish')).toHaveLength(1));
    const [given] = bridge.inputsOf('incidents.publish');
    expect(given).toMatchObject({ clientId: owner, phase: 'first-notice', subject: 'Ihre Seite' });
    expect(given?.despite).toContain('restore-promise');
    await user.click(await section.findByRole('button', { name: 'Zurückziehen' }));
    await waitFor(() => expect(bridge.inputsOf('incidents.withdraw')).toHaveLength(1));
    await waitFor(() => expect(section.queryByRole('button', { name: 'Zurückziehen' })).toBeNull());
  });
});
