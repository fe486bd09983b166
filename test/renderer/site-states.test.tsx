import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SiteView, Snapshot } from '../../src/core/snapshot';
import { unmeasuredTimes } from '../../src/renderer/features/sites/gaps';
import { countGroups } from '../../src/renderer/features/sites/state-groups';
import { openWindow } from '../support/open-window';
import { sampleNow, sampleSnapshot } from '../support/sample-snapshot';

const hour = 3_600_000;
const minute = 60_000;
const rowOf = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
const headline = () => screen.getByRole('heading', { level: 1 }).textContent;
const calm = (wanted: (view: SiteView) => boolean, over: Partial<Snapshot> = {}): Snapshot =>
  sampleSnapshot({
    sites: sampleSnapshot().sites.filter(wanted),
    openIncidents: [],
    hostIncidents: [],
    line: { public: { kind: 'up' }, private: { kind: 'up' } },
    gaps: [],
    ...over,
  });
const isUp = ({ state, isFlapping }: SiteView): boolean => state === 'up' && !isFlapping;

describe('the states in the list', () => {
  it.each([
    ['Blumen Krause', 'langsam', 'seit 01:55'],
    ['Weinhandlung Berger', 'Zertifikat läuft ab', 'seit gestern, 15:20'],
    ['Hotel Seeblick', 'Prüfung abgewiesen', 'seit 00:20'],
    ['Radladen am Tor', 'erreichbar', 'kommt und geht'],
    ['Musikschule Nord', 'Wartung', 'bis 04:00'],
    ['Tierarzt Dr. Lang', 'nicht gemessen', ''],
    ['Domain Lindenhof', 'in Ordnung', 'seit 18. Nov.'],
    ['neu.example', 'noch nicht geprüft', ''],
  ])('%s: %s, %s', async (name, word, time) => {
    await openWindow();
    const row = within(rowOf(name));
    expect(row.getByText(word)).toBeTruthy();
    if (time !== '') expect(row.getByText(time)).toBeTruthy();
  });

  it('are counted, the worst first, and narrow the list when pressed', async () => {
    const { user } = await openWindow();
    const filter = within(screen.getByRole('group', { name: 'Nach Zustand zeigen' }));
    expect(filter.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      ...['alle 23', 'nicht erreichbar 6', 'wird nachgeprüft 1', 'kommt und geht 1', 'braucht einen Blick 2'],
      ...['Prüfung abgewiesen 1', 'nicht gemessen 3', 'noch nicht geprüft 1', 'Wartung 1', 'pausiert 1'],
      'erreichbar 7',
    ]);
    await user.click(filter.getByRole('button', { name: 'braucht einen Blick 2' }));
    expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Zustand'),
      expect.stringContaining('Blumen Krause'),
      expect.stringContaining('Weinhandlung Berger'),
    ]);
    await user.click(filter.getByRole('button', { name: 'alle 23' }));
    expect(screen.getAllByRole('row')).toHaveLength(24);
  });

  it('keep the pressed one when its last site leaves it, and say so', async () => {
    const { bridge, user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Prüfung abgewiesen 1' }));
    bridge.change({ sites: bridge.current().sites.filter(({ state }) => state !== 'blocked') });
    expect(await screen.findByText('Keine Seite ist jetzt in diesem Zustand.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Prüfung abgewiesen 0' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('need no filter while all are the same', () => {
    expect(countGroups(calm(isUp).sites)).toEqual([{ group: 'up', count: 6 }]);
  });
});

describe('the one sentence', () => {
  const degraded = ({ state }: SiteView): boolean => state === 'up' || state === 'degraded';
  const refused = ({ state }: SiteView): boolean => state === 'up' || state === 'blocked';

  it.each<[string, Snapshot, string, string | null]>([
    ['all up', calm(isUp), 'Alle 6 Seiten erreichbar.', ''],
    ['slow', calm(degraded), 'Alle antworten; 2 Seiten brauchen einen Blick.', 'Eine kommt und geht.'],
    [
      'slow and refused',
      calm((view) => degraded(view) || refused(view)),
      '3 Seiten brauchen einen Blick.',
      'Eine weist unsere Prüfung ab. Eine kommt und geht.',
    ],
    ['refused', calm(refused), 'Eine Seite weist unsere Prüfung ab.', 'Eine kommt und geht.'],
    [
      'some in maintenance',
      calm((view) => isUp(view) || view.state === 'maintenance'),
      'Alle 6 Seiten erreichbar.',
      'Eine Seite in Wartung.',
    ],
    ['all in maintenance', calm(({ state }) => state === 'maintenance'), 'Eine Seite ist in Wartung.', ''],
    ['none measured', calm(({ state }) => state === 'notMeasured'), '3 Seiten werden nicht gemessen.', ''],
    ['only rechecked', calm(({ state }) => state === 'suspect'), 'Es wird nachgeprüft.', 'Eine wird nachgeprüft.'],
  ])('%s', async (_what, snapshot, sentence, aside) => {
    const { bridge } = await openWindow({ snapshot });
    expect(headline()).toBe(sentence);
    if (aside) expect(screen.getByText(aside)).toBeTruthy();
    bridge.change({ language: 'en' });
    await waitFor(() => expect(headline()).not.toBe(sentence));
  });

  it('says how long nobody looked, and why', async () => {
    const gaps: Snapshot['gaps'] = [
      { why: 'asleep', fromMs: sampleNow - 4 * hour, toMs: sampleNow - 2 * hour },
      { why: 'asleep', fromMs: sampleNow - hour, toMs: sampleNow - 50 * minute },
      { why: 'closed', fromMs: sampleNow - 20 * hour, toMs: sampleNow - 19 * hour },
    ];
    const { bridge } = await openWindow({ snapshot: calm(isUp, { gaps }) });
    const asleep = 'Heute Nacht 2 Std. 10 Min. nicht gemessen, der Rechner schlief.';
    const closed = 'In den letzten 24 Stunden 1 Std. nicht gemessen, Nachtwache war beendet.';
    expect(screen.getByText(`${asleep} ${closed}`)).toBeTruthy();
    bridge.change({ language: 'en' });
    expect(await screen.findByText(/^Not measured for 2 h 10 min last night, the computer slept\./)).toBeTruthy();
  });
});

describe('time that was not measured', () => {
  const at = (day: number, hours: number): number => new Date(2026, 10, day, hours).getTime();
  const asleep = (fromMs: number, toMs: number): Snapshot['gaps'] => [{ why: 'asleep', fromMs, toMs }];

  it.each([
    ['in the night that goes on', asleep(at(20, 22), at(21, 1)), at(21, 2), 'night', 3],
    ['in the night before this morning', asleep(at(20, 22), at(21, 6)), at(21, 9), 'night', 8],
    ['begun before the evening', asleep(at(20, 17), at(21, 6)), at(21, 9), 'day', 13],
    ['in the afternoon', asleep(at(21, 13), at(21, 14)), at(21, 15), 'day', 1],
    ['last night, told in the evening', asleep(at(21, 1), at(21, 5)), at(21, 19), 'day', 4],
    ['partly longer ago than a day', asleep(at(20, 6), at(20, 12)), at(21, 9), 'day', 3],
  ])('%s', (_what, gaps, nowMs, when, hours) => {
    expect(unmeasuredTimes(gaps, nowMs)).toEqual([{ why: 'asleep', when, ms: hours * hour }]);
  });

  it('is not told where it is long ago, short, or the clock was set', () => {
    expect(unmeasuredTimes(asleep(at(19, 1), at(19, 5)), at(21, 9))).toEqual([]);
    expect(unmeasuredTimes(asleep(at(21, 8), at(21, 8) + 59_000), at(21, 9))).toEqual([]);
    expect(unmeasuredTimes([{ why: 'clock', fromMs: at(21, 6), toMs: at(21, 7) }], at(21, 9))).toEqual([]);
  });
});
