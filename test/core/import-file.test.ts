import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { httpCheckDefaults } from '../../src/core/checks/http-check';
import { clientDefaults } from '../../src/core/client';
import { contactDefaults } from '../../src/core/contact';
import { configSchema, emptyConfig } from '../../src/core/config';
import { emptyCard } from '../../src/core/emergency-card';
import type { Config } from '../../src/core/config';
import { describeImportFaults } from '../../src/core/import-fault';
import { readImportFile } from '../../src/core/import-file';
import { planImport } from '../../src/core/import-plan';
import { readPastedSites } from '../../src/core/pasted-sites';
import { createWords } from '../../src/main/words';

const nowMs = Date.UTC(2026, 10, 21);
const german = createWords();
german.setLanguage('de');
const english = createWords();

function countingIds(): () => string {
  let count = 0;
  return () => `new-${(count += 1)}`;
}

/** Reads and plans, as the door does; faults of either step. */
function importInto(config: Config, text: string) {
  const read = readImportFile(text);
  return read.ok ? planImport(config, read.value, countingIds(), nowMs) : read;
}

function imported(config: Config, file: unknown) {
  const planned = importInto(config, JSON.stringify(file));
  if (!planned.ok) return expect.fail(describeImportFaults(planned.error, english.t));
  expect(configSchema.parse(planned.value.config)).toEqual(planned.value.config);
  return planned.value;
}

/** The example of docs/import-format.md, with every field that there is. */
const whole = {
  version: 1,
  settings: {
    language: 'de',
    theme: 'dark',
    defaults: { intervalSeconds: 120, failuresToConfirm: 2 },
    referencePoints: [{ url: 'http://detectportal.firefox.com/success.txt', expectText: 'success' }],
    sender: { name: 'Ute Wacht', phone: '+49 30 1234' },
    nextUpdateMinutes: 45,
    checksKeptDays: 60,
  },
  clients: [
    {
      id: 'mueller',
      name: 'Bäckerei Müller',
      contact: 'Anna Müller',
      salutation: '',
      language: 'de',
      formality: 'sie',
      email: 'anna@mueller.example',
      phone: '+49 30 123456',
    },
  ],
  sites: [
    {
      name: 'Bäckerei',
      url: 'mueller.example',
      client: 'mueller',
      hosting: 'Hetzner',
      intervalSeconds: 300,
      timeoutSeconds: 10,
      failuresToConfirm: 4,
      successesToRecover: 1,
      isCritical: true,
      expectStatus: ['200-299', '401'],
      keyword: { text: 'Brot', mustOccur: true },
    },
    { url: 'https://shop.mueller.example/' },
  ],
};
/** What the short form of a client comes to. */
const anna = {
  ...clientDefaults,
  id: 'mueller',
  name: 'Bäckerei Müller',
  contacts: [
    {
      ...contactDefaults,
      ...{ id: '1', firstName: 'Anna', lastName: 'Müller', email: 'anna@mueller.example' },
      ...{ phone: '+4930123456', whatsapp: '+4930123456' },
    },
  ],
};
const noMaintenance = { maintenanceAdded: 0, maintenanceChanged: 0 };
const added = { clientsAdded: 1, clientsChanged: 0, sitesAdded: 2, sitesChanged: 0, ...noMaintenance };
const unchanged = { clientsAdded: 0, clientsChanged: 0, sitesAdded: 0, sitesChanged: 0, ...noMaintenance };

