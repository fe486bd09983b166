import { expect, it } from 'vitest';
import { clientDefaults } from '../../../src/core/client';
import { emptyConfig } from '../../../src/core/config';
import type { Config } from '../../../src/core/config';
import { emptyCard } from '../../../src/core/emergency-card';
import { createPlanReminders } from '../../../src/main/plan/plan-reminders';
import { createFakeClock } from '../../support/fake-clock';
import { sampleSite } from '../../support/site-sample';

const day = 86_400_000;

function room() {
  const clock = createFakeClock();
  const said: string[] = [];
  let lastDrill: number | null = null;
  let config: Config = {
    ...emptyConfig,
    clients: [{ ...clientDefaults, id: 'c', name: 'Müller', card: { ...emptyCard, backupPlace: 'Box' } }],
    sites: [sampleSite({ id: 's', clientId: 'c', createdAt: clock.now() - 200 * day })],
  };
  const reminders = createPlanReminders({
    clock,
    config: () => config,
    lastDrillAt: () => lastDrill,
    report: (key, params) => said.push(`${key} ${String(params['name'] ?? '')}`.trim()),
    dismiss: (key) => said.push(`no ${key}`),
  });
  return {
    ...{ clock, said, reminders },
    tested: (restoreTestedOn: string) => {
      const [client] = config.clients;
      if (client === undefined) return;
      config = { ...config, clients: [{ ...client, card: { ...client.card, restoreTestedOn } }] };
      reminders.refresh();
    },
    drilled: () => {
      lastDrill = clock.now();
      reminders.refresh();
    },
  };
}

it('says once what is to be tried again, takes it back when it was, and says it again when its time has come', async () => {
  const { clock, said, reminders, tested, drilled } = room();
  reminders.start();
  expect(said).toEqual(['restore-test-due Müller', 'drill-due']);
  await clock.advance(3 * day);
  reminders.refresh();
  expect(said).toHaveLength(2);
  tested(new Date(clock.now()).toISOString().slice(0, 10));
  drilled();
  expect(said.slice(2)).toEqual(['no restore-test-due', 'no drill-due']);
  await clock.advance(190 * day);
  expect(said.slice(4)).toEqual(['drill-due']);
  await clock.advance(190 * day);
  expect(said.slice(5)).toEqual(['restore-test-due Müller']);
  reminders.stop();
});
