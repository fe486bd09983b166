import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { openWindow } from '../support/open-window';

it('enters a fact by keyboard, wants its words, and shows it with its history', async () => {
  const { bridge, user } = await openWindow({ start: { page: 'incident', id: 'i-open-1' } });
  const section = await screen.findByRole('region', { name: 'Faktenblatt' });
  const sheet = within(section);
  expect(sheet.getAllByText('unbekannt')).toHaveLength(4);

  sheet.getByRole('button', { name: 'Ursache eintragen oder ändern' }).focus();
  await user.keyboard('{Enter}');
  await user.click(sheet.getByRole('button', { name: 'Eintragen' }));
  expect(sheet.getByText('Schreiben Sie, was bekannt ist, oder wählen Sie „unbekannt“.')).toBeTruthy();
  expect(bridge.inputsOf('incidents.setFact')).toEqual([]);

  await user.click(sheet.getByRole('textbox', { name: /In den Worten der Kunden/ }));
  await user.paste('Der Speicher war voll.');
  const { violations } = await axe.run(section, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations).toEqual([]);
  await user.click(sheet.getByRole('button', { name: 'Eintragen' }));
  expect(bridge.inputsOf('incidents.setFact')).toEqual([
    {
      incidentId: 'i-open-1',
      fact: 'cause',
      certainty: 'confirmed',
      words: { de: 'Der Speicher war voll.', en: '' },
    },
  ]);
  expect(await sheet.findByText('bestätigt')).toBeTruthy();
  expect(await screen.findByText('Ursache (bestätigt): Der Speicher war voll.')).toBeTruthy();
});

it('takes over from a message what was answered there, so that nobody is asked twice', async () => {
  const { bridge, user } = await openWindow({ start: { page: 'incident', id: 'i-open-1' } });
  await user.click(await screen.findByRole('combobox', { name: 'Anlass' }));
  await user.click(await screen.findByRole('option', { name: 'Ursache gefunden' }));
  const keep = () => screen.queryByRole('button', { name: 'Als bestätigt ins Faktenblatt eintragen' });
  const cause = await screen.findByRole('textbox', { name: /^Bestätigte Ursache/ });
  expect(keep()).toBeNull();
  await user.click(cause);
  await user.paste('Der Speicher war voll.');
  await user.click(await screen.findByRole('button', { name: 'Als bestätigt ins Faktenblatt eintragen' }));
  expect(bridge.inputsOf('incidents.setFact')).toMatchObject([
    { incidentId: 'i-open-1', fact: 'cause', certainty: 'confirmed', words: { de: 'Der Speicher war voll.' } },
  ]);
  const sheet = within(await screen.findByRole('region', { name: 'Faktenblatt' }));
  expect(await sheet.findByText('Der Speicher war voll.')).toBeTruthy();
  const text = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' }).value;
  await waitFor(() => expect(text()).toContain('Der Speicher war voll.'));
});
