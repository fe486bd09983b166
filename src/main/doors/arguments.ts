import { parseArgs } from 'node:util';
import { toWebAddress } from '../../core/web-address';

export type ExportFormat = 'csv' | 'json' | 'md' | 'pdf';

export type ReportFormat = 'pdf' | 'html';

export interface IncidentExport {
  file: string;
  format: ExportFormat;
  fromMs: number | null;
  toMs: number | null;
  /** By name or id; null: of all. */
  client: string | null;
  /** The id of a single one. */
  incident: string | null;
}

/** A report on a client (by name or id); without dates on the last whole month. */
export interface ReportErrand {
  client: string;
  file: string;
  format: ReportFormat;
  fromMs: number | null;
  toMs: number | null;
}

/** What a start may ask of the app, whether it is the first one or hands over to a running one. Paths as typed. */
export interface StartRequest {
  isHidden: boolean;
  importFile: string | null;
  exportIncidents: IncidentExport | null;
  report: ReportErrand | null;
  /** Where to write everything that was set. */
  exportEverything: string | null;
  /** Where to write the page for a stand-in. */
  handOver: string | null;
  /** End the app (the running one, where there is one) when all else is done. */
  isQuit: boolean;
}

export type Launch =
  | { kind: 'run'; request: StartRequest }
  | { kind: 'check'; url: string }
  | { kind: 'help' }
  | { kind: 'usage'; sentence: string };

export const usage = `Nachtwache watches clients' websites from the tray.

  nachtwache [--hidden]                      start; with --hidden into the tray, without a window
  nachtwache --import FILE                   take over sites, clients and settings from a JSON or CSV file
  nachtwache --export FILE                   write everything that was set, but no secrets, to a JSON file
  nachtwache --hand-over FILE.html           write open incidents, emergency cards and contacts for a stand-in
  nachtwache --export-incidents FILE         write the incident log; FILE ends in .csv, .json, .md or .pdf
             [--from DATE] [--to DATE]       only incidents of this period (2026-11-21 or 2026-11-21T01:32:00Z)
             [--client NAME] [--incident ID] only those of one client, or a single one
  nachtwache --report CLIENT FILE            write the report on a client; FILE ends in .pdf or .html
             [--from DATE] [--to DATE]       on this period; without it on the last whole month
  nachtwache --quit                          end the app, after what else was asked
  nachtwache --check URL                     one check; prints JSON; exit code 0 up, 1 down, 2 usage
  nachtwache --help                          this text
`;

