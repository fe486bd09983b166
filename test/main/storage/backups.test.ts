import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { isBackupDue } from '../../../src/core/backup';
import { everyIncident } from '../../../src/core/incident';
import { carryOutFileTask } from '../../../src/main/storage/file-tasks';
import type { FileTask } from '../../../src/main/storage/file-tasks';
import { createFileThread } from '../../../src/main/storage/file-thread';
import { openBackupRoom } from '../../support/backup-room';
import type { BackupRoom } from '../../support/backup-room';
import { sampleAlert, sampleIncident, sampleMessage, sampleTimeline } from '../../support/history-samples';

const soon = { timeout: 20_000, interval: 5 };
const hour = 3_600_000;
const day = 24 * hour;
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).reverse()) close();
});

function open(...over: Parameters<typeof openBackupRoom>): BackupRoom {
  const room = openBackupRoom(...over);
  closers.push(room.close);
  return room;
}

const openOne = ({ history }: BackupRoom, id: string): void =>
  history().openIncident(
    sampleIncident({ id, siteId: id }),
    sampleTimeline(),
    sampleAlert({ id: `${id}-down`, incidentId: id }),
  );

async function made(room: BackupRoom): Promise<string> {
  const copy = await room.backups.makeNow();
  if (!copy.ok) throw new Error(copy.error);
  return copy.value.id;
}

