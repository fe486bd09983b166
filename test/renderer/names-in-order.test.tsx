import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { MaintenanceWindow } from '../../src/core/maintenance';
import { ok } from '../../src/core/result';
import { Tags } from '../../src/renderer/features/incidents/Tags';
import { openPart } from '../support/open-part';
import { openWindow } from '../support/open-window';
import { sampleClients, sampleIncidents, sampleMaintenance, sampleSnapshot } from '../support/sample-snapshot';

const names = ['Zahnarzt', 'Shop 10', 'Ärzte', 'shop 2'];
const inOrder = ['Ärzte', 'shop 2', 'Shop 10', 'Zahnarzt'];

/** A thing as the sample, once with each name. */
const named = <Thing extends object>(sample: Thing | undefined): (Thing & { id: string; name: string })[] => {
  if (sample === undefined) throw new Error('The samples are there.');
  return names.map((name) => ({ ...sample, id: name, name }));
};
const shown = (): string[] =>
  screen.getAllByRole('row').flatMap(({ textContent }) => inOrder.filter((name) => textContent.includes(name)));

// Seen to fail: 10 stood before 2.
it('of sites are in the order in which one looks for them', async () => {
  const [view] = sampleSnapshot().sites;
  if (view === undefined) throw new Error('The samples are there.');
  const sites = named(view.site).map((site) => ({ ...view, site: { ...site, clientId: null } }));
  await openWindow({ snapshot: sampleSnapshot({ sites, openIncidents: [] }) });
  expect(shown()).toEqual(inOrder);
});

// Seen to fail: 10 stood before 2.
it('of clients are, too', async () => {
  const clients = named(sampleClients[0]);
  await openWindow({ start: { page: 'clients' }, snapshot: sampleSnapshot({ clients }) });
  expect(shown()).toEqual(inOrder);
});

// Seen to fail: 10 stood before 2.
it('of maintenance windows that begin together are, too', async () => {
  const maintenance: MaintenanceWindow[] = named(sampleMaintenance[0]);
  await openWindow({ start: { page: 'maintenance' }, snapshot: sampleSnapshot({ maintenance }) });
  expect(shown()).toEqual(inOrder);
});

// Seen to fail: they came as the database sorts bytes, Ä behind Z and capitals first.
it('of tags to choose are, too', async () => {
  const [incident] = sampleIncidents;
  if (incident === undefined) throw new Error('The samples are there.');
  const handlers = { 'incidents.tags': () => ok([...names]) };
  const { user } = await openPart(<Tags incident={{ ...incident, tags: [] }} />, { handlers });
  await user.click(screen.getByRole('combobox', { name: 'Schlagwörter' }));
  const options = await screen.findAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual(inOrder);
});
