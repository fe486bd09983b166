import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/core/incident';
import { ok } from '../../src/core/result';
import { openWindow } from '../support/open-window';
import { sampleHost, sampleIncidents, sampleSnapshot } from '../support/sample-snapshot';

const needs = () => screen.getByRole('region', { name: 'Was Sie jetzt braucht' });
const incidentOf = (id: string) => {
  const found = sampleIncidents.find((each) => each.id === id);
  if (found === undefined) throw new Error(`The samples have no incident "${id}".`);
  return found;
};

describe('sites that failed together', () => {
  it('are one entry on the first page, each below it with its own state and client', async () => {
    const { user } = await openWindow();
    expect(within(needs()).getByText('4 Seiten bei Hetzner nicht erreichbar')).toBeTruthy();
    expect(within(needs()).getByText('seit 02:04 (16 Min.), gleiche Adresse')).toBeTruthy();
    const members = within(within(needs()).getByRole('list', { name: /4 Seiten bei Hetzner/ })).getAllByRole(
      'listitem',
    );
    expect(members.map(({ textContent }) => textContent)).toEqual([
      'Café LindePraxis Dr. Hahnnicht erreichbarNachricht schreiben',
      'Optik Sommernicht erreichbarNachricht schreiben',
      'Fahrschule Sternnicht erreichbarNachricht schreiben',
      'Buchladen Wortnicht erreichbarNachricht schreiben',
    ]);
    // Four of its own and the group: its members are not told once more.
    expect(within(needs()).queryByText('Café Linde nicht erreichbar')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Nachricht schreiben: Optik Sommer' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Optik Sommer nicht erreichbar' })).toBeTruthy();
  });

  it('follow each site by itself: one is being rechecked, one has recovered', async () => {
    const { bridge } = await openWindow();
    const { sites, openIncidents } = bridge.current();
    bridge.change({
      sites: sites.map((view) => (view.site.name === 'Optik Sommer' ? { ...view, state: 'notMeasured' } : view)),
      openIncidents: openIncidents.filter(({ id }) => id !== 'i-host-0'),
    });
    expect(await within(needs()).findByText('3 Seiten bei Hetzner nicht erreichbar')).toBeTruthy();
    expect(within(needs()).getByText('nicht gemessen')).toBeTruthy();
    expect(within(needs()).queryByText('Café Linde')).toBeNull();
  });

  it('are no wall where there are many', async () => {
    const many = Array.from({ length: 14 }, (_, index): Incident => {
      const { timeline: _timeline, ...incident } = incidentOf('i-host-0');
      return { ...incident, id: `m-${index}`, siteId: `m-${index}`, siteName: `Seite ${index}` };
    });
    const { user } = await openWindow({
      snapshot: sampleSnapshot({ openIncidents: many, hostIncidents: [sampleHost] }),
    });
    expect(within(needs()).getByText('14 Seiten bei Hetzner nicht erreichbar')).toBeTruthy();
    expect(within(needs()).queryByRole('button', { name: 'Seite 13' })).toBeTruthy();
    expect(within(needs()).queryByRole('button', { name: 'Seite 0' })).toBeNull();
    await user.click(within(needs()).getByRole('button', { name: 'und 6 weitere' }));
    expect(within(needs()).getByRole('button', { name: 'Seite 0' })).toBeTruthy();
  });

  it('count what does not fit, each incident once', async () => {
    const single = Array.from({ length: 7 }, (_, index): Incident => {
      const { timeline: _timeline, ...incident } = incidentOf('i-open-1');
      return { ...incident, id: `o-${index}`, startedAt: incident.startedAt - 3_600_000 };
    });
    const { openIncidents } = sampleSnapshot();
    await openWindow({ snapshot: sampleSnapshot({ openIncidents: [...openIncidents, ...single] }) });
    // Shown: the two single ones, the group of four, three more; not shown: four more and the maintenance.
    expect(within(needs()).getByRole('button', { name: 'Noch 5 offene Störungen ansehen' })).toBeTruthy();
  });

  it('stand under one heading in the list of incidents, open and ended ones', async () => {
    await openWindow({ start: { page: 'incidents' } });
    const open = await screen.findByRole('rowheader', { name: /^4 Seiten bei Hetzner nicht erreichbar/ });
    expect(open.textContent).toContain('seit 02:04 (16 Min.), gleiche Adresse');
    const group = open.closest('tbody');
    if (group === null) throw new Error('The heading stands in no group.');
    expect(within(group).getAllByRole('row')).toHaveLength(5);
    const ended = screen.getByRole('rowheader', { name: '2 Seiten gemeinsam ausgefallen' }).closest('tbody');
    expect(ended?.textContent).toContain('Zahnarzt am Markt');
    expect(ended?.textContent).toContain('Miller & Sons Booking');
  });

  it('are named on the page of each of them', async () => {
    const { user } = await openWindow({ start: { page: 'incident', id: 'i-host-0' } });
    const section = await screen.findByRole('region', { name: 'Gemeinsam ausgefallen' });
    expect(
      within(section).getByText(
        /^4 Seiten bei Hetzner nicht erreichbar, seit 02:04 \(16 Min\.\), gleiche Adresse\. Diese Störung gehört dazu/,
      ),
    ).toBeTruthy();
    const others = await within(section).findAllByRole('listitem');
    expect(others.map(({ textContent }) => textContent)).toEqual([
      'Optik Sommer nicht erreichbar',
      'Fahrschule Stern nicht erreichbar',
      'Buchladen Wort nicht erreichbar',
    ]);
    await user.click(within(section).getByRole('button', { name: 'Fahrschule Stern' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Fahrschule Stern nicht erreichbar' })).toBeTruthy();
  });

  it('are named afterwards as well', async () => {
    await openWindow({ start: { page: 'incident', id: 'i-old-host-0' } });
    const section = await screen.findByRole('region', { name: 'Gemeinsam ausgefallen' });
    expect(within(section).getByText(/^Gehörte zu einem gemeinsamen Ausfall bei Hetzner/)).toBeTruthy();
    expect((await within(section).findByRole('listitem')).textContent).toBe('Miller & Sons Booking beendet');
  });
});

describe('what an incident counts as', () => {
  it('is said, and changed by hand, open or ended', async () => {
    const classed: string[] = [];
    const { bridge, user } = await openWindow({
      start: { page: 'incident', id: 'i-ended-1' },
      handlers: {
        'incidents.classify': ({ as }) => {
          classed.push(as);
          return ok(null);
        },
        'incidents.get': () => {
          const incident = incidentOf('i-ended-1');
          const as = classed.at(-1) === 'maintenance' ? 'maintenance' : 'outage';
          const entry = { kind: 'classified', at: incident.confirmedAt, as, window: null } as const;
          const timeline = classed.length === 0 ? incident.timeline : [...incident.timeline, entry];
          return ok({ ...incident, classification: as, timeline });
        },
      },
    });
    expect(await screen.findByText(/^Zählt gegen den Vertrag\. War es geplante Arbeit/)).toBeTruthy();
    const button = screen.getByRole('button', { name: 'Als Wartung einstufen' });
    await user.click(button);
    expect(bridge.inputsOf('incidents.classify')).toEqual([{ id: 'i-ended-1', as: 'maintenance' }]);
    await screen.findByRole('button', { name: 'Doch als Ausfall zählen' });
    expect(document.activeElement).toBe(button);
    expect(screen.getByText(/Zählt als Wartung\.$/)).toBeTruthy();
    expect(screen.getByText('Von Hand als Wartung eingestuft; zählt nicht gegen den Vertrag')).toBeTruthy();
    await user.click(button);
    await waitFor(() => expect(bridge.inputsOf('incidents.classify').at(-1)?.as).toBe('outage'));
    expect(await screen.findByRole('button', { name: 'Als Wartung einstufen' })).toBe(button);
  });

  it('is seen in the lists: a maintenance comes last, and is marked', async () => {
    const { user } = await openWindow();
    const entries = within(needs()).getAllByText(/ nicht erreichbar$/, { selector: 'strong' });
    expect(entries.map(({ textContent }) => textContent)).toEqual([
      'Yogahaus Lindenhof nicht erreichbar',
      '4 Seiten bei Hetzner nicht erreichbar',
      'Bäckerei Müller nicht erreichbar',
      'Musikschule Nord nicht erreichbar',
    ]);
    expect(within(needs()).getByText(/der Server antwortet mit Fehler 503, Wartung$/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Ansehen: Musikschule Nord' }));
    expect(await screen.findByText(/^Zählt nicht gegen den Vertrag, und ihr Ende wird nicht gemeldet\.$/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Störungen/, current: 'page' }));
    const row = await screen.findByRole('row', { name: /Musikschule Nord/ });
    expect(within(row).getByText('Wartung')).toBeTruthy();
  });
});
