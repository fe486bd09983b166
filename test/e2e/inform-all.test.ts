/**
 * From one outage to every client informed, in the real app: twelve clients with twenty sites on one nginx, a real mail
 * server, power cuts while the messages go out, and the words at the end.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InformedList } from '../../src/core/informed';
import { createWords } from '../../src/main/words';
import { launchApp, makeDataFolder } from '../support/app-launch';
import type { DataFolder, LaunchedApp } from '../support/app-launch';
import { takeDesktopPicture } from '../support/desktop-picture';
import { clickNotice, closeNotices, countNotices, watchNotices } from '../support/dunst';
import type { NoticeWatch } from '../support/dunst';
import { askFor, readIncidents } from '../support/e2e-bridge';
import { createEndings } from '../support/e2e-endings';
import { addressOfClient, outageClients, outageSites, writeBackup } from '../support/e2e-outage';
import type { OutageClient } from '../support/e2e-outage';
import { writeImport } from '../support/e2e-sites';
import { patience } from '../support/e2e-watch';
import { startMailServer } from '../support/mail-server';
import type { MailServer, TakenMail } from '../support/mail-server';
import { startNginx } from '../support/nginx';
import type { NginxSite } from '../support/nginx';
import { html, startSite } from '../support/site-server';
import type { SiteServer } from '../support/site-server';
import { awaitTrayItem, checkUntil } from '../support/tray-item';
import type { TrayItemView } from '../support/tray-item';

const words = createWords();
words.setLanguage('de');
const checkAll = words.t('tray.checkAll');
const proof = 'nachtwache-e2e-reference';
/** Twenty sites of one host are told together when no more of them may follow. */
const longPatience = { timeout: 150_000, interval: 250 };
/** So long the mail server takes for each text, so that the power fails in the midst of it. */
const mailTakesMs = 150;

