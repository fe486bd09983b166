import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openWindow } from '../support/open-window';
import { outageMessage, sampleOutage } from '../support/sample-outage';
import { sampleNow } from '../support/sample-snapshot';

const minute = 60_000;
const start = { page: 'incident', id: 'o-0' } as const;
const section = () => screen.findByRole('region', { name: 'Kunden benachrichtigen' });
const button = (name: string | RegExp) => screen.findByRole<HTMLButtonElement>('button', { name });
const row = async (client: string): Promise<string> =>
  (await screen.findByRole('row', { name: new RegExp(`^${client}`) })).textContent;

/** A press counts once, by whatever hand. */
function pressing(user: UserEvent) {
  let presses = 0;
  return {
    press: async (name: string): Promise<void> => {
      // By its words: to look for roles among so many rows takes a busy machine too long.
      (await screen.findByText(name)).closest('button')?.focus();
      await user.keyboard('{Enter}');
      presses += 1;
    },
    count: () => presses,
  };
}

describe('twenty clients of one outage', () => {
  it('are told in three presses: the notification, prepare all, send all', async () => {
    const { bridge, user } = await openWindow(sampleOutage(20));
    const { press, count } = pressing(user);
    // A click on the notification.
    bridge.emit('show', { page: 'incident', id: 'o-7' });
    expect(await screen.findByText('Noch keiner von 20 Kunden benachrichtigt.')).toBeTruthy();
    await press('Alle 20 vorbereiten');
    await press('Alle 20 senden');
    expect(count() + 1).toBe(3);
    expect(bridge.inputsOf('messages.prepareAll')).toMatchObject([{ incidentId: 'o-7', phase: 'first-notice' }]);
    expect(bridge.inputsOf('messages.sendAll')[0]?.ids).toHaveLength(20);
    expect(bridge.inputsOf('messages.sendAll')[0]?.despite).toEqual({});
    expect(await screen.findByText('Alle 20 Kunden benachrichtigt.')).toBeTruthy();
    expect(screen.getAllByText('per E-Mail, 02:20')).toHaveLength(20);
  });

  it('are not sent to by a double click, nor by a key that is held down', async () => {
    const { bridge, user } = await openWindow({ ...sampleOutage(3), start });
    await user.dblClick(await button('Alle 3 vorbereiten'));
    await button('Alle 3 senden');
    await user.keyboard('{Enter>3/}');
    await waitFor(() => expect(bridge.inputsOf('messages.sendAll').length).toBeLessThanOrEqual(1));
    expect(bridge.inputsOf('messages.prepareAll')).toHaveLength(1);
    expect(bridge.inputsOf('messages.sendAll').length + bridge.inputsOf('messages.stopSending').length).toBe(1);
  });

  it('of whom one message has a promise and one a gap: these stay back with the reason, the others go', async () => {
    const messages = [
      outageMessage(0, { body: 'Ihre Website Seite Kunde 01 ist nicht erreichbar. Sie läuft in 30 Minuten wieder.' }),
      outageMessage(1, { body: 'Ihre Website ist gestört. […was sich geändert hat…] Nächste Nachricht um 02:50 Uhr.' }),
      outageMessage(2),
    ];
    const { bridge, user } = await openWindow({ ...sampleOutage(3), messages, start });
    const held = await screen.findByRole('list', { name: '2 Nachrichten bleiben zurück:' });
    const reasons = within(held).getAllByRole('listitem');
    expect(reasons.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Kunde 01: .*Zeitversprechen/),
      'Kunde 02: eine Lücke ist offen (was sich geändert hat)',
    ]);
    await user.click(await button('1 von 3 senden'));
    expect(bridge.inputsOf('messages.sendAll')).toEqual([{ ids: ['m-2'], despite: {} }]);
    await user.click(within(held).getByRole('button', { name: 'Kunde 02' }));
    expect(await screen.findByRole('heading', { level: 1, name: '2 von 3: Kunde 02' })).toBeTruthy();
  });

  it('see no text of an outage that is over, nor one whose time has passed, until it is written anew', async () => {
    const outage = sampleOutage(2);
    const ended = outage.incidents.map((incident) => ({ ...incident, endedAt: sampleNow - minute }));
    const messages = [outageMessage(0), outageMessage(1)];
    const { bridge, user } = await openWindow({ ...outage, incidents: ended, messages, start });
    expect(await screen.findByText(/der Text ist überholt, die Störung ist behoben$/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /senden$/ })).toBeNull();
    await user.click(await button('Diese 2 Nachrichten neu vorbereiten'));
    await waitFor(() => expect(bridge.inputsOf('messages.discard')).toHaveLength(2));
    await waitFor(() =>
      expect(bridge.inputsOf('messages.prepareAll')).toEqual([
        { incidentId: 'o-0', phase: 'resolved', clientIds: ['k-0', 'k-1'] },
      ]),
    );
  });
});

