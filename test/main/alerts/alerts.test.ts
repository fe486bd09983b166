import { describe, expect, it } from 'vitest';
import { aboutOf } from '../../../src/core/alert';
import type { TimelineEntry } from '../../../src/core/incident';
import { defaultQuietHours } from '../../../src/core/quiet-hours';
import { fail, ok } from '../../../src/core/result';
import { createAlerts } from '../../../src/main/alerts/alerts';
import { createDesktopChannel } from '../../../src/main/alerts/desktop-channel';
import type { Notice, Notifier } from '../../../src/main/ports';
import { createFakeClock } from '../../support/fake-clock';
import { recordingLog, sampleAlert } from '../../support/history-samples';
import type { OutageAlert } from '../../support/history-samples';

type Answer = 'shown' | 'refused' | 'throws' | 'hangs';

/** A way to notify that does what the test says, notice by notice; where it says nothing more, the last thing again. */
function fakeNotifier(name: string, ...answers: Answer[]): Notifier & { notices: Notice[] } {
  const notices: Notice[] = [];
  return {
    name,
    notices,
    notify: (notice) => {
      notices.push(notice);
      const answer = answers[Math.min(notices.length, answers.length) - 1] ?? 'shown';
      switch (answer) {
        case 'shown':
          return Promise.resolve(ok(null));
        case 'refused':
          return Promise.resolve(fail('No service.'));
        case 'throws':
          throw new Error('Broken.');
        case 'hangs':
          return new Promise(() => undefined);
      }
    },
  };
}

function setUp(...notifiers: Notifier[]) {
  const clock = createFakeClock();
  const log = recordingLog();
  const settled: [string, TimelineEntry | null][] = [];
  const troubles: (string | null)[] = [];
  const clicked: string[] = [];
  let ids = 0;
  const alerts = createAlerts({
    clock,
    log,
    newId: () => `made-${(ids += 1)}`,
    channels: [createDesktopChannel(notifiers, () => true)],
    outbox: {
      pending: () => [],
      settle: ({ id }, _channel, notes) => settled.push([id, notes[0]?.entry ?? null]),
      ...{ drop: () => undefined, hold: () => undefined, gather: () => undefined },
    },
    settings: () => ({ quietHours: defaultQuietHours, stormLimit: 5, systemTimeZone: 'UTC' }),
    isCritical: () => false,
    noticeOf: (alert) => ({
      title: `${'siteName' in alert ? alert.siteName : ''} ${alert.kind}`,
      ...{ body: 'body', brief: 'body', isSilent: false },
    }),
    onFailures: ([failure]) => troubles.push(failure?.reason ?? null),
    onClick: (clickedAlert) => clicked.push(aboutOf(clickedAlert)),
  });
  const alert = (over: Parameters<typeof sampleAlert>[0] = {}): OutageAlert =>
    sampleAlert({ createdAt: clock.now(), ...over });
  return { clock, log, alerts, settled, troubles, clicked, alert };
}

