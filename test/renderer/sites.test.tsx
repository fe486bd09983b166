import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { httpCheckDefaults } from '../../src/core/checks/http-check';
import { fail } from '../../src/core/result';
import { openWindow } from '../support/open-window';
import { sampleNow, sampleSnapshot } from '../support/sample-snapshot';

const addField = () => screen.getByRole('textbox', { name: 'Adressen, eine je Zeile' });
const rowOf = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
const siteMenuOf = (name: string) => screen.getByRole('button', { name: `Mehr: ${name}` });

describe('adding sites', () => {
  it('takes nothing but an address and the Enter key, and the focus stays in the field', async () => {
    const { bridge, user } = await openWindow({ snapshot: sampleSnapshot({ sites: [], openIncidents: [] }) });
    expect(screen.getByText(/Fügen Sie Adressen ein, eine je Zeile/)).toBeTruthy();
    while (document.activeElement !== addField()) await user.tab();
    await user.keyboard('example.org{Enter}');
    await waitFor(() =>
      expect(bridge.inputsOf('sites.add')).toEqual([{ url: 'https://example.org/', clientId: null }]),
    );
    expect(await screen.findByRole('button', { name: 'example.org' })).toBeTruthy();
    await waitFor(() => expect((addField() as HTMLTextAreaElement).value).toBe(''));
    expect(document.activeElement).toBe(addField());
  });

  it('adds every pasted line, and keeps the refused ones with the reason', async () => {
    const { bridge, user } = await openWindow();
    await user.click(addField());
    await user.paste('eins.example\r\n\nnur Text\nmiller.example\nZweite Seite;zwei.example\n');
    await user.keyboard('{Enter}');
    await waitFor(() => expect((addField() as HTMLTextAreaElement).value).toBe('nur Text\nmiller.example'));
    expect(bridge.inputsOf('sites.add')).toEqual([
      { url: 'https://eins.example/', clientId: null },
      { url: 'https://miller.example/', clientId: null },
      { url: 'https://zwei.example/', name: 'Zweite Seite', clientId: null },
    ]);
    expect(screen.getByText(/^nur Text: Das ist keine Webadresse/)).toBeTruthy();
    expect(screen.getByText('miller.example: Diese Adresse wird schon überwacht.')).toBeTruthy();
    expect(screen.getByText('2 Seiten werden jetzt überwacht.')).toBeTruthy();
  });
});

