import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/language';
import type { Snapshot } from '../../src/core/snapshot';
import type { WindowPlace } from '../../src/renderer/place';
import { sampleAccount } from '../support/mail-account';
import { openWindow } from '../support/open-window';
import { sampleMaintenance, sampleSnapshot } from '../support/sample-snapshot';
import { samplePage } from '../support/status-sample';
import de from '../../src/locales/de.json';
import en from '../../src/locales/en.json';

const trouble = { key: 'notify-failed', params: { reason: 'x' }, at: 0 };
const server = { host: 'ssh.example', port: 22, user: 'u', directory: '', signIn: 'key' } as const;
const nothing: Partial<Snapshot> = { sites: [], clients: [], openIncidents: [] };

const withOpinion: Snapshot['settings'] = {
  ...sampleSnapshot().settings,
  secondOpinions: [{ url: 'https://probe.example/', module: 'http_2xx' }],
};

const withAccount: Snapshot['settings'] = { ...sampleSnapshot().settings, mailAccount: sampleAccount };
const failing: Partial<Snapshot> = {
  settings: withAccount,
  channelFailures: [{ channel: 'mail', since: 0, reason: 'x' }],
  areSecretsKept: false,
};

const statusPage = samplePage({ target: { ...server, kind: 'sftp' }, isElsewhere: false });
const unknownKey = { fingerprint: 'SHA256:x', isChanged: true, certificate: null };
const withStatusPage: Partial<Snapshot> = {
  statusPages: [statusPage],
  statusPageStates: [
    {
      ...{ id: statusPage.id, hasSecret: true, gap: 'sites', writtenAt: 0 },
      ...{ failure: { since: 0, reason: 'x' }, unknownKey },
      together: [{ siteName: 'x', by: 'hosting' }],
    },
  ],
};

const certificate = { names: ['server1.hoster.example'], validUntil: 0, fault: 'name' as const };
const byFtps = samplePage({ target: { kind: 'ftps', host: 'ftp.example', port: 21, user: 'u', directory: '' } });
const withCertificate: Partial<Snapshot> = {
  statusPages: [byFtps],
  statusPageStates: [
    {
      ...{ id: byFtps.id, hasSecret: true, gap: null, writtenAt: null, together: [] },
      ...{ failure: { since: 0, reason: 'x' }, unknownKey: { fingerprint: 'AB:CD', isChanged: false, certificate } },
    },
  ],
};

