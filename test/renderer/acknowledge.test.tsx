import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { openWindow } from '../support/open-window';
import { sampleIncidents } from '../support/sample-snapshot';

const open = sampleIncidents.find(({ endedAt, hostIncidentId }) => endedAt === null && hostIncidentId === null);
const ended = sampleIncidents.find(({ endedAt }) => endedAt !== null);

it('an open incident is acknowledged with a reason, by keyboard, and says so from then on', async () => {
  const { bridge } = await openWindow({ start: { page: 'incident', id: open?.id ?? '' } });
  const field = await screen.findByRole('textbox', { name: /Grund/ });
  field.focus();
  await userEvent.keyboard('Ich bin dran{Enter}');
  expect(bridge.inputsOf('incidents.acknowledge')).toEqual([{ id: open?.id, reason: 'Ich bin dran' }]);
  expect(await screen.findByText(/^Bestätigt .* \(Ich bin dran\)/)).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: /Grund/ })).toBeNull();
  const facts = screen.getByRole('region', { name: 'Eckdaten' });
  expect(within(facts).getByText('bestätigt')).toBeTruthy();
});

it('one that is over needs no acknowledgement', async () => {
  await openWindow({ start: { page: 'incident', id: ended?.id ?? '' } });
  await screen.findByRole('region', { name: 'Eckdaten' });
  expect(screen.queryByRole('button', { name: 'Bestätigen' })).toBeNull();
});

it('quiet hours, sound, reminders and the limit are set together; a time that there is not stays at its field', async () => {
  const user = userEvent.setup();
  const { bridge } = await openWindow({ start: { page: 'settings', part: 'alerts' } });
  await user.click(await screen.findByRole('switch', { name: /nur melden, was kritisch ist/ }));
  await user.click(screen.getByRole('switch', { name: /ohne Ton/ }));
  const from = screen.getByRole('textbox', { name: 'Von' });
  await user.clear(from);
  await user.click(from);
  await user.paste('25:00');
  const pauses = screen.getByRole('textbox', { name: /Minuten von einer Erinnerung/ });
  await user.clear(pauses);
  await user.click(pauses);
  await user.paste('10, 20');
  const save = (): HTMLElement => screen.getAllByRole('button', { name: 'Speichern' }).at(-1) as HTMLElement;
  await user.click(save());
  expect(bridge.inputsOf('settings.update')).toEqual([]);
  expect(from.getAttribute('aria-invalid')).toBe('true');
  await user.clear(from);
  await user.click(from);
  await user.paste('21:30');
  await user.click(save());
  await waitFor(() => expect(bridge.inputsOf('settings.update')).toHaveLength(1));
  expect(bridge.inputsOf('settings.update')[0]).toMatchObject({
    quietHours: { isOn: true, timeZone: null, spans: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '21:30', end: '07:00' }] },
    reminders: { isOn: true, pausesMinutes: [10, 20], thenEveryMinutes: 240 },
    stormLimit: 5,
    channels: { desktop: { isOn: true, soundAtNight: false } },
  });
});
