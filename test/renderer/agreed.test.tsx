import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../src/core/agreement';
import { fail, ok } from '../../src/core/result';
import type { Ledger } from '../../src/core/ledger';
import { createFormats } from '../../src/renderer/formats';
import { ledgerSentences, termsWords } from '../../src/core/ledger-words';
import type { Language } from '../../src/core/language';
import { createWords } from '../../src/main/words';
import { openWindow } from '../support/open-window';
import { sampleClients, sampleNow, sampleSnapshot } from '../support/sample-snapshot';

const hour = 3_600_000;
const agreement: Agreement = {
  percent: 98,
  per: 'year',
  hours: null,
  timeZone: 'Europe/Berlin',
  isMaintenanceCounted: false,
};
const agreedWithMueller = sampleClients.map((client) =>
  client.id === 'c-mueller' ? { ...client, agreement } : client,
);
const withOneSite = () => sampleSnapshot({ sites: sampleSnapshot().sites.slice(0, 1), openIncidents: [] });
async function choose(field: HTMLElement, option: string): Promise<void> {
  fireEvent.click(field);
  fireEvent.click(await screen.findByText(option));
}
const agreed = (): HTMLElement => screen.getByRole('region', { name: 'Vereinbarte Verfügbarkeit' });

/** The year 2026 with 12.4 hours used, all of it measured so far. */
const ledger = (over: Partial<Ledger> = {}, terms: Partial<Agreement> = {}): Ledger => ({
  agreement: { ...agreement, ...terms },
  period: { fromMs: Date.UTC(2025, 11, 31, 23), toMs: Date.UTC(2026, 11, 31, 23) },
  ...{ serviceMs: 8760 * hour, allowedMs: 175.2 * hour, usedMs: 12.4 * hour, leftMs: 162.8 * hour },
  ...{ filledMs: 0, filledUsedMs: 0 },
  ...{ elapsedMs: 7000 * hour, beforeMs: 0, measuredMs: 7000 * hour, notOursMs: 0, byHandMs: 0 },
  ms: { up: 6987.6 * hour, degraded: 0, down: 12.4 * hour, maintenance: 0, notMeasured: 0 },
  outlook: { kind: 'lasts' },
  ...over,
});

/** Before a per cent sign stands a space that does not break. */
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

function say(given: Ledger, language: Language = 'de'): string {
  const words = createWords();
  words.setLanguage(language);
  const t = words.t;
  return plain(ledgerSentences(given, { t, formats: createFormats(language), language }).join(' '));
}

