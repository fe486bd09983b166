import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { checkDefaults, checkKinds } from '../../src/core/checks/check-kinds';
import type { Check, CheckKind } from '../../src/core/checks/check-kinds';
import { httpCheckDefaults } from '../../src/core/checks/http-check';
import type { Language } from '../../src/core/language';
import { fail } from '../../src/core/result';
import type { Snapshot } from '../../src/core/snapshot';
import { openWindow } from '../support/open-window';
import type { FakeOptions } from '../support/fake-bridge';
import { sampleSnapshot } from '../support/sample-snapshot';

const start = { page: 'site', id: 's-3' } as const;

const addressOf: Record<CheckKind, string> = {
  http: 'https://miller.example/',
  tcp: 'tcp://mail.miller.example:587',
  dns: 'dns://miller.example',
  tls: 'tls://miller.example:443',
  domain: 'domain://miller.example',
  backup: 'file:///srv/miller',
  ping: 'ping://192.0.2.7',
  prometheus: 'https://miller.example/',
};
const checkOf: Record<CheckKind, Check> = {
  ...checkDefaults,
  http: {
    ...httpCheckDefaults,
    method: 'POST',
    headers: [{ name: 'Accept', value: 'application/json' }],
    auth: { kind: 'basic', user: 'ute' },
    json: { path: 'status', comparison: 'equals', value: 'ok' },
  },
  backup: { ...checkDefaults.backup, source: 'path' },
  prometheus: { kind: 'prometheus', server: 'https://prometheus.example/', query: 'probe_success' },
};

/** The sample with one site watched in another way. */
function watching(kind: CheckKind, changes: Partial<Snapshot> = {}): Snapshot {
  const snapshot = sampleSnapshot(changes);
  const sites = snapshot.sites.map((view) =>
    view.site.id === start.id ? { ...view, site: { ...view.site, url: addressOf[kind], check: checkOf[kind] } } : view,
  );
  return { ...snapshot, sites };
}

async function openForm(options: FakeOptions = {}) {
  const opened = await openWindow({ start, ...options });
  const { user, bridge } = opened;
  const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });
  return {
    ...opened,
    field,
    more: () => user.click(screen.getByText('Mehr', { selector: 'summary' })),
    type: async (name: string, text: string) => {
      await user.clear(field(name));
      await user.click(field(name));
      await user.paste(text);
    },
    choose: async (name: string, option: string) => {
      await user.click(screen.getByRole('combobox', { name }));
      await user.click(await screen.findByRole('option', { name: option }));
    },
    save: () => user.click(screen.getByRole('button', { name: 'Speichern' })),
    edits: () => bridge.inputsOf('sites.update').map(({ edit }) => edit),
  };
}

