import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../src/core/result';
import { daysOf } from '../../src/renderer/features/reports/report-days';
import { openWindow } from '../support/open-window';
import { sampleSnapshot } from '../support/sample-snapshot';

/** Only what the page needs: a whole sample of sites takes its time. */
const small = () => sampleSnapshot({ sites: sampleSnapshot().sites.slice(0, 1), openIncidents: [] });

describe('the period of a report', () => {
  it.each([
    ['2026-01-05', 'lastMonth', '2025-12-01', '2025-12-31'],
    ['2026-03-31', 'lastMonth', '2026-02-01', '2026-02-28'],
    ['2026-01-05', 'lastQuarter', '2025-10-01', '2025-12-31'],
    ['2026-05-31', 'thisQuarter', '2026-04-01', '2026-06-30'],
    ['2026-05-31', 'lastYear', '2025-01-01', '2025-12-31'],
    ['2028-02-29', 'thisMonth', '2028-02-01', '2028-02-29'],
    ['2028-02-29', 'thisYear', '2028-01-01', '2028-12-31'],
  ] as const)('on %s: %s is from %s to %s', (today, kind, from, to) => {
    expect(daysOf({ kind }, new Date(`${today}T12:00:00`).getTime())).toEqual({ from, to });
  });

  it('of one’s own needs both days', () => {
    expect(daysOf({ kind: 'own', from: '2026-11-01', to: null }, 0)).toBeNull();
    expect(daysOf({ kind: 'own', from: '2026-11-01', to: '2026-11-15' }, 0)).toEqual({
      from: '2026-11-01',
      to: '2026-11-15',
    });
  });
});

describe('the page of reports', () => {
  it('writes the one of the client it was opened for, and says where it lies', async () => {
    const { bridge, user } = await openWindow({ snapshot: small(), start: { page: 'reports', clientId: 'c-mueller' } });
    await user.click(screen.getByRole('button', { name: 'Bericht schreiben' }));
    expect(await screen.findByText('Der Bericht liegt in /home/jana/bericht.pdf.')).toBeTruthy();
    expect(bridge.inputsOf('reports.write')).toMatchObject([{ clientId: 'c-mueller', format: 'pdf' }]);
    expect(bridge.inputsOf('reports.writeAll')).toEqual([]);
  });

  it('writes all of them, and names those that failed and those not begun', async () => {
    const { bridge, user } = await openWindow({
      snapshot: small(),
      start: { page: 'reports' },
      handlers: {
        'reports.writeAll': () =>
          ok({ folder: '/tmp/r', written: 4, failed: [{ clientName: 'Café Nord', reason: 'Kein Platz.' }], left: 2 }),
      },
    });
    await user.click(screen.getByRole('button', { name: 'Alle Berichte schreiben' }));
    expect(await screen.findByText('4 Berichte liegen in /tmp/r.')).toBeTruthy();
    expect(screen.getByText('Café Nord: Kein Platz.')).toBeTruthy();
    expect(screen.getByText('Angehalten: 2 wurden nicht begonnen.')).toBeTruthy();
    expect(bridge.inputsOf('reports.writeAll')).toHaveLength(1);
  });

  it('shows how far they are, and stops them', async () => {
    const snapshot = { ...small(), reporting: { total: 12, done: 3, isStopping: false } };
    const { bridge, user } = await openWindow({ snapshot, start: { page: 'reports' } });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('3 von 12 geschrieben');
    await user.click(screen.getByRole('button', { name: 'Wird geschrieben' }));
    expect(bridge.inputsOf('reports.writeAll')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Anhalten' }));
    expect(bridge.inputsOf('reports.stop')).toEqual([{}]);
  });

  it('says what is wrong, and loses nothing of what was chosen', async () => {
    const { user } = await openWindow({
      snapshot: small(),
      start: { page: 'reports', clientId: 'c-mueller' },
      handlers: {
        'reports.write': () => fail({ kind: 'failed', what: 'report', reason: 'Es gibt den Ordner nicht.' }),
      },
    });
    await user.click(screen.getByRole('button', { name: 'Bericht schreiben' }));
    expect(await screen.findByText(/nicht geschrieben: Es gibt den Ordner nicht\. Wählen Sie/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Bericht schreiben' })).toBeTruthy();
  });
});

describe('the post-mortem', () => {
  it('shows the draft, the open questions and the hints of the guard, and saves what was made of it', async () => {
    const { bridge, user } = await openWindow({ snapshot: small(), start: { page: 'postMortem', id: 'i-open-1' } });
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text (Markdown)' });
    expect(field.value).toContain('# Ausfall');
    expect(screen.getByText('Eine Frage an Sie ist noch offen.')).toBeTruthy();
    await user.clear(field);
    await user.type(field, 'Das passiert nie wieder.');
    expect(await screen.findByText(/„[^“]*nie wieder[^“]*“/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Als Webseite speichern (HTML)' }));
    await waitFor(() => expect(bridge.inputsOf('postMortem.save')).toHaveLength(1));
    expect(bridge.inputsOf('postMortem.save')).toEqual([
      { incidentId: 'i-open-1', text: 'Das passiert nie wieder.', format: 'html' },
    ]);
  });

  it('asks before it drafts anew', async () => {
    const { user } = await openWindow({ snapshot: small(), start: { page: 'postMortem', id: 'i-open-1' } });
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text (Markdown)' });
    await user.type(field, 'x');
    await user.click(screen.getByRole('button', { name: 'Neu entwerfen' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('geht verloren');
  });
});
