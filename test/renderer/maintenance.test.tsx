import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MaintenanceWindow } from '../../src/core/maintenance';
import { openWindow } from '../support/open-window';
import { sampleMaintenance, sampleSnapshot } from '../support/sample-snapshot';

/** The samples are told from Saturday, 21st of November 2026, 02:20. */
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();

const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });
const timesShown = (): string[] =>
  within(screen.getByRole('region', { name: /^Die nächsten Male/ }))
    .queryAllByRole('listitem')
    .map((item) => item.textContent);

async function openNew() {
  const opened = await openWindow({ start: { page: 'maintenance' } });
  const { user } = opened;
  await user.click(screen.getByRole('button', { name: 'Wartung planen' }));
  return {
    ...opened,
    choose: async (name: string, option: string) => {
      await user.click(screen.getByRole('combobox', { name }));
      await user.click(await screen.findByRole('option', { name: option }));
    },
    type: async (name: string, text: string) => {
      await user.clear(field(name));
      await user.type(field(name), text);
    },
    save: () => user.click(screen.getByRole('button', { name: 'Wartung planen' })),
  };
}

describe('the list', () => {
  it('tells of each window what it covers and when it is open next, the next one first', async () => {
    const over: MaintenanceWindow = {
      ...{ id: 'm-over', name: 'Umzug', covers: { kind: 'all' }, timeZone: 'UTC' },
      schedule: { kind: 'once', fromMs: at(1, 2), toMs: at(1, 3) },
    };
    const running: MaintenanceWindow = {
      ...{ id: 'm-now', name: 'Jetzt', covers: { kind: 'site', siteId: 's-3' }, timeZone: 'UTC' },
      schedule: { kind: 'once', fromMs: at(21, 2), toMs: at(21, 4) },
    };
    const maintenance = [over, ...sampleMaintenance, running];
    await openWindow({ start: { page: 'maintenance' }, snapshot: sampleSnapshot({ maintenance }) });
    const [, ...rows] = screen.getAllByRole('row');
    const cells = rows.map((row) =>
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    );
    expect(cells).toEqual([
      ['Jetzteinmal', 'Miller & Sons', 'läuft bis 04:00'],
      ['Umbaueinmal', 'alle Seiten von Yogahaus Lindenhof', 'heute, 22:00 bis 23:30'],
      ['Updatesjede Woche Mo, Do um 03:00, 1 Std.', 'alle Seiten', 'Mo., 23. Nov., 03:00 bis 04:00'],
      ['Neustartnach Cron-Ausdruck 0 4 1 * *, 30 Min.', 'Praxis Dr. Hahn', 'Di., 1. Dez., 04:00 bis 04:30'],
      ['Umzugeinmal', 'alle Seiten', 'vorbei'],
    ]);
  });
});