/** The words that a field points to: what it is about, and its fault. */
function describedBy(field: HTMLElement): string {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

describe.each<Language>(['de', 'en'])('in %s', (language) => {
  it.each(checkKinds)('the form of %s has all its words and no barriers', async (kind) => {
    const { user } = await openWindow({ start, snapshot: watching(kind, { language, areSecretsKept: false }) });
    if (kind === 'http') await user.click(screen.getByText(/^(Mehr|More)$/, { selector: 'summary' }));
    expect(screen.getByRole('main').textContent).not.toMatch(/\bwindow\.[a-z]|\{\{\w/);
    const result = await axe.run(document.documentElement, { rules: { 'color-contrast': { enabled: false } } });
    expect(result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  });
});

describe('every kind', () => {
  it.each(checkKinds)('%s is saved as it was, where nothing but the name is changed', async (kind) => {
    const { type, save, edits } = await openForm({ snapshot: watching(kind) });
    await type('Name', 'Neu');
    await save();
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]).toMatchObject({ name: 'Neu', url: addressOf[kind], check: checkOf[kind] });
  });
});

describe('what is watched', () => {
  it('is chosen in the form, and the address must fit it', async () => {
    const { choose, type, save, field, edits } = await openForm();
    await choose('Was überwacht wird', 'Port (TCP)');
    expect(screen.queryByRole('heading', { name: 'Erwartete Antwort' })).toBeNull();
    await type('Adresse', 'mail.miller.example');
    await save();
    await waitFor(() => expect(describedBy(field('Adresse'))).toMatch(/Schreiben Sie Name und Port/));
    expect(edits()).toEqual([]);
    await type('Adresse', 'mail.miller.example:25');
    await save();
    await waitFor(() =>
      expect(edits()).toMatchObject([{ url: 'tcp://mail.miller.example:25', check: { kind: 'tcp' } }]),
    );
  });

  it('forgets nothing that was typed for another kind', async () => {
    const { choose, type, field } = await openForm();
    await type('Erwarteter Status', '204');
    await choose('Was überwacht wird', 'Ping');
    await choose('Was überwacht wird', 'Webseite');
    expect(field('Erwarteter Status').value).toBe('204');
  });

  it('is shown where main refuses it', async () => {
    const refused = () =>
      fail({ kind: 'invalid' as const, issues: [{ path: 'edit.check.resolver', message: 'not-a-name-server' }] });
    const { type, save, field } = await openForm({ snapshot: watching('dns'), handlers: { 'sites.update': refused } });
    await type('Name', 'Neu');
    await save();
    await waitFor(() => expect(describedBy(field('Nameserver'))).toMatch(/IP-Adresse des Nameservers/));
  });
});

describe('a page', () => {
  it('keeps what few need behind "more", with the keyboard too', async () => {
    const { user } = await openForm();
    expect(screen.queryByRole('combobox', { name: 'Methode' })).toBeNull();
    const summary = screen.getByText('Mehr', { selector: 'summary' });
    summary.focus();
    await user.click(summary);
    expect(await screen.findByRole('combobox', { name: 'Methode' })).toBeTruthy();
  });

  it('names beside "more" what is set there', async () => {
    await openForm({ snapshot: watching('http') });
    expect(screen.getByText('gesetzt: Methode, Kopfzeilen, Anmeldung, JSON-Bedingung')).toBeTruthy();
  });

  it('sends everything that can be set as the contract wants it', async () => {
    const { user, more, choose, type, save, edits } = await openForm();
    await more();
    await choose('Methode', 'POST');
    await type('Gesendeter Text', '{"a":1}');
    await user.click(screen.getByRole('button', { name: 'Kopfzeile hinzufügen' }));
    const header = within(screen.getByRole('group', { name: 'Kopfzeile 1' }));
    await user.type(header.getByRole('textbox', { name: 'Name der Kopfzeile' }), 'Content-Type');
    await user.type(header.getByRole('textbox', { name: 'Wert' }), 'application/json');
    await choose('Art der Anmeldung', 'Benutzername und Passwort (Basic)');
    await type('Benutzername', 'ute');
    await choose('Bedingung', 'ist kleiner als');
    await type('Ort im JSON', 'queue[0].length');
    await type('Vergleichswert', '100');
    await type('Langsam ab so vielen Millisekunden', '1500');
    await choose('HTTP-Version', 'HTTP/2');
    await choose('IP-Version', 'nur IPv6');
    await user.click(screen.getByRole('checkbox', { name: 'wenn der Aussteller unbekannt ist' }));
    await user.click(screen.getByRole('switch', { name: /^Vor dem Ablauf des Zertifikats/ }));
    await save();
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]?.check).toEqual({
      ...httpCheckDefaults,
      method: 'POST',
      body: '{"a":1}',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      auth: { kind: 'basic', user: 'ute' },
      json: { path: 'queue[0].length', comparison: 'less', value: '100' },
      slowMs: 1500,
      httpVersion: '2',
      ipVersion: '6',
      acceptCertificate: ['untrusted'],
      watchCertificate: false,
    });
  });

  it('shows faults behind "more" at their fields, and the first one gets the focus', async () => {
    const { user, more, choose, type, save, field, edits } = await openForm();
    await more();
    await user.click(screen.getByRole('button', { name: 'Kopfzeile hinzufügen' }));
    const header = within(screen.getByRole('group', { name: 'Kopfzeile 1' }));
    await user.type(header.getByRole('textbox', { name: 'Name der Kopfzeile' }), 'Authorization');
    await user.type(header.getByRole('textbox', { name: 'Wert' }), 'Zürich');
    await choose('Bedingung', 'ist gleich');
    await type('Ort im JSON', 'a..b');
    // Whoever comes back finds it closed, and what was typed in it.
    await user.click(screen.getByRole('button', { name: /^Kunden$/ }));
    await user.click(screen.getByRole('button', { name: /^Seiten$/ }));
    await user.click(screen.getByRole('button', { name: 'Miller & Sons' }));
    expect(screen.queryByRole('combobox', { name: 'Methode' })).toBeNull();
    await save();
    await screen.findByText('Diese Kopfzeile setzt Nachtwache selbst.');
    const again = within(screen.getByRole('group', { name: 'Kopfzeile 1' }));
    expect(describedBy(again.getByRole('textbox', { name: 'Wert' }))).toMatch(/weder Umbrüche noch Sonderzeichen/);
    expect(describedBy(field('Ort im JSON'))).toMatch(/Ein Ort im JSON sieht so aus/);
    await waitFor(() =>
      expect(document.activeElement).toBe(again.getByRole('textbox', { name: 'Name der Kopfzeile' })),
    );
    expect(edits()).toEqual([]);
  });

  it('says that HEAD brings nothing to search where something is looked for', async () => {
    const { more, choose, save } = await openForm();
    await more();
    await choose('Methode', 'HEAD');
    await choose('Bedingung', 'ist vorhanden');
    await save();
    await waitFor(() =>
      expect(describedBy(screen.getByRole('combobox', { name: 'Bedingung' }))).toMatch(/Mit HEAD kommt keine Seite/),
    );
  });
});

