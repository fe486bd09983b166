import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/language';
import type { IncidentWithTimeline } from '../../src/core/incident';
import { createWords } from '../../src/main/words';
import { knock, launchApp, makeDataFolder } from './app-launch';
import type { DataFolder, LaunchedApp } from './app-launch';
import { installMailProgram } from './desktop-mail';
import type { MailProgram } from './desktop-mail';
import { takeDesktopPicture } from './desktop-picture';
import { clickNotice, closeNotices, countNotices, listClosedNotices, watchNotices } from './dunst';
import type { NoticeWatch } from './dunst';
import { readIncidents } from './e2e-bridge';
import { createEndings } from './e2e-endings';
import { startSurroundings, writeImport } from './e2e-sites';
import type { Surroundings } from './e2e-sites';
import { awaitTrayItem, flatten } from './tray-item';
import type { TrayItemView } from './tray-item';
import { nameTrayIcon, takeTrayPicture } from './tray-picture';

/** What the user of a language sees on the way, word by word: written by hand, not looked up. */
export interface FirstWay {
  language: Language;
  /** Of the three sites, as HTML. The first one is the one that dies. */
  titles: [string, string, string];
  siteName: string;
  client: { id: string; name: string; contact: string; language: Language; formality: 'sie' | 'du'; email: string };
  sender: { name: string; signature: string };
  allWell: string;
  oneDown: string;
  wellHeading: string;
  downHeading: string;
  menuLine: (since: string) => string;
  downNotice: { title: string; body: (since: string) => string };
  recoveredNotice: { title: string; body: (seconds: number) => string };
  causeSentence: string;
  /** The timeline in the order of the log. */
  timeline: { open: string[]; prepared: string; recovered: (seconds: number) => string };
  mail: { subject: (start: Date) => string; body: (facts: { start: Date; next: string }) => string };
  endedHeading: (seconds: number) => string;
  csvHeader: string;
  /** What an outage counts as. */
  countsAs: string;
}

const settled = { timeout: 60_000, interval: 250 };

