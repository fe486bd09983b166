import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { joinableFilter } from '../../src/core/client-outage';
import type { IncidentWithTimeline } from '../../src/core/incident';
import { ByHandForm } from '../../src/renderer/features/incidents/ByHandForm';
import { Classing } from '../../src/renderer/features/incidents/Classing';
import { EndByHand } from '../../src/renderer/features/incidents/EndByHand';
import { HeadStartFacts } from '../../src/renderer/features/incidents/HeadStartFacts';
import { Joining } from '../../src/renderer/features/incidents/Joining';
import { Tags } from '../../src/renderer/features/incidents/Tags';
import { openPart } from '../support/open-part';
import { sampleIncidents, sampleNow, sampleSnapshot } from '../support/sample-snapshot';

const nothing = (): undefined => undefined;
const alone = sampleIncidents.find(({ hostIncidentId }) => hostIncidentId === null);
if (alone === undefined) throw new Error('The samples have no incident of its own.');
const other = sampleIncidents.find(({ id, hostIncidentId }) => id !== alone.id && hostIncidentId === null);
if (other === undefined) throw new Error('The samples have only one incident of its own.');
const clientless = sampleSnapshot().sites.find(({ site }) => site.clientId === null)?.site;
if (clientless === undefined) throw new Error('The samples have no site without a client.');
const axeRules = { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } };

it('joins an incident with another one, once that is chosen', async () => {
  const { bridge, user } = await openPart(<Joining incident={alone} onChanged={nothing} />);
  await user.click(screen.getByRole('button', { name: 'Verbinden mit …' }));
  await user.click(screen.getByRole('button', { name: 'Verbinden' }));
  expect(screen.getByText('Wählen Sie die andere Störung.')).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: 'Störung' }));
  await user.click(await screen.findByRole('option', { name: new RegExp(other.siteName) }));
  await user.click(screen.getByRole('button', { name: 'Verbinden' }));
  expect(bridge.inputsOf('incidents.join')).toEqual([{ id: alone.id, to: other.id }]);
});

// Seen to fail: each check gives the incident anew, and the form asked main for all of the weeks around it each time.
it('asks for what it could be joined with once, however often the incident comes anew', async () => {
  const Anew = () => {
    const [count, setCount] = useState(0);
    return (
      <>
        <button onClick={() => setCount(count + 1)}>{`Check ${count}`}</button>
        <Joining incident={{ ...alone }} onChanged={nothing} />
      </>
    );
  };
  const { bridge, user } = await openPart(<Anew />);
  await user.click(screen.getByRole('button', { name: 'Verbinden mit …' }));
  await user.click(screen.getByRole('button', { name: 'Check 0' }));
  await user.click(await screen.findByRole('button', { name: 'Check 1' }));
  await screen.findByRole('button', { name: 'Check 2' });
  expect(bridge.inputsOf('incidents.list')).toEqual([{ filter: joinableFilter(alone) }]);
});

it('splits one off that belongs to others', async () => {
  const { bridge, user } = await openPart(<Joining incident={{ ...alone, hostIncidentId: 'h' }} onChanged={nothing} />);
  await user.click(screen.getByRole('button', { name: 'Von den anderen trennen' }));
  expect(bridge.inputsOf('incidents.split')).toEqual([{ id: alone.id }]);
});

it('gives tags by keyboard, and takes them away', async () => {
  const { bridge, user } = await openPart(<Tags incident={{ ...alone, tags: ['Hetzner'] }} />);
  await user.type(screen.getByRole('combobox', { name: 'Schlagwörter' }), 'Nachtdienst{Enter}');
  expect(bridge.inputsOf('incidents.tag').at(-1)).toEqual({ id: alone.id, tags: ['Hetzner', 'Nachtdienst'] });
  await user.keyboard('{Backspace}{Backspace}');
  await waitFor(() => expect(bridge.inputsOf('incidents.tag').at(-1)).toEqual({ id: alone.id, tags: [] }));
});