const options = {
  hidden: { type: 'boolean' },
  import: { type: 'string' },
  export: { type: 'string' },
  'hand-over': { type: 'string' },
  'export-incidents': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  client: { type: 'string' },
  incident: { type: 'string' },
  report: { type: 'string' },
  quit: { type: 'boolean' },
  check: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const refuse = (sentence: string): Launch => ({ kind: 'usage', sentence });

/**
 * Reads the arguments behind the program (and, in development, the app's folder). Options that are not ours are left to
 * Chromium, which shares the command line.
 */
export function readArguments(argv: readonly string[]): Launch {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  // A report names its file behind its options.
  const [file = null, ...more] = positionals;
  const unknown = values.report === undefined ? file : more[0];
  if (typeof unknown === 'string') return refuse(`“${unknown}” is no option. See --help.`);
  const fault = faultIn(tokens.flatMap((token) => (token.kind === 'option' ? [token] : [])));
  if (fault !== null) return refuse(fault);
  const text = (name: keyof typeof options): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  if (values.help === true) return { kind: 'help' };

  const check = text('check');
  if (check !== null) {
    const url = toWebAddress(check);
    return url === undefined ? refuse(`“${check}” is no web address.`) : { kind: 'check', url };
  }
  return readRun(text, file, {
    importFile: text('import'),
    exportEverything: text('export'),
    handOver: text('hand-over'),
    isHidden: values.hidden === true,
    isQuit: values.quit === true,
  });
}

/** The command line without what a start asks of us: for one that starts itself anew, and has nothing to do but run. */
export function withoutErrands(argv: readonly string[]): string[] {
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const ours = new Set<number>();
  for (const token of tokens) {
    // A file behind our options is one of theirs; in development the app's folder stands before them.
    if (token.kind === 'positional' && ours.size > 0) ours.add(token.index);
    if (token.kind !== 'option' || !isOwnName(token.name)) continue;
    ours.add(token.index);
    if (token.value !== undefined && !token.inlineValue) ours.add(token.index + 1);
  }
  return argv.filter((_argument, index) => !ours.has(index));
}

interface OptionToken {
  name: string;
  value?: string | undefined;
  /** Whether the value came behind an equals sign. */
  inlineValue?: boolean | undefined;
}

const isOwnName = (name: string): name is keyof typeof options => Object.hasOwn(options, name);

/** `parseArgs` is lenient here for Chromium's sake, so what is ours is looked at once more. */
function faultIn(tokens: readonly OptionToken[]): string | null {
  const seen = new Set<string>();
  for (const { name, value, inlineValue } of tokens) {
    if (!isOwnName(name)) continue;
    const takesValue = options[name].type === 'string';
    if (!takesValue && value !== undefined) return `--${name} takes no value. See --help.`;
    if (takesValue && seen.has(name)) return `--${name} was given twice. See --help.`;
    seen.add(name);
    // `--import --quit` forgot the file; a name that really begins with a dash goes behind an equals sign.
    const isForgotten = value === undefined || value === '' || (inlineValue !== true && value.startsWith('-'));
    if (takesValue && isForgotten) return `--${name} needs a value. See --help.`;
  }
  return null;
}

function readRun(
  text: TextOf,
  reportFile: string | null,
  rest: Omit<StartRequest, 'exportIncidents' | 'report'>,
): Launch {
  const [incidents, report] = [text('export-incidents'), text('report')];
  const [from, to] = [text('from'), text('to')];
  if (incidents === null && report === null && (from !== null || to !== null)) {
    return refuse('--from and --to go with --export-incidents or --report.');
  }
  if (incidents === null && (text('client') !== null || text('incident') !== null)) {
    return refuse('--client and --incident go with --export-incidents.');
  }
  const fromMs = readInstant(from, 'start');
  const toMs = readInstant(to, 'end');
  if (fromMs === undefined || toMs === undefined) {
    return refuse('--from and --to take a date like 2026-11-21 or an instant like 2026-11-21T01:32:00Z.');
  }
  if (fromMs !== null && toMs !== null && fromMs >= toMs) return refuse('--from has to lie before --to.');
  const exportIncidents = incidents === null ? null : readIncidentExport(incidents, { fromMs, toMs }, text);
  if (typeof exportIncidents === 'string') return refuse(exportIncidents);
  const errand = report === null ? null : readReport(report, reportFile, { fromMs, toMs });
  if (typeof errand === 'string') return refuse(errand);
  return { kind: 'run', request: { ...rest, exportIncidents, report: errand } };
}

type TextOf = (name: 'export-incidents' | 'from' | 'to' | 'client' | 'incident' | 'report') => string | null;
type Bounds = Pick<ReportErrand, 'fromMs' | 'toMs'>;

/** A sentence where it cannot be understood. */
function readIncidentExport(file: string, bounds: Bounds, text: TextOf): IncidentExport | string {
  const format = /\.(csv|json|md|pdf)$/i.exec(file)?.[1]?.toLowerCase() as ExportFormat | undefined;
  if (format === undefined) return `The name of the export has to end in .csv, .json, .md or .pdf: “${file}”.`;
  return { file, format, ...bounds, client: text('client'), incident: text('incident') };
}

function readReport(client: string, file: string | null, bounds: Bounds): ReportErrand | string {
  if (file === null) return '--report needs the name of a file behind its options. See --help.';
  const format = /\.(pdf|html)$/i.exec(file)?.[1]?.toLowerCase() as ReportFormat | undefined;
  if (format === undefined) return `The name of the report has to end in .pdf or .html: “${file}”.`;
  if (bounds.fromMs === null && bounds.toMs !== null) return '--report needs --from where there is --to.';
  return { client, file, format, ...bounds };
}

/**
 * A date (the local day's beginning, or for `end` the next one's, so that the day named last is part of the period) or
 * an ISO 8601 instant. Null where none was given, undefined where it cannot be read.
 */
function readInstant(text: string | null, edge: 'start' | 'end'): number | null | undefined {
  if (text === null) return null;
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day === null) {
    const instant = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(instant) ? undefined : instant;
  }
  const [year, month, date] = [Number(day[1]), Number(day[2]), Number(day[3])];
  const start = new Date(year, month - 1, date);
  // Two-digit years would be taken for those of the last century.
  if (start.getFullYear() !== year || start.getMonth() !== month - 1 || start.getDate() !== date) return undefined;
  return edge === 'start' ? start.getTime() : new Date(year, month - 1, date + 1).getTime();
}
