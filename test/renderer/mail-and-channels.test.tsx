import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sampleAccount } from '../support/mail-account';
import { openWindow } from '../support/open-window';
import { sampleSnapshot } from '../support/sample-snapshot';

const { settings } = sampleSnapshot();
const canary = 'canary-4b8e';
const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });

describe('the mail account', () => {
  const start = { page: 'settings', part: 'mail' } as const;
  const account = { ...sampleAccount, user: 'jana@weiss.example' };
  const withAccount = sampleSnapshot({ settings: { ...settings, mailAccount: account } });

  it('is set up by keyboard, with the usual port for the encryption that is chosen', async () => {
    const { bridge, user } = await openWindow({ start });
    expect(screen.queryByRole('button', { name: 'Testmail an mich senden' })).toBeNull();
    await user.click(field('Server'));
    await user.keyboard('smtp.weiss.example');
    await user.click(screen.getByRole('combobox', { name: 'Verschlüsselung' }));
    await user.click(await screen.findByRole('option', { name: 'STARTTLS, verlangt' }));
    expect(field('Port').value).toBe('587');
    await user.type(field('Benutzername'), 'jana');
    await user.type(field('Adresse des Absenders'), 'jana@weiss{Enter}');
    expect(await screen.findByText(/Das ist keine E-Mail-Adresse/)).toBeTruthy();
    expect(bridge.inputsOf('settings.update')).toEqual([]);
    await user.type(field('Adresse des Absenders'), '.example{Enter}');
    await waitFor(() =>
      expect(bridge.inputsOf('settings.update')).toEqual([
        {
          mailAccount: {
            host: 'smtp.weiss.example',
            port: 587,
            security: 'starttls',
            user: 'jana',
            fromName: 'Jana Weiß',
            fromAddress: 'jana@weiss.example',
          },
        },
      ]),
    );
    expect(await screen.findByRole('button', { name: 'Testmail an mich senden' })).toBeTruthy();
  });

  it('goes unencrypted to no other computer', async () => {
    const { bridge, user } = await openWindow({ start, snapshot: withAccount });
    await user.clear(field('Server'));
    await user.type(field('Server'), 'smtp.weiss.example');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    expect(await screen.findByText(/Das geht nur mit einem Server auf diesem Rechner/)).toBeTruthy();
    expect(bridge.inputsOf('settings.update')).toEqual([]);
  });

  it('keeps the password apart: written once, never shown, and gone with the account', async () => {
    const { bridge, user } = await openWindow({ start, snapshot: withAccount });
    expect(screen.getByText('Es ist kein Passwort gespeichert.')).toBeTruthy();
    await user.type(screen.getByLabelText('Passwort'), `${canary}{Enter}`);
    expect(await screen.findByText('Ein Passwort ist gespeichert.')).toBeTruthy();
    expect(bridge.inputsOf('settings.setSecret')).toEqual([{ name: 'smtp', secret: canary }]);
    expect(bridge.inputsOf('settings.update')).toEqual([]);
    expect(screen.getByLabelText<HTMLInputElement>('Passwort').value).toBe('');
    expect(document.body.innerHTML).not.toContain(canary);
    await user.click(screen.getByRole('button', { name: 'Mailkonto entfernen' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Mailkonto entfernen' }));
    await waitFor(() => expect(bridge.inputsOf('settings.update')).toEqual([{ mailAccount: null }]));
    expect(bridge.inputsOf('settings.setSecret').at(-1)).toEqual({ name: 'smtp', secret: null });
  });

  it('is tried as it is saved, and the result is said in a sentence', async () => {
    const replies = [
      { ok: true as const, value: null },
      { ok: false as const, error: { kind: 'failed' as const, what: 'channel' as const, reason: 'Niemand da.' } },
    ];
    const handlers = { 'mail.test': () => replies.shift() ?? { ok: true as const, value: null } };
    const { bridge, user } = await openWindow({ start, snapshot: withAccount, handlers });
    const test = screen.getByRole('button', { name: 'Testmail an mich senden' });
    await user.type(field('Benutzername'), 'x');
    await user.click(test);
    expect(screen.getByText(/Erst speichern/)).toBeTruthy();
    expect(bridge.inputsOf('mail.test')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Änderungen verwerfen' }));
    await user.click(test);
    expect(await screen.findByText(/Der Mailserver hat die Testmail angenommen/)).toBeTruthy();
    await user.click(test);
    expect(await screen.findByText('Der Test kam nicht durch: Niemand da.')).toBeTruthy();
  });
});

describe('a channel', () => {
  const start = { page: 'settings', part: 'alerts' } as const;
  const card = (name: string) => within(screen.getByRole('region', { name }));

  it('is switched on only with its address, and saved without touching the others', async () => {
    const { bridge, user } = await openWindow({ start });
    const ntfy = card('ntfy');
    await user.click(ntfy.getByRole('switch', { name: 'Über ntfy melden' }));
    await user.click(ntfy.getByRole('button', { name: 'Speichern' }));
    expect(await ntfy.findByText(/Hier fehlt etwas/)).toBeTruthy();
    const topic = ntfy.getByRole('textbox', { name: 'Thema' });
    await waitFor(() => expect(document.activeElement).toBe(topic));
    await user.keyboard('nachtwache-7Qx{Enter}');
    await waitFor(() =>
      expect(bridge.inputsOf('settings.update')).toEqual([
        { channels: { ntfy: { isOn: true, server: 'https://ntfy.sh/', topic: 'nachtwache-7Qx' } } },
      ]),
    );
    expect(bridge.current().settings.channels.desktop.isOn).toBe(true);
  });

  it.each([
    ['Schreibtisch', 'Testmeldung zeigen', 'desktop', /an Ihren Schreibtisch übergeben/],
    ['E-Mail', 'Testmail an diese Adresse senden', 'mail', /hat die Testmail angenommen/],
    ['ntfy', 'Testmeldung an ntfy senden', 'ntfy', /Der ntfy-Server hat/],
    ['Webhook', 'Testmeldung an den Webhook senden', 'webhook', /Die Gegenstelle hat/],
  ])('%s is tried by a button of its own', async (name, button, channel, said) => {
    const { bridge, user } = await openWindow({ start });
    await user.click(card(name).getByRole('button', { name: button }));
    expect(await screen.findByText(said)).toBeTruthy();
    expect(bridge.inputsOf('channels.test')).toEqual([{ channel }]);
  });

  it('by which nothing gets through says since when and why', async () => {
    const at = sampleSnapshot().at - 90 * 60_000;
    const channelFailures = [{ channel: 'webhook' as const, since: at, reason: 'Die Adresse antwortet nicht.' }];
    await openWindow({ start, snapshot: sampleSnapshot({ channelFailures }) });
    expect(card('Webhook').getByText(/^Seit .* kommt nichts durch: Die Adresse antwortet nicht\.$/)).toBeTruthy();
    expect(card('ntfy').queryByText(/kommt nichts durch/)).toBeNull();
  });

  it('keeps its token apart', async () => {
    const { bridge, user } = await openWindow({ start });
    await user.type(card('ntfy').getByLabelText('Token, wenn das Thema geschützt ist'), `${canary}{Enter}`);
    await waitFor(() => expect(bridge.inputsOf('settings.setSecret')).toEqual([{ name: 'ntfy', secret: canary }]));
    expect(await card('ntfy').findByText('Ein Token ist gespeichert.')).toBeTruthy();
  });

  it('of mail leads to the account where there is none', async () => {
    const { user } = await openWindow({ start });
    await user.click(screen.getByRole('button', { name: 'Mailkonto einrichten' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'Mailkonto' })).toBeTruthy();
  });
});
