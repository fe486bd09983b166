import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clientReport,
  reportFrame,
  reportIncident,
  reportSite as siteOf,
  spansPeriod,
} from '../../src/core/client-report';
import type { ReportSiteInput } from '../../src/core/client-report';
import { ledgerOf } from '../../src/core/ledger';
import type { Span } from '../../src/core/time-span';
import {
  decemberMs,
  november,
  outageMs,
  reportAgreement,
  reportIncidentOf,
  reportSite,
  reportSpans,
  reportWindow,
  reportZone,
} from '../support/report-sample';

const hour = 3_600_000;
const frame = reportFrame(november, decemberMs, reportZone);
const input = (over: Partial<ReportSiteInput> = {}): ReportSiteInput => ({
  site: reportSite(),
  agreement: reportAgreement,
  spans: reportSpans,
  question: { nowMs: decemberMs, createdAtMs: Date.UTC(2026, 0, 1), maintenance: [] },
  responses: [],
  incidents: [reportIncidentOf()],
  windows: [reportWindow],
  ...over,
});

describe('the report on a site', () => {
  it('accounts for every moment of the period, and tells what was not measured by its reasons', () => {
    const { availability, strip } = siteOf(input(), frame);
    expect(availability.elapsedMs).toBe(november.toMs - november.fromMs);
    expect(availability.ms).toEqual({
      ...{ up: 720 * hour - 7.5 * hour - 6.8 * hour, degraded: 0, down: 6.8 * hour, maintenance: 0 },
      notMeasured: 7.5 * hour,
    });
    expect(availability.notMeasured).toEqual({ asleep: 7 * hour, offline: hour / 2 });
    expect(strip).toHaveLength(30);
    const downInStrip = strip.reduce((sum, { ms }) => sum + ms.down, 0);
    expect(downInStrip).toBe(availability.ms.down);
  });

  it('tells the ledger as it stood at the end of the period, and as the ledger itself tells it', () => {
    const { ledgers } = siteOf(input(), frame);
    const question = { nowMs: november.toMs, createdAtMs: Date.UTC(2026, 0, 1), maintenance: [] };
    expect(ledgers).toEqual([ledgerOf(reportAgreement, reportSpans, { ...question, atMs: november.fromMs })]);
    expect(ledgers[0]).toMatchObject({ allowedMs: 262.8 * hour, usedMs: 6.8 * hour });
    expect(spansPeriod(frame, reportAgreement).fromMs).toBe(Date.UTC(2025, 11, 31, 23));
  });

  it('has a ledger for each month where the agreement is by months, none before the site was there, none for a date', () => {
    const monthly = { ...reportAgreement, per: 'month' as const };
    const year = reportFrame(
      { fromMs: Date.UTC(2025, 11, 31, 23), toMs: Date.UTC(2026, 11, 31, 23) },
      decemberMs,
      reportZone,
    );
    expect(siteOf(input({ agreement: monthly }), year).ledgers).toHaveLength(12);
    const young = reportSite({ createdAt: Date.UTC(2026, 9, 15) });
    const question = { nowMs: decemberMs, createdAtMs: young.createdAt, maintenance: [] };
    const spans: Span[] = [{ kind: 'up', why: null, fromMs: young.createdAt, toMs: decemberMs }];
    expect(siteOf(input({ site: young, agreement: monthly, question, spans }), year).ledgers).toHaveLength(3);
  });

  it('tells an outage with its facts, what was done and who knew when, and nothing that was noted for oneself', () => {
    const { incidents } = siteOf(input(), frame);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      durationMs: 6.8 * hour,
      facts: { cause: { certainty: 'confirmed' }, dataLoss: { certainty: 'suspected' }, extent: null },
      actions: [{ at: outageMs + 5 * hour }],
      headStart: { knownAt: outageMs + 30_000, toldAt: outageMs + hour, noticedAt: outageMs + 6 * hour },
    });
    expect(JSON.stringify(incidents)).not.toContain('Passwort beim Hoster');
  });

  it('lets an outage that ended after the period go on at its end', () => {
    const asOfMs = outageMs + hour;
    expect(reportIncident(reportIncidentOf(), asOfMs)).toMatchObject({ endedAt: null, durationMs: hour });
  });

  it('lists the maintenance that was planned in the period', () => {
    const [window] = siteOf(input(), frame).maintenance;
    // The Mondays of November 2026: 2, 9, 16, 23, 30.
    expect(window?.periods).toHaveLength(5);
    expect(siteOf(input({ site: reportSite({ clientId: 'other' }) }), frame).maintenance).toEqual([]);
  });

  it('reaches to now where the period is not over', () => {
    const running = reportFrame(november, outageMs + hour, reportZone);
    expect(running.asOfMs).toBe(outageMs + hour);
    expect(siteOf(input(), running).availability.toMs).toBe(outageMs + hour);
    expect(siteOf(input(), running).availability.ms.down).toBe(hour);
  });

  it('adds up to the whole time whatever was measured', () => {
    const kinds = fc.constantFrom<Span['kind']>('up', 'down', 'degraded', 'maintenance', 'notMeasured');
    const parts = fc.array(fc.tuple(kinds, fc.integer({ min: 1, max: 40 * hour })), { maxLength: 40 });
    fc.assert(
      fc.property(parts, (given) => {
        let atMs = november.fromMs;
        const spans = given.map(([kind, length]): Span => {
          const span = { fromMs: atMs, toMs: atMs + length };
          atMs += length;
          return kind === 'notMeasured' ? { ...span, kind, why: 'asleep' } : { ...span, kind, why: null };
        });
        const { availability, strip, ledgers } = siteOf(input({ spans }), frame);
        const sum = (ms: Record<string, number>): number => Object.values(ms).reduce((total, each) => total + each, 0);
        expect(sum(availability.ms)).toBe(november.toMs - november.fromMs);
        expect(strip.reduce((total, { ms }) => total + sum(ms), 0)).toBe(november.toMs - november.fromMs);
        for (const ledger of ledgers) expect(ledger.usedMs + ledger.leftMs).toBe(ledger.allowedMs);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the report on a client', () => {
  // Seen to fail: "Ärzte" stood behind "Zahnarzt", and "Shop 10" before "Shop 2".
  it('has its sites as one looks for a name, where none was down', () => {
    const names = ['Zahnarzt', 'Ärzte', 'shop 10', 'Shop 2'];
    const sites = names.map((name, index) => siteOf(input({ site: reportSite({ id: `s-${index}`, name }) }), frame));
    const { sites: told } = clientReport({ name: 'Müller', language: 'de' }, sites, [], frame);
    expect(told.map(({ name }) => name)).toEqual(['Ärzte', 'Shop 2', 'shop 10', 'Zahnarzt']);
  });

  it('puts the site with the most outage first, and adds up those that can be reached', () => {
    const well = siteOf(
      input({ site: reportSite({ id: 'a', name: 'A' }), spans: reportSpans.slice(0, 3), incidents: [] }),
      frame,
    );
    const down = siteOf(input({ site: reportSite({ id: 'z', name: 'Z' }) }), frame);
    const report = clientReport({ name: 'Müller', language: 'de' }, [well, down], [], frame);
    expect(report.sites.map(({ siteId }) => siteId)).toEqual(['z', 'a']);
    expect(report.share.measuredMs).toBe(well.availability.ms.up + down.availability.ms.up + down.availability.ms.down);
    expect(report.measured.measuredMs).toBe(2 * (november.toMs - november.fromMs));
  });
});