describe('planning', () => {
  it('once takes a day and a time, in the local time of the system', async () => {
    const { bridge, type, choose, save } = await openNew();
    await type('Name', 'Umbau');
    await choose('Gilt für', 'alle Seiten von Yogahaus Lindenhof');
    await type('Beginnt am', '24.11.2026');
    await type('Endet am', '25.11.2026');
    const [begin, end] = screen.getAllByRole<HTMLInputElement>('textbox', { name: 'Uhrzeit' });
    if (begin === undefined || end === undefined) throw new Error('The form has too few times.');
    expect([begin.value, end.value]).toEqual(['22:00', '23:00']);
    await waitFor(() => expect(timesShown()).toEqual(['Di., 24. Nov., 22:00 bis Mi., 25. Nov., 23:00']));
    await save();
    expect(await screen.findByRole('heading', { level: 1, name: 'Wartung' })).toBeTruthy();
    expect(bridge.inputsOf('maintenance.add')).toEqual([
      {
        name: 'Umbau',
        covers: { kind: 'client', clientId: 'c-yoga' },
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        schedule: { kind: 'once', fromMs: at(24, 22), toMs: at(25, 23) },
      },
    ]);
  });

  it('says at its field what is wrong, and sends nothing', async () => {
    const { user, bridge, save } = await openNew();
    const [begin, end] = screen.getAllByRole<HTMLInputElement>('textbox', { name: 'Uhrzeit' });
    if (begin === undefined || end === undefined) throw new Error('The form has too few times.');
    await user.clear(begin);
    await user.type(begin, 'abends');
    await save();
    expect(await screen.findByText('Hier fehlt etwas.')).toBeTruthy();
    expect(screen.getByText('Schreiben Sie die Uhrzeit wie 22:00.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(field('Name')));
    expect(bridge.inputsOf('maintenance.add')).toEqual([]);
  });

  it('does not end before it begins', async () => {
    const { user, type, save } = await openNew();
    await type('Name', 'Umbau');
    const [, end] = screen.getAllByRole<HTMLInputElement>('textbox', { name: 'Uhrzeit' });
    if (end === undefined) throw new Error('The form has too few times.');
    await user.clear(end);
    await user.type(end, '9:30');
    await save();
    expect(await screen.findByText('Das Ende muss nach dem Beginn liegen.')).toBeTruthy();
  });

  it('every week shows the next three, and wants a day', async () => {
    const { user, bridge, type, choose, save } = await openNew();
    await type('Name', 'Updates');
    await choose('Wie oft', 'jede Woche');
    expect(timesShown()).toEqual([]);
    await save();
    expect(await screen.findByText('Hier fehlt etwas.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Mo' })));
    await user.keyboard(' ');
    await user.click(screen.getByRole('checkbox', { name: 'Sa' }));
    await type('Beginn, Uhrzeit', '3:30');
    await waitFor(() =>
      expect(timesShown()).toEqual([
        'heute, 03:30 bis 04:30',
        'Mo., 23. Nov., 03:30 bis 04:30',
        'Sa., 28. Nov., 03:30 bis 04:30',
      ]),
    );
    await save();
    await waitFor(() =>
      expect(bridge.inputsOf('maintenance.add')).toMatchObject([
        { covers: { kind: 'all' }, schedule: { kind: 'weekly', days: [1, 6], start: '03:30', durationMinutes: 60 } },
      ]),
    );
  });

  it('by a cron expression says what is none, and whose clock the times are told by', async () => {
    const { user, bridge, type, choose, save } = await openNew();
    await type('Name', 'Neustart');
    await choose('Wie oft', 'nach Cron-Ausdruck');
    await type('Cron-Ausdruck', '0 3 * *');
    await save();
    expect(await screen.findByText(/Das ist kein Cron-Ausdruck/)).toBeTruthy();
    await type('Cron-Ausdruck', '0 3 31 2 *');
    await save();
    expect(await screen.findByText('Diesen Tag gibt es in keinem Jahr.')).toBeTruthy();
    await type('Cron-Ausdruck', '0 3 1 * *');
    const zone = screen.getByRole('combobox', { name: 'Zeitzone' });
    await user.clear(zone);
    await user.type(zone, 'tokyo');
    await user.click(await screen.findByRole('option', { name: 'Asia/Tokyo' }));
    expect(await screen.findByRole('heading', { name: /Die nächsten Male, nach Ihrer Uhr/ })).toBeTruthy();
    expect(timesShown()).toHaveLength(3);
    await save();
    await waitFor(() =>
      expect(bridge.inputsOf('maintenance.add')).toMatchObject([
        { timeZone: 'Asia/Tokyo', schedule: { kind: 'cron', expression: '0 3 1 * *', durationMinutes: 60 } },
      ]),
    );
  });
});

describe('a planned one', () => {
  const start = { page: 'maintenanceWindow', id: 'm-weekly' } as const;
  const snapshot = sampleSnapshot({ maintenance: sampleMaintenance });

  it.each(sampleMaintenance)(
    '($schedule.kind) is saved as it was, where nothing but the name is changed',
    async (window) => {
      const { bridge, user } = await openWindow({ start: { ...start, id: window.id }, snapshot });
      await user.type(field('Name'), ' neu{Enter}');
      const { id, ...edit } = window;
      await waitFor(() =>
        expect(bridge.inputsOf('maintenance.update')).toEqual([{ id, edit: { ...edit, name: `${window.name} neu` } }]),
      );
    },
  );

  it('is deleted after a question', async () => {
    const { bridge, user } = await openWindow({ start, snapshot });
    await user.click(screen.getByRole('button', { name: 'Löschen' }));
    const dialog = await screen.findByRole('dialog', { name: 'Updates löschen?' });
    expect(bridge.inputsOf('maintenance.delete')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Wartung löschen' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Wartung' })).toBeTruthy();
    expect(bridge.inputsOf('maintenance.delete')).toEqual([{ id: 'm-weekly' }]);
  });

  it('says that it is gone where somebody deleted it meanwhile', async () => {
    await openWindow({ start: { ...start, id: 'gone' }, snapshot });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Dieses Wartungsfenster gibt es nicht mehr.');
  });
});
