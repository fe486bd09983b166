import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail } from '../../src/core/result';
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
    expect(bridge.inputsOf('data.preview')).toEqual([{ from: 'uptimerobot', key: 'ur1-abc' }]);
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