// Seen to fail: the list of an incident without tags was another one at each drawing, so all tags were asked for without end.
it('asks for all tags once, also where an incident has none', async () => {
  const { tags: _, ...untagged } = alone;
  const { bridge } = await openPart(<Tags incident={untagged} />);
  await screen.findByRole('combobox', { name: 'Schlagwörter' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(bridge.inputsOf('incidents.tags')).toHaveLength(1);
});

it('classes an outage as maintenance or as not ours, and back', async () => {
  const { bridge, user } = await openPart(<Classing incident={alone} onClassed={nothing} />);
  await user.click(screen.getByRole('button', { name: 'Als nicht von uns einstufen' }));
  expect(bridge.inputsOf('incidents.classify')).toEqual([{ id: alone.id, as: 'not-ours' }]);
});

// Seen to fail: the ledger counts only what was measured, and this said that it counted.
it('says of one that was entered by hand that it does not count against the contract', async () => {
  await openPart(<Classing incident={{ ...alone, cause: 'by-hand' }} onClassed={nothing} />);
  expect(screen.getByText(/zählt aber nicht gegen sie: nichts davon wurde gemessen/)).toBeTruthy();
});

// Seen to fail: the moment could be entered, and was in no timeline.
it('does not let one enter when the client noticed where the site has none', async () => {
  const { bridge, user } = await openPart(<ByHandForm onClose={nothing} />);
  const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Der Kunde hat es selbst bemerkt' });
  await user.click(box());
  await user.click(screen.getByRole('combobox', { name: 'Seite' }));
  await user.click(await screen.findByRole('option', { name: clientless.name }));
  expect(box().disabled).toBe(true);
  expect(box().checked).toBe(false);
  expect(screen.getByText(/^Diese Seite gehört noch keinem Kunden\./)).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Was gesehen wurde' }), 'Leer.');
  await user.type(screen.getByRole('textbox', { name: 'Uhrzeit' }), '01:10');
  await user.click(screen.getByRole('button', { name: 'Eintragen' }));
  expect(bridge.inputsOf('incidents.addByHand')).toMatchObject([{ siteId: clientless.id, noticedAt: null }]);
});

it('enters an incident by hand, with every fault at its field and nothing lost', async () => {
  const { bridge, user } = await openPart(<ByHandForm onClose={nothing} />);
  const form = within(screen.getByRole('form', { name: 'Störung von Hand eintragen' }));
  await user.click(form.getByRole('button', { name: 'Eintragen' }));
  for (const fault of [/^Wählen Sie die Seite/, /^Schreiben Sie, was gesehen/, /^Schreiben Sie die Uhrzeit/]) {
    expect(form.getByText(fault)).toBeTruthy();
  }
  await user.click(form.getByRole('combobox', { name: 'Seite' }));
  await user.click(await screen.findByRole('option', { name: 'Bäckerei Müller' }));
  await user.type(form.getByRole('textbox', { name: 'Was gesehen wurde' }), 'Das Formular ging nicht.');
  await user.type(form.getByRole('textbox', { name: 'Uhrzeit' }), '01:10');
  await user.click(form.getByRole('checkbox', { name: 'Ist vorbei' }));
  const times = () => form.getAllByRole('textbox', { name: 'Uhrzeit' });
  await user.type(times()[1] ?? expect.fail(), '01:00');
  await user.click(form.getByRole('button', { name: 'Eintragen' }));
  expect(form.getByText('Das Ende muss nach dem Beginn liegen.')).toBeTruthy();
  expect(bridge.inputsOf('incidents.addByHand')).toEqual([]);
  await user.clear(times()[1] ?? expect.fail());
  await user.type(times()[1] ?? expect.fail(), '01:40');
  const { violations } = await axe.run(document.body, axeRules);
  expect(violations).toEqual([]);
  await user.click(form.getByRole('button', { name: 'Eintragen' }));
  expect(bridge.inputsOf('incidents.addByHand')).toEqual([
    {
      ...{ siteId: 's-0', text: 'Das Formular ging nicht.', noticedAt: null },
      ...{ startedAt: new Date(2026, 10, 21, 1, 10).getTime(), endedAt: new Date(2026, 10, 21, 1, 40).getTime() },
    },
  ]);
});

it('ends one that was entered by hand, and no other', async () => {
  const open = { ...alone, cause: 'by-hand' as const, endedAt: null, startedAt: sampleNow - 3_600_000 };
  const { bridge, user } = await openPart(
    <>
      <EndByHand incident={{ ...alone, endedAt: null }} onDone={nothing} />
      <EndByHand incident={open} onDone={nothing} />
    </>,
  );
  await user.click(screen.getByRole('button', { name: 'Ende eintragen' }));
  expect(bridge.inputsOf('incidents.endByHand')).toEqual([{ id: open.id, endedAt: sampleNow - 12_000 }]);
});

it('says who knew when, and by how much one was ahead', async () => {
  const noticed: IncidentWithTimeline = {
    ...alone,
    confirmedAt: sampleNow - 7_200_000,
    timeline: [
      { kind: 'client-told', at: sampleNow - 6_600_000, clientId: 'c', clientName: 'Müller', note: '' },
      { kind: 'client-noticed', at: sampleNow, clientId: 'c', clientName: 'Müller', noticedAt: sampleNow - 3_600_000 },
    ],
  };
  await openPart(
    <dl>
      <HeadStartFacts incident={noticed} />
    </dl>,
  );
  const words = screen.getAllByRole('definition').map(({ textContent }) => textContent);
  expect(words).toEqual(['00:20', '00:30', '01:201 Std. vor dem Kunden bekannt']);
});
