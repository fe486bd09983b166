import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openWindow } from '../support/open-window';

const body = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' });
const start = { page: 'template', id: 'de-sie-first-notice' } as const;

describe('the templates', () => {
  it('stand by language and form of address, with their phases and where they come from', async () => {
    const { user } = await openWindow({ start: { page: 'templates' } });
    const row = screen.getByRole('row', { name: /Kurz und knapp/ });
    expect(within(row).getByText('eigene')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Englisch' }));
    expect(await screen.findByRole('button', { name: 'First notice' })).toBeTruthy();
    expect(screen.getAllByRole('row')).toHaveLength(9);
  });

  it('show a fault at its place while one types, and the way to it', async () => {
    const { bridge, user } = await openWindow({ start });
    const text = body();
    await user.clear(text);
    await user.type(text, 'Guten Tag,\nIhre Seite {{{{ site.nmae }} steht.');
    expect(await screen.findByText(/Den Platzhalter „site.nmae“ gibt es nicht/)).toBeTruthy();
    const place = screen.getByRole('button', { name: 'Zeile 2, Spalte 15:' });
    const marked = document.querySelector('mark');
    expect(marked?.textContent).toBe('site.nmae');
    await user.click(place);
    expect(document.activeElement).toBe(text);
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('site.nmae');
    expect(screen.getByText(/Die Vorschau kommt/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Die Vorlage hat einen Fehler/);
    expect(bridge.current().templates.find(({ id }) => id === start.id)?.origin).toBe('builtIn');
  });

  it('take a placeholder at the caret', async () => {
    const { user } = await openWindow({ start });
    const text = body();
    await user.clear(text);
    await user.type(text, 'Von  bis');
    text.setSelectionRange(4, 4);
    await user.click(screen.getByRole('button', { name: 'Platzhalter in den Text einsetzen' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Uhrzeit des Beginns/ }));
    expect(text.value).toBe('Von {{ incident.startTime }} bis');
    await waitFor(() => expect(text.selectionStart).toBe('Von {{ incident.startTime }}'.length));
    // For a client with one site, and for one with several.
    expect(screen.getAllByText(/^Von 01:32 Uhr bis/)).toHaveLength(2);
  });

  it('take a filter and a condition, and show how they read', async () => {
    const { user } = await openWindow({ start });
    const text = body();
    await user.clear(text);
    const pick = async (name: RegExp): Promise<void> => {
      await user.click(screen.getByRole('button', { name: 'Platzhalter in den Text einsetzen' }));
      await user.click(await screen.findByRole('menuitem', { name }));
    };
    await pick(/^Dauer, kurz/);
    await pick(/^Mehrere Seiten sind betroffen/);
    expect(text.value).toBe('{{ incident.duration | short }}{% if sites.several %}{% endif %}');
    expect(await screen.findAllByText('28 Min.')).toHaveLength(2);
  });

  it('are changed, and reset to what was delivered only when asked twice', async () => {
    const { bridge, user } = await openWindow({ start });
    const delivered = body().value;
    await user.type(body(), ' PS.');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await waitFor(() => expect(bridge.inputsOf('templates.update')).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: 'Auf mitgelieferten Text zurücksetzen' }));
    const dialog = await screen.findByRole('dialog');
    expect(bridge.inputsOf('templates.reset')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Auf mitgelieferten Text zurücksetzen' }));
    await waitFor(() => expect(body().value).toBe(delivered));
    expect(bridge.inputsOf('templates.reset')).toEqual([{ id: start.id }]);
  });

  it('are told what they promise, as a hint: they can be saved all the same', async () => {
    const { bridge, user } = await openWindow({ start });
    await user.type(body(), ' Bis {{{{ update.next }} läuft alles wieder.');
    expect(await screen.findByText('Ein Hinweis zum Text')).toBeTruthy();
    const underlined = () => document.querySelector('[aria-hidden] > mark')?.textContent;
    await waitFor(() => expect(underlined()).toBe('Bis {{ update.next }} läuft'));
    // What is typed before it moves the line along with its words.
    await user.type(body(), 'Neu: ', { initialSelectionStart: 0, initialSelectionEnd: 0 });
    await waitFor(() => expect(underlined()).toBe('Bis {{ update.next }} läuft'));
    await user.click(screen.getByRole('button', { name: /Bis .* läuft/ }));
    expect(body().value.slice(body().selectionStart, body().selectionEnd)).toBe('Bis {{ update.next }} läuft');
    expect(screen.getByText(/Hinweise, keine Fehler/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await waitFor(() => expect(bridge.inputsOf('templates.update')).toHaveLength(1));
  });

  it('can be added and deleted', async () => {
    const { bridge, user } = await openWindow({ start: { page: 'template', id: null } });
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Meine');
    await user.type(screen.getByRole('textbox', { name: 'Betreff' }), 'Kurz');
    await user.type(body(), 'Text {{{{ me.name }}');
    await user.click(screen.getByRole('button', { name: 'Vorlage anlegen' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Meine' })).toBeTruthy();
    expect(bridge.inputsOf('templates.add')[0]).toEqual({
      phase: 'first-notice',
      language: 'de',
      formality: null,
      name: 'Meine',
      subject: 'Kurz',
      body: 'Text {{ me.name }}',
    });
    await user.click(screen.getByRole('button', { name: 'Vorlage löschen' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Vorlage löschen' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Nachrichten' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Meine' })).toBeNull();
  });
});
