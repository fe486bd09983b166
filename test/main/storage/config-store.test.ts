import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recipientOf } from '../../../src/core/client';
import type { Client } from '../../../src/core/client';
import { contactDefaults } from '../../../src/core/contact';
import { emptyCard } from '../../../src/core/emergency-card';
import { emptyConfig } from '../../../src/core/config';
import type { Config } from '../../../src/core/config';
import { httpCheckDefaults } from '../../../src/core/checks/http-check';
import { siteDefaults } from '../../../src/core/site';
import type { ConfigMigration } from '../../../src/main/storage/config-migrations';
import { openConfig } from '../../../src/main/storage/config-store';
import type { StoreOptions } from '../../../src/main/storage/config-store';
import { nightMs, recordingLog } from '../../support/history-samples';

let dir = '';
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'nachtwache-config-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The class that electron-store extends, with the option it gives another name. */
const createStore = ({ name, ...options }: StoreOptions) =>
  new Conf<Record<string, unknown>>({ ...options, configName: name });

function open(migrations?: readonly ConfigMigration[]) {
  const log = recordingLog();
  const clock = { now: () => nightMs };
  return { ...openConfig({ dir, createStore, clock, log, ...(migrations && { migrations }) }), log };
}
const path = (name: string): string => join(dir, name);
const readJson = (name: string): unknown => JSON.parse(readFileSync(path(name), 'utf8'));
const writeJson = (name: string, value: unknown): void => writeFileSync(path(name), JSON.stringify(value));
const asides = (): string[] => readdirSync(dir).filter((name) => name.includes('damaged'));

const client = {
  id: 'client-1',
  name: 'Müller & Söhne',
  language: 'de',
  contacts: [
    {
      ...contactDefaults,
      ...{ id: '1', firstName: 'Anna', lastName: 'Müller', email: 'anna@mueller.example' },
      ...{ phone: '+4930123456', whatsapp: '+4930123456' },
    },
  ],
  defaultContactId: '1',
  preferredChannel: 'smtp',
  isCritical: false,
  notes: '',
  agreement: null,
  card: emptyCard,
} satisfies Client;
/** The same as version 2 kept it. */
const formerClient = {
  id: 'client-1',
  name: 'Müller & Söhne',
  contact: 'Anna Müller',
  salutation: '',
  language: 'de',
  formality: 'sie',
  email: 'anna@mueller.example',
  phone: '+49 30 123456',
  agreement: null,
} as const;
const site = {
  ...siteDefaults,
  id: 'site-1',
  name: 'Bäckerei',
  url: 'https://mueller.example/',
  clientId: 'client-1',
  pause: null,
  createdAt: nightMs,
  revision: 3,
};
const filled: Config = { ...emptyConfig, clients: [client], sites: [site], hints: { isTrayExplained: true } };

describe('the configuration', () => {
  it('is empty at first, and nothing is written for it', () => {
    const { store, trouble } = open();
    expect(store.read()).toEqual(emptyConfig);
    expect(trouble).toBeNull();
    expect(readdirSync(dir)).toEqual([]);
  });

  it('comes back after a restart as it was written, and the start writes nothing', () => {
    open().store.write(filled);
    const before = readdirSync(dir).map((name) => [name, readFileSync(path(name), 'utf8')]);
    for (const name of readdirSync(dir)) utimesSync(path(name), 1, 1);
    const { store, trouble, log } = open();
    expect(store.read()).toEqual(filled);
    expect(trouble).toBeNull();
    expect(readdirSync(dir).map((name) => [name, readFileSync(path(name), 'utf8')])).toEqual(before);
    expect(before.map(([name]) => name)).toEqual(['config.backup.json', 'config.json']);
    expect(log.sentences).toEqual([]);
  });

  it('carries its version', () => {
    open().store.write(filled);
    expect(readJson('config.json')).toEqual({ version: 3, ...filled });
  });

  it('makes its folder', () => {
    dir = join(dir, 'new', 'folder');
    open().store.write(filled);
    expect(existsSync(path('config.json'))).toBe(true);
  });

  it('stays what it was where the disk refuses, and says so in a sentence', () => {
    const { store } = open();
    store.write(filled);
    rmSync(path('config.json'));
    // A folder in the file's place cannot be replaced by a file.
    mkdirSync(join(path('config.json'), 'in-the-way'), { recursive: true });
    expect(() => store.write(emptyConfig)).toThrow(/^[A-Z].*\.$/);
    expect(store.read()).toEqual(filled);
  });

  it('is written though its copy cannot be, which is logged', () => {
    const { store, log } = open();
    mkdirSync(path('config.backup.json'));
    store.write(filled);
    expect(log.sentences.join()).toContain('copy');
    rmSync(path('config.backup.json'), { recursive: true });
    expect(open().store.read()).toEqual(filled);
  });

  it('is written though its copy is damaged', () => {
    open().store.write(emptyConfig);
    writeFileSync(path('config.backup.json'), '{"half');
    const { store, log } = open();
    store.write(filled);
    expect(readJson('config.backup.json')).toEqual({ version: 3, ...filled });
    expect(log.sentences).toEqual([]);
  });
});

