import { load } from 'cheerio';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { statusModel } from '../../../src/core/status-page';
import type { StatusInput } from '../../../src/core/status-page';
import { statusJsonSchema } from '../../../src/core/status-page-json';
import { pageFiles } from '../../../src/main/status-page/page-files';
import { nightMs } from '../../support/history-samples';
import {
  hourMs,
  published,
  samplePage,
  sampleRecord,
  secretiveIncident,
  siteView,
  statusInput,
  statusZone,
} from '../../support/status-sample';

async function filesOf(input: StatusInput): Promise<{ html: string; feed: string; json: string; names: string[] }> {
  const files = await pageFiles(statusModel(input));
  const text = (name: string): string => files.find((file) => file.name === name)?.text ?? '';
  return {
    ...{ html: text('index.html'), feed: text('feed.xml'), json: text('status.json') },
    names: files.map(({ name }) => name),
  };
}

/** What the standard calls an error, found by the parser that browsers' is like. */
function parseErrors(html: string): string[] {
  const errors: string[] = [];
  parse(html, { onParseError: ({ code, startLine, startCol }) => errors.push(`${code} ${startLine}:${startCol}`) });
  return errors;
}

const window = {
  ...{ id: 'm', name: 'Umzug', timeZone: statusZone },
  covers: { kind: 'all' },
  schedule: { kind: 'once', fromMs: nightMs + 5 * hourMs, toMs: nightMs + 6 * hourMs },
} as const;
const english = samplePage({ clientId: null, name: 'Status of all' });
const nasty = `</title><script>alert(1)</script><img src=x onerror=alert(2)> & "x" 'y' \u0000\u0007 ]]> {{x}}`;

describe('the files of a page', () => {
  it('take their places one after the other, and what people read comes last', async () => {
    expect((await filesOf(statusInput())).names).toEqual(['status.json', 'feed.xml', 'index.html']);
  });

  it.each<[string, Partial<StatusInput>]>([
    ['with an outage', { maintenance: [window] }],
    ['with nothing in it', { sites: [], incidents: [], records: [] }],
    [
      'of many sites in all states',
      {
        sites: (
          ['up', 'suspect', 'unknown', 'paused', 'maintenance', 'blocked', 'notMeasured', 'degraded'] as const
        ).map((state, index) => siteView(`s-${index}`, state)),
        incidents: [],
      },
    ],
  ])('are valid HTML and JSON in both languages, %s', async (_name, over) => {
    for (const page of [samplePage(), english]) {
      const { html, feed, json } = await filesOf(statusInput({ ...over, page }));
      expect(parseErrors(html)).toEqual([]);
      // A key that has no words would stand as itself.
      expect(html + feed).not.toMatch(/statusPage\.|\{\{/);
      expect(statusJsonSchema.safeParse(JSON.parse(json)).success).toBe(true);
    }
  });
});

describe('the page', () => {
  it('says in words how all is, when it was written, and from when on that is not to be trusted', async () => {
    const { html } = await filesOf(statusInput());
    const page = load(html);
    expect(page('html').attr('lang')).toBe('de');
    expect(page('h1').text()).toBe('Status Bäckerei Müller');
    expect(page('.overall').text()).toBe('Eine Seite ist nicht erreichbar.');
    expect(page('.written').text()).toBe(
      'Geschrieben am 21. November 2026 um 03:32 MEZ. Liegt das mehr als 30 Minuten zurück, wird diese Seite gerade nicht aktuell gehalten; was hier steht, muss dann nicht mehr stimmen.',
    );
    expect(page('article').text()).toContain('Ihre Seite ist nicht erreichbar');
    expect(page('.state').first().text()).toMatch(/^nicht erreichbar seit 21\. November 2026 um 02:32/);
    expect(page('details li').first().text()).toBe(
      '11. November 2026: 12 Min. nicht erreichbar, 21 Std. 48 Min. erreichbar, 2 Std. nicht gemessen',
    );
  });

  it('runs no script, loads nothing from anywhere, and asks for itself again at the pace at which it is written', async () => {
    const page = load((await filesOf(statusInput({ maintenance: [window] }))).html);
    expect(page('script, img, iframe, object, form, [src], link[rel="stylesheet"]')).toHaveLength(0);
    const attributes = page('*')
      .toArray()
      .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : []));
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
    expect(page('meta[http-equiv="Content-Security-Policy"]').attr('content')).toContain("default-src 'none'");
    expect(page('meta[http-equiv="refresh"]').attr('content')).toBe('600');
    expect(page('style').text()).toContain('animation: old 1s steps(1) 1800s forwards');
    expect(
      page('a')
        .toArray()
        .map((link) => page(link).attr('href')),
    ).toEqual(['feed.xml', 'status.json']);
  });

  it('tells every state and kind of time by a shape or pattern and a word, not by its colour alone', async () => {
    const page = load((await filesOf(statusInput())).html);
    expect(page('.state svg.shape').length).toBe(page('.state').length);
    expect(
      page('.legend li')
        .toArray()
        .map((each) => page(each).text()),
    ).toEqual(['erreichbar', 'langsam oder mit Hinweis', 'nicht erreichbar', 'Wartung', 'nicht gemessen']);
    const strip = page('svg.strip').first();
    expect(strip.attr('aria-label')).toBe('Seite s-1, die letzten 90 Tage: ein Tag mit Ausfall');
    const columns = (kind: string): number => strip.find(`.${kind}`).attr('d')?.match(/M/g)?.length ?? 0;
    expect([columns('day-up'), columns('day-down'), columns('day-notMeasured'), columns('mark')]).toEqual([
      90, 1, 90, 1,
    ]);
  });

  it('has no more than escaped text where names and messages are hostile', async () => {
    const evil = siteView('s-1', 'down', { openIncidentId: 'i-1' });
    const input = statusInput({
      page: samplePage({ name: nasty }),
      sites: [{ ...evil, site: { ...evil.site, name: nasty } }],
      incidents: [secretiveIncident({ timeline: [published({ subject: nasty, body: nasty })] })],
    });
    const { html, feed, json } = await filesOf(input);
    const page = load(html);
    expect(page('script, img')).toHaveLength(0);
    expect(page('h1').text()).toContain('<script>alert(1)</script>');
    expect(parseErrors(html).filter((error) => !/control-character|unexpected-null/.test(error))).toEqual([]);
    expect(JSON.stringify(JSON.parse(json))).toContain('<script>');
    // Readers of feeds take a description for HTML.
    const description = load(feed, { xml: true })('item > description').first().text();
    expect(description).toContain('&lt;script&gt;');
    expect(load(description)('script, img')).toHaveLength(0);
  });
});