/** `01:32` of the local day. */
export const clockTime = (at: Date): string =>
  [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');

/** A time zone in which it is about noon: what happens here shall not be told with two dates. POSIX counts westwards. */
function zoneWithNoon(now: Date): string {
  const eastwards = 12 - now.getUTCHours();
  return `Etc/GMT${eastwards > 0 ? '-' : '+'}${Math.abs(eastwards)}`;
}

/** The whole first way: from a real site's failure to the message in the client's hands and the row in the export. */
export function describeFirstWay(way: FirstWay): void {
  describe(`the first way (${way.language})`, () => {
    const words = createWords();
    words.setLanguage(way.language);
    const endings = createEndings();
    let data: DataFolder;
    let surroundings: Surroundings;
    let mailProgram: MailProgram;
    let notices: NoticeWatch;
    let app: LaunchedApp;
    let page: Page;
    let tray: TrayItemView;
    let trayWhenWell: Buffer;
    let incident: IncidentWithTimeline;

    beforeAll(async () => {
      process.env['TZ'] = zoneWithNoon(new Date());
      data = endings.add(makeDataFolder(), ({ remove }) => remove());
      surroundings = endings.add(await startSurroundings(way.titles), ({ dispose }) => dispose());
      mailProgram = endings.add(installMailProgram(), ({ remove }) => remove());
      await closeNotices();
      notices = endings.add(await watchNotices(), ({ stop }) => stop());
      const { client, sender, language } = way;
      const file = writeImport(data.folder, {
        version: 1,
        settings: { language, sender, referencePoints: surroundings.referencePoints },
        clients: [client],
        sites: surroundings.sites.map(({ url }, index) => ({
          url,
          intervalSeconds: 30,
          failuresToConfirm: 2,
          ...(index === 0 && { client: client.id }),
        })),
      });
      app = endings.add(await launchApp(data, { args: ['--import', file] }), ({ quit }) => quit());
      page = await app.window();
      tray = await awaitTrayItem(app.pid);
    });

    const firstSite = () => surroundings.sites[0] ?? expect.fail('no site was started');
    const region = (key: string): Locator => page.getByRole('region', { name: words.t(key), exact: true });
    const seconds = (): number => Math.floor(((incident.endedAt ?? Number.NaN) - incident.startedAt) / 1000);

    afterAll(() => endings.run());

    it('sees three imported sites well, in the tray and in the window', async () => {
      // Left alone the first pass takes half a minute: it is spread.
      await tray.choose(words.t('tray.checkAll'));
      await expect.poll(() => tray.tooltip(), settled).toBe(`Nachtwache: ${way.allWell}`);
      await expect.poll(() => nameTrayIcon(), settled).toBe('well');
      trayWhenWell = await takeTrayPicture();
      expect((await tray.menu())[0]).toMatchObject({ label: way.allWell, isEnabled: false });
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(way.wellHeading);
      for (const name of way.titles.map((title) => title.replace('&amp;', '&'))) {
        expect(await page.getByRole('row', { name }).count(), name).toBe(1);
      }
      expect(notices.sent()).toEqual([]);
    });

    it('tells once that a stopped nginx is down', async () => {
      await firstSite().stop();
      await tray.choose(words.t('tray.checkAll'));
      await expect.poll(() => notices.sent().length, settled).toBe(1);
      [incident = expect.fail('there is no incident')] = await readIncidents(page);
      const since = clockTime(new Date(incident.startedAt));
      const { title, body } = way.downNotice;
      expect(notices.sent()).toEqual([{ app: 'Nachtwache', replaces: 0, title, body: body(since), urgency: 2 }]);
      expect(await countNotices('displayed')).toBe(1);
    });

    it('changes the picture, the tooltip and the menu of the tray', async () => {
      await expect.poll(() => nameTrayIcon(), settled).toBe('down-1');
      await takeDesktopPicture(`first-way-${way.language}-down`);
      expect((await takeTrayPicture()).equals(trayWhenWell)).toBe(false);
      expect(await tray.tooltip()).toBe(`Nachtwache: ${way.oneDown}`);
      const labels = flatten(await tray.menu()).map(({ label }) => label);
      expect(labels.slice(0, 2)).toEqual([way.oneDown, way.menuLine(clockTime(new Date(incident.startedAt)))]);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(way.downHeading);
    });

    it('opens the incident with a click on the notification', async () => {
      await clickNotice(0);
      const heading = page.getByRole('heading', { level: 1, name: way.downNotice.title });
      await heading.waitFor();
      await page.getByText(way.causeSentence).first().waitFor();
      const lines = region('window.incident.timeline').getByRole('listitem');
      for (const line of way.timeline.open) await lines.filter({ hasText: line }).waitFor();
    });

    it('opens the mail program with the first notice for this client', async () => {
      const message = region('window.message.title');
      await message.getByLabel(words.t('window.message.phase')).click();
      await page.getByRole('option', { name: words.t('phase.first-notice'), exact: true }).click();
      const next = await message.getByLabel(words.t('window.message.nextUpdate')).inputValue();
      const shown = await message.getByLabel(words.t('window.message.body'), { exact: true }).inputValue();
      await message.getByRole('button', { name: words.t('window.message.send.mail') }).click();
      await expect.poll(() => mailProgram.opened().length, settled).toBe(1);

      const start = new Date(incident.startedAt);
      const mail = readMailAddress(mailProgram.opened()[0] ?? '');
      const body = way.mail.body({ start, next });
      expect(mail).toEqual({ to: way.client.email, subject: way.mail.subject(start), body });
      expect(shown).toBe(body);
      await message.getByText(words.t('window.message.sent.mail')).waitFor();
      await region('window.incident.timeline').getByText(way.timeline.prepared).waitFor();
      await takeDesktopPicture(`first-way-${way.language}-message`);
    });

    it('tells once that it is up again, and how long it was not', async () => {
      await firstSite().start();
      await tray.choose(words.t('tray.checkAll'));
      await expect.poll(() => notices.sent().length, settled).toBe(2);
      await expect.poll(() => nameTrayIcon(), settled).toBe('well');
      [incident = expect.fail('the incident is gone')] = await readIncidents(page);
      const { title, body } = way.recoveredNotice;
      expect(notices.sent()[1]).toEqual({ app: 'Nachtwache', replaces: 0, title, body: body(seconds()), urgency: 1 });
      expect(await tray.tooltip()).toBe(`Nachtwache: ${way.allWell}`);
      await page.getByRole('heading', { level: 1, name: way.endedHeading(seconds()) }).waitFor();
      await region('window.incident.timeline').getByText(way.timeline.recovered(seconds())).waitFor();
      await takeDesktopPicture(`first-way-${way.language}-recovered`);
    });

    it('writes the incident as CSV and as JSON when a second start asks', async () => {
      const csv = join(data.folder, 'log.csv');
      const json = join(data.folder, 'log.json');
      expect(await knock(data, ['--export-incidents', csv])).toMatchObject({ code: 0 });
      expect(await knock(data, ['--export-incidents', json])).toMatchObject({ code: 0 });
      const text = readFileSync(csv, 'utf8');
      expect(text.split('\r\n')[0]).toBe(`\uFEFF${way.csvHeader}`);
      const rows = Papa.parse<string[]>(text.replace('\uFEFF', '').trimEnd(), { newline: '\r\n' }).data;
      const started = new Date(incident.startedAt).toISOString();
      const ended = new Date(incident.endedAt ?? Number.NaN).toISOString();
      const lastGood = new Date(incident.lastGoodAt ?? Number.NaN).toISOString();
      const lasted = Math.round(((incident.endedAt ?? Number.NaN) - incident.startedAt) / 1000);
      const { url } = firstSite();
      const known = [incident.id, way.siteName, url, way.client.name];
      expect(rows).toHaveLength(2);
      const times = [lastGood, started, ended, String(lasted)];
      expect(rows[1]?.slice(0, 10)).toEqual([...known, way.causeSentence, way.countsAs, ...times]);
      const lines = [...way.timeline.open, way.timeline.prepared, way.timeline.recovered(seconds())];
      for (const line of lines) expect(rows[1]?.[14]).toContain(line);

      const exported: unknown = JSON.parse(readFileSync(json, 'utf8'));
      const entries = incident.timeline.map((entry) => ({
        ...{ at: new Date(entry.at).toISOString(), kind: entry.kind },
        text: expect.stringMatching(/./) as unknown,
        ...(entry.kind === 'message-prepared' && {
          message: { recipient: entry.recipient, subject: entry.subject, body: entry.body },
        }),
      }));
      const confirmed = new Date(incident.confirmedAt).toISOString();
      const prepared = incident.timeline.find(({ kind }) => kind === 'message-prepared');
      expect(exported).toEqual({
        version: 2,
        incidents: [
          {
            ...{
              id: incident.id,
              site: way.siteName,
              url,
              client: way.client.name,
              cause: 'refused',
              countsAs: 'outage',
            },
            ...{ lastGoodAt: lastGood, startedAt: started, endedAt: ended, durationSeconds: lasted },
            ...{ knownAt: confirmed, clientToldAt: new Date(prepared?.at ?? 0).toISOString(), clientNoticedAt: null },
            ...{ downTogether: null, tags: [] },
            timeline: entries,
          },
        ],
      });
      const kinds = ['detected', 'confirmed', 'notified', 'message-prepared', 'recovered', 'notified'];
      expect(incident.timeline.map(({ kind }) => kind)).toEqual(kinds);
    });

    it('has sent two notifications and no more, and complains about nothing', async () => {
      await closeNotices();
      const inDunst = (await listClosedNotices()).slice(0, 2);
      const sent = notices.sent().map(({ app: from, title, body }) => ({ app: from, title, body }));
      expect(sent).toHaveLength(2);
      expect(inDunst).toEqual(sent.reverse());
      expect(data.log()).toBe('');
      expect(app.complaints).toEqual([]);
    });
  });
}

/** The parts of a `mailto:` address by RFC 6068, with line ends as a text has them. */
function readMailAddress(address: string): { to: string; subject: string | null; body: string | null } {
  const { protocol, pathname, searchParams, search } = new URL(address);
  expect(protocol).toBe('mailto:');
  // In a mailto address a plus is a plus: as a space it would come out of URLSearchParams.
  expect(search).not.toContain('+');
  expect([...searchParams.keys()]).toEqual(['subject', 'body']);
  const body = searchParams.get('body');
  expect(body).not.toMatch(/(?<!\r)\n/);
  return {
    to: decodeURIComponent(pathname),
    subject: searchParams.get('subject'),
    body: body?.replaceAll('\r\n', '\n') ?? null,
  };
}
