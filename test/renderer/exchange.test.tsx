import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../src/core/result';
import { openWindow } from '../support/open-window';
import { sampleSnapshot } from '../support/sample-snapshot';

const nothing = () => sampleSnapshot({ sites: [], clients: [], openIncidents: [], hostIncidents: [] });
const open = (handlers = {}) => openWindow({ start: { page: 'exchange' }, snapshot: nothing(), handlers });

describe('what comes in', () => {
  it('is looked at first, sorted by what it would do, and taken over when that is said', async () => {
    const { bridge } = await open();
    fireEvent.change(screen.getByLabelText('Adressen oder eine Tabelle einfügen'), { target: { value: 'a.example' } });
    fireEvent.click(screen.getByText('Liste ansehen'));
    await screen.findByText('Eine Tabelle. Noch wurde nichts geändert.');
    expect(bridge.inputsOf('data.preview')).toEqual([{ from: 'text', text: 'a.example' }]);
    const added = within(screen.getByRole('table', { name: '3 neu' }));
    added.getByText('blumenladen.example');
    within(screen.getByRole('table', { name: 'Eines gibt es schon' })).getByText('Praxis');
    within(screen.getByRole('table', { name: 'Eines bleibt weg' })).getByText('eine Gruppe, keine Prüfung');
    expect(bridge.inputsOf('data.takeOver')).toEqual([]);
    fireEvent.click(screen.getByText('Übernehmen', { selector: 'button *' }));
    await screen.findByText('Übernommen.', { exact: false });
    expect(bridge.inputsOf('data.takeOver')).toEqual([{ token: 'token-1' }]);
  });

  it('can be left as it is, and what was refused is said with what was pasted still there', async () => {
    const { bridge } = await open({
      'data.preview': () => fail({ kind: 'failed', what: 'import', reason: 'Zeile 4: Die Adresse fehlt.' }),
    });
    const field = screen.getByLabelText<HTMLTextAreaElement>('Adressen oder eine Tabelle einfügen');
    fireEvent.change(field, { target: { value: 'url,name\n,x' } });
    fireEvent.click(screen.getByText('Liste ansehen'));
    await screen.findByText('Zeile 4: Die Adresse fehlt.', { exact: false });
    expect(field.value).toBe('url,name\n,x');
    expect(bridge.inputsOf('data.takeOver')).toEqual([]);
  });

  it('comes from UptimeRobot by a key that leaves the field at once', async () => {
    const { bridge } = await open({ 'data.preview': () => fail({ kind: 'failed', what: 'import', reason: 'x' }) });
    const field = screen.getByLabelText<HTMLInputElement>('API-Schlüssel von UptimeRobot');
    expect(field.type).toBe('password');
    fireEvent.change(field, { target: { value: 'ur1-abc' } });
    fireEvent.click(screen.getByText('Bei UptimeRobot nachsehen'));
    await waitFor(() => expect(field.value).toBe(''));
    expect(bridge.inputsOf('data.preview')).toEqual([{ from: 'uptimerobot', key: 'ur1-abc', isFilling: false }]);
  });
});

describe('the record of UptimeRobot', () => {
  const hour = 3_600_000;
  const counts = { new: 0, changed: 0, doubled: 2, leftOut: 0 };
  const fill = {
    ...{ sites: 2, filledMs: 15 * hour, downMs: hour / 2, outages: 1, moreRows: 0 },
    rows: [
      { name: 'Praxis', filledMs: 8 * hour, outages: 1, cutAtMs: null },
      { name: 'Blumenladen', filledMs: 7 * hour, outages: 0, cutAtMs: Date.UTC(2026, 10, 20, 22) },
    ],
  };
  const preview = (over: Partial<typeof fill>) => () =>
    ok({ token: 'token-2', format: 'uptimerobot' as const, counts, rows: [], fill: { ...fill, ...over } });
  const look = async (handlers: object) => {
    const opened = await open(handlers);
    fireEvent.change(screen.getByLabelText('API-Schlüssel von UptimeRobot'), { target: { value: 'ur1-abc' } });
    const box = screen.getByRole('checkbox', { name: /^Auch die Zeit, in der Nachtwache nicht gemessen hat/ });
    expect(box).toHaveProperty('checked', false);
    fireEvent.click(box);
    fireEvent.click(screen.getByText('Bei UptimeRobot nachsehen'));
    await screen.findByText('Die Liste von UptimeRobot.', { exact: false });
    expect(opened.bridge.inputsOf('data.preview')).toEqual([{ from: 'uptimerobot', key: 'ur1-abc', isFilling: true }]);
    return opened.bridge;
  };

  it('is told before it fills anything, also where no site is new, and up to where it reaches', async () => {
    const summary = { ...{ sitesAdded: 0, sitesChanged: 0, clientsAdded: 0, clientsChanged: 0 } };
    const bridge = await look({
      'data.preview': preview({}),
      'data.takeOver': () =>
        ok({
          ...{ ...summary, maintenanceAdded: 0, maintenanceChanged: 0 },
          filled: { filledMs: 15 * hour, outages: 1 },
        }),
    });
    screen.getByText(
      'Für 2 Seiten würden 15 Stunden, in denen Nachtwache nicht gemessen hat, mit der Aufzeichnung von UptimeRobot ausgefüllt. Ein Ausfall käme in das Störungsprotokoll; insgesamt wären 30 Minuten Ausfall.',
    );
    const rows = within(screen.getByRole('table', { name: 'Zeit ohne Messung' })).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'Praxis8 Std., ein Ausfall',
      expect.stringMatching(/^Blumenladen7 Std\. Die Aufzeichnung reicht nur bis 20\. November 2026, \d\d:00 zurück;/),
    ]);
    expect(bridge.inputsOf('data.takeOver')).toEqual([]);
    fireEvent.click(screen.getByText('Übernehmen', { selector: 'button *' }));
    await screen.findByText('Ausgefüllt: 15 Stunden, mit einem Ausfall, der jetzt im Störungsprotokoll steht.', {
      exact: false,
    });
    expect(bridge.inputsOf('data.takeOver')).toEqual([{ token: 'token-2' }]);
  });

  it('has nothing to take over where nothing is missing', async () => {
    await look({ 'data.preview': preview({ sites: 0, filledMs: 0, outages: 0, rows: [] }) });
    screen.getByText(/^Von der Zeit, in der Nachtwache nicht gemessen hat, steht nichts/);
    expect(screen.queryByText('Übernehmen', { selector: 'button *' })).toBeNull();
  });
});

describe('what goes out', () => {
  it('is everything, and whose credentials are not in it is named', async () => {
    await open();
    fireEvent.click(screen.getByText('Alles ausführen'));
    await screen.findByText(/^Weggelassen sind die Zugangsdaten für: Intranet Werk\./);
    screen.getByText('Geschrieben: /home/jana/nachtwache.json');
  });
});

describe('the way there', () => {
  it('leads from the empty first page', async () => {
    await openWindow({ start: { page: 'sites' }, snapshot: nothing() });
    fireEvent.click(screen.getByText('Aus einer Datei, aus Uptime Kuma oder von UptimeRobot übernehmen'));
    await screen.findByText('Ein- und Ausfuhr', { selector: 'h1' });
  });

  it('leads from the settings', async () => {
    await openWindow({ start: { page: 'settings' }, snapshot: nothing() });
    fireEvent.click(screen.getByText('Ein- und Ausfuhr öffnen'));
    await screen.findByText('Ein- und Ausfuhr', { selector: 'h1' });
  });
});
