import { createReadStream } from 'node:fs';
import type { ApiError, CommandOutput, ExportRequest, ImportSummary } from '../../core/api';
import type { Config } from '../../core/config';
import { describeImportFaults, fileTooLarge, importLimitBytes } from '../../core/import-fault';
import type { ImportFault } from '../../core/import-fault';
import { readImportFile } from '../../core/import-file';
import { planImport } from '../../core/import-plan';
import type { SecretChange } from '../../core/import-sites';
import type { IncidentFilter, IncidentWithTimeline } from '../../core/incident';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Clock, Words } from '../ports';
import type { ExportFormat } from './arguments';

/** The window shows so many faults of a file and counts the others; the command line shows them all. */
const mostFaultsInWindow = 20;

export interface FileExchangeDependencies {
  clock: Clock;
  newId: () => string;
  words: Words;
  config: () => Config;
  /** Throws where the disk refuses. */
  setConfig: (next: Config) => void;
  /** What a site signs in with; null takes it away. Rejects where the disk or the keyring refuses. */
  setSecret: (siteId: string, secret: string | null) => Promise<void>;
  /** Oldest first. */
  incidentsWithTimeline: (filter: IncidentFilter) => IncidentWithTimeline[];
  writeIncidents: (
    path: string,
    format: ExportFormat,
    incidents: readonly IncidentWithTimeline[],
  ) => Promise<Result<null, string>>;
}

/** What an error's sentence is made of. */
interface FailedExchange {
  what: 'import' | 'export' | 'secret';
  reason: string;
}

type AskSavePath = (title: string, fileName: string, extension: string) => Promise<string | null>;
type AskOpenPath = (title: string) => Promise<string | null>;

/** Files in and out, from the command line and from the window. Errors of the first two are whole sentences. */
export interface FileExchange {
  importFile: (path: string) => Promise<Result<ImportSummary, string>>;
  /** The number of incidents written. */
  exportIncidents: (path: string, format: ExportFormat, filter: IncidentFilter) => Promise<Result<number, string>>;
  importByDialog: (ask: AskOpenPath) => () => Promise<Result<ImportSummary | null, ApiError>>;
  exportByDialog: (
    ask: AskSavePath,
  ) => (request: ExportRequest) => Promise<Result<CommandOutput<'incidents.export'>, ApiError>>;
}

export function createFileExchange(main: FileExchangeDependencies): FileExchange {
  const { words } = main;
  const describe = (what: FailedExchange['what'], reason: string): string =>
    words.t(`error.failed.${what}`, { reason });

  /** All of the file or nothing. */
  async function takeOver(path: string, mostFaults?: number): Promise<Result<ImportSummary, FailedExchange>> {
    const refused = (reason: string) => fail({ what: 'import' as const, reason });
    try {
      const text = await readBounded(path);
      const read = text.ok ? readImportFile(text.value) : fail([text.error]);
      if (!read.ok) return refused(describeImportFaults(read.error, words.t, mostFaults));
      const planned = planImport(main.config(), read.value, main.newId, main.clock.now());
      if (!planned.ok) return refused(describeImportFaults(planned.error, words.t, mostFaults));
      main.setConfig(planned.value.config);
      const kept = await keepSecrets(planned.value.secrets);
      return kept.ok ? ok(planned.value.summary) : kept;
    } catch (error) {
      return refused(reasonOf(error));
    }
  }

  /** After the configuration, which must not wait between reading and writing. */
  async function keepSecrets(secrets: readonly SecretChange[]): Promise<Result<null, FailedExchange>> {
    try {
      for (const { siteId, secret } of secrets) await main.setSecret(siteId, secret);
      return ok(null);
    } catch (error) {
      return fail({ what: 'secret', reason: words.t('importFault.secret-not-kept', { reason: reasonOf(error) }) });
    }
  }

  async function write(path: string, format: ExportFormat, filter: IncidentFilter): Promise<Result<number, string>> {
    try {
      const incidents = main.incidentsWithTimeline(filter);
      const written = await main.writeIncidents(path, format, incidents);
      return written.ok ? ok(incidents.length) : written;
    } catch (error) {
      return fail(reasonOf(error));
    }
  }

  return {
    importFile: async (path) => {
      const taken = await takeOver(path);
      return taken.ok ? taken : fail(describe(taken.error.what, taken.error.reason));
    },
    exportIncidents: async (path, format, filter) => {
      const written = await write(path, format, filter);
      return written.ok ? written : fail(describe('export', written.error));
    },
    importByDialog: (ask) => async () => {
      const path = await ask(words.t('export.importTitle'));
      if (path === null) return ok(null);
      const taken = await takeOver(path, mostFaultsInWindow);
      return taken.ok ? taken : fail({ kind: 'failed', ...taken.error });
    },
    exportByDialog:
      (ask) =>
      async ({ filter, format }) => {
        const path = await ask(words.t('export.dialogTitle'), `${words.t('export.fileName')}.${format}`, format);
        if (path === null) return ok(null);
        const written = await write(path, format, filter);
        if (!written.ok) return fail({ kind: 'failed', what: 'export', reason: written.error });
        return ok({ path, count: written.value });
      },
  };
}

/** The text of a file that is no larger than a file to import may be; what tells no size ends there too. */
async function readBounded(path: string): Promise<Result<string, ImportFault>> {
  const chunks: Buffer[] = [];
  try {
    // `end` is the last byte that is read: one more than allowed shows that there is more.
    for await (const chunk of createReadStream(path, { end: importLimitBytes })) chunks.push(chunk as Buffer);
  } catch (error) {
    return fail({ path: '', reason: unreadableReason(error), params: { file: path, reason: reasonOf(error) } });
  }
  const bytes = Buffer.concat(chunks);
  return bytes.length > importLimitBytes ? fail(fileTooLarge) : ok(bytes.toString('utf8'));
}

function unreadableReason(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'importFault.no-file';
    case 'EACCES':
    case 'EPERM':
      return 'importFault.no-right';
    case 'EISDIR':
      return 'importFault.is-folder';
    default:
      return 'importFault.unreadable';
  }
}
