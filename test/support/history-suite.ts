import { describe, expect, it } from 'vitest';
import { everyIncident } from '../../src/core/incident';
import type { IncidentFilter, TimelineEntry } from '../../src/core/incident';
import type { HistoryStore } from '../../src/main/ports';
import { failedCheck, goodCheck, nightMs, sampleAlert, sampleIncident, sampleMessage } from './history-samples';
import { sampleTimeline } from './history-samples';

const hourMs = 3_600_000;
const recovered = { kind: 'recovered', at: nightMs + hourMs, durationMs: hourMs } as const;
const notified = { kind: 'notified', at: nightMs + 31_000, alert: 'down', via: 'electron' } as const;

/** What every implementation of the log has to do. `open` makes an empty one; the suite closes it. */
export function historySuite(name: string, open: () => HistoryStore): void {
  const withHistory = (test: (history: HistoryStore) => void | Promise<void>) => async () => {
    const history = open();
    try {
      await test(history);
    } finally {
      history.close();
    }
  };

  describe(`${name}: checks`, () => {
    it(
      'tells the newest check and the newest good one of each site, before and after they are written',
      withHistory((history) => {
        history.recordCheck('a', goodCheck(1000, 12.4));
        history.recordCheck('a', goodCheck(2000));
        history.recordCheck('a', failedCheck(3000));
        history.recordCheck('b', { kind: 'skipped', at: 1500, why: 'offline' });
        const nothing = {
          ms: null,
          status: null,
          cause: null,
          why: null,
          detail: null,
          isTruncated: false,
          aboutDate: null,
        };
        const expected = new Map([
          [
            'a',
            {
              last: { ...nothing, at: 3000, kind: 'down', ms: 80, status: 503, cause: 'status' },
              lastGoodAt: 2000,
            },
          ],
          [
            'b',
            {
              last: { ...nothing, at: 1500, kind: 'skipped', why: 'offline' },
              lastGoodAt: null,
            },
          ],
        ]);
        expect(history.lastChecks()).toEqual(expected);
        history.flush();
        expect(history.lastChecks()).toEqual(expected);
        history.recordCheck('a', { kind: 'up', at: 4000, ms: 7, status: 204, isTruncated: true, aboutDate: nightMs });
        expect(history.lastChecks().get('a')).toEqual({
          last: { ...nothing, at: 4000, kind: 'up', ms: 7, status: 204, isTruncated: true, aboutDate: nightMs },
          lastGoodAt: 4000,
        });
      }),
    );

    it(
      'takes a check that comes late for what it is',
      withHistory((history) => {
        history.recordCheck('a', failedCheck(3000));
        history.flush();
        history.recordCheck('a', goodCheck(2000));
        expect(history.lastChecks().get('a')).toMatchObject({ last: { at: 3000, kind: 'down' }, lastGoodAt: 2000 });
      }),
    );

    it(
      'forgets the single checks of the hours before an instant, and no others',
      withHistory(async (history) => {
        const hour = Math.floor(nightMs / hourMs) * hourMs;
        for (const at of [hour - 2000, hour - 1000]) history.recordCheck('old', goodCheck(at));
        for (const at of [hour - 1000, hour + 5000]) history.recordCheck('new', goodCheck(at));
        history.recordCheck('failing', goodCheck(hour - 1));
        history.recordCheck('failing', failedCheck(hour));
        history.flush();
        history.recordCheck('waiting', goodCheck(hour - 1));
        history.recordCheck('late', goodCheck(hour));
        await history.forgetChecksBefore(hour + 5000);
        expect([...history.lastChecks().keys()].toSorted()).toEqual(['failing', 'late', 'new']);
        expect(history.lastChecks().get('failing')).toMatchObject({ last: { at: hour }, lastGoodAt: null });
      }),
    );

    it(
      'tells the response times of a stretch of time, written or not, in points that hold something',
      withHistory((history) => {
        const minute = (count: number): number => nightMs + count * 60_000;
        const times = [100, 300, 200, 150];
        times.forEach((ms, index) => history.recordCheck('a', goodCheck(minute(index), ms)));
        history.recordCheck('b', goodCheck(minute(1), 999));
        history.flush();
        history.recordCheck('a', failedCheck(minute(4)));
        history.recordCheck('a', { kind: 'skipped', at: minute(9), why: 'offline' });
        history.recordCheck('a', goodCheck(minute(10), 777));
        const none = { good: 0, degraded: 0, blocked: 0, failed: 0, skipped: 0 };
        const nothing = { minMs: null, meanMs: null, p95Ms: null, maxMs: null };
        expect(history.responseTimes('a', minute(0), minute(10), 5)).toEqual([
          {
            ...{ fromMs: minute(0), toMs: minute(2), tally: { ...none, good: 2 } },
            ...{ minMs: 100, meanMs: 200, p95Ms: 300, maxMs: 300 },
          },
          {
            ...{ fromMs: minute(2), toMs: minute(4), tally: { ...none, good: 2 } },
            ...{ minMs: 150, meanMs: 175, p95Ms: 200, maxMs: 200 },
          },
          { fromMs: minute(4), toMs: minute(6), tally: { ...none, failed: 1 }, ...nothing },
          { fromMs: minute(8), toMs: minute(10), tally: { ...none, skipped: 1 }, ...nothing },
        ]);
        expect(history.responseTimes('unknown', minute(0), minute(10), 5)).toEqual([]);
      }),
    );
  });

  describe(`${name}: incidents`, () => {
    it(
      'keeps an incident with its timeline and its alert',
      withHistory((history) => {
        history.openIncident(sampleIncident(), sampleTimeline(), sampleAlert());
        expect(history.openIncidents()).toEqual([sampleIncident()]);
        expect(history.incident('incident-1')).toEqual({ ...sampleIncident(), timeline: sampleTimeline() });
        expect(history.pendingAlerts()).toEqual([sampleAlert()]);
        expect(history.incident('another')).toBeUndefined();
      }),
    );

    it(
      'leaves an incident alone that is opened a second time',
      withHistory((history) => {
        history.openIncident(sampleIncident(), sampleTimeline(), sampleAlert());
        history.openIncident(sampleIncident({ siteName: 'changed' }), sampleTimeline(), sampleAlert({ id: 'alert-2' }));
        history.closeIncident('incident-1', nightMs + hourMs, [recovered], null);
        history.openIncident(sampleIncident(), sampleTimeline(), sampleAlert({ id: 'alert-3' }));
        expect(history.incidentsWithTimeline(everyIncident)).toEqual([
          { ...sampleIncident({ endedAt: nightMs + hourMs }), timeline: [...sampleTimeline(), recovered] },
        ]);
        expect(history.pendingAlerts()).toEqual([sampleAlert()]);
      }),
    );

    it(
      'holds at most one open incident a site, and the first one stays',
      withHistory((history) => {
        history.openIncident(sampleIncident(), sampleTimeline(), sampleAlert());
        const second = sampleIncident({ id: 'incident-2', startedAt: nightMs + hourMs });
        const secondAlert = sampleAlert({ id: 'alert-2', incidentId: 'incident-2' });
        history.openIncident(second, sampleTimeline(), secondAlert);
        expect(history.openIncidents()).toEqual([sampleIncident()]);
        expect(history.incident('incident-2')).toBeUndefined();
        expect(history.pendingAlerts()).toEqual([sampleAlert()]);

        history.closeIncident('incident-1', nightMs + 1, [], null);
        history.openIncident(second, sampleTimeline(), secondAlert);
        expect(history.openIncidents()).toEqual([second]);
      }),
    );

    it(
      'keeps the first end of an incident that is closed twice',
      withHistory((history) => {
        history.openIncident(sampleIncident(), [], null);
        const alert = sampleAlert({ kind: 'recovered', endedAt: nightMs + hourMs });
        history.closeIncident('incident-1', nightMs + hourMs, [recovered], alert);
        history.closeIncident('incident-1', nightMs + 2 * hourMs, [recovered], sampleAlert({ id: 'alert-2' }));
        expect(history.incident('incident-1')).toEqual({
          ...sampleIncident({ endedAt: nightMs + hourMs }),
          timeline: [recovered],
        });
        expect(history.pendingAlerts()).toEqual([alert]);
        expect(history.openIncidents()).toEqual([]);
      }),
    );

    it(
      'tells a timeline in the order of the clock, and what has the same time in the order of writing',
      withHistory((history) => {
        history.openIncident(sampleIncident(), sampleTimeline(), null);
        const unwatched = { kind: 'unwatched', at: recovered.at } as const;
        history.addToTimeline('incident-1', recovered);
        history.addToTimeline('incident-1', notified);
        history.addToTimeline('incident-1', unwatched);
        const timeline = [...sampleTimeline(), notified, recovered, unwatched];
        expect(history.incident('incident-1')?.timeline).toEqual(timeline);
      }),
    );

    it(
      'does not fail on an incident that is not there: nobody must wait for ever to write a line of it',
      withHistory((history) => {
        history.addToTimeline('nowhere', notified);
        history.closeIncident('nowhere', nightMs, [notified], sampleAlert({ incidentId: 'nowhere' }));
        expect(history.incidentsWithTimeline(everyIncident)).toEqual([]);
        expect(history.pendingAlerts()).toEqual([]);
      }),
    );

    it(
      'settles an alert once: it leaves the outbox, and the entry joins the timeline',
      withHistory((history) => {
        const second = sampleAlert({ id: 'alert-2', kind: 'recovered', endedAt: nightMs + hourMs });
        history.openIncident(sampleIncident(), [], sampleAlert());
        history.closeIncident('incident-1', nightMs + hourMs, [], second);
        expect(history.pendingAlerts()).toEqual([sampleAlert(), second]);
        history.settleAlert(sampleAlert(), notified);
        history.settleAlert(sampleAlert(), notified);
        expect(history.pendingAlerts()).toEqual([second]);
        expect(history.incident('incident-1')?.timeline).toEqual([notified]);
      }),
    );
  });

  describe(`${name}: messages to clients`, () => {
    const sent: TimelineEntry = {
      ...{ kind: 'message-sent', at: nightMs + hourMs, phase: 'first-notice', transport: 'smtp', clientId: 'client-1' },
      ...{ clientName: 'Müller & Söhne', recipient: 'a@a.example', subject: 's', body: 'b', answer: '250 OK' },
    };
    const openTwo = (history: HistoryStore): void => {
      for (const id of ['incident-1', 'incident-2']) history.openIncident(sampleIncident({ id, siteId: id }), [], null);
    };

    it(
      'are kept whole, found by incident and by state, oldest first and each once',
      withHistory((history) => {
        openTwo(history);
        const [first, second] = [sampleMessage({ id: 'm-1' }), sampleMessage({ id: 'm-2', state: 'sent', sentAt: 5 })];
        const both = { ...first, incidentIds: ['incident-1', 'incident-2'] };
        history.putMessages([both, second]);
        expect(history.message('m-1')).toEqual(both);
        expect(history.message('nowhere')).toBeUndefined();
        expect(history.messagesAbout(['incident-1', 'incident-2']).map(({ id }) => id)).toEqual(['m-1', 'm-2']);
        expect(history.messagesAbout(['incident-2']).map(({ id }) => id)).toEqual(['m-1']);
        expect(history.messagesAbout([])).toEqual([]);
        expect(history.messagesIn(['draft', 'queued']).map(({ id }) => id)).toEqual(['m-1']);
      }),
    );

    it(
      'take the place of what was there, and stand in the timelines of all incidents that they are about',
      withHistory((history) => {
        openTwo(history);
        const draft = sampleMessage({ incidentIds: ['incident-1', 'incident-2', 'gone'] });
        history.putMessage(draft, null);
        history.putMessage({ ...draft, state: 'sent', body: 'b' }, sent);
        expect(history.messagesAbout(['incident-1'])).toEqual([{ ...draft, state: 'sent', body: 'b' }]);
        expect(history.messagesIn(['draft'])).toEqual([]);
        for (const id of ['incident-1', 'incident-2']) expect(history.incident(id)?.timeline).toEqual([sent]);
      }),
    );

    it(
      'are deleted only in the state that is meant',
      withHistory((history) => {
        openTwo(history);
        history.putMessage(sampleMessage({ state: 'sent' }), null);
        expect(history.deleteMessage('m-1', ['draft', 'failed'])).toBe(false);
        expect(history.message('m-1')?.state).toBe('sent');
        history.putMessage(sampleMessage(), null);
        expect(history.deleteMessage('m-1', ['draft', 'failed'])).toBe(true);
        expect(history.messagesAbout(['incident-1'])).toEqual([]);
      }),
    );
  });

  describe(`${name}: filters`, () => {
    const at = (hours: number): number => nightMs + hours * hourMs;
    const incidents = [
      sampleIncident({ id: 'early', startedAt: at(0), endedAt: at(1) }),
      sampleIncident({ id: 'long', siteId: 'site-2', clientId: 'client-2', startedAt: at(1), endedAt: at(9) }),
      sampleIncident({ id: 'instant', siteId: 'site-3', clientId: null, startedAt: at(4), endedAt: at(4) }),
      sampleIncident({ id: 'drill', siteId: 'site-4', classification: 'drill', startedAt: at(2), endedAt: at(3) }),
      sampleIncident({
        ...{ id: 'theirs', siteId: 'site-5', classification: 'not-ours', startedAt: at(-3), endedAt: at(-2) },
      }),
      sampleIncident({ id: 'open', startedAt: at(5) }),
    ];
    it.each<[what: string, filter: Partial<IncidentFilter>, newestFirst: string[]]>([
      ['everything', {}, ['open', 'instant', 'long', 'early', 'theirs']],
      ['a site', { siteId: 'site-1' }, ['open', 'early']],
      ['a client', { clientId: 'client-2' }, ['long']],
      ['what is open', { state: 'open' }, ['open']],
      ['what has ended', { state: 'ended' }, ['instant', 'long', 'early', 'theirs']],
      ['what began before an instant, which itself is out', { toMs: at(4) }, ['long', 'early', 'theirs']],
      ['what was still on after an instant', { fromMs: at(1) }, ['open', 'instant', 'long']],
      ['a moment within a long outage', { fromMs: at(2), toMs: at(3) }, ['long']],
      ['an outage of no length', { fromMs: at(4), toMs: at(4) + 1 }, ['instant', 'long']],
      ['drills too', { drills: 'with', fromMs: at(0) }, ['open', 'instant', 'drill', 'long', 'early']],
      ['only drills', { drills: 'only' }, ['drill']],
      ['what counts as an outage', { drills: 'with', classification: 'outage' }, ['open', 'instant', 'long', 'early']],
      ['what is not ours', { drills: 'with', classification: 'not-ours' }, ['theirs']],
      ['a class that none has', { drills: 'with', classification: 'maintenance' }, []],
      [
        'all at once',
        { siteId: 'site-1', clientId: 'client-1', state: 'ended', toMs: at(9), fromMs: at(0) },
        ['early'],
      ],
      ['a site that looks like a statement', { siteId: "' OR 1=1 --" }, []],
    ])('finds %s', (_, filter, newestFirst) => {
      const history = open();
      for (const incident of incidents) history.openIncident(incident, sampleTimeline(incident.startedAt), null);
      const asked = { ...everyIncident, ...filter };
      expect(history.incidents(asked).map(({ id }) => id)).toEqual(newestFirst);
      const withTimeline = history.incidentsWithTimeline(asked);
      expect(withTimeline.map(({ id }) => id)).toEqual(newestFirst.toReversed());
      expect(withTimeline.every(({ timeline }) => timeline.length === 2)).toBe(true);
      history.close();
    });
  });
}