describe('an alert', () => {
  it('goes out on the first way, and is settled with its name', async () => {
    const [first, second] = [fakeNotifier('electron'), fakeNotifier('node-notifier')];
    const { alerts, alert, settled, clock, troubles } = setUp(first, second);
    alerts.send(alert());
    await clock.advance(0);
    expect(first.notices).toMatchObject([
      { title: 'Bäckerei Müller down', body: 'body', about: 'incident-1', isUrgent: true },
    ]);
    expect(second.notices).toEqual([]);
    expect(settled).toEqual([['alert-1', { kind: 'notified', at: clock.now(), alert: 'down', via: 'electron' }]]);
    expect(troubles).toEqual([]);
    await clock.advance(100_000_000);
    expect(first.notices).toHaveLength(1);
  });

  it.each<Answer>(['refused', 'throws'])('goes out on the second way where the first one %s', async (answer) => {
    const [first, second] = [fakeNotifier('electron', answer), fakeNotifier('node-notifier')];
    const { alerts, alert, settled, clock } = setUp(first, second);
    alerts.send(alert({ kind: 'recovered' }));
    await clock.advance(0);
    expect(settled).toMatchObject([['alert-1', { kind: 'notified', alert: 'recovered', via: 'node-notifier' }]]);
    expect(second.notices).toMatchObject([{ isUrgent: false }]);
  });

  it('is tried again after growing pauses, says so, and takes it back', async () => {
    const first = fakeNotifier('electron', ...Array<Answer>(6).fill('refused'), 'shown');
    const second = fakeNotifier('node-notifier', ...Array<Answer>(6).fill('throws'), 'shown');
    const { alerts, alert, settled, clock, troubles } = setUp(first, second);
    const startMs = clock.now();
    const triedAt: number[] = [];
    const notify = first.notify;
    first.notify = (notice) => {
      triedAt.push((clock.now() - startMs) / 1000);
      return notify(notice);
    };
    alerts.send(alert());
    await clock.advance(3_600_000);
    expect(triedAt).toEqual([0, 5, 35, 155, 755, 1355, 1955]);
    // Said once, and taken back.
    expect(troubles).toEqual(['electron: No service. node-notifier: Broken.', null]);
    expect(settled).toHaveLength(1);
    expect(clock.timers()).toBe(0);
  });

  it('is given up after a day, which is noted', async () => {
    const way = fakeNotifier('electron', 'refused');
    const { alerts, alert, settled, clock } = setUp(way);
    alerts.send(alert());
    await clock.advance(24 * 3_600_000 - 1);
    expect(settled).toEqual([]);
    await clock.advance(1_200_000);
    expect(settled).toMatchObject([
      ['alert-1', { kind: 'notify-failed', alert: 'down', reason: 'electron: No service.' }],
    ]);
    const tries = way.notices.length;
    await clock.advance(24 * 3_600_000);
    expect(way.notices).toHaveLength(tries);
    expect(clock.timers()).toBe(0);
  });

  it('that hangs stops no other', async () => {
    const way = fakeNotifier('electron', 'hangs', 'shown');
    const { alerts, alert, settled, clock } = setUp(way);
    alerts.send(alert());
    alerts.send(alert({ id: 'alert-2', incidentId: 'incident-2' }));
    await clock.advance(0);
    expect(settled.map(([id]) => id)).toEqual(['alert-2']);
  });

  it('opens its incident when it is clicked', async () => {
    const way = fakeNotifier('electron');
    const { alerts, alert, clicked, clock } = setUp(way);
    alerts.send(alert({ incidentId: 'incident-7' }));
    await clock.advance(0);
    way.notices[0]?.onClick();
    expect(clicked).toEqual(['incident-7']);
  });

  it('of an outage is not told any more once its end was', async () => {
    const way = fakeNotifier('electron', 'refused', 'shown');
    const { alerts, alert, settled, clock } = setUp(way);
    alerts.send(alert());
    await clock.advance(1000);
    alerts.send(alert({ id: 'alert-2', kind: 'recovered', endedAt: clock.now() }));
    alerts.send(alert({ id: 'alert-3', incidentId: 'another' }));
    await clock.advance(3_600_000);
    expect(way.notices.map(({ title }) => title)).toEqual([
      'Bäckerei Müller down',
      'Bäckerei Müller recovered',
      'Bäckerei Müller down',
    ]);
    expect(settled.map(([id, entry]) => [id, entry?.kind])).toEqual([
      ['alert-2', 'notified'],
      ['alert-3', 'notified'],
      ['alert-1', 'notify-failed'],
    ]);
  });

  it('waits in the outbox once the attempts were stopped, shown or not', async () => {
    const way = fakeNotifier('electron', 'refused', 'shown');
    const { alerts, alert, settled, clock } = setUp(way);
    alerts.send(alert());
    await clock.advance(0);
    alerts.send(alert({ id: 'alert-2', incidentId: 'incident-2' }));
    alerts.stop();
    alerts.send(alert({ id: 'alert-3' }));
    await clock.advance(100_000_000);
    expect(settled).toEqual([]);
    expect(way.notices).toHaveLength(2);
    expect(clock.timers()).toBe(0);
  });
});
