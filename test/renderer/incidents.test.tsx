import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { everyIncident } from '../../src/core/incident';
import { fail, ok } from '../../src/core/result';
import { openWindow } from '../support/open-window';
import { sampleClients, sampleDrill, sampleIncidents, sampleSnapshot } from '../support/sample-snapshot';

async function choose(user: UserEvent, field: string, option: string): Promise<void> {
  await user.click(screen.getByRole('combobox', { name: field }));
  await user.click(await screen.findByRole('option', { name: option }));
}

describe('the list of incidents', () => {
  const start = { page: 'incidents' } as const;
  // Drills are shown in the list, and leave it in no export (file-exchange.ts).
  const everything = { ...everyIncident, drills: 'with' };

  it('asks main with the filters, and exports what is filtered', async () => {
    const { bridge, user } = await openWindow({ start });
    await waitFor(() => expect(bridge.inputsOf('incidents.page')).toEqual([{ filter: everything, after: null }]));
    expect(await screen.findAllByRole('row')).toHaveLength(14);

    await choose(user, 'Seite', 'Miller & Sons');
    await choose(user, 'Kunde', 'Miller & Sons');
    await choose(user, 'Stand', 'beendet');
    await choose(user, 'Zeitraum', 'letzter Monat');
    const filter = {
      siteId: 's-3',
      clientId: 'c-miller',
      state: 'ended',
      fromMs: new Date(2026, 9, 1).getTime(),
      toMs: new Date(2026, 10, 1).getTime(),
      drills: 'with',
    };
    await waitFor(() => expect(bridge.inputsOf('incidents.page').at(-1)).toEqual({ filter, after: null }));
    expect(await screen.findByText('Keine Störung passt zu dieser Auswahl.')).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Exportieren' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Tabelle (CSV)' }));
    expect(bridge.inputsOf('incidents.export')).toEqual([{ filter, format: 'csv' }]);
    expect(await screen.findByText(/stehen jetzt in \/home\/jana\/stoerungen\.csv/)).toBeTruthy();
  });

  // Seen to fail: no site was offered.
  it('finds a site to choose in either spelling of its name', async () => {
    const { user } = await openWindow({ start });
    await user.type(await screen.findByRole('combobox', { name: 'Seite' }), 'mueller');
    expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual(['Bäckerei Müller']);
  });

  it('is chosen by what the incidents count as, by keyboard too; drills leave in no export', async () => {
    const [first, second, third] = sampleIncidents;
    if (!first || !second || !third) throw new Error('The samples are there.');
    const incidents = [
      { ...first, siteName: 'Gewöhnlich', hostIncidentId: null },
      { ...second, siteName: 'Geübt', hostIncidentId: null, classification: 'drill' as const },
      { ...third, siteName: 'Beim Kunden', hostIncidentId: null, classification: 'not-ours' as const },
    ];
    const { bridge, user } = await openWindow({ start, incidents });
    const shown = async (sites: string[]): Promise<void> =>
      waitFor(() => {
        const links = within(screen.getByRole('table')).getAllByRole('button');
        expect(links.map(({ textContent }) => textContent)).toEqual(sites);
      });
    await waitFor(() => expect(screen.getByRole('table')).toBeTruthy());
    await shown(['Gewöhnlich', 'Geübt', 'Beim Kunden']);

    screen.getByRole('combobox', { name: 'Zählt als' }).focus();
    await user.keyboard('{ArrowDown}');
    expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['alles', 'Ausfall', 'Wartung', 'nicht von uns', 'Übung']),
    );
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    await shown(['Beim Kunden']);
    const theirs = { ...everything, classification: 'not-ours' };
    expect(bridge.inputsOf('incidents.page').at(-1)?.filter).toEqual(theirs);
    await user.click(screen.getByRole('button', { name: 'Exportieren' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Tabelle (CSV)' }));
    expect(bridge.inputsOf('incidents.export')).toEqual([{ filter: theirs, format: 'csv' }]);

    await choose(user, 'Zählt als', 'Übung');
    await shown(['Geübt']);
    expect(bridge.inputsOf('incidents.page').at(-1)?.filter).toEqual({ ...everyIncident, drills: 'only' });
    expect(screen.queryByRole('button', { name: 'Exportieren' })).toBeNull();
    expect(screen.getByText('Übungen werden nicht exportiert.')).toBeTruthy();

    await choose(user, 'Zählt als', 'alles');
    await shown(['Gewöhnlich', 'Geübt', 'Beim Kunden']);
    expect(bridge.inputsOf('incidents.page').at(-1)?.filter).toEqual(everything);
  });

  it('takes typed days, the last one included', async () => {
    const { bridge, user } = await openWindow({ start });
    await choose(user, 'Zeitraum', 'eigener Zeitraum');
    await user.type(screen.getByRole('textbox', { name: 'Von' }), '01.11.2026');
    await user.tab();
    await user.type(screen.getByRole('textbox', { name: 'Bis' }), '20.11.2026');
    await user.tab();
    await waitFor(() =>
      expect(bridge.inputsOf('incidents.page').at(-1)?.filter).toMatchObject({
        fromMs: new Date(2026, 10, 1).getTime(),
        toMs: new Date(2026, 10, 21).getTime(),
      }),
    );
  });

  // Seen to fail: it said that nothing fits the choice, and not that nothing can.
  it('says of days the wrong way round that they are', async () => {
    const { user } = await openWindow({ start, incidents: [] });
    await choose(user, 'Zeitraum', 'eigener Zeitraum');
    await user.type(screen.getByRole('textbox', { name: 'Von' }), '20.11.2026');
    await user.tab();
    await user.type(screen.getByRole('textbox', { name: 'Bis' }), '01.11.2026');
    await user.tab();
    expect(await screen.findByText('Der letzte Tag liegt vor dem ersten.')).toBeTruthy();
  });

  it('asks again when an incident opens or ends, not with every snapshot', async () => {
    const { bridge } = await openWindow({ start });
    await waitFor(() => expect(bridge.inputsOf('incidents.page')).toHaveLength(1));
    const [first, ...others] = bridge.current().sites;
    if (first === undefined) throw new Error('The sample has sites.');
    bridge.change({ sites: [{ ...first, isChecking: true }, ...others] });
    bridge.change({ openIncidents: [] });
    await waitFor(() => expect(bridge.inputsOf('incidents.page')).toHaveLength(2));
    bridge.change({ drill: sampleDrill(first.site) });
    await waitFor(() => expect(bridge.inputsOf('incidents.page')).toHaveLength(3));
  });

  it('shows the newest of very many, and more on demand', async () => {
    const [one] = sampleIncidents;
    if (one === undefined) throw new Error('The samples are there.');
    const many = Array.from({ length: 130 }, (_, index) => ({ ...one, id: `i-${index}`, endedAt: one.startedAt + 1 }));
    const { user } = await openWindow({ start, incidents: many });
    expect(await screen.findAllByRole('row')).toHaveLength(101);
    await user.click(screen.getByRole('button', { name: '30 weitere zeigen' }));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(131));
  });

  it('says what it is for while there is none', async () => {
    await openWindow({ start, incidents: [] });
    expect(await screen.findByText(/Noch keine Störung/)).toBeTruthy();
  });
});