describe('the feed', () => {
  it('is RSS 2.0 with an item for each beginning, text, end and planned maintenance', async () => {
    const ended = secretiveIncident({
      id: 'i-0',
      siteId: 's-2',
      startedAt: nightMs - 9 * hourMs,
      endedAt: nightMs - 8 * hourMs,
    });
    const { feed } = await filesOf(
      statusInput({ page: english, maintenance: [window], incidents: [secretiveIncident(), ended] }),
    );
    // Another parser than the one whose builder wrote it.
    const xml = load(feed, { xml: true });
    expect(xml('rss').attr('version')).toBe('2.0');
    expect(xml('channel > title').text()).toBe('Status of all');
    expect(xml('channel > link').text()).toBe('https://status.example/mueller/');
    expect(xml('channel > atom\\:link').attr('href')).toBe('https://status.example/mueller/feed.xml');
    const items = xml('item')
      .toArray()
      .map((item) => xml(item));
    expect(items.map((item) => item.find('title').text())).toEqual([
      'Ihre Seite ist nicht erreichbar',
      'Ihre Seite ist nicht erreichbar',
      'Incident: Seite s-1',
      'Resolved: Seite s-2',
      'Incident: Seite s-2',
      'Planned maintenance: Seite s-1, Seite s-2',
    ]);
    expect(items.map((item) => item.find('guid').attr('isPermaLink'))).toEqual(items.map(() => 'false'));
    for (const item of items.slice(0, -1)) expect(Number.isNaN(Date.parse(item.find('pubDate').text()))).toBe(false);
    expect(items[2]?.find('guid').text()).toBe('i-1:began');
  });

  it('has its address beside the page, whether that is a folder, one without its slash, or a file', async () => {
    const at = async (publicUrl: string): Promise<string | undefined> =>
      load((await filesOf(statusInput({ page: samplePage({ publicUrl }) }))).feed, { xml: true })('atom\\:link').attr(
        'href',
      );
    expect(await at('https://x.example/')).toBe('https://x.example/feed.xml');
    expect(await at('https://x.example/status')).toBe('https://x.example/status/feed.xml');
    expect(await at('https://x.example/status/index.html')).toBe('https://x.example/status/feed.xml');
  });
});

it('a page of a hundred sites stays small enough for a telephone', async () => {
  const ids = Array.from({ length: 100 }, (_, index) => `s-${index}`);
  const input = statusInput({
    sites: ids.map((id) => siteView(id, 'up')),
    records: ids.map((id) => sampleRecord(id)),
    incidents: [],
  });
  expect((await filesOf(input)).html.length).toBeLessThan(1_000_000);
});