describe('a password', () => {
  const password = (): HTMLInputElement => screen.getByLabelText('Passwort');

  it('goes to main by its own button or Enter, never with the form, and the field is empty again', async () => {
    const { user, bridge, more, edits } = await openForm({ snapshot: watching('http') });
    await more();
    expect(password().value).toBe('');
    expect(password().type).toBe('password');
    expect(describedBy(password())).toMatch(/ersetzt das gespeicherte Passwort/);
    await user.type(password(), 'geheim');
    expect(describedBy(password())).toMatch(/Noch nicht gespeichert/);
    await user.click(screen.getByRole('button', { name: 'Passwort speichern' }));
    expect(await screen.findByText('Das Passwort ist gespeichert.')).toBeTruthy();
    expect(password().value).toBe('');
    await user.type(password(), 'neu{Enter}');
    await waitFor(() =>
      expect(bridge.inputsOf('sites.setSecret')).toEqual([
        { id: 's-3', secret: 'geheim' },
        { id: 's-3', secret: 'neu' },
      ]),
    );
    expect(edits()).toEqual([]);
  });

  it('is taken away on demand, and when nothing signs in with it any more', async () => {
    const { user, bridge, more, choose, save } = await openForm({ snapshot: watching('http') });
    await more();
    await user.click(screen.getByRole('button', { name: 'Gespeichertes Passwort entfernen' }));
    await choose('Art der Anmeldung', 'keine');
    await save();
    await waitFor(() =>
      expect(bridge.inputsOf('sites.setSecret')).toEqual([
        { id: 's-3', secret: null },
        { id: 's-3', secret: null },
      ]),
    );
  });

  it('stays in the field when the keyring refuses, with the reason', async () => {
    const refused = () => fail({ kind: 'failed' as const, what: 'secret' as const, reason: 'Kein Platz.' });
    const { user, more } = await openForm({
      snapshot: watching('http'),
      handlers: { 'sites.setSecret': refused },
    });
    await more();
    await user.type(password(), 'geheim{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/Das Passwort konnte nicht gespeichert werden/);
    expect(password().value).toBe('geheim');
  });

  it('is said to be kept only for now where the system has no keyring', async () => {
    const { more } = await openForm({ snapshot: watching('http', { areSecretsKept: false }) });
    await more();
    expect(screen.getByText(/Dieses System hat keinen Schlüsselbund/)).toBeTruthy();
  });
});

describe('the other kinds', () => {
  it('send what a DNS record must be', async () => {
    const { choose, type, save, edits } = await openForm({ snapshot: watching('dns') });
    await choose('Art des Eintrags', 'MX');
    await type('Erwarteter Wert', 'mail.miller.example');
    await type('Nameserver', '9.9.9.9');
    await save();
    await waitFor(() =>
      expect(edits()).toMatchObject([
        { check: { kind: 'dns', recordType: 'MX', expected: 'mail.miller.example', resolver: '9.9.9.9' } },
      ]),
    );
  });

  it('send where a backup shows its age, and how old it may be', async () => {
    const { choose, type, save, field, edits } = await openForm({ snapshot: watching('backup') });
    expect(field('Adresse').value).toBe('/srv/miller');
    await choose('Woran das Alter zu sehen ist', 'Datum in einem JSON');
    await type('Adresse', 'https://miller.example/backup.json');
    await type('Ort im JSON', 'backup.zuletzt');
    await type('Höchstens so viele Stunden alt', '0');
    await save();
    expect(await screen.findByText('Mindestens 1.')).toBeTruthy();
    await type('Höchstens so viele Stunden alt', '48');
    await save();
    await waitFor(() =>
      expect(edits()).toMatchObject([
        {
          url: 'https://miller.example/backup.json',
          check: { kind: 'backup', source: 'json', jsonPath: 'backup.zuletzt', maxAgeHours: 48 },
        },
      ]),
    );
  });

  it('send which Prometheus is asked for what', async () => {
    const { choose, type, save, field, edits } = await openForm();
    await choose('Was überwacht wird', 'aus Prometheus gelesen');
    await save();
    await waitFor(() => expect(describedBy(field('Prometheus-Server'))).toMatch(/Das ist keine Webadresse/));
    expect(describedBy(field('Abfrage (PromQL)'))).toMatch(/Hier fehlt etwas/);
    await type('Prometheus-Server', 'prometheus.example');
    await type('Abfrage (PromQL)', 'probe_success{instance="miller"}');
    await save();
    await waitFor(() =>
      expect(edits()).toMatchObject([
        {
          check: {
            kind: 'prometheus',
            server: 'https://prometheus.example/',
            query: 'probe_success{instance="miller"}',
          },
        },
      ]),
    );
  });
});

describe('adding', () => {
  const addField = () => screen.getByRole('textbox', { name: 'Adressen, eine je Zeile' });

  async function adding(kind: string) {
    const opened = await openWindow();
    const { user } = opened;
    await user.click(screen.getByRole('combobox', { name: 'Was überwacht wird' }));
    await user.click(await screen.findByRole('option', { name: kind }));
    await user.click(addField());
    return opened;
  }

  it('takes every line as what was chosen, and says what an address must look like for it', async () => {
    const { bridge, user } = await adding('Port (TCP)');
    await user.paste('mail.example:25\nPost;mx.example:465\nmail.example');
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Schreiben Sie Name und Port, wie mail.beispiel.de:587.')).toBeTruthy();
    expect(bridge.inputsOf('sites.add')).toEqual([
      { url: 'tcp://mail.example:25', clientId: null, check: { kind: 'tcp' } },
      { url: 'tcp://mx.example:465', name: 'Post', clientId: null, check: { kind: 'tcp' } },
    ]);
  });

  it('knows a path from a web address where a backup is watched', async () => {
    const { bridge, user } = await adding('Sicherung');
    await user.paste('/srv/sicherung\nmiller.example/backup.zip');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(bridge.inputsOf('sites.add')).toHaveLength(2));
    expect(bridge.inputsOf('sites.add')).toMatchObject([
      { url: 'file:///srv/sicherung', check: { source: 'path' } },
      { url: 'https://miller.example/backup.zip', check: { source: 'last-modified' } },
    ]);
  });

  it('asks which Prometheus, and asks it for the address', async () => {
    const { bridge, user } = await adding('aus Prometheus gelesen');
    await user.paste('https://a.example');
    await user.keyboard('{Enter}');
    const server = screen.getByRole('textbox', { name: 'Prometheus-Server' });
    expect(document.activeElement).toBe(server);
    expect(describedBy(server)).toMatch(/Das ist keine Webadresse/);
    await user.type(server, 'prometheus.example{Enter}');
    await waitFor(() => expect(bridge.inputsOf('sites.add')).toHaveLength(1));
    expect(bridge.current().sites.at(-1)?.site.check).toEqual({
      kind: 'prometheus',
      server: 'https://prometheus.example/',
      query: 'probe_success{instance="https://a.example"}',
    });
  });
});