describe('what needs a hand', () => {
  it('names what was entered by hand and is open, and leads to it', async () => {
    const openByHand = [{ id: 'h', siteName: 'Praxis Dr. Ahorn', startedAt: sampleNow - 300_000 }];
    const { user } = await openWindow({
      snapshot: sampleSnapshot({ openIncidents: [], hostIncidents: [], openByHand }),
    });
    const needs = screen.getByRole('region', { name: 'Was Sie jetzt braucht' });
    expect(within(needs).getByText(/von Hand eingetragen, nicht gemessen/)).toBeTruthy();
    await user.click(within(needs).getByRole('button', { name: 'Ansehen: Praxis Dr. Ahorn' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Was Sie jetzt braucht' })).toBeNull());
  });
});

describe('the list', () => {
  it('shows the state in words, since when, the response time and the client', async () => {
    await openWindow();
    const down = rowOf('Bäckerei Müller');
    expect(within(down).getByText('nicht erreichbar')).toBeTruthy();
    expect(within(down).getByText('seit 01:32')).toBeTruthy();
    const up = rowOf('Miller & Sons Booking');
    expect(within(up).getByText('erreichbar')).toBeTruthy();
    expect(within(up).getByText('268 ms')).toBeTruthy();
    expect(within(up).getAllByText('Miller & Sons').length).toBeGreaterThan(0);
  });

  it('is searched by name, address, hosting and client', async () => {
    const { user } = await openWindow();
    await user.type(screen.getByRole('searchbox', { name: 'Seiten suchen' }), 'miller & s');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
    await user.type(screen.getByRole('searchbox', { name: 'Seiten suchen' }), 'xyz');
    expect(await screen.findByText(/Keine Seite passt zu dieser Suche/)).toBeTruthy();
  });

  // Seen to fail: nothing was found.
  it('is searched for a name in either spelling', async () => {
    const { user } = await openWindow();
    await user.type(screen.getByRole('searchbox', { name: 'Seiten suchen' }), 'baeckerei mueller');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
    expect(rowOf('Bäckerei Müller')).toBeTruthy();
  });

  it('hides a column with its heading where there is no room for it', async () => {
    await openWindow();
    const [headings, row] = screen.getAllByRole('row');
    const classesOf = (cells: Iterable<Element> = []): string[] =>
      [...cells].map((cell) => /response|checked|client/.exec(cell.className)?.[0] ?? '');
    expect(classesOf(row?.children)).toEqual(classesOf(headings?.children));
    expect(classesOf(headings?.children).filter((name) => name !== '')).toEqual(['response', 'checked', 'client']);
  });

  it('checks one site, and all', async () => {
    const { bridge, user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Jetzt prüfen: Miller & Sons' }));
    await user.click(screen.getByRole('button', { name: 'Alle jetzt prüfen' }));
    expect(bridge.inputsOf('sites.checkNow')).toEqual([{ id: 's-3' }, { id: null }]);
  });

  it('pauses a site from its menu, by keyboard alone, and gives the focus back', async () => {
    const { bridge, user } = await openWindow();
    siteMenuOf('Miller & Sons').focus();
    await user.keyboard('{Enter}');
    const item = await screen.findByRole('menuitem', { name: '1 Stunde' });
    while (document.activeElement !== item) await user.keyboard('{ArrowDown}');
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('sites.pause')).toEqual([{ id: 's-3', length: { minutes: 60 } }]);
    await waitFor(() => expect(document.activeElement).toBe(siteMenuOf('Miller & Sons')));
  });

  it('resumes a paused site and opens one in the browser', async () => {
    const { bridge, user } = await openWindow();
    await user.click(siteMenuOf('Tischlerei Behrens'));
    await user.click(await screen.findByRole('menuitem', { name: 'Fortsetzen' }));
    await user.click(siteMenuOf('Miller & Sons'));
    await user.click(await screen.findByRole('menuitem', { name: 'Im Browser öffnen' }));
    expect(bridge.inputsOf('sites.resume')).toEqual([{ id: 's-6' }]);
    expect(bridge.inputsOf('sites.open')).toEqual([{ id: 's-3' }]);
  });

  it('asks before it deletes, and Escape deletes nothing', async () => {
    const { bridge, user } = await openWindow();
    await user.click(siteMenuOf('Miller & Sons'));
    await user.click(await screen.findByRole('menuitem', { name: 'Seite löschen' }));
    const dialog = await screen.findByRole('dialog', { name: 'Miller & Sons löschen?' });
    expect(within(dialog).getByText(/Ihre Störungen bleiben im Protokoll/)).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bridge.inputsOf('sites.delete')).toEqual([]);

    await user.click(siteMenuOf('Miller & Sons'));
    await user.click(await screen.findByRole('menuitem', { name: 'Seite löschen' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Seite löschen' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Miller & Sons' })).toBeNull());
    expect(bridge.inputsOf('sites.delete')).toEqual([{ id: 's-3' }]);
  });
});

describe('the one sentence', () => {
  it('says the worst, and beside it what else is not simply up', async () => {
    await openWindow();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('6 Seiten nicht erreichbar.');
    expect(screen.getByText(/Eine wird nachgeprüft\. 2 Seiten brauchen einen Blick\./)).toBeTruthy();
  });

  it('does not claim that all are up while one was not measured', async () => {
    const all = sampleSnapshot();
    const sites = all.sites.filter(({ state }) => state === 'up' || state === 'unknown');
    await openWindow({ snapshot: { ...all, sites, openIncidents: [] } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('7 von 8 Seiten erreichbar.');
  });

  it('is spoken when it changes', async () => {
    const { bridge } = await openWindow();
    const spoken = screen.getAllByRole('status').map((status) => status.textContent);
    expect(spoken).toContain('6 Seiten nicht erreichbar.');
    bridge.change({ sites: bridge.current().sites.filter(({ state }) => state === 'up'), openIncidents: [] });
    await waitFor(() =>
      expect(screen.getAllByRole('status').map((status) => status.textContent)).toContain('Alle 7 Seiten erreichbar.'),
    );
  });

  it('says that the watch is paused, and resumes it', async () => {
    const { bridge, user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Bis ich fortsetze' }));
    expect(bridge.inputsOf('watch.pause')).toEqual([{ length: 'endless' }]);
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/Die Wache ist pausiert/),
    );
    await user.click(screen.getByRole('button', { name: 'Wache fortsetzen' }));
    expect(bridge.inputsOf('watch.resume')).toHaveLength(1);
  });
});

describe('editing a site', () => {
  const start = { page: 'site', id: 's-3' } as const;

  it('shows a fault at its field and sends nothing', async () => {
    const { bridge, user } = await openWindow({ start });
    const address = screen.getByRole('textbox', { name: 'Adresse' });
    await user.clear(address);
    await user.type(address, 'ftp://miller.example');
    const interval = screen.getByRole('textbox', { name: 'Abstand der Prüfungen in Sekunden' });
    await user.clear(interval);
    await user.type(interval, '5');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    expect(describedBy(address)).toMatch(/Das ist keine Webadresse/);
    expect(describedBy(interval)).toBe('Mindestens 30.');
    expect(document.activeElement).toBe(address);
    expect(bridge.inputsOf('sites.update')).toEqual([]);
  });

  it('shows what main refuses at its field', async () => {
    const { user } = await openWindow({ start });
    const address = screen.getByRole('textbox', { name: 'Adresse' });
    await user.clear(address);
    await user.type(address, 'https://booking.miller.example{Enter}');
    await waitFor(() => expect(describedBy(address)).toBe('Diese Adresse wird schon überwacht.'));
  });

  it('sends every field as the contract wants it', async () => {
    const { bridge, user } = await openWindow({ start });
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' neu');
    const status = screen.getByRole('textbox', { name: 'Erwarteter Status' });
    await user.clear(status);
    await user.type(status, '200-299, 404');
    await user.click(screen.getByRole('combobox', { name: 'Wort auf der Seite' }));
    await user.click(await screen.findByRole('option', { name: 'darf nicht vorkommen' }));
    await user.type(screen.getByRole('textbox', { name: 'Das Wort' }), 'Wartung');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await waitFor(() => expect(bridge.inputsOf('sites.update')).toHaveLength(1));
    expect(bridge.inputsOf('sites.update')[0]).toMatchObject({
      id: 's-3',
      edit: {
        name: 'Miller & Sons neu',
        url: 'https://miller.example/',
        clientId: 'c-miller',
        check: {
          ...httpCheckDefaults,
          expectStatus: ['200-299', '404'],
          keyword: { text: 'Wartung', mustOccur: false },
        },
      },
    });
    expect(await screen.findByText('Gespeichert.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Änderungen verwerfen' })).toBeNull();
  });

  it('keeps what was typed when one looks elsewhere, until it is discarded', async () => {
    const { user } = await openWindow({ start });
    await user.type(screen.getByRole('textbox', { name: 'Hosting' }), 'Nordhost');
    await user.click(screen.getByRole('button', { name: /^Kunden$/ }));
    await user.click(screen.getByRole('button', { name: /^Seiten$/ }));
    await user.click(screen.getByRole('button', { name: 'Miller & Sons' }));
    const hosting = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Hosting' });
    expect(hosting().value).toMatch(/Nordhost$/);
    await user.click(screen.getByRole('button', { name: 'Änderungen verwerfen' }));
    expect(hosting().value).not.toMatch(/Nordhost$/);
  });

  it('takes over what changed elsewhere, unless somebody is typing', async () => {
    const { bridge, user } = await openWindow({ start });
    const rename = (name: string): void =>
      bridge.change({
        sites: bridge
          .current()
          .sites.map((view) => (view.site.id === 's-3' ? { ...view, site: { ...view.site, name } } : view)),
      });
    const name = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Name' });
    rename('Vom Titel gelesen');
    await waitFor(() => expect(name().value).toBe('Vom Titel gelesen'));
    await user.type(name(), ' und getippt');
    rename('Noch einmal anders');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Noch einmal anders'));
    expect(name().value).toBe('Vom Titel gelesen und getippt');
  });

  it('says what failed in a sentence and keeps the form', async () => {
    const { user } = await openWindow({
      start,
      handlers: { 'sites.update': () => fail({ kind: 'failed', what: 'save', reason: 'Kein Platz.' }) },
    });
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' neu{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Es konnte nicht gespeichert werden: Kein Platz\./);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Miller & Sons neu');
  });
});

/** The words that a field points to as its fault. */
function describedBy(field: HTMLElement): string {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  return ids
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
    .trim();
}