describe('the sentences of a ledger', () => {
  it('say what is used, what is left, whether it lasts, and what is known', () => {
    expect(say(ledger())).toBe(
      'Von 175,2 Stunden im Jahr 2026 sind 12,4 verbraucht, 162,8 übrig. Bei diesem Tempo reicht es bis zum Jahresende. Die ganze bisherige Zeit wurde gemessen.',
    );
    expect(say(ledger(), 'en')).toContain(
      'Of 175.2 hours in 2026, 12.4 are used and 162.8 left. At this pace it lasts to the end of the year.',
    );
    expect(say(ledger({ notOursMs: 2 * hour, byHandMs: 90 * 60_000 }))).toContain(
      '162,8 übrig. Dazu waren 2 Stunden nicht von Ihnen zu vertreten und zählen nicht. Von Hand eingetragen sind dazu 1 Stunde und 30 Minuten; als Ausfall hat Nachtwache das nicht gemessen. Bei',
    );
    expect(say(ledger({ measuredMs: 5000 * hour }))).toContain(
      'Gemessen wurden 71,42 % der bisherigen Zeit; 83 Tage und 8 Stunden fehlen, und was da war, weiß hier niemand.',
    );
    expect(say(ledger({ measuredMs: 0, outlook: { kind: 'too-early' } }))).toContain(
      'Gemessen wurde in dieser Zeit noch nichts.',
    );
  });

  it('tell small budgets in hours and minutes, and round against ourselves', () => {
    const month = { fromMs: Date.UTC(2026, 9, 31, 23), toMs: Date.UTC(2026, 10, 30, 23) };
    const small = { period: month, allowedMs: 43.9 * 60_000, usedMs: 12.1 * 60_000, leftMs: 31.8 * 60_000 };
    expect(say(ledger(small, { per: 'month', percent: 99.9 }))).toContain(
      'Von 43 Minuten im November 2026 sind 13 Minuten verbraucht, 30 Minuten übrig. Bei diesem Tempo reicht es bis zum Monatsende.',
    );
    const quarter = { ...small, period: { fromMs: Date.UTC(2026, 8, 30, 22), toMs: month.toMs } };
    expect(say(ledger(quarter, { per: 'quarter', percent: 99.9 }))).toContain('im 4. Quartal 2026');
  });

  // Seen to fail: "Of 0 seconds, 0 seconds are used and 0 seconds left."
  it('tell the smallest budgets in seconds, and of less than one that it is', () => {
    const month = { fromMs: Date.UTC(2026, 9, 31, 23), toMs: Date.UTC(2026, 10, 30, 23) };
    const tell = (allowedMs: number, usedMs: number, language: Language = 'de'): string => {
      const used = { period: month, allowedMs, usedMs, leftMs: allowedMs - usedMs };
      return say(ledger(used, { per: 'month', percent: 99.9999 }), language);
    };
    expect(tell(25_920, 0)).toMatch(
      /^Von 25 Sekunden im November 2026 sind 0 Sekunden verbraucht, 25 Sekunden übrig\./,
    );
    expect(tell(25_920, 3001)).toMatch(
      /^Von 25 Sekunden im November 2026 sind 4 Sekunden verbraucht, 21 Sekunden übrig\./,
    );
    expect(tell(25_920, 61_000)).toMatch(/^Von 25 Sekunden im November 2026 sind 2 Minuten verbraucht, mehr als vere/);
    expect(tell(25_920, 61_000, 'en')).toMatch(
      /^Of 25 seconds in November 2026, 2 minutes are used, more than agreed\./,
    );
    expect(tell(260, 0)).toMatch(
      /^Vereinbart ist im November 2026 weniger als eine Sekunde Ausfall; verbraucht ist davon n/,
    );
    expect(tell(260, 60_000)).toMatch(
      /weniger als eine Sekunde Ausfall; verbraucht ist 1 Minute, mehr als vereinbart\./,
    );
    expect(tell(260, 0, 'en')).toMatch(
      /^Less than a second of outage was agreed in November 2026; none of it is used\./,
    );
  });

  // Seen to fail: "1 minute are used", "1 hour were not your doing".
  it('speak of one minute and of one hour as of one', () => {
    const minute = 60_000;
    const small = { allowedMs: 43 * minute, usedMs: minute, leftMs: 42 * minute, notOursMs: hour, byHandMs: 24 * hour };
    const given = ledger({ ...small, measuredMs: 6999 * hour });
    expect(say(given)).toContain('Von 43 Minuten im Jahr 2026 ist 1 Minute verbraucht, 42 Minuten übrig.');
    expect(say(given)).toContain('Dazu war 1 Stunde nicht von Ihnen zu vertreten und zählt nicht.');
    expect(say(given)).toContain('Von Hand eingetragen ist dazu 1 Tag; als Ausfall hat Nachtwache das nicht gemessen.');
    expect(say(given)).toContain('1 Stunde fehlt, und was da war, weiß hier niemand.');
    expect(say(given, 'en')).toContain('1 minute is used and 42 minutes left. A further 1 hour was not your doing; it');
    expect(say(given, 'en')).toContain('1 hour is missing, and');
    expect(say(ledger({ usedMs: hour, leftMs: 174.2 * hour }), 'en')).toContain(
      'Of 175.2 hours in 2026, 1 is used and',
    );
    expect(say(ledger({ usedMs: 65 * minute, leftMs: 174 * hour }), 'en')).toContain('1.1 are used and');
    const over = { allowedMs: 0.5 * hour, usedMs: hour, leftMs: -0.5 * hour };
    expect(say(ledger(over))).toContain(
      'Von 30 Minuten im Jahr 2026 ist 1 Stunde verbraucht, 30 Minuten mehr als vere',
    );
  });

  it('say when it is used up, or was, and by how much', () => {
    const atMs = new Date(2026, 11, 24, 12).getTime();
    expect(say(ledger({ outlook: { kind: 'runs-out', atMs } }))).toContain(
      'Bei diesem Tempo ist es am 24. Dezember 2026 verbraucht.',
    );
    const exceeded = say(
      ledger({ usedMs: 180 * hour, leftMs: -4.8 * hour, outlook: { kind: 'exceeded', sinceMs: atMs } }),
    );
    expect(exceeded).toContain('Von 175,2 Stunden im Jahr 2026 sind 180 verbraucht, 4,8 mehr als vereinbart.');
    expect(exceeded).toContain('Verbraucht war es am 24. Dezember 2026.');
    const never = say(
      ledger({ allowedMs: 0, usedMs: 90_000, leftMs: -90_000, outlook: { kind: 'kept' } }, { percent: 100 }),
    );
    expect(never).toContain('Vereinbart ist, dass die Seite nie ausfällt; im Jahr 2026 waren es 2 Minuten.');
  });

  it('say what was agreed', () => {
    const words = createWords();
    words.setLanguage('de');
    const speech = {
      t: words.t,
      formats: createFormats('de'),
      language: 'de' as const,
    };
    expect(plain(termsWords(agreement, speech))).toBe(
      'Vereinbart: 98 % je Jahr, rund um die Uhr; Wartung zählt nicht als Ausfall.',
    );
    const hours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' };
    expect(plain(termsWords({ ...agreement, percent: 99.9995, hours, isMaintenanceCounted: true }, speech))).toBe(
      'Vereinbart: 99,9995 % je Jahr, Mo–Fr 08:00 bis 18:00 (Europe/Berlin); auch Wartung zählt als Ausfall.',
    );
    expect(plain(termsWords({ ...agreement, hours: { ...hours, days: [1, 3] } }, speech))).toContain('Mo, Mi 08:00');
  });
});

