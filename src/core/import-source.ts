import type { Config } from './config';
import { everythingSchema, isEverything, isNewer, mergeEverything } from './everything-file';
import { toImportContent } from './foreign-sites';
import type { ForeignList, LeftOut } from './foreign-sites';
import { isSiteTable, readSiteTable } from './import-csv';
import type { TextRow } from './import-csv';
import { faultsOf, fileTooLarge, importLimitBytes } from './import-fault';
import type { ImportFault } from './import-fault';
import { readImportFile } from './import-file';
import type { ImportFile } from './import-file';
import type { RobotList } from './import-uptimerobot';
import { isKumaBackup, readKumaBackup } from './import-kuma';
import { planImport } from './import-plan';
import type { SecretChange } from './import-sites';
import { depthOf, linesOf } from './json-lines';
import { readPastedSites } from './pasted-sites';
import { hostOf } from './web-address';
import { fail, ok } from './result';
import type { Result } from './result';

/** What was read, right in itself: to be brought together with the configuration as often as need be. */
export type Source =
  | { format: 'import-file'; file: ImportFile }
  | { format: 'everything'; config: Config }
  | { format: 'csv' | 'list' | 'uptime-kuma'; list: ForeignList }
  /** `isFilling`: the logs are to fill the time in which nothing was measured here. */
  | { format: 'uptimerobot'; list: RobotList; isFilling: boolean };

/** What a source would make of the configuration; nothing is changed by it. */
export interface SourcePlan {
  config: Config;
  secrets: SecretChange[];
  /** What is there already or comes twice, and so changes nothing. */
  doubled: { name: string; url: string }[];
  leftOut: LeftOut[];
}

export interface SourceReaders {
  /** The rows of a table of text with commas, semicolons or tabs. */
  rowsOf: (text: string) => TextRow[];
  /** The text of a configuration file, whatever its version; the error says in English what is wrong with it. */
  parseConfig: (text: string) => Result<Config, string>;
  /** The newest version that it knows. */
  configVersion: number;
}

/** Everything is nested a little deeper than an import file. */
const depthLimit = 20;

/** Reads what a file holds, or what was pasted, whichever of the known forms it has: all of it, or every fault. */
export function readSource(text: string, readers: SourceReaders): Result<Source, ImportFault[]> {
  if (text.length > importLimitBytes) return fail([fileTooLarge]);
  const plain = text.replace(/^\uFEFF/, '');
  if (!/^\s*[[{]/.test(plain)) return readTable(plain, readers);
  if (depthOf(plain) > depthLimit) return fail([{ path: '', reason: 'importFault.too-deep', params: {} }]);
  const value = parsed(plain);
  if (isEverything(value)) return readEverything(value, plain, readers);
  if (isKumaBackup(value)) {
    const list = readKumaBackup(value);
    return list.ok
      ? ok({ format: 'uptime-kuma', list: list.value })
      : fail([{ path: '', reason: list.error, params: {} }]);
  }
  const file = readImportFile(plain);
  return file.ok ? ok({ format: 'import-file', file: file.value }) : file;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Whoever reads it as an import file says what is wrong with it, and on which line.
    return undefined;
  }
}

function readTable(text: string, { rowsOf }: SourceReaders): Result<Source, ImportFault[]> {
  const rows = rowsOf(text);
  if (isSiteTable(rows)) {
    const list = readSiteTable(rows);
    return list.ok ? ok({ format: 'csv', list: list.value }) : list;
  }
  const pasted = readPastedSites(text);
  if (!pasted.ok) return pasted;
  // A single word is a host only in a network of one's own; a text that is no list at all is full of them.
  const words = pasted.value.filter(({ url }) => !/[.:]/.test(hostOf(url)));
  if (words.length > 0) {
    return fail(words.map(({ url }) => ({ path: hostOf(url), reason: 'invalid.not-a-web-address', params: {} })));
  }
  const sites = pasted.value.map(({ url, name }) => ({
    site: { url, ...(name !== undefined && { name }), check: { kind: 'http' as const } },
    ...{ client: '', contact: {} },
  }));
  if (sites.length === 0) return fail([{ path: '', reason: 'importFault.nothing', params: {} }]);
  return ok({ format: 'list', list: { sites, leftOut: [], isChanging: false } });
}

function readEverything(
  value: unknown,
  json: string,
  { parseConfig, configVersion }: SourceReaders,
): Result<Source, ImportFault[]> {
  // What a newer one has set would be left out without a word.
  if (isNewer(value, configVersion)) return fail([{ path: '', reason: 'importFault.newer', params: {} }]);
  const file = everythingSchema.safeParse(value);
  if (!file.success) return fail(faultsOf(file.error.issues, linesOf(json), () => false));
  const config = parseConfig(JSON.stringify(file.data.config));
  if (!config.ok) return fail([{ path: 'config', reason: 'importFault.damaged', params: { reason: config.error } }]);
  return ok({ format: 'everything', config: config.value });
}

export function planSource(
  config: Config,
  source: Source,
  newId: () => string,
  nowMs: number,
): Result<SourcePlan, ImportFault[]> {
  switch (source.format) {
    case 'everything': {
      const merged = mergeEverything(config, source.config);
      return ok({ ...merged, secrets: [], leftOut: [] });
    }
    case 'import-file':
      return planFile(config, source.file, newId, nowMs);
    case 'csv':
    case 'list':
    case 'uptime-kuma':
    case 'uptimerobot': {
      const { content, doubled } = toImportContent(config, source.list, newId);
      const plan = planFile(config, { content, lines: new Map() }, newId, nowMs);
      if (!plan.ok) return plan;
      return ok({ ...plan.value, doubled: [...doubled, ...plan.value.doubled], leftOut: source.list.leftOut });
    }
  }
}

function planFile(
  config: Config,
  file: ImportFile,
  newId: () => string,
  nowMs: number,
): Result<SourcePlan, ImportFault[]> {
  const plan = planImport(config, file, newId, nowMs);
  if (!plan.ok) return plan;
  const { config: after, secrets } = plan.value;
  const given = new Set((file.content.sites ?? []).map(({ url, check }) => `${check.kind} ${url}`));
  const unchanged = new Set(config.sites);
  const doubled = after.sites.filter((site) => unchanged.has(site) && given.has(`${site.check.kind} ${site.url}`));
  return ok({ config: after, secrets, doubled: doubled.map(({ name, url }) => ({ name, url })), leftOut: [] });
}