describe('an older or newer file', () => {
  it('gets the defaults of fields it does not know, and loses those we do not know', () => {
    const { revision: _, pause: __, check: ___, ...olderSite } = site;
    const { phone: ____, ...olderClient } = formerClient;
    writeJson('config.json', {
      version: 1,
      settings: { language: 'de', sender: { name: 'Ich' } },
      clients: [olderClient],
      sites: [{ ...olderSite, colour: 'red' }],
      ['__proto__']: { isPolluted: true },
    });
    const { store, trouble } = open();
    expect(trouble).toBeNull();
    expect(store.read()).toEqual({
      ...emptyConfig,
      settings: { ...emptyConfig.settings, language: 'de', sender: { ...emptyConfig.settings.sender, name: 'Ich' } },
      clients: [{ ...client, contacts: [{ ...client.contacts[0], phone: '', whatsapp: '' }] }],
      sites: [{ ...site, revision: 0 }],
    });
  });

  it('of version 1 keeps what it asked of its sites, now as their check', () => {
    const { check: _, ...rest } = site;
    const asked = { method: 'HEAD', expectStatus: ['204'], keyword: null, maxRedirects: 0 };
    writeJson('config.json', { version: 1, sites: [{ ...rest, ...asked }] });
    expect(open().store.read().sites).toEqual([{ ...rest, check: { ...httpCheckDefaults, ...asked } }]);
  });

  it.each<[what: string, former: object, salutation: string, contact: object]>([
    [
      'Frau and a title',
      { contact: 'Frau Dr. Müller' },
      'Guten Tag Frau Dr. Müller',
      { addressForm: 'ms', title: 'Dr.' },
    ],
    ['du', { contact: 'Anna von Berg', formality: 'du' }, 'Hallo Anna', { lastName: 'von Berg', salutation: '' }],
    ['du with a title', { contact: 'Dr. Anna Berg', formality: 'du' }, 'Hallo Dr. Anna Berg', { firstName: 'Anna' }],
    ['Mrs', { contact: 'Mrs Miller', language: 'en' }, 'Dear Mrs Miller', { addressForm: 'ms', lastName: 'Miller' }],
    ['an own salutation', { salutation: 'Moin Anna' }, 'Moin Anna', { salutation: 'Moin Anna' }],
    ['nobody', { contact: '' }, 'Guten Tag', { firstName: '', lastName: '' }],
  ])('of version 2 greets as before: %s', (_what, former, salutation, contact) => {
    writeJson('config.json', { version: 2, clients: [{ ...formerClient, ...former }] });
    const [migrated = expect.fail()] = open().store.read().clients;
    expect(recipientOf(migrated).salutation).toBe(salutation);
    expect(migrated.contacts).toMatchObject([contact]);
  });

  it('of version 2 loses no number, not even one that is none', () => {
    const clients = [
      { ...formerClient, id: 'a', phone: '0171 / 123 45-67' },
      { ...formerClient, id: 'b', phone: '12345', email: '' },
      { ...formerClient, id: 'c', phone: '43 660 1234567' },
    ];
    writeJson('config.json', { version: 2, clients });
    expect(open().store.read().clients).toMatchObject([
      { contacts: [{ phone: '+491711234567', whatsapp: '+491711234567' }], preferredChannel: 'smtp', notes: '' },
      { contacts: [{ phone: '', whatsapp: '' }], preferredChannel: 'copy', notes: 'Telefon: 12345' },
      // Without plus and zero it was taken for one with its country.
      { contacts: [{ phone: '+436601234567' }], notes: '' },
    ]);
  });

  it('is migrated step by step', () => {
    const migrations: ConfigMigration[] = [
      ({ websites, ...rest }) => ({ ...rest, pages: websites }),
      ({ pages, ...rest }) => ({ ...rest, sites: pages }),
    ];
    writeJson('config.json', { version: 1, websites: [site] });
    expect(open(migrations).store.read().sites).toEqual([site]);
    writeJson('config.json', { version: 2, pages: [site] });
    const { store } = open(migrations);
    expect(store.read().sites).toEqual([site]);
    store.write(store.read());
    expect(readJson('config.json')).toMatchObject({ version: 3, sites: [{ id: 'site-1' }] });
    expect(open(migrations).store.read().sites).toEqual([site]);
  });

  it('whose migration fails is set aside like a damaged one', () => {
    writeJson('config.json', { version: 1, websites: 7 });
    const failing: ConfigMigration = ({ websites }) => ({ sites: (websites as string[]).map((url) => ({ url })) });
    expect(open([failing]).trouble?.key).toBe('config-lost');
  });

  it('of a newer version is read as far as it is understood, and kept before it is overwritten', () => {
    const newer = { version: 7, ...filled, novelties: [1, 2, 3] };
    writeJson('config.json', newer);
    const { store, trouble } = open();
    expect(trouble).toBeNull();
    expect(store.read()).toEqual(filled);
    store.write(emptyConfig);
    expect(readJson('config.version-7.json')).toEqual(newer);
    expect(readJson('config.json')).toEqual({ version: 3, ...emptyConfig });
  });
});

