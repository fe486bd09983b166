import { describe, expect, it } from 'vitest';
import { clientOf, clientOutage, joinableFilter, outageMembers, wholeOutage } from '../../src/core/client-outage';
import type { IncidentWithTimeline, TimelineEntry } from '../../src/core/incident';
import type { SiteView } from '../../src/core/snapshot';
import { sampleIncidents } from '../support/sample-snapshot';
import { sampleSite } from '../support/site-sample';

const day = 24 * 3_600_000;
const [pattern] = sampleIncidents;
if (pattern === undefined) throw new Error('There are no sample incidents.');

const incident = (id: string, over: Partial<IncidentWithTimeline> = {}): IncidentWithTimeline => ({
  ...pattern,
  ...{ id, siteId: `site-${id}`, siteName: `Seite ${id}`, url: `https://${id}.example/` },
  ...{ clientId: 'c', startedAt: 1000, endedAt: null, hostIncidentId: 'h', timeline: [] },
  ...over,
});
const view = (id: string, over: { clientId?: string | null; hosting?: string } = {}): SiteView =>
  ({
    site: sampleSite({ id: `site-${id}`, clientId: 'c', hosting: '', ...over }),
    lastCheck: null,
  }) as unknown as SiteView;
const backup = (madeAt: number, name = 'Sicherung'): TimelineEntry => ({ kind: 'backup-known', at: 0, name, madeAt });

describe('outageMembers', () => {
  it('is the incident alone, or all that the log holds of its host incident, however far apart', () => {
    const b = incident('b', { startedAt: 90 * day });
    const hostMembers = (id: string) => (id === 'h' ? [incident('a'), b] : []);
    const alone = incident('x', { hostIncidentId: null });
    expect(outageMembers(alone, { hostMembers })).toEqual([alone]);
    expect(outageMembers(b, { hostMembers }).map(({ id }) => id)).toEqual(['a', 'b']);
    const log = {
      hostMembers,
      incident: (id: string) => (id === 'a' ? incident(id, { timeline: [backup(1)] }) : undefined),
    };
    expect(wholeOutage(b, log)).toEqual([incident('a', { timeline: [backup(1)] }), b]);
  });
});

describe('joinableFilter', () => {
  it('is of a week around it, without an end while it is open', () => {
    expect(joinableFilter({ startedAt: 10 * day, endedAt: null })).toMatchObject({ fromMs: 3 * day, toMs: null });
    expect(joinableFilter({ startedAt: 10 * day, endedAt: 11 * day })).toMatchObject({
      fromMs: 3 * day,
      toMs: 18 * day,
    });
  });
});

describe('clientOf', () => {
  it('is whose the site is now, and whose it was where the site is gone', () => {
    expect(clientOf(incident('a'), [view('a', { clientId: 'new' })])).toBe('new');
    expect(clientOf(incident('a'), [view('a', { clientId: null })])).toBeNull();
    expect(clientOf(incident('a'), [view('b')])).toBe('c');
  });
});

describe('clientOutage', () => {
  const of = (own: IncidentWithTimeline[], members = own, views: SiteView[] = []) =>
    clientOutage('c', own, members, views);

  it('names the host only where it is the same for all of the client’s sites', () => {
    const both = [incident('a'), incident('b')];
    expect(of(both, both, [view('a', { hosting: 'Nord' }), view('b', { hosting: 'Nord ' })]).host).toBe('Nord');
    expect(of(both, both, [view('a', { hosting: 'Nord' }), view('b', { hosting: 'Süd' })]).host).toBe('');
    expect(of(both, both, [view('a', { hosting: 'Nord' })]).host).toBe('');
  });

  it('has the facts of the whole outage, whoever’s incident they were entered for', () => {
    const words = { de: 'Der Speicher war voll.', en: '' };
    const fact: TimelineEntry = { kind: 'fact', at: 5, fact: 'cause', certainty: 'confirmed', words };
    const other = incident('b', { clientId: 'stranger', timeline: [fact] });
    expect(of([incident('a')], [incident('a'), other]).facts.cause).toEqual({ certainty: 'confirmed', words, at: 5 });
  });

  it('tells of the oldest backup that was noted, and of none where the notes are of different ones', () => {
    expect(of([incident('a', { timeline: [backup(700)] })]).backupAt).toBe(700);
    expect(of([incident('a', { timeline: [backup(700)] }), incident('b', { timeline: [backup(600)] })]).backupAt).toBe(
      600,
    );
    const two = [incident('a', { timeline: [backup(700)] }), incident('b', { timeline: [backup(600, 'andere')] })];
    expect(of(two).backupAt).toBeNull();
    expect(of([incident('a', { timeline: [backup(700)] }), incident('b')]).backupAt).toBeNull();
  });
});