describe('an import', () => {
  it('takes over every field, and the defaults for what the file leaves open', () => {
    const { config, summary } = imported(emptyConfig, whole);
    expect(summary).toEqual(added);
    expect(config.clients).toEqual([anna]);
    expect(config.sites).toEqual([
      {
        id: 'new-1',
        name: 'Bäckerei',
        url: 'https://mueller.example/',
        clientId: 'mueller',
        hosting: 'Hetzner',
        intervalSeconds: 300,
        timeoutSeconds: 10,
        failuresToConfirm: 4,
        successesToRecover: 1,
        check: {
          ...httpCheckDefaults,
          expectStatus: ['200-299', '401'],
          keyword: { text: 'Brot', mustOccur: true },
        },
        isCritical: true,
        agreement: { kind: 'as-client' },
        card: emptyCard,
        pause: null,
        createdAt: nowMs,
        revision: 0,
      },
      {
        id: 'new-2',
        name: 'shop.mueller.example',
        url: 'https://shop.mueller.example/',
        clientId: null,
        hosting: '',
        intervalSeconds: 120,
        timeoutSeconds: 15,
        failuresToConfirm: 2,
        successesToRecover: 2,
        check: httpCheckDefaults,
        isCritical: false,
        agreement: { kind: 'as-client' },
        card: emptyCard,
        pause: null,
        createdAt: nowMs,
        revision: 0,
      },
    ]);
    expect(config.settings).toEqual({
      ...emptyConfig.settings,
      ...whole.settings,
      defaults: { ...emptyConfig.settings.defaults, intervalSeconds: 120, failuresToConfirm: 2 },
      sender: { name: 'Ute Wacht', phone: '+49 30 1234', signature: '' },
    });
  });

  it('doubles nothing and changes nothing the second time', () => {
    const first = imported(emptyConfig, whole).config;
    const second = imported(first, whole);
    expect(second.config).toEqual(first);
    expect(second.summary).toEqual(unchanged);
  });

  it('changes what the file names and leaves the rest alone', () => {
    const first = imported(emptyConfig, whole).config;
    const paused = { ...first, sites: first.sites.map((site) => ({ ...site, pause: { untilMs: null } })) };
    const { config, summary } = imported(paused, {
      version: 1,
      clients: [{ id: 'mueller', phone: '+49 30 654321' }],
      sites: [{ url: 'HTTPS://Mueller.Example:443/#top', intervalSeconds: 60 }, { url: 'shop.mueller.example' }],
    });
    expect(summary).toEqual({ ...unchanged, clientsChanged: 1, sitesChanged: 1 });
    const numbers = { phone: '+4930654321', whatsapp: '+4930654321' };
    expect(config.clients).toEqual([{ ...anna, contacts: [{ ...anna.contacts[0], ...numbers }] }]);
    expect(config.sites).toEqual([{ ...paused.sites[0], intervalSeconds: 60, revision: 1 }, paused.sites[1]]);
    expect(config.settings).toEqual(first.settings);
  });

  it('can take a client and a word away from a site', () => {
    const first = imported(emptyConfig, whole).config;
    const { config } = imported(first, {
      version: 1,
      sites: [{ url: 'mueller.example', client: null, keyword: null }],
    });
    expect(config.sites[0]).toMatchObject({ clientId: null, check: { keyword: null } });
  });

  it('turns HEAD into GET where a word is to be looked for', () => {
    const first = imported(emptyConfig, { version: 1, sites: [{ url: 'a.example' }] }).config;
    const head = {
      ...first,
      sites: first.sites.map((site) => ({ ...site, check: { ...httpCheckDefaults, method: 'HEAD' as const } })),
    };
    const keyword = { text: 'Brot', mustOccur: true };
    expect(imported(head, { version: 1, sites: [{ url: 'a.example', keyword }] }).config.sites[0]?.check).toMatchObject(
      { method: 'GET', keyword },
    );
    expect(imported(head, { version: 1, sites: [{ url: 'a.example' }] }).config.sites[0]?.check).toMatchObject({
      method: 'HEAD',
    });
  });

  it('knows a client without an id by his name, and names one after what there is', () => {
    const file = { version: 1, clients: [{ name: 'Müller' }, { id: 'k2', contact: 'Eva' }, { id: 'k3' }] };
    const first = imported(emptyConfig, file);
    expect(first.config.clients.map(({ id, name }) => [id, name])).toEqual([
      ['new-1', 'Müller'],
      ['k2', 'Eva'],
      ['k3', 'k3'],
    ]);
    expect(imported(first.config, file).summary).toEqual(unchanged);
    const changed = imported(first.config, { version: 1, clients: [{ name: 'Müller', formality: 'du' }] });
    expect(changed.summary.clientsChanged).toBe(1);
    expect(changed.config.clients).toHaveLength(3);
  });

  it('takes persons in full, knows them by id or place, and chooses whom messages go to', () => {
    const eva = { id: 'eva', addressForm: 'ms', title: 'Dr.', lastName: 'Berg', phone: '030 123456' };
    const file = {
      version: 1,
      clients: [
        {
          ...{
            id: 'b',
            language: 'en',
            defaultContact: 'eva',
            preferredChannel: 'sms',
            isCritical: true,
            notes: 'Key',
          },
          contacts: [{ firstName: 'Bo', whatsapp: '+43 660 1234567' }, eva],
        },
      ],
    };
    const first = imported(emptyConfig, file);
    expect(first.config.clients).toEqual([
      {
        ...{ id: 'b', name: 'Ms Dr. Berg', language: 'en', preferredChannel: 'sms', isCritical: true, notes: 'Key' },
        contacts: [
          { ...contactDefaults, id: '1', firstName: 'Bo', whatsapp: '+436601234567' },
          { ...contactDefaults, ...eva, phone: '+4930123456' },
        ],
        defaultContactId: 'eva',
        agreement: null,
        card: emptyCard,
      },
    ]);
    expect(imported(first.config, file).summary).toEqual(unchanged);
    const { config } = imported(first.config, {
      version: 1,
      clients: [{ id: 'b', contacts: [{ email: 'bo@b.example' }] }],
    });
    expect(config.clients[0]).toMatchObject({
      contacts: [{ id: '1', firstName: 'Bo', email: 'bo@b.example' }],
      defaultContactId: '1',
    });
    expect(config.clients[0]?.contacts).toHaveLength(1);
  });

  it('lets a site refer to a client that is there already', () => {
    const first = imported(emptyConfig, whole).config;
    const { config } = imported(first, { version: 1, sites: [{ url: 'new.example', client: 'mueller' }] });
    expect(config.sites[2]?.clientId).toBe('mueller');
  });

  it('takes a file with a byte order mark, and one with nothing in it but the version', () => {
    expect(importInto(emptyConfig, '\uFEFF{ "version": 1 }')).toMatchObject({
      ok: true,
      value: { summary: unchanged },
    });
  });

  it('is quick with ten thousand sites and clients, twice', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => index);
    const clients = ids.map((index) => ({ id: `c${index}`, name: `Client ${index}` }));
    const sites = ids.map((index) => ({ url: `https://site-${index}.example/`, client: `c${index}` }));
    const first = imported(emptyConfig, { version: 1, clients, sites });
    expect(first.summary).toMatchObject({ clientsAdded: 10_000, sitesAdded: 10_000 });
    expect(imported(first.config, { version: 1, clients, sites }).summary).toEqual(unchanged);
  }, 60_000);
});