describe('an incident', () => {
  const start = { page: 'incident', id: 'i-open-1' } as const;

  it('says what happened, and between which two checks it began', async () => {
    await openWindow({ start });
    expect(await screen.findByText('Seit 01:32 (48 Min.): der Server nimmt keine Verbindung an.')).toBeTruthy();
    expect(await screen.findByText('21. November 2026, zwischen 01:31:12 und 01:32:04')).toBeTruthy();
  });

  it('unfolds the exact text of a message that left', async () => {
    const { user } = await openWindow({ start });
    await user.click(await screen.findByRole('button', { name: 'Text zeigen' }));
    expect(screen.getByText(/Ihre Website ist seit 01:32 Uhr nicht erreichbar\./)).toBeTruthy();
  });

  it('begins with the text itself where a message had no subject', async () => {
    const [open] = sampleIncidents;
    if (open === undefined) throw new Error('the sample has no incident');
    const timeline = open.timeline.map((entry) =>
      entry.kind === 'message-prepared' ? { ...entry, transport: 'copy' as const, subject: '' } : entry,
    );
    const { user } = await openWindow({ start: { page: 'incident', id: open.id }, incidents: [{ ...open, timeline }] });
    await user.click(await screen.findByRole('button', { name: 'Text zeigen' }));
    expect(screen.getByText(/Ihre Website ist seit 01:32 Uhr/).textContent).toMatch(/^Guten Tag Frau Müller/);
  });

  it('is opened by a click on a notification', async () => {
    const { bridge } = await openWindow();
    bridge.emit('show', { page: 'incident', id: 'i-ended-1' });
    expect(
      await screen.findByRole('heading', { level: 1, name: /war 6\u00a0Std\. 59\u00a0Min\. nicht erreichbar/ }),
    ).toBeTruthy();
  });
});