describe('the list of who is informed', () => {
  it('says how, when, who knew first, and when the next message is due', async () => {
    const outage = sampleOutage(3);
    outage.incidents[0]?.timeline.push({
      ...{ kind: 'client-noticed', at: sampleNow, clientId: 'k-0', clientName: 'Kunde 01' },
      noticedAt: sampleNow - 3 * minute,
    });
    const sent = { state: 'sent', way: 'smtp', sentAt: sampleNow - 12 * minute } as const;
    const messages = [
      outageMessage(0, { ...sent, nextUpdateAt: sampleNow + 8 * minute }),
      outageMessage(1, { ...sent, nextUpdateAt: sampleNow - 5 * minute }),
    ];
    await openWindow({ ...outage, messages, start });
    expect(within(await section()).getByText('2 von 3 Kunden benachrichtigt.')).toBeTruthy();
    expect(within(await section()).getByText(/Nachricht an einen Kunden überfällig seit 5 Min\./)).toBeTruthy();
    expect(await row('Kunde 01')).toMatch(
      /per E-Mail, 02:08meldete sich 02:17, wir wussten es 12 Min\. vorherin 8 Min\./,
    );
    expect(await row('Kunde 02')).toContain('überfällig seit 5 Min.');
    expect(await row('Kunde 03')).toContain('nicht benachrichtigt');
  });

  it('writes down when a client got in touch by himself', async () => {
    const { bridge, user } = await openWindow({ ...sampleOutage(2), start });
    await user.click(await button('Mehr: Kunde 02'));
    await user.click(await screen.findByRole('menuitem', { name: 'Hat sich selbst gemeldet' }));
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Bemerkt um' });
    expect(field.value).toBe('02:20');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.clear(field);
    await user.type(field, '02:09{Enter}');
    await waitFor(() =>
      expect(bridge.inputsOf('client.noticed')).toEqual([
        { incidentId: 'o-0', clientId: 'k-1', noticedAt: new Date(2026, 10, 21, 2, 9).getTime() },
      ]),
    );
    expect(await screen.findByText('Vermerkt: Kunde 02 hat es um 02:09 bemerkt.')).toBeTruthy();
  });

  it('explains a message of unknown fate, and sends it again only when told to', async () => {
    const uncertain = { state: 'uncertain', sentAt: sampleNow, reason: 'der Server hat nicht geantwortet' } as const;
    const messages = [0, 1].map((index) => outageMessage(index, uncertain));
    const { bridge, user } = await openWindow({ ...sampleOutage(2), messages, start });
    expect(
      (
        await screen.findAllByText(
          /^Ob diese Nachricht angekommen ist, ist unbekannt: der Server hat nicht geantwortet\./,
        )
      ).length,
    ).toBe(2);
    expect(screen.queryByRole('button', { name: /vorbereiten/ })).toBeNull();
    await user.click(await button('Ist angekommen: Kunde 01'));
    expect(bridge.inputsOf('messages.settle')).toEqual([{ id: 'm-0', as: 'sent' }]);
    await user.click(await button('Noch einmal senden: Kunde 02'));
    expect(bridge.inputsOf('messages.resend')).toEqual([{ id: 'm-1' }]);
    expect(await screen.findByText('Alle 2 Kunden benachrichtigt.')).toBeTruthy();
  });

  it('shows how far the sending is, and stops it', async () => {
    const { snapshot, incidents } = sampleOutage(12);
    const sending = { total: 12, done: 4, failed: 1, isStopping: false };
    const { bridge, user } = await openWindow({ snapshot: { ...snapshot, sending }, incidents, start });
    const bar = within(await section()).getByRole('progressbar', { name: 'Fortschritt beim Senden' });
    expect(bar.getAttribute('aria-valuetext')).toBe('4 von 12 gesendet. Eine kam nicht hinaus.');
    await user.click(await button('Anhalten'));
    expect(bridge.inputsOf('messages.stopSending')).toHaveLength(1);
    expect((await button('Wird angehalten')).getAttribute('aria-disabled')).toBe('true');
    bridge.change({ sending: null });
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });

  it('leads to a client for a site that has none', async () => {
    const outage = sampleOutage(3);
    const [first, ...others] = outage.incidents;
    const [site, ...sites] = outage.snapshot.sites;
    if (!first || !site) throw new Error('The sample has three.');
    const { bridge, user } = await openWindow({
      incidents: [{ ...first, clientId: null, clientName: null }, ...others],
      snapshot: { ...outage.snapshot, sites: [{ ...site, site: { ...site.site, clientId: null } }, ...sites] },
      start: { page: 'incident', id: 'o-1' },
    });
    expect(await screen.findByText(/^Eine Seite gehört noch keinem Kunden: Seite Kunde 01\./)).toBeTruthy();
    await user.click(await button('Kunden wählen'));
    await user.click(screen.getByRole('combobox', { name: 'Kunde von Seite Kunde 01' }));
    await user.click(await screen.findByRole('option', { name: 'Kunde 02' }));
    expect(bridge.inputsOf('sites.update')[0]).toMatchObject({ id: 's-0', edit: { clientId: 'k-1' } });
  });
});

