import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openWindow } from '../support/open-window';
import { sampleSnapshot } from '../support/sample-snapshot';

const focusedName = (): string => document.activeElement?.textContent ?? '';

describe('the focus, for who has only a keyboard', () => {
  it('starts on the first item of a menu', async () => {
    const { user } = await openWindow();
    screen.getByRole('button', { name: 'Pause' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: '30 Minuten' })));
  });

  it('goes from the pause to what ends it, and back', async () => {
    const { user } = await openWindow();
    screen.getByRole('button', { name: 'Pause' }).focus();
    await user.keyboard('{Enter}');
    const item = await screen.findByRole('menuitem', { name: 'Bis ich fortsetze' });
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('menuitem'));
    while (document.activeElement !== item) await user.keyboard('{ArrowDown}');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focusedName()).toBe('Wache fortsetzen'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focusedName()).toBe('Pause'));
  });

  it('stays at the form when changes are saved or discarded', async () => {
    const { user } = await openWindow({ start: { page: 'site', id: 's-3' } });
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' neu');
    screen.getByRole('button', { name: 'Änderungen verwerfen' }).focus();
    await user.keyboard('{Enter}');
    expect(focusedName()).toBe('Speichern');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' neu');
    screen.getByRole('button', { name: 'Speichern' }).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Gespeichert.')).toBeTruthy();
    expect(focusedName()).toBe('Speichern');
  });

  it('goes to the heading when the pressed button has nothing more to do', async () => {
    const { user } = await openWindow({ start: { page: 'template', id: 'de-sie-first-notice' } });
    await user.type(screen.getByRole('textbox', { name: 'Text' }), ' Zusatz');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    screen.getByRole('button', { name: 'Auf mitgelieferten Text zurücksetzen' }).focus();
    await user.keyboard('{Enter}');
    within(await screen.findByRole('dialog'))
      .getByRole('button', { name: 'Auf mitgelieferten Text zurücksetzen' })
      .focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
  });

  it('goes to the heading when a site has left the list', async () => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Mehr: Miller & Sons' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Seite löschen' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Seite löschen' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
  });

  it('comes back to the row when nothing was deleted after all', async () => {
    const { user } = await openWindow();
    screen.getByRole('button', { name: 'Mehr: Miller & Sons' }).focus();
    await user.keyboard('{Enter}');
    const item = await screen.findByRole('menuitem', { name: 'Seite löschen' });
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('menuitem'));
    while (document.activeElement !== item) await user.keyboard('{ArrowDown}');
    await user.keyboard('{Enter}');
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    const more = screen.getByRole('button', { name: 'Mehr: Miller & Sons' });
    await waitFor(() => expect(document.activeElement).toBe(more));
  });

  it('goes to the text when it is made anew from the template', async () => {
    const { user } = await openWindow({ start: { page: 'incident', id: 'i-open-1' } });
    await user.type(await screen.findByRole('textbox', { name: 'Text' }), ' Zusatz');
    screen.getByRole('button', { name: 'Text neu aus der Vorlage' }).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Text' }));
  });

  it('goes to the heading when a trouble has been read', async () => {
    const trouble = { key: 'notify-failed', params: { reason: 'x' }, at: 0 };
    const { user } = await openWindow({ snapshot: { ...sampleSnapshot(), troubles: [trouble] } });
    screen.getByRole('button', { name: 'Gelesen' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
  });

  it('goes on to what adds a reference page when one was removed', async () => {
    const { user } = await openWindow({ start: { page: 'settings', part: 'watch' } });
    screen.getByRole('button', { name: 'Vergleichsseite 1 entfernen' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focusedName()).toBe('Vergleichsseite hinzufügen'));
  });
});