const pages: [name: string, start: WindowPlace, changes?: Partial<Snapshot>][] = [
  ['sites', { page: 'sites' }, { troubles: [trouble] }],
  ['sites, none yet', { page: 'sites' }, nothing],
  ['sites, paused', { page: 'sites' }, { pause: { untilMs: sampleSnapshot().at + 60_000 } }],
  ['site', { page: 'site', id: 's-0' }],
  ['slow site', { page: 'site', id: 's-11' }],
  ['site with a certificate that expires', { page: 'site', id: 's-12' }],
  ['site that refuses the check', { page: 'site', id: 's-13' }],
  ['site that comes and goes', { page: 'site', id: 's-14' }],
  ['site in maintenance', { page: 'site', id: 's-15' }],
  ['site down from here only', { page: 'site', id: 's-16' }],
  ['domain', { page: 'site', id: 's-21' }],
  ['site whose source is silent', { page: 'site', id: 's-22' }],
  ['site that is gone', { page: 'site', id: 'gone' }],
  ['incidents', { page: 'incidents' }],
  ['open incident', { page: 'incident', id: 'i-open-1', isWriting: true }],
  ['open incident with a failed alert', { page: 'incident', id: 'i-open-2' }],
  ['incident of a host', { page: 'incident', id: 'i-host-0' }],
  ['ended incident of a host', { page: 'incident', id: 'i-old-host-1' }],
  ['incident in a maintenance', { page: 'incident', id: 'i-maintenance' }],
  ['ended incident', { page: 'incident', id: 'i-ended-1' }],
  ['incident of a deleted site', { page: 'incident', id: 'i-ended-2' }],
  ['incident that is gone', { page: 'incident', id: 'gone' }],
  ['review, nobody concerned', { page: 'review', id: 'i-ended-2', clientId: null }],
  ['calls, nobody concerned', { page: 'calls', id: 'i-ended-2', clientId: null }],
  ['post-mortem', { page: 'postMortem', id: 'i-ended-1' }],
  ['post-mortem of an incident that is gone', { page: 'postMortem', id: 'gone' }],
  ['reports', { page: 'reports' }],
  ['reports, for one client', { page: 'reports', clientId: 'c-mueller' }],
  ['reports, none yet', { page: 'reports' }, nothing],
  ['reports that are being written', { page: 'reports' }, { reporting: { total: 12, done: 3, isStopping: false } }],
  ['templates', { page: 'templates' }],
  ['template', { page: 'template', id: 'de-du-update' }],
  ['own template', { page: 'template', id: 't-own' }],
  ['new template', { page: 'template', id: null }],
  ['clients', { page: 'clients' }],
  ['clients, none yet', { page: 'clients' }, nothing],
  ['client', { page: 'client', id: 'c-mueller' }],
  ['new client', { page: 'client', id: null, siteId: 's-7' }],
  ['maintenance', { page: 'maintenance' }, { maintenance: sampleMaintenance }],
  ['maintenance, none yet', { page: 'maintenance' }],
  ['maintenance once', { page: 'maintenanceWindow', id: 'm-once' }, { maintenance: sampleMaintenance }],
  ['maintenance every week', { page: 'maintenanceWindow', id: 'm-weekly' }, { maintenance: sampleMaintenance }],
  ['maintenance by cron', { page: 'maintenanceWindow', id: 'm-cron' }, { maintenance: sampleMaintenance }],
  ['new maintenance', { page: 'maintenanceWindow', id: null }],
  ['maintenance that is gone', { page: 'maintenanceWindow', id: 'gone' }],
  ['import and export', { page: 'exchange' }],
  ['settings', { page: 'settings' }],
  ['settings of the watch, with a second opinion', { page: 'settings', part: 'watch' }, { settings: withOpinion }],
  ['settings of the sender', { page: 'settings', part: 'sender' }],
  ['settings of the letterhead', { page: 'settings', part: 'letterhead' }],
  ['settings of the plan for the night', { page: 'settings', part: 'plan' }],
  ['settings of alerts', { page: 'settings', part: 'alerts' }],
  ['settings of alerts, one of which fails', { page: 'settings', part: 'alerts' }, failing],
  ['settings of mail, none yet', { page: 'settings', part: 'mail' }],
  ['settings of status pages', { page: 'settings', part: 'status' }, withStatusPage],
  ['status page', { page: 'statusPage', id: statusPage.id }, withStatusPage],
  ['status page by FTPS, certificate to be confirmed', { page: 'statusPage', id: byFtps.id }, withCertificate],
  ['new status page', { page: 'statusPage', id: null }],
  ['status page that is gone', { page: 'statusPage', id: 'gone' }],
  ['settings of mail', { page: 'settings', part: 'mail' }, { settings: withAccount, secretsSet: ['smtp'] }],
];

/** jsdom lays nothing out, so contrast is looked at elsewhere; everything else counts. */
async function violations(): Promise<string[]> {
  const result = await axe.run(document.documentElement, { rules: { 'color-contrast': { enabled: false } } });
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe.each<Language>(['de', 'en'])('in %s', (language) => {
  it.each(pages)('%s has all its words and no barriers', async (_name, start, changes) => {
    await openWindow({ start, snapshot: sampleSnapshot({ language, ...changes }) });
    if (start.page === 'incident')
      await screen.findByText(/^(Verlauf|Timeline|Diese Störung gibt es nicht|This incident does not)/);
    if (start.page === 'incident' && start.id === 'i-open-1') await screen.findByRole('textbox', { name: /^Text$/ });
    if (start.page === 'site' && start.id !== 'gone') await screen.findAllByText(/: 2 (Std.|h)$/);
    if (start.page === 'incidents') await screen.findAllByRole('row');
    // A key that has no words would stand as itself; the locales' own check is in `openWindow`.
    expect(screen.getByRole('main').textContent).not.toMatch(/\bwindow\.[a-z]|\{\{\w/);
    expect(await violations()).toEqual([]);
  });
});

describe('the locales', () => {
  const keysOf = (node: object, path = ''): string[] =>
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
    );

  it('hold the same keys in both languages', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(de).sort());
  });

  it('take the same values in both languages', () => {
    const valuesOf = (text: string): string[] =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
    const textsOf = (node: object): string[] =>
      Object.values(node).flatMap((value: unknown) =>
        typeof value === 'object' && value !== null ? textsOf(value) : [String(value)],
      );
    const keys = keysOf(de.window);
    textsOf(de.window).forEach((text, index) => {
      expect([keys[index], valuesOf(textsOf(en.window)[index] ?? '')]).toEqual([keys[index], valuesOf(text)]);
    });
  });
});
