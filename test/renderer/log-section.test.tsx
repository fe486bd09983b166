import { screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import type { IncidentWithTimeline } from '../../src/core/incident';
import { LogSection } from '../../src/renderer/features/incidents/LogSection';
import { openPart } from '../support/open-part';
import { sampleIncidents, sampleNow } from '../support/sample-snapshot';

const minuteMs = 60_000;
const [first] = sampleIncidents;
if (first === undefined) throw new Error('The samples have no incident.');
const incident: IncidentWithTimeline = {
  ...first,
  timeline: [
    { kind: 'note', id: 'old', at: sampleNow - 9 * minuteMs, writtenAt: sampleNow, text: 'Der Hoster ist schuld.' },
    {
      ...{ kind: 'corrected', id: 'new', of: 'old', as: 'note', at: sampleNow - 9 * minuteMs, writtenAt: sampleNow },
      text: 'Der Speicher war voll.',
    },
  ],
};
const open = () => openPart(<LogSection incident={incident} onChanged={() => undefined} />);
const written = { incidentId: incident.id, isForAll: false };

it('takes an entry by keyboard, wants its words, and may lie before now, never after', async () => {
  const { bridge, user } = await open();
  screen.getByRole('button', { name: 'Eintragen …' }).focus();
  await user.keyboard('{Enter}');
  const form = screen.getByRole('form', { name: 'Eintrag in den Verlauf' });
  const text = within(form).getByRole('textbox', { name: 'Eintrag' });
  expect(document.activeElement).toBe(text);
  await user.click(within(form).getByRole('button', { name: 'Eintragen' }));
  expect(within(form).getByText('Schreiben Sie, was festgehalten werden soll.')).toBeTruthy();
  await user.type(text, 'Den Hoster angerufen.');
  const time = within(form).getByRole('textbox', { name: 'Uhrzeit' });
  await user.type(time, '02:21');
  await user.click(within(form).getByRole('button', { name: 'Eintragen' }));
  expect(within(form).getByText(/^Das liegt in der Zukunft\./)).toBeTruthy();
  expect(bridge.inputsOf('incidents.write')).toEqual([]);
  await user.clear(time);
  await user.type(time, '1:45');
  const { violations } = await axe.run(form, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations).toEqual([]);
  await user.click(within(form).getByRole('button', { name: 'Eintragen' }));
  const at = new Date(2026, 10, 21, 1, 45).getTime();
  expect(bridge.inputsOf('incidents.write')).toEqual([
    { ...written, kind: 'note', text: 'Den Hoster angerufen.', at, corrects: null },
  ]);
  expect(await screen.findByText('Eingetragen.')).toBeTruthy();
});

it('shows what was corrected struck out, and corrects the newest words alone', async () => {
  const { bridge, user } = await open();
  expect(screen.getByText(/Der Hoster ist schuld\..*\(später berichtigt\)/).tagName).toBe('S');
  expect(screen.getAllByRole('button', { name: /^Berichtigen: / })).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: /^Berichtigen: .*Der Speicher war voll/ }));
  const form = screen.getByRole('form', { name: 'Eintrag berichtigen' });
  const text = within(form).getByRole<HTMLTextAreaElement>('textbox', { name: 'Eintrag' });
  expect(text.value).toBe('Der Speicher war voll.');
  await user.type(text, ' Wieder.');
  await user.click(within(form).getByRole('button', { name: 'Eintragen' }));
  expect(bridge.inputsOf('incidents.write')).toEqual([
    { ...written, kind: 'note', text: 'Der Speicher war voll. Wieder.', at: null, corrects: 'new' },
  ]);
});