describe('a damaged file', () => {
  const half = (): string => readFileSync(path('config.json'), 'utf8').slice(0, 200);
  const damages: [what: string, content: () => string][] = [
    ['half of it', half],
    ['nothing', () => ''],
    ['zeros', () => '\0'.repeat(4096)],
    ['no object', () => '[]'],
    ['no version', () => JSON.stringify(filled)],
    [
      'a site without an address',
      () => JSON.stringify({ version: 1, ...filled, sites: [{ ...site, url: undefined }] }),
    ],
    ['a site that is null', () => JSON.stringify({ version: 1, sites: [null] })],
    ['settings of another kind', () => JSON.stringify({ version: 1, settings: 'dark' })],
  ];

  it.each(damages)('(%s) is set aside with its date, and the copy of what was written last is loaded', (_, content) => {
    open().store.write(emptyConfig);
    open().store.write(filled);
    utimesSync(path('config.backup.json'), new Date(2026, 10, 20, 8, 5), new Date(2026, 10, 20, 8, 5));
    const damaged = content();
    writeFileSync(path('config.json'), damaged);

    const { store, trouble, log } = open();
    expect(store.read()).toEqual(filled);
    const [file = ''] = asides();
    expect(file).toMatch(/^config\.damaged-2026-11-2\dT\d{4}\.json$/);
    expect(trouble).toEqual({ key: 'config-restored', params: { date: '2026-11-20 08:05', file }, at: nightMs });
    expect(readFileSync(path(file), 'utf8')).toBe(damaged);
    expect(log.sentences).toHaveLength(1);
    expect(log.sentences.join()).not.toContain('Müller');

    const again = open();
    expect(again.trouble).toBeNull();
    expect(again.store.read()).toEqual(filled);
  });

  it('without a copy is set aside, and all begins anew', () => {
    writeFileSync(path('config.json'), '{"half');
    const { store, trouble } = open();
    expect(store.read()).toEqual(emptyConfig);
    expect(trouble).toEqual({ key: 'config-lost', params: { file: asides()[0] }, at: nightMs });
    expect(open().trouble).toBeNull();
  });

  it('with a damaged copy is set aside together with it', () => {
    writeFileSync(path('config.json'), '{"half');
    writeFileSync(path('config.backup.json'), '{"half');
    expect(open().trouble?.key).toBe('config-lost');
    expect(asides()).toHaveLength(2);
  });

  it('that is gone altogether is brought back from the copy, and the user is told', () => {
    open().store.write(filled);
    rmSync(path('config.json'));
    const { store, trouble } = open();
    expect(store.read()).toEqual(filled);
    expect(trouble?.key).toBe('config-missing');
    expect(open().trouble).toBeNull();
  });

  it('that cannot be read at all is an error, not a loss', () => {
    mkdirSync(path('config.json'));
    expect(() => open()).toThrow();
    expect(asides()).toEqual([]);
  });

  it('never stops the app, whatever is in it', () => {
    open().store.write(filled);
    const good = readFileSync(path('config.json'), 'utf8');
    const cut = fc.tuple(fc.nat(good.length), fc.nat(50), fc.string()).map(([from, length, text]) => {
      return good.slice(0, from) + text + good.slice(from + length);
    });
    fc.assert(
      fc.property(fc.oneof(cut, fc.json(), fc.string()), (content) => {
        writeFileSync(path('config.json'), content);
        const { store, trouble } = open();
        // What was not understood is told; what was is the file's own content.
        if (trouble !== null) expect(store.read()).toEqual(filled);
        else expect(readJson('config.json')).toHaveProperty('version');
        for (const name of asides()) rmSync(path(name));
        open().store.write(filled);
      }),
      { numRuns: 100 },
    );
  });
});
