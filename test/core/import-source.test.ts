import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDefaults } from '../../src/core/checks/check-kinds';
import type { Check } from '../../src/core/checks/check-kinds';
import { clientDefaults } from '../../src/core/client';
import { configSchema, emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import { sitesWithSecrets, toEverythingText } from '../../src/core/everything-file';
import { previewLimit, previewOf, summaryOf } from '../../src/core/import-preview';
import { planSource, readSource } from '../../src/core/import-source';
import type { Source, SourcePlan } from '../../src/core/import-source';
import { siteDefaults } from '../../src/core/site';
import { textRows } from '../../src/main/doors/text-rows';
import { parseNewestConfig } from '../../src/main/storage/config-file';
import { configMigrations } from '../../src/main/storage/config-migrations';
import { samplePage } from '../support/status-sample';

const nowMs = Date.UTC(2026, 10, 25, 12);
const configVersion = configMigrations.length + 1;
const readers = { rowsOf: textRows, parseConfig: parseNewestConfig, configVersion };

function read(text: string): Source {
  const source = readSource(text, readers);
  if (!source.ok) throw new Error(JSON.stringify(source.error));
  return source.value;
}
function plan(config: Config, text: string): SourcePlan {
  let ids = 0;
  const planned = planSource(config, read(text), () => `id-${(ids += 1)}`, nowMs);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
}
const faultsOf = (text: string): unknown => {
  const source = readSource(text, readers);
  return source.ok ? [] : source.error;
};
const withSites = (...urls: string[]): Config => plan(emptyConfig, urls.join('\n')).config;

describe('a table with commas, semicolons or tabs', () => {
  it.each([
    ['German, with semicolons', 'Adresse;Name;Kunde;Hoster;Intervall\nshop.example;Shop;Müller;Nord;120\n'],
    [
      'English, with commas and quotes',
      '\uFEFFName,"Website",Client,Hosting,Interval\r\n"Shop",shop.example,Müller,Nord,120\r\n',
    ],
    [
      'with tabs and other columns',
      'Nr.\tURL\tName\tKunde\tHoster\tIntervall\n1\thttps://shop.example/\tShop\tMüller\tNord\t120',
    ],
  ])('is read: %s', (_name, text) => {
    const { config } = plan(emptyConfig, text);
    expect(config.sites).toMatchObject([
      { url: 'https://shop.example/', name: 'Shop', hosting: 'Nord', intervalSeconds: 120, clientId: 'id-1' },
    ]);
    expect(config.clients).toMatchObject([{ id: 'id-1', name: 'Müller' }]);
  });

  // Seen to fail: two columns, few lines and a line end at the last of them were taken for a list of odd addresses.
  it.each([
    ['semicolons', 'Adresse;Kunde\r\nshop.example;Müller\r\n'],
    ['tabs', 'Kunde\tURL\nMüller\tshop.example\n\n'],
  ])('is read with two columns and one line, with %s', (_name, text) => {
    expect(plan(emptyConfig, text).config).toMatchObject({
      ...{ sites: [{ url: 'https://shop.example/', clientId: 'id-1' }], clients: [{ name: 'Müller' }] },
    });
  });

  it('finds clients again by their names, makes each new one once, and names columns it does not know', () => {
    const known: Config = { ...emptyConfig, clients: [{ ...clientDefaults, id: 'c', name: 'Bäckerei Müller' }] };
    const text =
      'Adresse;Kunde;E-Mail;Farbe\na.example;bäckerei müller;;rot\nb.example;Neu;neu@kunde.example;\nc.example;NEU;;\nd.example;;;';
    const { config, leftOut } = plan(known, text);
    expect(config.clients.map(({ name }) => name)).toEqual(['Bäckerei Müller', 'Neu']);
    expect(config.sites.map(({ clientId }) => clientId)).toEqual(['c', 'id-1', 'id-1', null]);
    expect(JSON.stringify(config.clients[1])).toContain('neu@kunde.example');
    expect(leftOut).toEqual([{ name: 'Farbe', reason: 'column' }]);
  });

  it('changes what is watched already, and tells what comes twice', () => {
    const before = withSites('a.example', 'b.example');
    const { config, doubled } = plan(
      before,
      'url,name\na.example,Anders\nhttps://A.example/,Noch einmal\nc.example,Neu',
    );
    expect(config.sites.map(({ name }) => name)).toEqual(['Anders', 'b.example', 'Neu']);
    expect(doubled).toEqual([{ name: 'Noch einmal', url: 'https://a.example/' }]);
  });

  it('is refused as a whole, each fault with its line, also behind cells of several lines', () => {
    const text =
      'Adresse,Name,Intervall\na.example,"zwei\nZeilen",60\n,ohne Adresse,60\nftp://c.example,C,60\nd.example,D,oft\n\n';
    expect(faultsOf(text)).toEqual([
      { path: 'url', line: 4, reason: 'importFault.missing-url', params: {} },
      { path: 'url', line: 5, reason: 'invalid.not-a-web-address', params: {} },
      { path: 'intervalSeconds', line: 6, reason: 'importFault.wrong-type-number', params: {} },
    ]);
  });

  it('without a heading is a list of addresses, which adds and changes nothing', () => {
    const before = withSites('a.example');
    expect(read('a.example\nB;b.example').format).toBe('list');
    const { config, doubled } = plan(before, 'Anderer Name;a.example\nB;b.example\n');
    expect(config.sites.map(({ name }) => name)).toEqual(['a.example', 'B']);
    expect(config.sites[0]).toBe(before.sites[0]);
    expect(doubled).toEqual([{ name: 'Anderer Name', url: 'https://a.example/' }]);
    expect(faultsOf('no\nlist')).toEqual([
      expect.objectContaining({ path: 'no', reason: 'invalid.not-a-web-address' }),
      expect.objectContaining({ path: 'list' }),
    ]);
    expect(faultsOf('\n \n')).toEqual([{ path: '', reason: 'importFault.nothing', params: {} }]);
  });
});

/** As version 1.23 writes it, shortened to what differs from monitor to monitor. */
const monitor = (over: object): object => ({
  ...{ id: 1, name: 'Shop', url: 'https://shop.example/', method: 'GET', hostname: null, port: null, maxretries: 2 },
  ...{ weight: 2000, active: 1, type: 'http', interval: 60, retryInterval: 60, resendInterval: 0, keyword: null },
  ...{ expiryNotification: false, ignoreTls: false, upsideDown: false, maxredirects: 10 },
  ...{ accepted_statuscodes: ['200-299'], dns_resolve_type: 'A', dns_resolve_server: '1.1.1.1', proxyId: null },
  ...{ notificationIDList: {}, tags: [], headers: null, body: null, basic_auth_user: null, basic_auth_pass: null },
  ...over,
});
const kuma = (...monitors: object[]): string =>
  JSON.stringify({ version: '1.23.16', notificationList: [], monitorList: monitors, proxyList: [] });

describe('a backup of Uptime Kuma', () => {
  it('brings pages with words, headers and passwords, ports, pings and names', () => {
    const text = kuma(
      monitor({
        headers: '{"X-Watch":"yes"}',
        ignoreTls: true,
        basic_auth_user: 'anna',
        basic_auth_pass: 'geheim',
        authMethod: 'basic',
      }),
      monitor({
        type: 'keyword',
        url: 'https://b.example',
        name: 'B',
        keyword: 'Willkommen',
        invertKeyword: true,
        interval: 20,
        timeout: 48,
      }),
      monitor({ type: 'port', name: 'Mail', url: 'https://', hostname: 'mail.example', port: 587 }),
      monitor({ type: 'ping', name: 'NAS', hostname: '192.0.2.7' }),
      monitor({ type: 'dns', name: 'DNS', hostname: 'shop.example', dns_resolve_type: 'MX' }),
    );
    const { config, secrets, leftOut } = plan(emptyConfig, text);
    expect(leftOut).toEqual([]);
    expect(config.sites).toMatchObject([
      {
        ...{ name: 'Shop', url: 'https://shop.example/', intervalSeconds: 60, failuresToConfirm: 3 },
        check: {
          method: 'GET',
          expectStatus: ['200-299'],
          maxRedirects: 10,
          headers: [{ name: 'X-Watch', value: 'yes' }],
          auth: { kind: 'basic', user: 'anna' },
        },
      },
      {
        name: 'B',
        intervalSeconds: 30,
        timeoutSeconds: 48,
        check: { keyword: { text: 'Willkommen', mustOccur: false } },
      },
      { url: 'tcp://mail.example:587', check: { kind: 'tcp' } },
      { url: 'ping://192.0.2.7', check: { kind: 'ping' } },
      { url: 'dns://shop.example', check: { kind: 'dns', recordType: 'MX', resolver: '1.1.1.1' } },
    ]);
    expect(secrets).toEqual([{ siteId: config.sites[0]?.id, secret: 'geheim' }]);
    expect(JSON.stringify(config)).not.toContain('geheim');
  });

  it('says what it leaves out and why, and leaves what is watched already as it is', () => {
    const before = withSites('shop.example');
    const text = kuma(
      monitor({ name: 'Anders', interval: 600 }),
      monitor({ type: 'group', name: 'Kunden' }),
      monitor({ type: 'push', name: 'Cron' }),
      monitor({ active: false, name: 'Alt', url: 'https://alt.example' }),
      monitor({ upsideDown: 1, name: 'Kopfüber', url: 'https://kopf.example' }),
      monitor({ type: 'http', name: 'Kaputt', url: 'not an address' }),
    );
    const { config, doubled, leftOut } = plan(before, text);
    expect(config.sites).toEqual(before.sites);
    expect(doubled).toEqual([{ name: 'Anders', url: 'https://shop.example/' }]);
    expect(leftOut.map(({ name, reason }) => [name, reason])).toEqual([
      ['Kunden', 'group'],
      ['Cron', 'kind'],
      ['Alt', 'paused-there'],
      ['Kopfüber', 'upside-down'],
      ['Kaputt', 'unreadable'],
    ]);
  });

  it('is refused where its list is none', () => {
    expect(faultsOf('{"monitorList": {"a": 1}}')).toEqual([
      { path: '', reason: 'importFault.not-a-kuma-backup', params: {} },
    ]);
  });
});

const text = fc.string({ minLength: 1, maxLength: 20 }).map((typed) => typed.trim() || 'x');
const check: fc.Arbitrary<Check> = fc.oneof(
  fc.constantFrom<Check>(checkDefaults.http, checkDefaults.tls, checkDefaults.domain, checkDefaults.ping),
  fc.record({ text, mustOccur: fc.boolean() }).map((keyword): Check => ({ ...checkDefaults.http, keyword })),
  text.map((): Check => ({ ...checkDefaults.http, auth: { kind: 'basic', user: 'anna' } })),
);
const schemeOf: Partial<Record<Check['kind'], string>> = {
  http: 'https://',
  tls: 'tls://',
  domain: 'domain://',
  ping: 'ping://',
};

/** Whatever somebody may have set: put through the schema, as everything that is saved was. */
const configs: fc.Arbitrary<Config> = fc
  .record({
    clients: fc.uniqueArray(text, { maxLength: 4, selector: (name) => name.trim().toLowerCase() }),
    sites: fc.array(fc.record({ name: text, check, client: fc.nat({ max: 5 }), isPaused: fc.boolean() }), {
      maxLength: 6,
    }),
    window: fc.option(fc.nat({ max: 5 })),
    percent: fc.option(fc.double({ min: 90, max: 100, noNaN: true })),
    signature: text,
  })
  .map(({ clients, sites, window, percent, signature }) => {
    const agreement =
      percent === null
        ? null
        : {
            percent,
            per: 'year',
            hours: { days: [1, 2], from: '22:00', to: '06:00' },
            timeZone: 'Europe/Berlin',
            isMaintenanceCounted: true,
          };
    return configSchema.parse({
      ...emptyConfig,
      settings: { ...emptyConfig.settings, sender: { ...emptyConfig.settings.sender, signature } },
      clients: clients.map((name, index) => ({ ...clientDefaults, id: `c${index}`, name, agreement })),
      sites: sites.map((site, index) => ({
        ...siteDefaults,
        ...{ id: `s${index}`, name: site.name, check: site.check, createdAt: index, revision: index },
        url: `${schemeOf[site.check.kind] ?? ''}site${index}.example${site.check.kind === 'tls' ? ':443' : ''}`,
        clientId: site.client < clients.length ? `c${site.client}` : null,
        pause: site.isPaused ? { untilMs: null } : null,
      })),
      templates: [
        { id: 't', phase: 'answer', language: 'de', formality: null, name: 'T', subject: 'S', body: signature },
      ],
      maintenance: [
        {
          ...{ id: 'm', name: 'Updates', timeZone: 'Europe/Berlin' },
          covers: window !== null && window < sites.length ? { kind: 'site', siteId: `s${window}` } : { kind: 'all' },
          schedule: { kind: 'weekly', days: [1], start: '03:00', durationMinutes: 60 },
        },
      ],
    });
  });

const exported = (config: Config): string =>
  toEverythingText(config, configMigrations.length + 1, sitesWithSecrets(config), nowMs);

describe('a file with everything', () => {
  it('is read back whole, and a second time changes nothing', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const once = plan(emptyConfig, exported(config)).config;
        expect(once).toEqual(config);
        const again = plan(once, exported(config));
        expect(again.config).toEqual(once);
        expect(previewOf(once, again, 'everything', '').counts).toMatchObject({ new: 0, changed: 0 });
      }),
      { numRuns: 50 },
    );
  }, 120_000);

  // Seen to fail: it was taken over, and what only the newer one knows was left out without a word.
  it('is refused where a newer Nachtwache wrote it', () => {
    const file = JSON.parse(toEverythingText(emptyConfig, configVersion, [], nowMs)) as { config: object };
    const newer = [{ path: '', reason: 'importFault.newer', params: {} }];
    expect(faultsOf(JSON.stringify({ ...file, config: { ...file.config, version: configVersion + 1 } }))).toEqual(
      newer,
    );
    expect(faultsOf(JSON.stringify({ ...file, version: 2 }))).toEqual(newer);
    expect(faultsOf(JSON.stringify({ ...file, version: 0 }))).not.toEqual(newer);
    expect(faultsOf(JSON.stringify(file))).toEqual([]);
  });

  it('holds status pages without their secrets, and keeps what was chosen and confirmed here', () => {
    const server = { kind: 'sftp', host: 'a.example', port: 22, user: 'u', directory: '', signIn: 'key' } as const;
    const page = samplePage({
      clientId: null,
      target: server,
      folder: null,
      keyFile: '/there/key',
      hostKey: 'SHA256:x',
    });
    const there: Config = { ...emptyConfig, statusPages: [page] };
    const bare = { ...page, folder: null, keyFile: null, hostKey: null };
    expect(plan(emptyConfig, exported(there)).config.statusPages).toEqual([bare]);
    const own = { ...page, id: 'here', keyFile: '/here/key', hostKey: 'SHA256:y' };
    const here: Config = { ...emptyConfig, statusPages: [own] };
    expect(plan(here, exported(there)).config.statusPages).toEqual([own]);
    const moved = { ...page, target: { ...server, host: 'b.example' } };
    const merged = plan(here, exported({ ...there, statusPages: [moved] }));
    expect(merged.config.statusPages).toEqual([{ ...own, target: moved.target, hostKey: null }]);
    expect(previewOf(here, merged, 'everything', '').rows).toMatchObject([{ change: 'changed', what: 'statusPage' }]);
    const byFtps = {
      ...page,
      target: { kind: 'ftps', host: 'a.example', port: 22, user: 'u', directory: '' } as const,
    };
    const other = plan(here, exported({ ...there, statusPages: [byFtps] }));
    expect(other.config.statusPages).toEqual([{ ...own, target: byFtps.target, hostKey: null }]);
    // Which of its sites goes by another id here is known.
    const site = {
      ...siteDefaults,
      id: 's-there',
      name: 'A',
      url: 'https://a.example/',
      pause: null,
      createdAt: 0,
      revision: 0,
    };
    const chosen = { kind: 'chosen', chosen: [{ siteId: 's-there', shownAs: 'B' }] } as const;
    const withSite = {
      ...there,
      sites: [site],
      statusPages: [{ ...page, sites: { ...chosen, chosen: [...chosen.chosen] } }],
    };
    const onto: Config = { ...emptyConfig, sites: [{ ...site, id: 's-here' }] };
    expect(plan(onto, exported(withSite)).config.statusPages[0]?.sites).toEqual({
      kind: 'chosen',
      chosen: [{ siteId: 's-here', shownAs: 'B' }],
    });
  });

  it('is brought together with what another computer has: same things once, and what belongs together stays so', () => {
    const agreed = { ...clientDefaults, name: 'Müller' };
    const [one, other] = [withSites('a.example', 'only-here.example'), withSites('a.example', 'only-there.example')];
    const here: Config = {
      ...one,
      clients: [{ ...agreed, id: 'here' }],
      settings: { ...one.settings, startAtLogin: true },
    };
    const there: Config = {
      ...other,
      clients: [{ ...agreed, id: 'there' }],
      sites: other.sites.map((site, index) => ({ ...site, id: `there-${index}`, clientId: 'there', hosting: 'Nord' })),
      maintenance: [
        {
          ...{ id: 'm', name: 'Updates', timeZone: 'UTC', covers: { kind: 'site', siteId: 'there-0' } },
          schedule: { kind: 'weekly', days: [1], start: '03:00', durationMinutes: 60 },
        },
      ],
    };
    const { config } = plan(here, exported(there));
    expect(config.clients.map(({ id }) => id)).toEqual(['here']);
    expect(config.sites.map(({ id, url, clientId, hosting }) => [id, url, clientId, hosting])).toEqual([
      [one.sites[0]?.id, 'https://a.example/', 'here', 'Nord'],
      [one.sites[1]?.id, 'https://only-here.example/', null, ''],
      ['there-1', 'https://only-there.example/', 'here', 'Nord'],
    ]);
    expect(config.sites[0]?.revision).toBe((one.sites[0]?.revision ?? 0) + 1);
    expect(config.maintenance[0]?.covers).toEqual({ kind: 'site', siteId: one.sites[0]?.id });
    expect(config.settings.startAtLogin).toBe(true);
  });

  it('names whose password it leaves out', () => {
    const { config } = plan(emptyConfig, kuma(monitor({ basic_auth_user: 'anna', basic_auth_pass: 'geheim' })));
    expect(JSON.parse(exported(config))).toMatchObject({ format: 'nachtwache', version: 1, secretsLeftOut: ['Shop'] });
    expect(exported(config)).not.toContain('geheim');
  });
});