describe('on the page of a site', () => {
  it('stands what is left, and that nothing was agreed where nothing was', async () => {
    await openWindow({ start: { page: 'site', id: 's-0' }, snapshot: sampleSnapshot({ clients: agreedWithMueller }) });
    await within(agreed()).findByText(/^Von 175,2 Stunden im Jahr 2026 sind 11 verbraucht, 164,2 übrig\./);
    within(agreed()).getByText(/^Vereinbart: 98\s%/);
  });

  it('says plainly when nothing was agreed, and what was measured', async () => {
    await openWindow({ start: { page: 'site', id: 's-7' } });
    await within(agreed()).findByText('Nichts vereinbart.');
    within(agreed()).getByText(/^In 90 Tagen 99,4\d\s% der gemessenen Zeit erreichbar; gemessen wurden 91,\d+\s%\.$/);
  });

  // Seen to fail: it spoke of 90 days, and of nothing else.
  it('says since when the site is watched, where that is not all of the strip', async () => {
    const days = [0, 1].map((share, index) => ({
      ...{ fromMs: sampleNow - (2 - index) * 24 * hour, toMs: sampleNow - (1 - index) * 24 * hour },
      ...{ ms: { up: share * 24 * hour, degraded: 0, down: 0, maintenance: 0, notMeasured: 0 }, filledMs: 0 },
    }));
    await openWindow({
      start: { page: 'site', id: 's-7' },
      handlers: { 'sites.record': () => ok({ siteId: 's-7', ledger: null, days }) },
    });
    await within(agreed()).findByText(/^In 90 Tagen 100.+ Überwacht wird seit 20\. November 2026\.$/);
  });

  it('says how much is by the record of UptimeRobot, on the whole and of a day', async () => {
    const days = [0, 5].map((filled, index) => ({
      ...{ fromMs: sampleNow - (2 - index) * 24 * hour, toMs: sampleNow - (1 - index) * 24 * hour },
      ms: { up: 24 * hour, degraded: 0, down: 0, maintenance: 0, notMeasured: 0 },
      filledMs: filled * hour,
    }));
    await openWindow({
      start: { page: 'site', id: 's-7' },
      handlers: { 'sites.record': () => ok({ siteId: 's-7', ledger: null, days }) },
    });
    const sentence = await within(agreed()).findByText(/^In 90 Tagen 100/);
    expect(sentence.textContent).toMatch(/Davon 5 Std\. nach der Aufzeichnung von UptimeRobot, hier nicht gemessen\.$/);
    const strip = within(agreed()).getByRole('slider');
    expect(strip.getAttribute('aria-valuetext')).toMatch(
      /: 1 T\. erreichbar, davon 5 Std\. nach der Aufzeichnung von UptimeRobot$/,
    );
    fireEvent.keyDown(strip, { key: 'ArrowLeft' });
    expect(strip.getAttribute('aria-valuetext')).toMatch(/: 1 T\. erreichbar$/);
  });

  it('shows each day by the arrow keys and by pointing', async () => {
    await openWindow({ start: { page: 'site', id: 's-0' }, snapshot: withOneSite() });
    const strip = await screen.findByRole('slider', { name: 'Bäckerei Müller: die letzten 90 Tage, Tag für Tag' });
    expect(strip.getAttribute('aria-valuetext')).toBe('21. November 2026: 20 Min. erreichbar, 2 Std. nicht gemessen');
    fireEvent.keyDown(strip, { key: 'ArrowLeft' });
    expect(strip.getAttribute('aria-valuetext')).toBe('20. November 2026: 22 Std. erreichbar, 2 Std. nicht gemessen');
    fireEvent.keyDown(strip, { key: 'Home' });
    expect(strip.getAttribute('aria-valuenow')).toBe('1');
    strip.getBoundingClientRect = () => ({ left: 0, width: 900 }) as DOMRect;
    fireEvent.pointerMove(strip, { clientX: 795 });
    expect(
      within(agreed()).getByText(/^11\. November 2026: 11 Std\. nicht erreichbar, 11 Std\. erreichbar/),
    ).toBeTruthy();
    expect(strip.querySelectorAll('[data-kind="down"]')).toHaveLength(1);
  });

  it('takes an agreement of its own, with faults at their fields', async () => {
    const { bridge } = await openWindow({ start: { page: 'site', id: 's-0' }, snapshot: withOneSite() });
    const here = within(agreed());
    fireEvent.click(here.getByText('Vereinbarung'));
    await choose(await here.findByLabelText('Verfügbarkeit', { selector: 'input' }), 'vereinbart');
    await choose(here.getByLabelText('Was zählt', { selector: 'input' }), 'nur zu bestimmten Zeiten');
    const from = here.getByLabelText('Von', { selector: 'input' });
    fireEvent.change(from, { target: { value: '25 Uhr' } });
    fireEvent.click(here.getByText('Speichern'));
    await waitFor(() => expect(from.getAttribute('aria-invalid')).toBe('true'));
    expect(bridge.inputsOf('agreements.set')).toEqual([]);
    fireEvent.change(from, { target: { value: '9:00' } });
    fireEvent.click(here.getByText('Speichern'));
    await waitFor(() => expect(bridge.inputsOf('agreements.set')).toHaveLength(1));
    const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
    const agreed99 = { kind: 'own', percent: 99, per: 'year', hours, isMaintenanceCounted: false };
    expect(bridge.inputsOf('agreements.set')[0]).toMatchObject({ for: 'site', id: 's-0', agreement: agreed99 });
    await here.findByText(/^Vereinbart: 99\s% je Jahr, Mo–Fr 09:00 bis 18:00/);
  });

  // Seen to fail: "97,5" became 975, and whoever left the field empty was asked for a whole number.
  it.each(['97,5', '97.5'])('takes per cent as they are written here: %s', async (typed) => {
    const { bridge, user } = await openWindow({ start: { page: 'client', id: 'c-yoga' } });
    await user.click(within(agreed()).getByText('Vereinbarung'));
    await user.click(within(agreed()).getByRole('combobox', { name: 'Verfügbarkeit' }));
    await user.click(await screen.findByRole('option', { name: 'vereinbart' }));
    const field = within(agreed()).getByRole<HTMLInputElement>('textbox', { name: 'Prozent der Zeit' });
    await user.clear(field);
    await user.click(within(agreed()).getByRole('button', { name: 'Speichern' }));
    expect(await within(agreed()).findByText('Schreiben Sie eine Zahl.')).toBeTruthy();
    await user.type(field, typed);
    expect(field.value).toBe('97,5');
    await user.click(within(agreed()).getByRole('button', { name: 'Speichern' }));
    await waitFor(() =>
      expect(bridge.inputsOf('agreements.set')).toMatchObject([{ for: 'client', agreement: { percent: 97.5 } }]),
    );
  });

  it('says why where the figures cannot be had', async () => {
    const handlers = { 'sites.record': () => fail({ kind: 'not-found' as const, what: 'site' as const }) };
    await openWindow({ start: { page: 'site', id: 's-0' }, handlers });
    await within(agreed()).findByRole('alert');
  });
});

describe('on the page of a client', () => {
  it('stands each of the sites by itself, and an agreement can be taken away again', async () => {
    const clients = sampleClients.map((client) => (client.id === 'c-miller' ? { ...client, agreement } : client));
    const sites = sampleSnapshot().sites.filter(({ site }) => site.clientId === 'c-miller');
    const { bridge } = await openWindow({
      start: { page: 'client', id: 'c-miller' },
      snapshot: sampleSnapshot({ clients, sites }),
      handlers: { 'agreements.set': () => ok(null) },
    });
    const here = within(agreed());
    await here.findByText(/^Jede Seite steht für sich/);
    expect(here.getAllByRole('listitem')).toHaveLength(2);
    expect(here.getAllByText(/^Von 175,2 Stunden/)).toHaveLength(2);
    fireEvent.click(here.getByText('Vereinbarung'));
    await choose(await here.findByLabelText('Verfügbarkeit', { selector: 'input' }), 'nichts vereinbart');
    fireEvent.click(here.getByText('Speichern'));
    await waitFor(() =>
      expect(bridge.inputsOf('agreements.set')).toEqual([{ for: 'client', id: 'c-miller', agreement: null }]),
    );
  });
});