const body = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text' });
const subject = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Betreff' });
const mailButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Im Mailprogramm öffnen' });

describe('the message to the client', () => {
  const first = { page: 'incident', id: 'i-open-2' } as const;
  const second = { page: 'incident', id: 'i-open-1' } as const;

  it('is ready when one comes: the first notice, in the form of address of this client', async () => {
    const { bridge } = await openWindow({ start: first });
    expect((await body()).value).toMatch(/^Hallo Katrin,/);
    expect(bridge.inputsOf('messages.compose')[0]).toMatchObject({
      incidentId: 'i-open-2',
      clientId: 'c-yoga',
      templateId: 'de-du-first-notice',
      nextUpdateAt: new Date(2026, 10, 21, 2, 55).getTime(),
    });
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Anlass' }).value).toBe('Erste Nachricht');
    expect(mailButton().disabled).toBe(false);
  });

  it.each([
    [first, 'An Yogahaus Lindenhof · katrin@yogahaus.example'],
    [second, 'An Bäckerei Müller · info@baeckerei-mueller.example · +49 30 1234567'],
  ])('says to whom it goes, and each way to reach him once', async (start, line) => {
    await openWindow({ start });
    expect(await screen.findByText(line)).toBeTruthy();
  });

  it('goes to the mail program in the words that the user gave it', async () => {
    const { bridge, user } = await openWindow({ start: first });
    const text = await body();
    await user.clear(text);
    await user.type(text, 'Hallo Katrin, ich rufe dich gleich an.');
    await user.type(subject(), '!');
    await user.click(mailButton());
    await user.click(await screen.findByRole('button', { name: 'Trotzdem übergeben' }));
    await waitFor(() => expect(bridge.inputsOf('messages.deliver')).toHaveLength(1));
    expect(bridge.inputsOf('messages.deliver')[0]).toEqual({
      incidentId: 'i-open-2',
      clientId: 'c-yoga',
      phase: 'first-notice',
      transport: 'mail',
      subject: 'Yogahaus Lindenhof: nicht erreichbar seit 02:14 Uhr!',
      body: 'Hallo Katrin, ich rufe dich gleich an.',
      nextUpdateAt: new Date(2026, 10, 21, 2, 55).getTime(),
      despite: ['empty-word', 'missing'],
    });
    expect(await screen.findByText(/Das Mailprogramm ist offen/)).toBeTruthy();
    await waitFor(() => expect(bridge.inputsOf('incidents.get').length).toBeGreaterThan(1));
    expect((await body()).value).toBe('Hallo Katrin, ich rufe dich gleich an.');
  });

  it('says nothing of a message that the user kept after all', async () => {
    const { bridge, user } = await openWindow({ start: first, handlers: { 'messages.deliver': () => ok(null) } });
    const before = (await body()).value;
    await user.click(mailButton());
    await waitFor(() => expect(bridge.inputsOf('messages.deliver')).toHaveLength(1));
    expect(screen.queryByText(/Das Mailprogramm ist offen/)).toBeNull();
    expect((await body()).value).toBe(before);
  });

  it('does not leave with a gap; the gap is shown at its place, and filling it frees the way', async () => {
    const { bridge, user } = await openWindow({ start: second });
    const text = await body();
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Anlass' }).value).toBe('Zwischenstand');
    for (const name of ['Im Mailprogramm öffnen', 'Kopieren', 'WhatsApp']) {
      expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
    }
    expect(screen.getByText(/Füllen Sie erst die Lücken/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '[…was sich geändert hat…]' }));
    expect(document.activeElement).toBe(text);
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('[…was sich geändert hat…]');

    await user.type(screen.getByRole('textbox', { name: 'Was sich geändert hat' }), 'Der Shop lädt wieder.');
    await user.type(screen.getByRole('textbox', { name: /Was trotzdem geht/ }), 'Telefon geht.');
    await waitFor(() => expect(text.value).toContain('Was sich geändert hat: Der Shop lädt wieder.'));
    await waitFor(() => expect(mailButton().disabled).toBe(false));
    await user.click(screen.getByRole('button', { name: 'Kopieren' }));
    await waitFor(() => expect(bridge.inputsOf('messages.deliver')[0]?.transport).toBe('copy'));
  });

  it('takes another time for the next message', async () => {
    const { bridge, user } = await openWindow({ start: first });
    await body();
    const time = screen.getByRole('textbox', { name: 'Nächste Nachricht um' });
    await user.clear(time);
    await user.type(time, '03:30');
    await waitFor(async () => expect((await body()).value).toContain('03:30 Uhr'));
    expect(bridge.inputsOf('messages.compose').at(-1)?.nextUpdateAt).toBe(new Date(2026, 10, 21, 3, 30).getTime());
    await user.clear(time);
    await user.type(time, '99:99');
    expect(screen.getByText('Schreiben Sie die Uhrzeit wie 14:30.')).toBeTruthy();
  });

  it('keeps the changed text when facts come later, says so, and makes it anew when asked', async () => {
    const { user } = await openWindow({ start: second });
    const text = await body();
    await user.type(text, 'Nachsatz');
    await user.type(screen.getByRole('textbox', { name: 'Was sich geändert hat' }), 'Der Shop lädt.');
    expect(await screen.findByText(/spätere Angaben stehen noch nicht darin/)).toBeTruthy();
    expect(text.value).toMatch(/Nachsatz$/);
    await user.click(screen.getByRole('button', { name: 'Text neu aus der Vorlage' }));
    expect(text.value).toContain('Der Shop lädt.');
    expect(text.value).not.toContain('Nachsatz');
  });

  it('keeps the changed text of a phase while one looks at another', async () => {
    const { user } = await openWindow({ start: first });
    await user.type(await body(), 'Nachsatz');
    await choose(user, 'Anlass', 'Ursache gefunden');
    await waitFor(async () => expect((await body()).value).not.toContain('Nachsatz'));
    await choose(user, 'Anlass', 'Erste Nachricht');
    await waitFor(async () => expect((await body()).value).toMatch(/Nachsatz$/));
  });

  it('says in words why a way is closed', async () => {
    const site = sampleSnapshot().sites.map((view) =>
      view.site.id === 's-1' ? { ...view, site: { ...view.site, clientId: 'c-praxis' } } : view,
    );
    await openWindow({ start: first, snapshot: sampleSnapshot({ sites: site }) });
    await body();
    expect(mailButton().disabled).toBe(true);
    expect(screen.getByText('Kein Mailprogramm: bei Praxis Dr. Hahn fehlt die E-Mail-Adresse.')).toBeTruthy();
    expect(screen.getByText('Kein WhatsApp: bei Praxis Dr. Hahn fehlt die Nummer dafür.')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Kopieren' }).disabled).toBe(false);
  });

  it('wants a client first where the site has none', async () => {
    const sites = sampleSnapshot().sites.map((view) =>
      view.site.id === 's-1' ? { ...view, site: { ...view.site, clientId: null } } : view,
    );
    const { bridge, user } = await openWindow({ start: first, snapshot: sampleSnapshot({ sites }) });
    expect(await screen.findByText(/Diese Seite gehört noch keinem Kunden/)).toBeTruthy();
    await choose(user, 'Kunde', 'Yogahaus Lindenhof');
    expect((await body()).value).toMatch(/^Hallo Katrin,/);
    expect(bridge.inputsOf('sites.update')[0]).toMatchObject({ id: 's-1', edit: { clientId: 'c-yoga' } });
  });

  it('says what failed, and the text stays', async () => {
    const { user } = await openWindow({
      start: first,
      handlers: { 'messages.deliver': () => fail({ kind: 'failed', what: 'open-mail', reason: 'Kein Programm.' }) },
    });
    const before = (await body()).value;
    await user.click(mailButton());
    expect((await screen.findByRole('alert')).textContent).toMatch(/Das Mailprogramm hat sich nicht geöffnet/);
    expect((await body()).value).toBe(before);
  });

  it('is in the client’s language, whatever the window speaks', async () => {
    const english = sampleIncidents.map((incident) => ({ ...incident, endedAt: incident.endedAt }));
    await openWindow({ start: { page: 'incident', id: 'i-ended-1' }, incidents: english });
    expect((await body()).value).toMatch(/^Dear Sarah Miller,/);
    const phase = screen.getByRole<HTMLInputElement>('combobox', { name: 'Anlass' });
    expect(phase.value).toBe('Behoben');
  });
});