describe('a copy of the own data', () => {
  it('holds log and settings, was opened and counted, and says so beside them', async () => {
    const room = open();
    openOne(room, 'a');
    openOne(room, 'b');
    const id = await made(room);
    expect(room.files(join(room.dir, 'backups', id))).toEqual(['backup.json', 'config.json', 'history.db']);
    expect(await room.backups.list()).toMatchObject({
      isChosen: false,
      copies: [{ id, content: { incidents: 2 }, fault: null }],
    });
    expect(room.troubles).toEqual([null]);
    // The log goes on, untouched.
    openOne(room, 'c');
    expect(room.history().incidents(everyIncident)).toHaveLength(3);
  });

  it('is made some minutes after the start and then daily, kept for two weeks, and the last good one for ever', async () => {
    const room = open();
    room.backups.start();
    for (let hours = 0; hours < 20 * 24; hours += 1) {
      await room.clock.advance(hour);
      // The fake hours are shorter than it takes to tidy up after a copy.
      await wait(5);
      await expect
        .poll(async () => isBackupDue((await room.backups.list()).copies, room.clock.now()), soon)
        .toBe(false);
    }
    const { copies } = await room.backups.list();
    expect(copies.length).toBeGreaterThanOrEqual(14);
    expect(copies.length).toBeLessThanOrEqual(16);
    const oldest = copies.at(-1)?.madeAt ?? 0;
    expect(room.clock.now() - oldest).toBeLessThanOrEqual(15 * day);
  });

  it('of a damaged log is named as failed, told, and takes no good one’s place', async () => {
    let isBroken = false;
    const room = open({
      runFileTask: async (task) => {
        const report = await carryOutFileTask(task);
        if (!isBroken || task.kind !== 'copy') return report;
        // A page in the middle, as a bad sector would have it; the copy is then looked through once more.
        const file = readFileSync(task.destination);
        file.fill(0xa5, 4096, 3 * 4096);
        writeFileSync(task.destination, file);
        return carryOutFileTask({ kind: 'test', file: task.destination });
      },
    });
    openOne(room, 'a');
    const good = await made(room);
    isBroken = true;
    await room.clock.advance(day);
    const failed = await room.backups.makeNow();
    expect(failed.ok).toBe(false);
    expect(room.troubles.at(-1)).toMatch(/\.$/);
    const [bad, ...others] = (await room.backups.list()).copies;
    expect(bad?.id).toMatch(/\.failed$/);
    expect(bad?.fault).not.toBeNull();
    expect(others.map(({ id }) => id)).toEqual([good]);
    expect(await room.backups.stage(bad?.id ?? '')).toMatchObject({ ok: false, error: { what: 'restore' } });
    // It comes well again, and says so.
    isBroken = false;
    await room.clock.advance(hour);
    await made(room);
    expect(room.troubles.at(-1)).toBeNull();
  });

  it('whose settings cannot be read is none', async () => {
    const room = open({ configText: () => '{"version":3,' });
    expect(await room.backups.makeNow()).toMatchObject({ ok: false });
    expect((await room.backups.list()).copies[0]?.id).toMatch(/\.failed$/);
  });

  it('goes into the folder that the user chose, where nothing else is touched', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nachtwache-chosen-'));
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'urlaub.jpg'), 'x');
    mkdirSync(join(folder, 'nachtwache-2020-01-01T0000'));
    writeFileSync(join(folder, 'nachtwache-2020-01-01T0000', 'mine.txt'), 'x');
    const room = open({ chosenFolder: () => folder });
    const id = await made(room);
    await room.clock.advance(30 * day);
    await made(room);
    expect((await room.backups.list()).isChosen).toBe(true);
    expect(room.files(folder)).toContain('urlaub.jpg');
    expect(existsSync(join(folder, 'nachtwache-2020-01-01T0000', 'mine.txt'))).toBe(true);
    expect(room.files(folder)).not.toContain(id);
  });

  // Seen to fail: it was left out of the list, and stayed for ever, through an erasure too.
  it.each([
    ['cut off', '{"format":"nachtwache-back'],
    ['of another version', '{"format":"nachtwache-backup","version":2}'],
    ['gone', null],
  ])('whose label is %s is shown as none to return to, and goes after two weeks', async (_, label) => {
    const room = open();
    const id = await made(room);
    const manifest = join(room.dir, 'backups', id, 'backup.json');
    if (label === null) rmSync(manifest);
    else writeFileSync(manifest, label);
    const [copy] = (await room.backups.list()).copies;
    expect(copy).toMatchObject({ id, content: null, fault: 'Its backup.json cannot be read.' });
    // To the minute, as the name tells it.
    expect(Math.abs((copy?.madeAt ?? 0) - room.clock.now())).toBeLessThan(60_000);
    expect(await room.backups.stage(id)).toMatchObject({ ok: false, error: { kind: 'failed', what: 'restore' } });
    await room.clock.advance(13 * day);
    await made(room);
    expect((await room.backups.list()).copies.map((each) => each.id)).toContain(id);
    await room.clock.advance(2 * day);
    await made(room);
    expect(existsSync(join(room.dir, 'backups', id))).toBe(false);
  });

  it('that a kill cut off is taken for none, and goes with the next one', async () => {
    const room = open();
    const left = join(room.dir, 'backups', '.nachtwache-2026-11-20T0900.unfinished');
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, 'history.db'), 'half');
    expect((await room.backups.list()).copies).toEqual([]);
    await made(room);
    expect(existsSync(left)).toBe(false);
  });

  it('is alone after a client was erased: no older one keeps what was erased', async () => {
    const room = open();
    await made(room);
    await room.clock.advance(day);
    await made(room);
    await room.clock.advance(hour);
    await room.backups.renew();
    expect((await room.backups.list()).copies.map(({ madeAt }) => madeAt)).toEqual([room.clock.now()]);
  });

  it('is alone after that also where another folder was chosen since: the usual one keeps none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nachtwache-chosen-'));
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    let chosen = '';
    const room = open({ chosenFolder: () => chosen });
    const before = await made(room);
    await room.clock.advance(hour);
    chosen = folder;
    await room.backups.renew();
    expect(room.files()).not.toContain(before);
    expect((await room.backups.list()).copies).toHaveLength(1);
  });
});

describe('a folder that is slow or does not answer', () => {
  it('holds up nobody, and is not asked again before it has answered', async () => {
    const asked: FileTask['kind'][] = [];
    let answer = (): void => undefined;
    const room = open({
      runFileTask: async (task) => {
        asked.push(task.kind);
        if (task.kind === 'list' && asked.length === 1) await new Promise<void>((done) => (answer = done));
        return carryOutFileTask(task);
      },
    });
    room.backups.start();
    await room.clock.advance(5 * hour);
    expect(asked).toEqual(['list']);
    answer();
    await expect.poll(() => asked, soon).toContain('copy');
    await expect.poll(async () => (await room.backups.list()).copies, soon).toHaveLength(1);
  });

  it('is read, and copied from, in a thread of its own', async () => {
    const built = mkdtempSync(join(resolve('.cache'), 'file-worker-'));
    closers.push(() => rmSync(built, { recursive: true, force: true }));
    await build({
      ...{ configFile: false, logLevel: 'error' },
      build: {
        ...{ ssr: 'src/main/storage/file-worker.ts', outDir: built },
        rolldownOptions: { output: { entryFileNames: 'file-worker.mjs' } },
      },
    });
    const inThread = createFileThread(join(built, 'file-worker.mjs'));
    const tasks: FileTask['kind'][] = [];
    const room = open({
      runFileTask: (task) => {
        tasks.push(task.kind);
        return inThread(task);
      },
    });
    openOne(room, 'a');
    const id = await made(room);
    expect(await room.backups.list()).toMatchObject({ copies: [{ id, content: { incidents: 1 } }] });
    tasks.length = 0;
    expect(await room.backups.stage(id)).toEqual({ ok: true, value: null });
    expect(tasks).toEqual(['list', 'test', 'stage']);
    expect(room.restart().restored).toBe('backup-restored');
  }, 60_000);
});

