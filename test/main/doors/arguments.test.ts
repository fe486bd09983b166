import { describe, expect, it } from 'vitest';
import { readArguments, withoutErrands, usage } from '../../../src/main/doors/arguments';
import type { StartRequest } from '../../../src/main/doors/arguments';

const plain: StartRequest = {
  isHidden: false,
  importFile: null,
  exportIncidents: null,
  exportEverything: null,
  report: null,
  handOver: null,
  isQuit: false,
};
const anyIncident = { fromMs: null, toMs: null, client: null, incident: null };
const run = (over: Partial<StartRequest> = {}) => ({ kind: 'run', request: { ...plain, ...over } });
const exported = (over: Partial<NonNullable<StartRequest['exportIncidents']>> = {}) =>
  run({ exportIncidents: { file: 'log.csv', format: 'csv', ...anyIncident, ...over } });
const reported = (over: Partial<NonNullable<StartRequest['report']>> = {}) =>
  run({ report: { client: 'Café', file: 'r.pdf', format: 'pdf', fromMs: null, toMs: null, ...over } });
const localDay = (year: number, month: number, day: number): number => new Date(year, month - 1, day).getTime();

describe('the command line', () => {
  it.each<[string[], unknown]>([
    [[], run()],
    [['--hidden'], run({ isHidden: true })],
    [['--hidden', '--hidden'], run({ isHidden: true })],
    [['--quit'], run({ isQuit: true })],
    [['--import', 'my sites.json'], run({ importFile: 'my sites.json' })],
    [['--hand-over', 'frei.html', '--quit'], run({ handOver: 'frei.html', isQuit: true })],
    [['--export', 'all.json', '--quit'], run({ exportEverything: 'all.json', isQuit: true })],
    [['--import=-odd.json'], run({ importFile: '-odd.json' })],
    [
      ['--import', 'a.json', '--export-incidents', 'b.md', '--quit', '--hidden'],
      {
        kind: 'run',
        request: {
          isHidden: true,
          importFile: 'a.json',
          exportEverything: null,
          exportIncidents: { file: 'b.md', format: 'md', ...anyIncident },
          report: null,
          handOver: null,
          isQuit: true,
        },
      },
    ],
    [['--export-incidents', 'log.csv'], exported()],
    [['--export-incidents', 'LOG.JSON'], exported({ file: 'LOG.JSON', format: 'json' })],
    [['--export-incidents', 'log.csv', '--from', '2026-11-21'], exported({ fromMs: localDay(2026, 11, 21) })],
    [['--export-incidents', 'LOG.PDF'], exported({ file: 'LOG.PDF', format: 'pdf' })],
    [['--export-incidents', 'log.csv', '--client', 'Café'], exported({ client: 'Café' })],
    [['--export-incidents', 'log.csv', '--incident', 'i-1'], exported({ incident: 'i-1' })],
    [['--report', 'Café', 'r.pdf'], reported()],
    [
      ['--report=Café', '--from', '2026-11-01', 'r.HTML'],
      reported({ file: 'r.HTML', format: 'html', fromMs: localDay(2026, 11, 1) }),
    ],
    [['r.pdf', '--report', 'Café', '--quit'], { kind: 'run', request: { ...reported().request, isQuit: true } }],
    [['--help'], { kind: 'help' }],
    [['--check', 'example.org'], { kind: 'check', url: 'https://example.org/' }],
    [['--check=http://127.0.0.1:8080/a?b#c'], { kind: 'check', url: 'http://127.0.0.1:8080/a?b' }],
  ])('%j is understood', (argv, launch) => {
    expect(readArguments(argv)).toEqual(launch);
  });

  it('takes the last day of a period as part of it', () => {
    expect(readArguments(['--export-incidents', 'log.csv', '--from', '2026-11-01', '--to', '2026-11-30'])).toEqual(
      exported({ fromMs: localDay(2026, 11, 1), toMs: localDay(2026, 12, 1) }),
    );
    expect(readArguments(['--export-incidents', 'log.csv', '--from', '2026-11-21', '--to', '2026-11-21'])).toEqual(
      exported({ fromMs: localDay(2026, 11, 21), toMs: localDay(2026, 11, 22) }),
    );
    // Where summer time ends, the day has 25 hours, and all of them belong to it.
    expect(readArguments(['--export-incidents', 'log.csv', '--to', '2026-10-25'])).toEqual(
      exported({ toMs: localDay(2026, 10, 26) }),
    );
  });

  it('takes instants to the second, in any zone', () => {
    expect(
      readArguments([
        ...['--export-incidents', 'log.csv'],
        ...['--from', '2026-11-21T01:32:04Z', '--to', '2026-11-21T03:00:00+01:00'],
      ]),
    ).toEqual(exported({ fromMs: Date.UTC(2026, 10, 21, 1, 32, 4), toMs: Date.UTC(2026, 10, 21, 2) }));
  });

  it.each([
    [['--no-sandbox']],
    [['--disable-gpu', '--remote-debugging-port=9222', '--user-data-dir=/x/y']],
    [['--enable-features=A,B', '--lang=de', '--ozone-platform=x11', '--inspect=0']],
    [['-psn_0_12345']],
    [['--constructor', '--__proto__=x', '--toString']],
  ])('leaves to Chromium what is not ours: %j', (argv) => {
    expect(readArguments(argv)).toEqual(run());
    expect(readArguments([...argv, '--hidden'])).toEqual(run({ isHidden: true }));
  });

  it.each<[string[], RegExp]>([
    [['sites.json'], /“sites\.json” is no option/],
    [['--hidden', ''], /is no option/],
    [['--', '--hidden'], /is no option/],
    [['--import'], /--import needs a value/],
    [['--import='], /--import needs a value/],
    [['--import', '--quit'], /--import needs a value/],
    [['--check', '--hidden'], /--check needs a value/],
    [['--import', 'a.json', '--import', 'b.json'], /--import was given twice/],
    [['--hidden=no'], /--hidden takes no value/],
    [['--quit=false'], /--quit takes no value/],
    [['--check', 'not an address'], /“not an address” is no web address/],
    [['--check', 'ftp://example.org'], /is no web address/],
    [['--check', 'https://me:secret@example.org'], /is no web address/],
    [['--export-incidents', 'log.txt'], /has to end in \.csv, \.json, \.md or \.pdf: “log\.txt”/],
    [['--export-incidents', 'csv'], /has to end in/],
    [['--report', 'Café'], /needs the name of a file/],
    [['--report', 'Café', 'r.doc'], /has to end in \.pdf or \.html: “r\.doc”/],
    [['--report', 'Café', 'r.pdf', 's.pdf'], /“s\.pdf” is no option/],
    [['--report', 'Café', 'r.pdf', '--to', '2026-11-21'], /needs --from/],
    [['--client', 'Café'], /go with --export-incidents/],
    [['--incident', 'i-1', '--report', 'Café', 'r.pdf'], /go with --export-incidents/],
    [['--from', '2026-11-21'], /go with --export-incidents/],
    [['--import', 'a.json', '--to', '2026-11-21'], /go with --export-incidents/],
    ...[
      '2026-02-30',
      '2026-13-01',
      '0026-01-01',
      '21.11.2026',
      'yesterday',
      '2026-11-21T99:00',
      '2026-11-21 01:32',
    ].map((day): [string[], RegExp] => [['--export-incidents', 'log.csv', '--from', day], /take a date like/]),
    [['--export-incidents', 'log.csv', '--from', '2026-11-22', '--to', '2026-11-21'], /--from has to lie before --to/],
    [
      ['--export-incidents', 'log.csv', '--from', '2026-11-21T01:00Z', '--to', '2026-11-21T01:00Z'],
      /--from has to lie before --to/,
    ],
  ])('%j is refused with a sentence', (argv, sentence) => {
    const launch = readArguments(argv);
    expect(launch.kind).toBe('usage');
    expect(launch).toMatchObject({ sentence: expect.stringMatching(sentence) as string });
  });

  it('tells all its options, and no secret of an address', () => {
    for (const name of ['hidden', 'import', 'export-incidents', 'from', 'to', 'quit', 'check', 'help']) {
      expect(usage).toContain(`--${name}`);
    }
  });
});

describe('what a start that comes out of itself has to do', () => {
  it('is to run, and nothing that the first one was asked for', () => {
    const argv = [
      '--no-sandbox',
      '/home/me/app',
      '--import',
      'a.json',
      '--hidden',
      '--export=b.json',
      'c.pdf',
      '--lang=de',
    ];
    expect(withoutErrands(argv)).toEqual(['--no-sandbox', '/home/me/app', '--lang=de']);
    expect(withoutErrands(['--hand-over', 'x.html'])).toEqual([]);
  });
});