describe('what the guard points at', () => {
  const start = { page: 'incident', id: 'i-open-2' } as const;
  const promise = 'Die Seite läuft in 30 Minuten wieder.';
  const anyway = () => screen.queryByRole('button', { name: 'Trotzdem übergeben' });

  it('stands below the text while one types: the words, why, what instead; each leads to its place', async () => {
    const { user } = await openWindow({ start });
    const text = await body();
    expect(screen.queryByText(/Hinweise? zum Text/)).toBeNull();
    await user.type(text, `{Enter}${promise}`);
    const title = await screen.findByText('Ein Hinweis zum Text');
    expect(title.getAttribute('role')).toBe('status');
    expect(screen.getByText('Zeitversprechen')).toBeTruthy();
    expect(screen.getByText(/Nennen Sie stattdessen, wann Ihre nächste Nachricht kommt/)).toBeTruthy();

    screen.getByRole('button', { name: '„läuft in 30 Minuten wieder“' }).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(text);
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('läuft in 30 Minuten wieder');

    await user.keyboard('ist noch gestört');
    await waitFor(() => expect(screen.queryByText('Ein Hinweis zum Text')).toBeNull());
  });

  it('needs a second press, by keyboard too, and is noted; a changed text is asked about anew', async () => {
    const { bridge, user } = await openWindow({ start });
    const text = await body();
    await user.type(text, ` ${promise}`);
    // At once: what is handed over is looked at again, and not what was looked at while typing.
    await user.click(screen.getByRole('button', { name: 'Kopieren' }));
    expect(await screen.findByText(/Es gibt noch Hinweise: Zeitversprechen\./)).toBeTruthy();
    expect(bridge.inputsOf('messages.deliver')).toEqual([]);
    await screen.findByText('Ein Hinweis zum Text');
    await user.click(screen.getByRole('button', { name: 'Hinweise ansehen' }));
    expect(document.activeElement?.textContent).toBe('„läuft in 30 Minuten wieder“');
    await user.type(text, ' PS.');
    expect(anyway()).toBeNull();

    await user.click(screen.getByRole('button', { name: 'Kopieren' }));
    anyway()?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(bridge.inputsOf('messages.deliver')).toHaveLength(1));
    expect(bridge.inputsOf('messages.deliver')[0]).toMatchObject({ transport: 'copy', despite: ['restore-promise'] });
    await waitFor(() => expect(anyway()).toBeNull());
  });

  it('looks at the subject only where the client sees it', async () => {
    const { bridge, user } = await openWindow({ start });
    await body();
    await user.type(subject(), ', bald wieder online');
    await user.click(screen.getByRole('button', { name: 'Kopieren' }));
    await waitFor(() => expect(bridge.inputsOf('messages.deliver')).toHaveLength(1));
    await user.click(mailButton());
    expect(anyway()).not.toBeNull();
  });

  it('takes the confirmed cause at its word, and no other fact', async () => {
    const { user } = await openWindow({ start });
    await body();
    await choose(user, 'Anlass', 'Ursache gefunden');
    await user.type(await screen.findByRole('textbox', { name: /^Bestätigte Ursache/ }), 'Wohl ein Fehler im Netz.');
    await waitFor(async () => expect((await body()).value).toContain('Wohl ein Fehler'));
    await user.type(await body(), ' Vermutlich ist der Speicher voll.');
    expect(await screen.findByText('Ein Hinweis zum Text')).toBeTruthy();
    expect(screen.getByRole('button', { name: '„Vermutlich“' })).toBeTruthy();
  });

  it('names what is left out, and other clients', async () => {
    const { user } = await openWindow({ start });
    const text = await body();
    await user.clear(text);
    await user.type(text, 'Auch die Bäckerei Müller ist betroffen.');
    expect(await screen.findByText('2 Hinweise zum Text')).toBeTruthy();
    expect(screen.getByRole('button', { name: '„Bäckerei Müller“' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Nächste Nachricht' }));
    expect(text.selectionStart).toBe(text.value.length);
  });

  it('speaks the window’s language about a text in the client’s, and has no barriers', async () => {
    const { user } = await openWindow({ start, snapshot: sampleSnapshot({ language: 'en' }) });
    await user.type(await screen.findByRole('textbox', { name: 'Text' }), ` ${promise}`);
    expect(await screen.findByText('One hint about the text')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await screen.findByRole('button', { name: 'Hand over anyway' })).toBeTruthy();
    const { violations } = await axe.run(document.documentElement, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  });
});

describe('texts from elsewhere', () => {
  const hostile = '<img src=x onerror=alert(1)> {{ site.url }} $t(window.save)';

  it('stay text wherever they are shown', async () => {
    const [first, ...others] = sampleSnapshot().sites;
    const [incident] = sampleIncidents;
    const [client] = sampleClients;
    const [contact] = client?.contacts ?? [];
    if (!first || !incident || !client || !contact) throw new Error('The samples are there.');
    const named = { ...incident, siteName: hostile, clientName: hostile };
    const { bridge, user } = await openWindow({
      snapshot: sampleSnapshot({
        sites: [{ ...first, site: { ...first.site, name: hostile } }, ...others],
        clients: [
          { ...client, name: hostile, contacts: [{ ...contact, firstName: hostile }] },
          ...sampleClients.slice(1),
        ],
        openIncidents: [named],
        troubles: [{ key: 'write-failed', params: { reason: hostile }, at: 0 }],
      }),
      incidents: [named],
    });
    expect(screen.getAllByText((text) => text.includes(hostile)).length).toBeGreaterThanOrEqual(3);
    bridge.emit('show', { page: 'incident', id: incident.id });
    const text = await body();
    expect(text.value).toContain(hostile);
    expect(within(screen.getByRole('main')).getAllByText((words) => words.includes(hostile)).length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: /^Kunden$/ }));
    expect(screen.getByRole('button', { name: hostile })).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });
});