describe('what nobody should trust', () => {
  it.each([
    [
      'of a newer version',
      '{"format":"nachtwache","version":2,"exportedAt":"","secretsLeftOut":[],"config":{"version":1}}',
      'importFault.newer',
    ],
    [
      'whose configuration fits nothing',
      '{"format":"nachtwache","version":1,"exportedAt":"","secretsLeftOut":[],"config":{"version":3,"sites":[{"id":1}]}}',
      'importFault.damaged',
    ],
    [
      'nested without end',
      `{"format":"nachtwache","a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      'importFault.too-deep',
    ],
    ['longer than anybody has sites', `["${'x'.repeat(5_000_001)}"]`, 'importFault.file-too-large'],
    ['that is no JSON', '{"version": 1,', 'importFault.not-json'],
  ])('is refused: a file %s', (_name, content, reason) => {
    expect(faultsOf(content)).toEqual([expect.objectContaining({ reason })]);
  });

  it('changes no prototype, by whichever form it comes', () => {
    const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const files = [
      `${evil},"format":"nachtwache","version":1,"exportedAt":"","secretsLeftOut":[],"config":{"version":3,"settings":{"__proto__":{"polluted":1}}}}`,
      `${evil},"monitorList":[${JSON.stringify(monitor({})).replace('{', '{"__proto__":{"polluted":1},')}]}`,
      `${evil},"version":1}`,
      '__proto__,url,constructor\npolluted,a.example,polluted',
    ];
    for (const content of files) {
      const source = readSource(content, readers);
      if (source.ok) planSource(emptyConfig, source.value, () => 'id', nowMs);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }
  });

  it('never makes the readers throw', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.json(),
          fc.json().map((json) => `{"monitorList":[${json}]}`),
        ),
        (content) => {
          const source = readSource(content, readers);
          if (source.ok) planSource(emptyConfig, source.value, () => 'id', nowMs);
        },
      ),
    );
  });
});

describe('the preview', () => {
  it('counts everything, lists the first of each sort, and the summary agrees', () => {
    const before = withSites('a.example');
    const many = Array.from({ length: previewLimit + 5 }, (_, index) => `n${index}.example;Kunde ${index % 2}`);
    const planned = plan(before, ['Adresse;Kunde;Farbe', 'a.example;Kunde 0;', ...many].join('\n'));
    const { counts, rows } = previewOf(before, planned, 'csv', 't');
    expect(counts).toEqual({ new: previewLimit + 7, changed: 1, doubled: 0, leftOut: 1 });
    expect(rows.filter(({ change }) => change === 'new')).toHaveLength(previewLimit);
    expect(rows).toContainEqual({ change: 'changed', what: 'site', name: 'a.example', detail: 'https://a.example/' });
    expect(rows).toContainEqual({ change: 'leftOut', what: 'other', name: 'Farbe', detail: 'column' });
    expect(summaryOf(before, planned.config)).toMatchObject({
      sitesAdded: previewLimit + 5,
      sitesChanged: 1,
      clientsAdded: 2,
    });
  });
});