describe('going back to a copy', () => {
  async function copied(): Promise<{ room: BackupRoom; id: string }> {
    const room = open();
    openOne(room, 'open');
    openOne(room, 'over');
    room
      .history()
      .putMessages([
        sampleMessage({ id: 'queued', incidentIds: ['open'], state: 'queued' }),
        sampleMessage({ id: 'sending', incidentIds: ['open'], state: 'sending' }),
        sampleMessage({ id: 'draft', incidentIds: ['open'] }),
        sampleMessage({ id: 'sent', incidentIds: ['open'], state: 'sent', sentAt: 1 }),
      ]);
    const id = await made(room);
    await room.clock.advance(2 * day);
    openOne(room, 'later');
    return { room, id };
  }

  it('changes over at the next start, with what was there set aside, and re-alerts and re-sends nothing', async () => {
    const { room, id } = await copied();
    expect(await room.backups.stage(id)).toEqual({ ok: true, value: null });
    // Until then nothing has changed.
    expect(room.history().incidents(everyIncident)).toHaveLength(3);
    expect(room.restart()).toEqual({ restored: 'backup-restored', opened: null });

    const history = room.history();
    expect(history.incidents(everyIncident).map((incident) => incident.id)).toEqual(['over', 'open']);
    expect(history.pendingAlerts()).toEqual([]);
    expect(history.pendingDeliveries()).toEqual([]);
    expect(history.messagesIn(['queued', 'sending'])).toEqual([]);
    expect(history.messagesIn(['uncertain']).map((message) => message.id)).toEqual(['queued', 'sending']);
    expect(
      history.messagesIn(['uncertain']).every(({ sentAt, reason }) => sentAt !== null && reason === 'Restored.'),
    ).toBe(true);
    expect(history.messagesIn(['draft', 'sent']).map((message) => message.id)).toEqual(['draft', 'sent']);
    expect(history.incident('open')?.timeline.filter(({ kind }) => kind === 'message-uncertain')).toHaveLength(2);
    expect(history.incident('open')?.timeline.filter(({ kind }) => kind === 'restored')).toHaveLength(1);
    expect(room.files(room.dir).filter((name) => /before-restore-.*\.db$/.test(name))).toHaveLength(1);
    expect(room.files(room.dir)).not.toContain('restore-pending');
    expect(room.restart()).toEqual({ restored: null, opened: null });
  });

  it('goes on where a kill stopped it', async () => {
    const { room, id } = await copied();
    await room.backups.stage(id);
    // The old log lies aside already, the new one is not in its place yet.
    const { dir } = room;
    renameSync(join(dir, 'history.db'), join(dir, 'history.before-restore-x.db'));
    expect(room.restart().restored).toBe('backup-restored');
    expect(room.history().incidents(everyIncident)).toHaveLength(2);
  });

  it('does nothing where it was cut off before it was ready', async () => {
    const { room, id } = await copied();
    await room.backups.stage(id);
    rmSync(join(room.dir, 'restore-pending', 'ready.json'));
    expect(room.restart()).toEqual({ restored: null, opened: null });
    expect(room.history().incidents(everyIncident)).toHaveLength(3);
  });

  it('refuses a copy that was damaged since it was made, and changes nothing', async () => {
    const { room, id } = await copied();
    const file = join(room.dir, 'backups', id, 'history.db');
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096, 3 * 4096);
    writeFileSync(file, bytes);
    expect(await room.backups.stage(id)).toMatchObject({ ok: false, error: { kind: 'failed', what: 'restore' } });
    expect(await room.backups.stage('../../etc')).toMatchObject({ ok: false, error: { what: 'backup' } });
    expect(room.restart().restored).toBeNull();
    expect(room.history().incidents(everyIncident)).toHaveLength(3);
  });
});