describe('an outage of twenty sites of twelve clients', () => {
  const endings = createEndings();
  let data: DataFolder;
  let nginx: NginxSite;
  let reference: SiteServer;
  let mailServer: MailServer;
  let notices: NoticeWatch;
  let app: LaunchedApp;
  let page: Page;
  let tray: TrayItemView;
  let incidentId: string;
  let presses = 0;

  beforeAll(async () => {
    data = endings.add(makeDataFolder(), ({ remove }) => remove());
    const alsoAt = outageClients.map((_, index) => addressOfClient(index));
    nginx = endings.add(await startNginx({ title: 'Seite', alsoAt }), ({ dispose }) => dispose());
    reference = endings.add(await startSite(html(proof)), ({ close }) => close());
    mailServer = endings.add(
      await startMailServer({
        onMailFrom: (_address, _session, callback) => void setTimeout(callback, mailTakesMs),
      }),
      ({ close }) => close(),
    );
    await closeNotices();
    notices = endings.add(await watchNotices(), ({ stop }) => stop());
    const backup = writeBackup(data.folder, new Date(Date.now() - 3 * 3_600_000));
    const file = writeImport(data.folder, {
      version: 1,
      settings: {
        language: 'de',
        referencePoints: [{ url: reference.url, expectText: proof }],
        sender: { name: 'Ute Wacht', phone: '+49 30 5550100', signature: 'Ute Wacht' },
      },
      clients: outageClients,
      sites: [
        ...outageSites(nginx.port).map((site) => ({ ...site, hosting: 'Kiefer Hosting', failuresToConfirm: 2 })),
        { url: backup, name: 'Sicherung', client: 'k-1', check: { kind: 'backup', maxAgeHours: 26 } },
      ],
    });
    await start(['--import', file]);
    await askFor(page, 'settings.update', {
      mailAccount: {
        ...{ host: '127.0.0.1', port: mailServer.port, security: 'none', user: '' },
        ...{ fromName: 'Ute Wacht', fromAddress: 'ute@wacht.example' },
      },
    });
    await checkUntil(
      tray,
      checkAll,
      async () => (await askFor(page, 'snapshot.get', {})).sites.every(({ verdict }) => verdict === 'up'),
      longPatience.timeout,
    );
  });
  afterAll(() => endings.run());

  async function start(args: readonly string[] = []): Promise<void> {
    app = endings.add(await launchApp(data, { args }), ({ quit }) => quit());
    page = await app.window();
    tray = await awaitTrayItem(app.pid);
  }

  const informed = (): Promise<InformedList> => askFor(page, 'outage.informed', { incidentId });
  const mailsTo = ({ email }: OutageClient): TakenMail[] => mailServer.mails.filter(({ to }) => to.includes(email));

  /** A press of the list's one button, which says by then what it does. */
  async function press(label: string): Promise<void> {
    presses += 1;
    await page.getByRole('button', { name: label, exact: true }).click();
  }

  it('is told once on the desktop', async () => {
    await nginx.stop();
    const areAllMembers = async (): Promise<boolean> => {
      const { openIncidents, hostIncidents } = await askFor(page, 'snapshot.get', {});
      return openIncidents.filter(({ hostIncidentId }) => hostIncidentId === hostIncidents[0]?.id).length === 20;
    };
    await checkUntil(tray, checkAll, areAllMembers, longPatience.timeout);
    await expect.poll(() => countNotices('displayed'), patience).toBe(1);
    await expect
      .poll(() => notices.sent().at(-1)?.title, patience)
      .toBe('20 Seiten bei Kiefer Hosting nicht erreichbar');
    // Whoever is confirmed a moment later is told in the place of the first notice: one stands on the screen.
    expect(await countNotices('displayed')).toBe(1);
    expect(notices.sent().length).toBeLessThanOrEqual(2);
    incidentId = (await readIncidents(page))[0]?.id ?? expect.fail('there is no incident');
  });

  it('has all twelve clients prepared and on their way with three presses, and survives power cuts meanwhile', async () => {
    presses = 1;
    await clickNotice(0);
    await page.getByRole('heading', { name: words.t('window.informed.title') }).waitFor(patience);
    expect((await informed()).rows).toHaveLength(12);
    await takeDesktopPicture('inform-all-list');
    await press(words.t('window.informed.prepareAll', { count: 12 }));
    await page.getByRole('button', { name: words.t('window.informed.sendAll', { count: 12 }), exact: true }).waitFor();
    await takeDesktopPicture('inform-all-prepared');
    await press(words.t('window.informed.sendAll', { count: 12 }));
    expect(presses).toBe(3);

    for (let cut = 0; cut < 4; cut += 1) {
      await sleep(300 + Math.random() * 3 * mailTakesMs);
      await app.kill();
      await start();
      const { rows } = await informed();
      // Nobody is forgotten: each is told, on the way, or waits with a draft or for a word of the user.
      expect(rows.map(({ state }) => state)).not.toContain('not-told');
      // At most one a power cut; it stays what it is until the user has said something.
      expect(rows.filter(({ state }) => state === 'uncertain').length).toBeLessThanOrEqual(1);
      for (const client of outageClients) expect(mailsTo(client).length, client.name).toBeLessThanOrEqual(1);
      await settleUncertain();
    }
    await sendDrafts();
    await expect.poll(async () => (await informed()).rows.map(({ state }) => state), longPatience).toEqual(told(12));
    for (const client of outageClients) expect(mailsTo(client), client.name).toHaveLength(1);
  });

  const told = (count: number): string[] => Array.from({ length: count }, () => 'told');

  /** As a user who has looked into his mailbox: what is there has arrived, the rest goes again. */
  async function settleUncertain(): Promise<void> {
    for (const { state, lastMessage, clientId } of (await informed()).rows) {
      if (state !== 'uncertain' || lastMessage === null) continue;
      const client = outageClients.find(({ id }) => id === clientId) ?? expect.fail('an unknown client');
      const id = lastMessage.id;
      if (mailsTo(client).length > 0) await askFor(page, 'messages.settle', { id, as: 'sent' });
      else await askFor(page, 'messages.resend', { id });
    }
  }

  async function sendDrafts(): Promise<void> {
    const ids = (await informed()).rows.flatMap(({ state, draft }) => (state === 'drafted' && draft ? [draft.id] : []));
    if (ids.length > 0) await askFor(page, 'messages.sendAll', { ids, despite: {} });
  }

  it('writes to each in his language and form, of his own sites alone', () => {
    const sites = outageSites(nginx.port);
    for (const client of outageClients) {
      const [mail = expect.fail(`${client.name} got no mail`)] = mailsTo(client);
      const text = mail.parsed.text ?? '';
      expect(mail.to).toEqual([client.email]);
      expect(mail.parsed.messageId).toMatch(/^<[^@\s]+@[^@\s]+>$/);
      const form = client.language === 'en' ? /^Dear / : client.formality === 'du' ? /^Hallo / : /^Guten Tag /;
      expect(text).toMatch(form);
      expect(/\b(Ihre|Ihnen|Sie)\b/.test(text), client.name).toBe(
        client.language === 'de' && client.formality === 'sie',
      );
      for (const site of sites) {
        if (site.client === client.id) expect(text, client.name).toContain(site.name);
        else expect(text, client.name).not.toContain(site.url);
      }
      for (const other of outageClients) if (other !== client) expect(text).not.toContain(other.name);
    }
    const ids = mailServer.mails.map(({ parsed }) => parsed.messageId);
    expect(new Set(ids).size).toBe(12);
  });

  it('stands in the timelines with the exact text', async () => {
    const incidents = await readIncidents(page);
    for (const client of outageClients) {
      const own = incidents.filter(({ clientId }) => clientId === client.id);
      expect(own.length).toBeGreaterThan(0);
      const text = mailsTo(client)[0]?.parsed.text?.trim().replaceAll('\r\n', '\n');
      for (const { timeline } of own) {
        const sent = timeline.find((entry) => 'body' in entry);
        expect(sent && 'body' in sent ? sent.body.trim() : null, client.name).toBe(text);
      }
    }
  });

  it('reminds when the next message is due', async () => {
    // The clients were promised one for later; this one for soon.
    const [row = expect.fail('there is no row')] = (await informed()).rows;
    const { templates } = await askFor(page, 'snapshot.get', {});
    const update = templates.find(({ id }) => id === 'de-sie-update') ?? expect.fail('there is no template');
    expect(update.phase).toBe('update');
    await askFor(page, 'messages.prepareAll', { incidentId, phase: 'update', clientIds: [row.clientId] });
    const draft = (await informed()).rows[0]?.draft ?? expect.fail('nothing was prepared');
    const nextUpdateAt = Date.now() + 30_000;
    const body = 'Guten Tag,\n\nIhre Website ist weiter gestört. Ich arbeite daran und melde mich bis dahin wieder.';
    await askFor(page, 'messages.save', { id: draft.id, subject: draft.subject, body, nextUpdateAt });
    await askFor(page, 'messages.sendAll', {
      ids: [draft.id],
      despite: { [draft.id]: ['missing', 'restore-promise', 'guess', 'empty-word'] },
    });
    await expect
      .poll(() => notices.sent().map(({ title }) => title), patience)
      .toContain(`Nächste Nachricht an ${row.clientName} fällig`);
    await takeDesktopPicture('inform-all-due');
  });

  it('tells the end to all of them, in the same thread, with what is known of the data', async () => {
    await nginx.start();
    await checkUntil(
      tray,
      checkAll,
      async () => (await askFor(page, 'snapshot.get', {})).openIncidents.length === 0,
      longPatience.timeout,
    );
    await expect
      .poll(
        () => notices.sent().some(({ title }) => title === '20 Seiten bei Kiefer Hosting wieder erreichbar'),
        patience,
      )
      .toBe(true);
    await askFor(page, 'incidents.setFact', {
      ...{ incidentId, fact: 'dataLoss', certainty: 'confirmed' },
      words: { de: 'Es ist nichts verloren gegangen.', en: 'Nothing was lost.' },
    });
    const before = mailServer.mails.length;
    await askFor(page, 'messages.prepareAll', { incidentId, phase: 'resolved', clientIds: null });
    await sendPrepared();
    await expect.poll(() => mailServer.mails.length - before, patience).toBe(12);
    for (const client of outageClients) {
      const [first, ...later] = mailsTo(client);
      const last = later.at(-1) ?? expect.fail(`${client.name} was not told the end`);
      expect(last.parsed.inReplyTo, client.name).toBe(first?.parsed.messageId);
      expect(last.parsed.text).toMatch(client.language === 'en' ? /\b\d+ (second|minute)/ : /\b\d+ (Sekunde|Minute)/);
      expect(last.parsed.text).toContain(client.language === 'en' ? 'Nothing was lost.' : 'Es ist nichts verloren');
    }
    const [baker] = outageClients;
    expect(mailsTo(baker ?? expect.fail()).at(-1)?.parsed.text).toMatch(/Sicherung/);
    await takeDesktopPicture('inform-all-resolved');
    expect(data.log()).not.toMatch(/\[error\]/);
  });

  async function sendPrepared(): Promise<void> {
    const ids = (await informed()).rows.flatMap(({ draft }) => (draft?.phase === 'resolved' ? [draft.id] : []));
    expect(ids).toHaveLength(12);
    await askFor(page, 'messages.sendAll', { ids, despite: {} });
  }
});