describe('a bad file', () => {
  const site = (fields: object): string => JSON.stringify({ version: 1, sites: [{ url: 'a.example', ...fields }] });
  const client = (fields: object): string => JSON.stringify({ version: 1, clients: [{ id: 'a', ...fields }] });
  const settings = (fields: object): string => JSON.stringify({ version: 1, settings: fields });
  type Fault = [path: string, reason: string];

  it.each<[what: string, text: string, faults: Fault[]]>([
    ['nothing', '', [['', 'importFault.not-json']]],
    ['no JSON', '<?xml version="1.0"?>', [['', 'importFault.not-json']]],
    ['half a file', '{ "version": 1, "sites": [', [['', 'importFault.not-json']]],
    ['two files', '{"version":1}{"version":1}', [['', 'importFault.not-json']]],
    ['a list', '[]', [['', 'importFault.wrong-type-object']]],
    ['null', 'null', [['', 'importFault.wrong-type-object']]],
    ['no version', '{}', [['version', 'importFault.missing']]],
    ['a later version', '{"version":2}', [['version', 'importFault.version']]],
    ['a version in quotation marks', '{"version":"1"}', [['version', 'importFault.version']]],
    ['a field that does not exist', '{"version":1,"site":[]}', [['site', 'importFault.unknown-key']]],
    ['sites that are no list', '{"version":1,"sites":{}}', [['sites', 'importFault.wrong-type-array']]],
    ['a site that is null', '{"version":1,"sites":[null]}', [['sites[0]', 'importFault.wrong-type-object']]],
    ['a site without an address', '{"version":1,"sites":[{}]}', [['sites[0].url', 'importFault.missing-url']]],
    ['an address of another kind', site({ url: 'ftp://a.example' }), [['sites[0].url', 'invalid.not-a-web-address']]],
    ['a script as address', site({ url: 'javascript:alert(1)' }), [['sites[0].url', 'invalid.not-a-web-address']]],
    ['a password in it', site({ url: 'https://me:secret@a.example' }), [['sites[0].url', 'invalid.not-a-web-address']]],
    [
      'an endless one',
      site({ url: `https://a.example/${'x'.repeat(3000)}` }),
      [['sites[0].url', 'importFault.too-long']],
    ],
    ['an empty name', site({ name: ' ' }), [['sites[0].name', 'importFault.empty']]],
    ['an interval too short', site({ intervalSeconds: 29 }), [['sites[0].intervalSeconds', 'importFault.too-small']]],
    ['one too long', site({ intervalSeconds: 86_401 }), [['sites[0].intervalSeconds', 'importFault.too-large']]],
    ['one of text', site({ intervalSeconds: '60' }), [['sites[0].intervalSeconds', 'importFault.wrong-type-number']]],
    ['a broken number', site({ timeoutSeconds: 1.5 }), [['sites[0].timeoutSeconds', 'importFault.wrong-type-int']]],
    ['a field that is null', site({ hosting: null }), [['sites[0].hosting', 'importFault.wrong-type-string']]],
    ['a status of text', site({ expectStatus: ['2xx'] }), [['sites[0].expectStatus[0]', 'invalid.not-a-status-range']]],
    [
      'one backwards',
      site({ expectStatus: ['399-200'] }),
      [['sites[0].expectStatus[0]', 'invalid.status-range-reversed']],
    ],
    [
      'a status as number',
      site({ expectStatus: [200] }),
      [['sites[0].expectStatus[0]', 'importFault.wrong-type-string']],
    ],
    ['no status', site({ expectStatus: [] }), [['sites[0].expectStatus', 'importFault.too-few']]],
    ['half a word', site({ keyword: { text: 'x' } }), [['sites[0].keyword.mustOccur', 'importFault.missing']]],
    [
      'a word with more to it',
      site({ keyword: { text: 'x', mustOccur: true, regex: true } }),
      [['sites[0].keyword.regex', 'importFault.unknown-key']],
    ],
    ['a stranger as client', site({ client: 'nobody' }), [['sites[0].client', 'importFault.unknown-client']]],
    ['a client of no name', '{"version":1,"clients":[{}]}', [['clients[0]', 'importFault.client-without-name']]],
    ['another language', client({ language: 'fr' }), [['clients[0].language', 'importFault.not-one-of']]],
    ['a mail address that is none', client({ email: 'anna' }), [['clients[0].email', 'invalid.not-an-email-address']]],
    [
      'a line end in it',
      client({ email: 'a@b.example\nBcc: x@y.example' }),
      [['clients[0].email', 'invalid.not-an-email-address']],
    ],
    [
      'a person told twice',
      client({ contacts: [{ lastName: 'x' }], email: 'a@b.example' }),
      [['clients[0].email', 'importFault.contact-told-twice']],
    ],
    [
      'two persons of one id',
      client({ contacts: [{ id: '2' }, {}] }),
      [['clients[0].contacts[1]', 'importFault.duplicate-contact']],
    ],
    [
      'messages to nobody',
      client({ defaultContact: 'x' }),
      [['clients[0].defaultContact', 'importFault.unknown-contact']],
    ],
    ['a number too short', client({ phone: '0110' }), [['clients[0].phone', 'invalid.phone-too-short']]],
    [
      'a number of no country',
      client({ phone: '+999 123456' }),
      [['clients[0].phone', 'invalid.phone-without-country']],
    ],
    ['a phone that is none', client({ phone: 'call me' }), [['clients[0].phone', 'invalid.not-a-phone-number']]],
    [
      'a setting not for files',
      settings({ startAtLogin: true }),
      [['settings.startAtLogin', 'importFault.unknown-key']],
    ],
    [
      'a reference point without a text',
      settings({ referencePoints: [{ url: 'http://a.example' }] }),
      [['settings.referencePoints[0].expectText', 'importFault.missing']],
    ],
    ['a prototype', '{"version":1,"__proto__":{"isAdmin":true}}', [['__proto__', 'importFault.unknown-key']]],
    [
      'one within a site',
      '{"version":1,"sites":[{"url":"a.example","__proto__":{"clientId":"x"}}]}',
      [['sites[0].__proto__', 'importFault.unknown-key']],
    ],
    ['a constructor', '{"version":1,"constructor":{"prototype":{}}}', [['constructor', 'importFault.unknown-key']]],
    [
      'an address twice',
      '{"version":1,"sites":[{"url":"a.example"},{"url":"https://A.example/"}]}',
      [['sites[1].url', 'importFault.duplicate-url']],
    ],
    [
      'a client twice',
      '{"version":1,"clients":[{"id":"a"},{"id":"b"},{"id":"a"},{"name":"M"},{"name":"M"}]}',
      [
        ['clients[2].id', 'importFault.duplicate-client'],
        ['clients[4].name', 'importFault.duplicate-client'],
      ],
    ],
    ['a depth', `{"version":1,"sites":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, [['', 'importFault.too-deep']]],
    ['a size', `{"version":1,"x":"${'x'.repeat(5_000_000)}"}`, [['', 'importFault.file-too-large']]],
    [
      'a crowd',
      JSON.stringify({
        version: 1,
        sites: Array.from({ length: 10_001 }, (_, index) => ({ url: `${index}.example` })),
      }),
      [['sites', 'importFault.too-many']],
    ],
    [
      'many things at once',
      '{"version":1,"settings":{"nextUpdateMinutes":1},"clients":[{"id":"a","email":"x"}],"sites":[{"url":"a b"},{"name":"x"}]}',
      [
        ['settings.nextUpdateMinutes', 'importFault.too-small'],
        ['clients[0].email', 'invalid.not-an-email-address'],
        ['sites[0].url', 'invalid.not-a-web-address'],
        ['sites[1].url', 'importFault.missing-url'],
      ],
    ],
  ])('with %s is refused whole, with the path and reason of every fault', (_, text, faults) => {
    const outcome = importInto(emptyConfig, text);
    const found = outcome.ok ? [] : outcome.error;
    expect(found.map(({ path, reason }) => [path, reason])).toEqual(faults);
    expect({}).not.toHaveProperty('isAdmin');
    for (const words of [german, english]) {
      const description = describeImportFaults(found, words.t);
      expect(description.split('\n')).toHaveLength(faults.length);
      // A key that the locales lack comes back as itself; a value that the sentence lacks stays in braces.
      expect(description).not.toMatch(/importFault|invalid\.|\{\{/);
    }
  });

  it('is refused whole, so that nothing of it gets into the configuration', () => {
    const before = structuredClone(emptyConfig);
    const file = { version: 1, sites: [{ url: 'good.example' }, { url: 'other.example', client: 'nobody' }] };
    expect(importInto(before, JSON.stringify(file)).ok).toBe(false);
    expect(before).toEqual(emptyConfig);
  });

  it('says on which line the fault is', () => {
    const text = [
      '{',
      '  "version": 1,',
      '  "clients": [{ "id": "a\\"b {[", "name": "x" }],',
      '  "sites": [',
      '    { "url": "a.example" },',
      '    { "url": "b.example", "client": "a\\"b {[",',
      '      "intervalSeconds": 5 },',
      '    {',
      '      "name": "no address"',
      '    }',
      '  ]',
      '}',
    ].join('\r\n');
    const outcome = importInto(emptyConfig, text);
    expect(outcome.ok ? [] : outcome.error.map(({ path, line }) => [path, line])).toEqual([
      ['sites[1].intervalSeconds', 7],
      ['sites[2].url', 8],
    ]);
    const broken = importInto(emptyConfig, text.replace('"b.example",', '"b.example"'));
    expect(broken.ok ? [] : broken.error).toEqual([{ path: '', line: 6, reason: 'importFault.not-json', params: {} }]);
  });

  it.each([
    ['a comma behind the last entry', '{\n "version": 1,\n "sites": [\n  { "url": "a.example" },\n ]\n}\n', 5],
    ['a remark', '{\n // mine\n "version": 1\n}\n', 2],
    ['a misspelt word', '{\n "version": 1,\n "sites": [{ "url": "a.example", "keyword": nul }]\n}\n', 3],
    ['no JSON at all', 'url;name\na.example;A\n', 1],
  ])('is named with its line where the engine names no position: %s', (_what, text, line) => {
    const outcome = importInto(emptyConfig, text);
    expect(outcome.ok ? [] : outcome.error.map((fault) => [fault.reason, fault.line])).toEqual([
      ['importFault.not-json', line],
    ]);
  });

  it('is described in the words of the house', () => {
    const outcome = importInto(emptyConfig, '{ "version": 1,\n"sites": [{}, {}, {}] }');
    const faults = outcome.ok ? [] : outcome.error;
    expect(describeImportFaults(faults.slice(0, 1), german.t)).toBe(
      'Zeile 2, sites[0].url: Es fehlt die Adresse (url).',
    );
    expect(describeImportFaults(faults, german.t, 1)).toMatch(/\nund 2 weitere Fehler$/);
    expect(describeImportFaults(faults, english.t, 2)).toMatch(/\nand one more fault$/);
  });

  it('never throws, whatever it is', () => {
    const good = JSON.stringify(whole);
    const cut = fc.tuple(fc.nat(good.length), fc.nat(9), fc.string()).map(([from, length, text]) => {
      return good.slice(0, from) + text + good.slice(from + length);
    });
    const shaped = fc.json().map((json) => `{"version":1,"sites":[${json}],"clients":${json}}`);
    fc.assert(
      fc.property(fc.oneof(cut, shaped, fc.json(), fc.string()), (text) => {
        const outcome = importInto(emptyConfig, text);
        if (outcome.ok) expect(configSchema.parse(outcome.value.config)).toEqual(outcome.value.config);
        else expect(describeImportFaults(outcome.error, german.t)).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('pasted lines', () => {
  it('are addresses, with a name before them or without', () => {
    const text =
      'a.example\r\n\n  https://b.example/x \nMüller; GmbH;c.example\nEins\tZwei\thttps://d.example/\rA.example\n';
    expect(readPastedSites(text)).toEqual({
      ok: true,
      value: [
        { url: 'https://a.example/' },
        { url: 'https://b.example/x' },
        { url: 'https://c.example/', name: 'Müller; GmbH' },
        { url: 'https://d.example/', name: 'Eins Zwei' },
      ],
    });
  });

  it('are refused all together, with the line of every fault', () => {
    const outcome = readPastedSites(`a.example\nMüller;\n\nno address\n${'x'.repeat(201)};b.example`);
    const faults = outcome.ok ? [] : outcome.error;
    expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'importFault.missing-url'],
      [4, 'invalid.not-a-web-address'],
      [5, 'importFault.too-long'],
    ]);
    expect(describeImportFaults(faults, german.t).split('\n')[0]).toBe('Zeile 2: Es fehlt die Adresse (url).');
  });

  it('are held to the limits', () => {
    expect(readPastedSites('x'.repeat(5_000_001))).toMatchObject({ ok: false });
    const many = Array.from({ length: 10_001 }, (_, index) => `${index}.example`).join('\n');
    expect(readPastedSites(many)).toMatchObject({ ok: false, error: [{ reason: 'importFault.too-many' }] });
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readPastedSites(text)));
  });
});
