import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Availability } from '../../src/core/availability';
import { concernCauseSchema } from '../../src/core/check';
import type { Concern, NotMeasuredReason } from '../../src/core/check';
import { checkDefaults } from '../../src/core/checks/check-kinds';
import { fail, ok } from '../../src/core/result';
import type { SiteEvent } from '../../src/core/site-event';
import { siteEventSchema } from '../../src/core/site-event';
import type { SiteView, Snapshot } from '../../src/core/snapshot';
import { openWindow } from '../support/open-window';
import type { OpenWindow } from '../support/open-window';
import { sampleNow, sampleSite, sampleSnapshot } from '../support/sample-snapshot';

const hour = 3_600_000;
const day = 24 * hour;
const main = () => screen.getByRole('main').textContent;
const openSite = (id: string, over: Partial<Snapshot> = {}): Promise<OpenWindow> =>
  openWindow({ start: { page: 'site', id }, snapshot: sampleSnapshot(over) });
/** The page of a site like any other but for this. */
const openView = (view: Partial<SiteView>, site: Partial<SiteView['site']> = {}): Promise<OpenWindow> =>
  openSite('s-0', { sites: [sampleSite({ name: 'Probe', host: 'probe.example', view, site }, 0)], openIncidents: [] });

describe('the page of a site explains its state', () => {
  it.each([
    ['s-11', 'Die Antwort brauchte 2.412 ms; mehr als 2.000 ms gelten hier als langsam.'],
    ['s-12', 'Das Zertifikat gilt noch 6 Tage. Erneuern Sie es'],
    ['s-12', 'Zertifikat gültig bis 27. November 2026.'],
    ['s-13', 'Lassen Sie dort Anfragen zu, deren User-Agent mit „Nachtwache/“ beginnt.'],
    ['s-14', 'die Entwarnung aber erst, wenn sie zur Ruhe gekommen ist.'],
    ['s-15', 'Wartung „Serverumzug“ bis 04:00: gemessen wird weiter, gemeldet wird nichts'],
    ['s-15', 'Zuletzt gemessen: nicht erreichbar.'],
    ['s-16', 'Von hier aus nicht erreichbar, von anderswo schon. Das ist kein Ausfall der Seite'],
    ['s-0', 'Der Server nimmt keine Verbindung an.'],
    ['s-21', 'Domain registriert bis 12. März 2027.'],
    ['s-22', 'Prometheus unter https://prometheus.example/ gibt keine Auskunft. Sehen Sie dort nach'],
    ['s-22', 'Genauer: connect ECONNREFUSED 192.0.2.9:9090'],
    ['s-9', 'Ihrem Rechner fehlt seit gestern, 21:20 die Verbindung. Das sagt nichts über die Seite'],
    ['s-6', 'Pausiert, bis Sie fortsetzen'],
    ['s-10', 'Noch keine Prüfung ist fertig.'],
  ])('%s: %s', async (id, sentence) => {
    await openSite(id);
    expect(main()).toContain(sentence);
  });

  it.each<[Concern['cause'], number, string]>([
    ['slow', 1500, 'Die Antwort brauchte 1.500 ms.'],
    ['certificate-expiring', 0, 'Das Zertifikat läuft heute ab.'],
    ['domain-expiring', 1, 'Die Domain ist noch einen Tag registriert.'],
    ['backup-stale', 49, 'Die letzte Sicherung ist 2 Tage und 1 Stunde alt; die Grenze liegt bei 1 Tag und 2 Stunden.'],
    ['backup-unknown', 0, 'ließ sich nicht feststellen. Prüfen Sie Adresse oder Ordner.'],
  ])('%s %i', async (cause, amount, sentence) => {
    const remark = { kind: 'degraded', concern: { cause, amount, step: null, detail: '' } } as const;
    await openView({ state: 'degraded', remark }, cause === 'backup-stale' ? { check: checkDefaults.backup } : {});
    expect(main()).toContain(sentence);
    expect(concernCauseSchema.options).toHaveLength(5);
  });

  it('begins with the state and the form; what was agreed and the card for the night follow', async () => {
    await openSite('s-0');
    const order = ['form', '#agreed', '#emergency-card'].map((each) => document.querySelector(`main ${each}`));
    const follows = (one: Element | null | undefined, other: Element | null | undefined): number =>
      one && other ? one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING : 0;
    expect(follows(order[0], order[1])).toBeTruthy();
    expect(follows(order[1], order[2])).toBeTruthy();
  });

  it('says when it will count as up again, and what a pause leaves out', async () => {
    const lastCheck = sampleSite({ name: '', host: 'x.example' }, 0).lastCheck;
    const { bridge } = await openView({ state: 'down', lastCheck });
    expect(main()).toContain('nach 2 guten in Folge gilt die Seite als erreichbar.');
    const [view] = bridge.current().sites;
    if (view === undefined) throw new Error('the sample has no site');
    const pausedView = {
      ...view,
      state: 'paused' as const,
      site: { ...view.site, pause: { untilMs: sampleNow + hour } },
    };
    bridge.change({ sites: [pausedView] });
    await waitFor(() => expect(main()).toContain('Pausiert bis 03:20: so lange wird weder gemessen noch gemeldet.'));
    bridge.change({ sites: [pausedView], pause: { untilMs: null } });
    await waitFor(() => expect(main()).toContain('Pausiert, bis Sie fortsetzen: so lange'));
  });

  it('says that a refused check cannot see the end of an outage', async () => {
    const lastCheck = sampleSite({ name: '', host: 'x.example' }, 0).lastCheck;
    if (lastCheck === null) throw new Error('the sample was checked');
    await openView({ state: 'down', lastCheck: { ...lastCheck, kind: 'blocked', status: 429 } });
    expect(main()).toContain('Ob die Seite wieder läuft, ist so nicht zu sehen. Lassen Sie dort Anfragen zu');
  });

  it.each<[NotMeasuredReason, string]>([
    ['offline', 'Ihrem Rechner fehlt'],
    ['source', 'Die Registrierungsstelle der Domain gibt gerade keine Auskunft.'],
    ['asleep', 'Der Rechner schlief.'],
  ])('says why nothing is measured: %s', async (notMeasured, sentence) => {
    await openView(
      { state: 'notMeasured', notMeasured },
      { check: checkDefaults.domain, url: 'domain://probe.example' },
    );
    expect(main()).toContain(sentence);
  });

  it('opens only what a browser can open, and writes addresses as people do', async () => {
    const { user } = await openSite('s-21');
    expect(screen.queryByRole('button', { name: 'Im Browser öffnen' })).toBeNull();
    expect(main()).toContain('· yogahaus-lindenhof.example');
    await user.click(within(screen.getByRole('navigation')).getByRole('button', { name: /^Seiten$/ }));
    await user.click(screen.getByRole('button', { name: 'Mehr: Domain Lindenhof' }));
    await screen.findByRole('menuitem', { name: 'Bearbeiten' });
    expect(screen.queryByRole('menuitem', { name: 'Im Browser öffnen' })).toBeNull();
  });
});