describe('one client', () => {
  it('is told in two presses: the notification, send', async () => {
    const { bridge, user } = await openWindow(sampleOutage(1));
    const { press, count } = pressing(user);
    bridge.emit('show', { page: 'incident', id: 'o-0' });
    const send = await button('Senden');
    await waitFor(() => expect(send.disabled).toBe(false));
    await press('Senden');
    expect(count() + 1).toBe(2);
    await waitFor(() =>
      expect(bridge.inputsOf('messages.deliver')).toMatchObject([{ clientId: 'k-0', transport: 'smtp' }]),
    );
  });

  it('without a mail account goes through the mail program, and the way to an account is pointed at', async () => {
    await openWindow({ ...sampleOutage(1, { hasAccount: false }), start });
    expect(await button('Im Mailprogramm öffnen')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Senden' })).toBeNull();
    expect(await button('Mailkonto einrichten')).toBeTruthy();
  });
});

describe('going through the messages', () => {
  const review = { page: 'review', id: 'o-0', clientId: null } as const;
  const drafts = [0, 1, 2].map((index) =>
    outageMessage(index, {
      body: `Ihre Website Seite Kunde 0${index + 1} ist gestört. Nächste Nachricht um 02:50 Uhr.`,
    }),
  );
  const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

  it('goes on and back by keys that stand on the page, and saves what was typed', async () => {
    const { bridge, user } = await openWindow({ ...sampleOutage(3), messages: drafts, start: review });
    await heading('1 von 3: Kunde 01');
    expect(screen.getByRole('list', { name: 'Tasten' }).textContent).toContain('Strg + Bild ab weiter');
    await user.type(await screen.findByRole('textbox', { name: 'Text' }), ' Danke.');
    await user.keyboard('{Control>}{PageDown}{/Control}');
    expect(document.activeElement).toBe(await heading('2 von 3: Kunde 02'));
    await waitFor(() => expect(bridge.inputsOf('messages.save').at(-1)).toMatchObject({ id: 'm-0' }));
    expect(bridge.inputsOf('messages.save').at(-1)?.body).toMatch(/ Danke\.$/);
    await user.keyboard('{Control>}{PageUp}{/Control}');
    await heading('1 von 3: Kunde 01');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' }).value).toMatch(/ Danke\.$/);
  });

  it('hands over one after the other, one press each, and comes back to the list', async () => {
    const { bridge, user } = await openWindow({ ...sampleOutage(3, { hasAccount: false }), messages: drafts, start });
    await user.click(await button('Einzeln durchgehen'));
    for (const name of ['1 von 3: Kunde 01', '2 von 3: Kunde 02', '3 von 3: Kunde 03']) {
      await heading(name);
      await button('Im Mailprogramm öffnen');
      await user.keyboard('{Control>}{Enter}{/Control}');
    }
    expect(await screen.findByText('Alle 3 Kunden benachrichtigt.')).toBeTruthy();
    expect(bridge.inputsOf('messages.handOver')).toEqual(['m-0', 'm-1', 'm-2'].map((id) => ({ id, way: 'mail' })));
  });

  it('fills a gap in all messages that have it', async () => {
    const gap = '[…was sich geändert hat…]';
    const messages = [0, 1].map((index) =>
      outageMessage(index, { body: `Stand: ${gap} Nächste Nachricht um 02:50 Uhr.` }),
    );
    const { bridge, user } = await openWindow({ ...sampleOutage(2), messages, start: review });
    await user.type(await screen.findByRole('textbox', { name: /^Was sich geändert hat/ }), 'Der Server startet.');
    await user.click(await button(/^In alle 2 Nachrichten einsetzen/));
    await waitFor(() =>
      expect(bridge.inputsOf('messages.save').map(({ id, body }) => [id, body])).toEqual(
        expect.arrayContaining(
          ['m-0', 'm-1'].map((id) => [id, 'Stand: Der Server startet. Nächste Nachricht um 02:50 Uhr.']),
        ),
      ),
    );
  });

  it('moves the announced time in the text with the field', async () => {
    const { bridge, user } = await openWindow({ ...sampleOutage(3), messages: drafts, start: review });
    const field = await screen.findByRole('textbox', { name: 'Nächste Nachricht um' });
    await user.clear(field);
    await user.type(field, '03:10');
    await waitFor(() =>
      expect(bridge.inputsOf('messages.save').at(-1)).toMatchObject({
        nextUpdateAt: new Date(2026, 10, 21, 3, 10).getTime(),
        body: 'Ihre Website Seite Kunde 01 ist gestört. Nächste Nachricht um 03:10 Uhr.',
      }),
    );
  });

  it('keeps what could not be saved, and says so', async () => {
    const { user } = await openWindow({
      ...sampleOutage(3),
      messages: drafts,
      start: review,
      handlers: { 'messages.save': () => ({ ok: false, error: { kind: 'failed', what: 'save', reason: 'ENOSPC' } }) },
    });
    await user.type(await screen.findByRole('textbox', { name: 'Text' }), ' Danke.');
    await user.keyboard('{Control>}{PageDown}{/Control}');
    expect(await screen.findByText(/Auf der Festplatte ist kein Platz mehr/)).toBeTruthy();
    await user.keyboard('{Control>}{PageUp}{/Control}');
    await heading('1 von 3: Kunde 01');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' }).value).toMatch(/ Danke\.$/);
  });
});

describe('calling through', () => {
  const calls = { page: 'calls', id: 'o-0', clientId: null } as const;

  it('dials nobody in a drill, and says so beside the number and the words', async () => {
    const { snapshot, incidents } = sampleOutage(2);
    const rehearsed = incidents.map((incident) => ({ ...incident, classification: 'drill' as const }));
    const { bridge, user } = await openWindow({ snapshot, incidents: rehearsed, start: calls });
    await screen.findByRole('heading', { level: 1, name: 'Anruf: Kunde 01' });
    expect(screen.getByText('+49 30 5550000')).toBeTruthy();
    expect(screen.getByText(/^Das ist eine Übung: es wird niemand angerufen\./)).toBeTruthy();
    const script = await screen.findByRole('group', { name: 'Was Sie sagen' });
    await waitFor(() => expect(script.textContent).toMatch(/hier ist Jana Weiß/));
    expect(screen.queryByRole('button', { name: 'Wählen' })).toBeNull();
    await user.click(await button('Benachrichtigt, weiter'));
    await screen.findByRole('heading', { level: 1, name: 'Anruf: Kunde 02' });
    expect(bridge.inputsOf('client.told')).toHaveLength(1);
    expect(bridge.inputsOf('client.call')).toEqual([]);
  });

  it('shows what to say and the number, ticks off, and goes on', async () => {
    const { bridge, user } = await openWindow({ ...sampleOutage(3), start: calls });
    await screen.findByRole('heading', { level: 1, name: 'Anruf: Kunde 01' });
    const script = await screen.findByRole('group', { name: 'Was Sie sagen' });
    await waitFor(() => expect(script.textContent).toMatch(/hier ist Jana Weiß.*Seite Kunde 01/s));
    expect(screen.getByText('+49 30 5550000')).toBeTruthy();
    await user.click(await button('Wählen'));
    expect(bridge.inputsOf('client.call')).toEqual([{ id: 'k-0', incidentId: 'o-0' }]);
    expect(screen.getByText('0 von 3 angerufen, 0 erreicht.')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { level: 1, name: 'Anruf: Kunde 02' });
    expect(bridge.inputsOf('client.told')).toMatchObject([{ incidentId: 'o-0', clientId: 'k-0', at: sampleNow }]);
    await user.click(await button('Nicht erreicht, weiter'));
    await screen.findByRole('heading', { level: 1, name: 'Anruf: Kunde 03' });
    expect(await screen.findByText('2 von 3 angerufen, 1 erreicht.')).toBeTruthy();
    expect(bridge.inputsOf('client.told')).toHaveLength(1);
  });

  it('finds who is on the line by typing, and notes that he knew', async () => {
    const { bridge, user } = await openWindow({ ...sampleOutage(12), start: { ...calls, isIncoming: true } });
    await screen.findByRole('heading', { level: 1, name: 'Wer ruft an?' });
    const field = await screen.findByRole('combobox', { name: 'Ein Kunde ruft an' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('unde 11{Enter}');
    await screen.findByRole('heading', { level: 1, name: 'Anruf: Kunde 11' });
    await user.click(await button('Benachrichtigt, rief selbst an'));
    await waitFor(() => expect(bridge.inputsOf('client.told')).toMatchObject([{ clientId: 'k-10' }]));
    expect(bridge.inputsOf('client.noticed')).toMatchObject([{ clientId: 'k-10', noticedAt: sampleNow }]);
  });
});

describe('what the clients wait for', () => {
  it('stands on the first page and beside the navigation, and leads to the incident', async () => {
    const outage = sampleOutage(3);
    const snapshot = {
      ...outage.snapshot,
      nextUpdates: [
        { incidentId: 'o-1', clientIds: ['k-1'], dueAt: sampleNow - 5 * minute },
        { incidentId: 'o-0', clientIds: ['k-0', 'k-2'], dueAt: sampleNow + 8 * minute },
      ],
      mailUncertain: [
        { incidentId: 'o-2', clientId: 'k-2' },
        { incidentId: 'o-0', clientId: 'k-0' },
      ],
      openByHand: [{ id: 'h', siteName: 'Seite Kunde 01', startedAt: sampleNow }],
    };
    const { user } = await openWindow({ ...outage, snapshot });
    const list = screen.getByRole('list', { name: 'Nächste Nachrichten an Kunden' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Nachricht an einen Kunden überfällig seit 5 Min.',
      'Nächste Nachricht an 2 Kunden in 8 Min.',
      expect.stringMatching(/^Bei 2 Nachrichten ist ungewiss, ob sie ankamen\./),
    ]);
    expect(await button(/^Störungen.*eine Nachricht überfällig.*2 Nachrichten ungewiss.*4 offen$/)).toBeTruthy();
    await user.click(await button('Nachricht an einen Kunden überfällig seit 5 Min.'));
    const heading = await screen.findByRole('heading', { level: 2, name: 'Kunden benachrichtigen' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it('of a message of unknown fate leads to that message, also where another one lies ready', async () => {
    const uncertain = { state: 'uncertain', sentAt: sampleNow, reason: 'der Server hat nicht geantwortet' } as const;
    const messages = [outageMessage(1, uncertain), outageMessage(1, { id: 'm-next', state: 'draft' })];
    const outage = sampleOutage(3);
    const snapshot = { ...outage.snapshot, mailUncertain: [{ incidentId: 'o-1', clientId: 'k-1' }] };
    const { bridge, user } = await openWindow({ ...outage, snapshot, messages });
    const list = screen.getByRole('list', { name: 'Nächste Nachrichten an Kunden' });
    within(list).getByRole('button', { name: 'Ansehen' }).focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { level: 1, name: '2 von 3: Kunde 02' });
    expect(screen.getByText(/^Ob diese Nachricht angekommen ist, ist unbekannt: der Server/)).toBeTruthy();
    await user.click(await button('Ist angekommen: Kunde 02'));
    expect(bridge.inputsOf('messages.settle')).toEqual([{ id: 'm-1', as: 'sent' }]);
    await waitFor(() => expect(screen.queryByText(/^Ob diese Nachricht angekommen ist/)).toBeNull());
  });
});
