import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDefaults, checkKinds } from '../../src/core/checks/check-kinds';
import { httpCheckDefaults } from '../../src/core/checks/http-check';
import { configSchema, emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import { describeImportFaults } from '../../src/core/import-fault';
import { readImportFile } from '../../src/core/import-file';
import { planImport } from '../../src/core/import-plan';
import { createWords } from '../../src/main/words';

const german = createWords();
german.setLanguage('de');
const english = createWords();

function importInto(config: Config, text: string) {
  let count = config.sites.length + config.maintenance.length;
  const read = readImportFile(text);
  return read.ok ? planImport(config, read.value, () => `new-${(count += 1)}`, 0) : read;
}

function imported(config: Config, content: object) {
  const planned = importInto(config, JSON.stringify({ version: 1, ...content }));
  if (!planned.ok) return expect.fail(describeImportFaults(planned.error, english.t));
  expect(configSchema.parse(planned.value.config)).toEqual(planned.value.config);
  return planned.value;
}

const faultsOf = (config: Config, content: object): [path: string, reason: string][] => {
  const planned = importInto(config, JSON.stringify({ version: 1, ...content }));
  const faults = planned.ok ? [] : planned.error;
  for (const { t } of [german, english])
    expect(describeImportFaults(faults, t)).not.toMatch(/importFault|invalid\.|\{\{/);
  return faults.map(({ path, reason }) => [path, reason]);
};

/** One of each kind, with all that can be said of it: the example of docs/import-format.md. */
const everyKind = [
  {
    url: 'https://api.example.org/health',
    check: {
      kind: 'http',
      method: 'POST',
      headers: [{ name: 'Accept', value: 'application/json' }],
      body: '{}',
      auth: { kind: 'basic', user: 'watch', password: 'secret-1' },
      expectStatus: ['200'],
      keyword: { text: 'ok', mustOccur: true },
      json: { path: 'queue.length', comparison: 'less', value: '100' },
      slowMs: 1500,
      maxRedirects: 0,
      httpVersion: '2',
      ipVersion: '4',
      acceptCertificate: ['untrusted'],
      watchCertificate: false,
    },
  },
  { url: 'mail.example.org:587', check: { kind: 'tcp' } },
  {
    url: 'example.org',
    check: { kind: 'dns', recordType: 'MX', expected: 'mail.example.org', resolver: '9.9.9.9' },
  },
  { url: 'example.org', check: { kind: 'tls' } },
  { url: 'example.org', check: { kind: 'domain' } },
  { url: '/srv/backup', check: { kind: 'backup', maxAgeHours: 48 } },
  { url: '192.0.2.7', check: { kind: 'ping' } },
  {
    url: 'https://example.org',
    check: { kind: 'prometheus', server: 'https://prometheus.example.org', query: 'probe_success' },
  },
];

describe('every kind of check', () => {
  it('is taken over, with its address made whole', () => {
    const { config } = imported(emptyConfig, { sites: everyKind });
    const { auth: _, ...whole } = everyKind[0]?.check as { auth: unknown };
    expect(config.sites.map(({ name, url, check }) => ({ name, url, check }))).toEqual([
      {
        name: 'api.example.org',
        url: 'https://api.example.org/health',
        check: { ...whole, auth: { kind: 'basic', user: 'watch' } },
      },
      { name: 'mail.example.org:587', url: 'tcp://mail.example.org:587', check: { kind: 'tcp' } },
      { name: 'example.org', url: 'dns://example.org', check: everyKind[2]?.check },
      { name: 'example.org', url: 'tls://example.org:443', check: { kind: 'tls' } },
      { name: 'example.org', url: 'domain://example.org', check: { kind: 'domain' } },
      {
        name: 'backup',
        url: 'file:///srv/backup',
        check: { kind: 'backup', source: 'path', jsonPath: '', maxAgeHours: 48 },
      },
      { name: '192.0.2.7', url: 'ping://192.0.2.7', check: { kind: 'ping' } },
      {
        name: 'example.org',
        url: 'https://example.org/',
        check: { kind: 'prometheus', server: 'https://prometheus.example.org/', query: 'probe_success' },
      },
    ]);
  });

  it('is taken over once, whether its address is written as a person does or as it is kept', () => {
    const first = imported(emptyConfig, { sites: everyKind });
    expect(imported(first.config, { sites: everyKind }).config).toEqual(first.config);
    const asKept = everyKind.map((site, index) => ({ ...site, url: first.config.sites[index]?.url }));
    expect(imported(first.config, { sites: asKept }).config).toEqual(first.config);
  });

  it('begins with the defaults where the file says no more than the kind', () => {
    const sites = [
      { url: 'a.example', check: { kind: 'http' } },
      { url: 'a.example', check: { kind: 'dns' } },
      { url: 'a.example', check: { kind: 'backup' } },
    ];
    const { config } = imported(emptyConfig, { sites });
    expect(config.sites.map(({ check }) => check)).toEqual([
      httpCheckDefaults,
      checkDefaults.dns,
      checkDefaults.backup,
    ]);
  });

  it('changes what the file names of it, and leaves the rest alone', () => {
    const first = imported(emptyConfig, { sites: everyKind }).config;
    const { config, summary } = imported(first, {
      sites: [
        { url: 'https://api.example.org/health', check: { kind: 'http', method: 'POST', body: '{}', slowMs: null } },
        { url: 'example.org', check: { kind: 'dns', recordType: 'MX', expected: 'mx.example.org' } },
        { url: 'file:///srv/backup', check: { kind: 'backup', maxAgeHours: 12 } },
      ],
    });
    expect(summary).toMatchObject({ sitesAdded: 0, sitesChanged: 3 });
    expect(config.sites[0]).toEqual({
      ...first.sites[0],
      check: { ...first.sites[0]?.check, slowMs: null },
      revision: 1,
    });
    expect(config.sites[2]?.check).toMatchObject({ expected: 'mx.example.org', resolver: '9.9.9.9' });
    expect(config.sites[5]?.check).toMatchObject({ source: 'path', maxAgeHours: 12 });
  });

  it('is told apart from others at the same address', () => {
    const sites = [
      { url: 'a.example' },
      { url: 'a.example', check: { kind: 'http', method: 'POST' } },
      { url: 'a.example', check: { kind: 'dns', recordType: 'A' } },
      { url: 'a.example', check: { kind: 'dns', recordType: 'MX' } },
    ];
    const first = imported(emptyConfig, { sites });
    expect(first.summary.sitesAdded).toBe(4);
    expect(imported(first.config, { sites }).config).toEqual(first.config);
    // One of several is meant only by all that tells it apart.
    const { summary } = imported(first.config, { sites: [{ url: 'a.example', hosting: 'Nord' }] });
    expect(summary).toMatchObject({ sitesAdded: 0, sitesChanged: 1 });
  });

  it('may become another request where it is the only one at its address', () => {
    const first = imported(emptyConfig, { sites: [{ url: 'a.example' }] }).config;
    const { config, summary } = imported(first, {
      sites: [{ url: 'a.example', check: { kind: 'http', method: 'PUT' } }],
    });
    expect(summary).toMatchObject({ sitesAdded: 0, sitesChanged: 1 });
    expect(config.sites[0]?.check).toMatchObject({ method: 'PUT' });
  });

  it('of a page has a short form', () => {
    const short = { url: 'a.example', expectStatus: ['204'], keyword: { text: 'x', mustOccur: false } };
    const { config } = imported(emptyConfig, { sites: [short] });
    expect(config.sites[0]?.check).toEqual({ ...httpCheckDefaults, expectStatus: ['204'], keyword: short.keyword });
    const both = { url: 'a.example', keyword: null, check: { kind: 'http', slowMs: 900 } };
    expect(imported(config, { sites: [both] }).config.sites[0]?.check).toMatchObject({ keyword: null, slowMs: 900 });
  });
});

describe('a password in a file', () => {
  const siteWith = (auth: object) => ({ sites: [{ url: 'a.example', check: { kind: 'http', auth } }] });

  it('is handed over beside the configuration and never gets into it', () => {
    const { config, secrets } = imported(emptyConfig, siteWith({ kind: 'bearer', token: 'geheim-7' }));
    expect(secrets).toEqual([{ siteId: 'new-1', secret: 'geheim-7' }]);
    expect(JSON.stringify(config)).not.toContain('geheim-7');
    const again = imported(config, siteWith({ kind: 'basic', user: 'ute', password: 'geheim-8' }));
    expect(again.secrets).toEqual([{ siteId: 'new-1', secret: 'geheim-8' }]);
    expect(again.config.sites[0]?.check).toMatchObject({ auth: { kind: 'basic', user: 'ute' } });
    expect(JSON.stringify(again.config)).not.toContain('geheim-8');
  });

  it('stays as it is where the file brings none, and goes with the sign-in', () => {
    const first = imported(emptyConfig, siteWith({ kind: 'basic', user: 'ute', password: 'x' })).config;
    expect(imported(first, siteWith({ kind: 'basic', user: 'uwe' })).secrets).toEqual([]);
    expect(imported(first, siteWith({ kind: 'none' })).secrets).toEqual([{ siteId: 'new-1', secret: null }]);
  });

  it('is in no fault', () => {
    const text = JSON.stringify({ version: 1, ...siteWith({ kind: 'basic', user: '', password: 'geheim-9' }) });
    const planned = importInto(emptyConfig, text);
    expect(planned.ok).toBe(false);
    expect(JSON.stringify(planned)).not.toContain('geheim-9');
  });
});

describe('maintenance in a file', () => {
  const weekly = { kind: 'weekly', days: [4, 1], start: '03:00', durationMinutes: 60 };
  const maintenance = [
    { name: 'Updates', covers: { kind: 'all' }, timeZone: 'Europe/Berlin', schedule: weekly },
    {
      name: 'Umbau',
      covers: { kind: 'client', client: 'mueller' },
      schedule: { kind: 'once', from: '2026-11-24T22:00:00+01:00', to: '2026-11-24T23:30:00+01:00' },
    },
    {
      name: 'Mail',
      covers: { kind: 'site', url: 'mail.example.org:587', check: 'tcp' },
      timeZone: 'UTC',
      schedule: { kind: 'cron', expression: '0 4 1 * *', durationMinutes: 30 },
    },
  ];
  const whole = { clients: [{ id: 'mueller' }], sites: everyKind, maintenance };

  it('is taken over, for clients and sites of the file', () => {
    const { config, summary } = imported(emptyConfig, whole);
    expect(summary).toMatchObject({ maintenanceAdded: 3, maintenanceChanged: 0 });
    const at = Date.UTC(2026, 10, 24, 21);
    expect(config.maintenance.map(({ id: _, ...window }) => window)).toEqual([
      { ...maintenance[0], schedule: { ...weekly, days: [1, 4] } },
      {
        name: 'Umbau',
        covers: { kind: 'client', clientId: 'mueller' },
        timeZone: 'UTC',
        schedule: { kind: 'once', fromMs: at, toMs: at + 90 * 60_000 },
      },
      { ...maintenance[2], covers: { kind: 'site', siteId: config.sites[1]?.id } },
    ]);
  });

  it('is known by its name: once taken over it is changed, not doubled', () => {
    const first = imported(emptyConfig, whole).config;
    expect(imported(first, whole).config).toEqual(first);
    const later = { ...maintenance[0], schedule: { ...weekly, start: '05:00' } };
    const { config, summary } = imported(first, { maintenance: [later] });
    expect(summary).toMatchObject({ maintenanceAdded: 0, maintenanceChanged: 1 });
    expect(config.maintenance.map(({ id }) => id)).toEqual(first.maintenance.map(({ id }) => id));
  });
});

describe('docs/import-format.md', () => {
  it('shows examples that are taken over, one after the other', () => {
    const document = readFileSync(new URL('../../docs/import-format.md', import.meta.url), 'utf8');
    const examples = [...document.matchAll(/^```json\n(.*?)^```/gms)].map(
      ([, json = '']) => JSON.parse(json) as object,
    );
    let config = emptyConfig;
    for (const example of examples)
      config = imported(config, 'version' in example ? example : { sites: [example] }).config;
    expect(new Set(config.sites.map(({ check }) => check.kind))).toEqual(new Set(checkKinds));
    expect(config.maintenance.map(({ covers, schedule }) => [covers.kind, schedule.kind])).toEqual([
      ['all', 'weekly'],
      ['client', 'once'],
      ['site', 'cron'],
    ]);
  });
});

describe('second opinions in a file', () => {
  it('replace those that are set', () => {
    const secondOpinions = [{ url: 'probe.example', module: 'http_2xx' }];
    const { config } = imported(emptyConfig, { settings: { secondOpinions } });
    expect(config.settings.secondOpinions).toEqual([{ url: 'https://probe.example/', module: 'http_2xx' }]);
  });
});

describe('a bad file', () => {
  const site = (fields: object) => ({ sites: [{ url: 'a.example', ...fields }] });
  const http = (fields: object) => site({ check: { kind: 'http', ...fields } });
  const window = (fields: object) => ({
    maintenance: [
      {
        ...{ name: 'x', covers: { kind: 'all' }, timeZone: 'UTC' },
        schedule: { kind: 'cron', expression: '0 4 * * *', durationMinutes: 5 },
        ...fields,
      },
    ],
  });

  it.each<[what: string, content: object, faults: [path: string, reason: string][]]>([
    ['an unknown kind', site({ check: { kind: 'smtp' } }), [['sites[0].check.kind', 'importFault.not-one-of']]],
    ['no kind', site({ check: {} }), [['sites[0].check.kind', 'importFault.missing']]],
    [
      'a field of another kind',
      site({ url: 'a.example:25', check: { kind: 'tcp', slowMs: 5 } }),
      [['sites[0].check.slowMs', 'importFault.unknown-key']],
    ],
    ['a port left out', site({ check: { kind: 'tcp' } }), [['sites[0].url', 'invalid.not-a-host-with-port']]],
    [
      'an IP address without records',
      { sites: [{ url: '192.0.2.1', check: { kind: 'dns' } }] },
      [['sites[0].url', 'invalid.not-a-host']],
    ],
    [
      'a path where a web address is needed',
      { sites: [{ url: '/srv/backup', check: { kind: 'backup', source: 'json' } }] },
      [['sites[0].url', 'invalid.not-a-backup-address']],
    ],
    [
      'a bad address beside another fault',
      { sites: [{ url: 'a b', intervalSeconds: 5 }] },
      [
        ['sites[0].intervalSeconds', 'importFault.too-small'],
        ['sites[0].url', 'invalid.not-a-web-address'],
      ],
    ],
    [
      'half a Prometheus',
      site({ check: { kind: 'prometheus' } }),
      [
        ['sites[0].check.server', 'importFault.missing'],
        ['sites[0].check.query', 'importFault.missing'],
      ],
    ],
    [
      'a header of our own',
      http({ headers: [{ name: 'Host', value: 'x' }] }),
      [['sites[0].check.headers[0].name', 'invalid.header-is-set-elsewhere']],
    ],
    [
      'a condition without a value',
      http({ json: { comparison: 'equals' } }),
      [['sites[0].check.json.value', 'importFault.missing']],
    ],
    ['a user without a name', http({ auth: { kind: 'basic' } }), [['sites[0].check.auth.user', 'importFault.missing']]],
    [
      'an empty password',
      http({ auth: { kind: 'bearer', token: '' } }),
      [['sites[0].check.auth.token', 'importFault.empty']],
    ],
    [
      'a word to look for with HEAD',
      http({ method: 'HEAD', keyword: { text: 'x', mustOccur: true } }),
      [['sites[0].check.keyword', 'invalid.keyword-needs-get']],
    ],
    [
      'the short form for a port',
      site({ url: 'a.example:25', check: { kind: 'tcp' }, keyword: null }),
      [['sites[0].keyword', 'invalid.belongs-into-check']],
    ],
    [
      'both forms',
      { sites: [{ url: 'a.example', expectStatus: ['200'], check: { kind: 'http', expectStatus: ['204'] } }] },
      [['sites[0].expectStatus', 'invalid.belongs-into-check']],
    ],
    [
      'the same record twice',
      {
        sites: [
          { url: 'a.example', check: { kind: 'dns' } },
          { url: 'dns://A.example', check: { kind: 'dns', recordType: 'A' } },
        ],
      },
      [['sites[1].url', 'importFault.duplicate-url']],
    ],
    [
      'a window without a time zone',
      window({ timeZone: undefined }),
      [['maintenance[0].timeZone', 'importFault.missing']],
    ],
    [
      'a time zone nobody knows',
      window({ timeZone: 'Berlin' }),
      [['maintenance[0].timeZone', 'invalid.not-a-time-zone']],
    ],
    ['a window for nobody knows what', window({ covers: {} }), [['maintenance[0].covers.kind', 'importFault.missing']]],
    [
      'a window for a stranger',
      window({ covers: { kind: 'client', client: 'x' } }),
      [['maintenance[0].covers.client', 'importFault.unknown-client']],
    ],
    [
      'a window for a site that is not there',
      window({ covers: { kind: 'site', url: 'b.example' } }),
      [['maintenance[0].covers.url', 'importFault.unknown-site']],
    ],
    [
      'a window for no address',
      window({ covers: { kind: 'site', url: 'x', check: 'tcp' } }),
      [['maintenance[0].covers.url', 'invalid.not-a-host-with-port']],
    ],
    [
      'a cron expression that is none',
      window({ schedule: { kind: 'cron', expression: '@daily', durationMinutes: 5 } }),
      [['maintenance[0].schedule.expression', 'invalid.not-a-cron-expression']],
    ],
    [
      'an instant without an offset',
      window({ schedule: { kind: 'once', from: '2026-11-24T22:00', to: '2026-11-24T23:00:00Z' } }),
      [['maintenance[0].schedule.from', 'invalid.not-an-instant']],
    ],
    [
      'an end before the beginning',
      window({ schedule: { kind: 'once', from: '2026-11-24T22:00:00Z', to: '2026-11-24T22:00:00+01:00' } }),
      [['maintenance[0].schedule.to', 'invalid.ends-before-it-begins']],
    ],
    [
      'a window twice',
      { maintenance: [...window({}).maintenance, ...window({}).maintenance] },
      [['maintenance[1].name', 'importFault.duplicate-maintenance']],
    ],
    [
      'an opinion without a module',
      { settings: { secondOpinions: [{ url: 'x.example' }] } },
      [['settings.secondOpinions[0].module', 'importFault.missing']],
    ],
  ])('with %s is refused, with the path and reason', (_what, content, faults) => {
    expect(faultsOf(emptyConfig, content)).toEqual(faults);
  });

  it('with HEAD for a site that has a word looked for is refused', () => {
    const keyword = { text: 'x', mustOccur: true };
    const { config } = imported(emptyConfig, site({ keyword }));
    expect(faultsOf(config, http({ method: 'HEAD' }))).toEqual([
      ['sites[0].check.keyword', 'invalid.keyword-needs-get'],
    ]);
  });

  it('with a window for one of several at an address is refused', () => {
    const sites = [
      { url: 'a.example', check: { kind: 'dns', recordType: 'A' } },
      { url: 'a.example', check: { kind: 'dns', recordType: 'MX' } },
    ];
    const covers = { kind: 'site', url: 'a.example', check: 'dns' };
    expect(faultsOf(emptyConfig, { sites, ...window({ covers }) })).toEqual([
      ['maintenance[0].covers.url', 'importFault.ambiguous-site'],
    ]);
  });

  it('never throws, whatever it is', () => {
    const good = JSON.stringify({ version: 1, sites: everyKind, ...window({}) });
    const cut = fc.tuple(fc.nat(good.length), fc.nat(9), fc.string()).map(([from, length, text]) => {
      return good.slice(0, from) + text + good.slice(from + length);
    });
    const shaped = fc
      .json()
      .map((json) => `{"version":1,"sites":[{"url":"a.example","check":${json}}],"maintenance":[${json}]}`);
    fc.assert(
      fc.property(fc.oneof(cut, shaped), (text) => {
        const outcome = importInto(emptyConfig, text);
        if (outcome.ok) expect(configSchema.parse(outcome.value.config)).toEqual(outcome.value.config);
        else expect(describeImportFaults(outcome.error, german.t)).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