describe('the events of a site', () => {
  const events = (): HTMLElement => screen.getByRole('region', { name: 'Ereignisse ohne Ausfall' });

  it('are told in sentences, newest first, the older ones on demand', async () => {
    const { user } = await openSite('s-11');
    await within(events()).findByText('Wieder wie gewohnt');
    expect(within(events()).queryByText('Das Zertifikat gilt noch einen Tag')).toBeNull();
    await user.click(within(events()).getByRole('button', { name: 'Noch eines zeigen' }));
    const lines = within(events())
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(lines).toEqual([
      '21. November 2026',
      '01:50:12Wieder wie gewohnt',
      '20. November 2026',
      expect.stringContaining('antwortet nicht auf den Verbindungsversuch; erreichbar von probe.example:9115 aus'),
      '06:20:12Prüfung abgewiesen: der Server will weniger Anfragen',
      '00:20:12Die Seite ist zur Ruhe gekommen',
      '19. November 2026',
      '23:20:12Die Seite kommt und geht',
      '00:20:12Das Zertifikat gilt noch einen Tag',
    ]);
  });

  it('have words for every kind, in both languages', async () => {
    const failure = { cause: 'refused', status: null, seenUpFrom: ['http://a.example/', 'http://b.example/'] } as const;
    const all: SiteEvent[] = [
      ...(['flapping-began', 'flapping-ended', 'well-again'] as const).map((kind) => ({ kind, at: sampleNow })),
      ...concernCauseSchema.options.map((cause) => ({
        ...{ kind: 'degraded' as const, at: sampleNow },
        concern: { cause, amount: 2, step: null, detail: '' },
      })),
      ...(['challenge', 'rate-limit'] as const).map((mark) => ({
        ...{ kind: 'blocked' as const, at: sampleNow, mark, status: 429 },
      })),
      { kind: 'down-here-only', at: sampleNow, ...failure, seenUpFrom: [...failure.seenUpFrom] },
    ];
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(siteEventSchema.options.length);
    for (const language of ['de', 'en'] as const) {
      const { user } = await openWindow({
        ...{ start: { page: 'site', id: 's-11' }, events: all, snapshot: sampleSnapshot({ language }) },
      });
      await user.click(await screen.findByRole('button', { name: /^(Noch 6 zeigen|Show 6 more)$/ }));
      const region = screen.getByRole('region', { name: /^(Ereignisse|Events)/ });
      expect(within(region).getAllByRole('listitem')).toHaveLength(all.length + 1);
      cleanup();
    }
  });

  it('are asked for when the site was checked, and not again for others', async () => {
    const { bridge } = await openSite('s-11');
    await waitFor(() => expect(bridge.inputsOf('sites.events')).toEqual([{ id: 's-11' }]));
    const changed = (id: string): SiteView[] =>
      bridge
        .current()
        .sites.map((view) =>
          view.site.id === id && view.lastCheck ? { ...view, lastCheck: { ...view.lastCheck, at: sampleNow } } : view,
        );
    bridge.change({ sites: changed('s-3') });
    bridge.change({ sites: changed('s-11') });
    await waitFor(() => expect(bridge.inputsOf('sites.events')).toHaveLength(2));
    expect(bridge.inputsOf('sites.availability')).toHaveLength(2);
  });

  it('say what failed', async () => {
    await openWindow({
      start: { page: 'site', id: 's-11' },
      handlers: { 'sites.events': () => fail({ kind: 'not-found', what: 'site' }) },
    });
    expect((await within(events()).findByRole('alert')).textContent).toBe('Diese Seite gibt es nicht mehr.');
  });
});

describe('the time of a site', () => {
  const openTime = (
    time: Partial<Availability['ms']>,
    why: Availability['notMeasured'] = {},
    id = 's-3',
    theirs: Partial<Availability['filled']> = {},
  ) => {
    const none = { up: 0, degraded: 0, down: 0, maintenance: 0, notMeasured: 0 };
    const [ms, filled] = [
      { ...none, ...time },
      { ...none, ...theirs },
    ];
    const elapsedMs = Object.values(ms).reduce((sum, length) => sum + length, 0);
    const period = { fromMs: sampleNow - elapsedMs, toMs: sampleNow, elapsedMs };
    const answer: Availability = { ...period, ms, notMeasured: why, filled };
    return openWindow({
      start: { page: 'site', id },
      handlers: { 'sites.availability': () => ok(answer) },
    });
  };
  const region = (name: string): Promise<HTMLElement> => screen.findByRole('region', { name });

  it('says how much of it is by the record of UptimeRobot', async () => {
    await openTime({ up: 30 * day, down: hour, notMeasured: hour }, { asleep: hour }, 's-3', {
      up: 5 * hour,
      down: hour,
    });
    await within(await region('Letzte 30 Tage')).findByText(
      'Davon 6 Std. nach der Aufzeichnung von UptimeRobot, hier nicht gemessen; 1 Std. davon nicht erreichbar.',
    );
  });

  it('is told as a share of what was measured, rounded down, with what was not and why', async () => {
    const { bridge } = await openTime(
      { up: 29 * day - 1000, down: 1000, notMeasured: day },
      { asleep: 20 * hour, closed: 3 * hour, unknown: hour },
    );
    const time = await region('Letzte 30 Tage');
    expect(await within(time).findByText('99,99 % der gemessenen Zeit erreichbar.')).toBeTruthy();
    expect(
      within(time)
        .getAllByRole('definition')
        .map(({ textContent }) => textContent),
    ).toEqual([
      ...['28 T. 23 Std.', '1 Sek.', '1 T.'],
      'der Rechner schlief: 20 Std.Nachtwache war beendet: 3 Std.Grund nicht bekannt: 1 Std.',
    ]);
    const [asked] = bridge.inputsOf('sites.availability');
    expect((asked?.toMs ?? 0) - (asked?.fromMs ?? 0)).toBe(30 * day);
  });

  it('claims nothing where nothing was measured', async () => {
    await openTime({ notMeasured: 30 * day }, { paused: 30 * day });
    const time = await region('Letzte 30 Tage');
    expect(await within(time).findByText('In dieser Zeit wurde nichts gemessen.')).toBeTruthy();
    expect(time.textContent).not.toContain('%');
  });

  it('begins with the site where it is younger, and holds a maintenance against nobody', async () => {
    await openTime({ up: 2 * day, degraded: day, maintenance: 12 * hour });
    const time = await region('Seit 17. November 2026');
    expect(within(time).getByText('100 % der gemessenen Zeit erreichbar.')).toBeTruthy();
    expect(within(time).getByText('Wartung')).toBeTruthy();
    expect(within(time).getByText('erreichbar, aber auffällig')).toBeTruthy();
  });

  it('says of a domain nothing of reach', async () => {
    await openTime({ up: 30 * day }, {}, 's-21');
    const time = await region('Letzte 30 Tage');
    expect(await within(time).findByText('in Ordnung')).toBeTruthy();
    expect(time.textContent).not.toContain('erreichbar');
  });
});
