import type { ApiError, CommandOutput, ExportRequest, ImportSummary } from '../../core/api';
import { clientNamed } from '../../core/client';
import type { Config } from '../../core/config';
import { sitesWithSecrets, toEverythingText } from '../../core/everything-file';
import type { ImportPreview } from '../../core/preview';
import type { IncidentWithTimeline } from '../../core/incident';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Clock, Words } from '../ports';
import type { IncidentChoice } from '../reading-tasks';
import type { ExportFormat } from './arguments';
import type { WantedIncidents } from './carry-out';
import { createImportDesk } from './import-desk';
import type { FailedImport, ImportDeskDependencies, ImportRequest, TakenOver } from './import-desk';

export interface FileExchangeDependencies extends ImportDeskDependencies {
  clock: Clock;
  words: Words;
  /** What other secrets are set for, in words. */
  otherSecrets: () => string[];
  incident: (id: string) => IncidentWithTimeline | undefined;
  /** How many were written, oldest first; the error is a sentence. */
  writeIncidents: (path: string, format: ExportFormat, choice: IncidentChoice) => Promise<Result<number, string>>;
  writeText: (path: string, text: string) => Promise<Result<null, string>>;
}

type AskSavePath = (title: string, fileName: string, extension: string) => Promise<string | null>;
type AskOpenPath = (title: string) => Promise<string | null>;

/** Files in and out, from the command line and from the window. Errors of the first three are whole sentences. */
export interface FileExchange {
  importFile: (path: string) => Promise<Result<TakenOver, string>>;
  /** The number of incidents written. */
  exportIncidents: (path: string, format: ExportFormat, wanted: WantedIncidents) => Promise<Result<number, string>>;
  /** What the secrets that were left out are for. */
  exportEverything: (path: string) => Promise<Result<string[], string>>;
  exportByDialog: (
    ask: AskSavePath,
  ) => (request: ExportRequest) => Promise<Result<CommandOutput<'incidents.export'>, ApiError>>;
  /** Looks at what would come in, and changes nothing. */
  previewByDialog: (ask: AskOpenPath) => () => Promise<Result<ImportPreview | null, ApiError>>;
  preview: (request: ImportRequest) => Promise<Result<ImportPreview, ApiError>>;
  takeOver: (token: string) => Promise<Result<ImportSummary, ApiError>>;
  exportEverythingByDialog: (ask: AskSavePath) => () => Promise<Result<CommandOutput<'data.export'>, ApiError>>;
}

export function createFileExchange(main: FileExchangeDependencies): FileExchange {
  const { words } = main;
  const desk = createImportDesk(main);
  const describe = (what: FailedImport['what'] | 'export', reason: string): string =>
    words.t(`error.failed.${what}`, { reason });
  const told = <T>(result: Result<T, FailedImport>): Result<T, ApiError> =>
    result.ok ? result : fail({ kind: 'failed', ...result.error });

  /** The error is a sentence. */
  function choiceOf({ client, incident, ...wanted }: WantedIncidents): Result<IncidentChoice, string> {
    // What the list shows may have drills in it; what is handed on has none.
    const { drills, ...filter } = wanted.filter;
    if (incident !== null) {
      const found = main.incident(incident);
      const isThere = found !== undefined && found.classification !== 'drill';
      return isThere ? ok({ kind: 'one', id: incident }) : fail(words.t('error.not-found.incident'));
    }
    if (drills === 'only') return ok({ kind: 'none' });
    if (client === null) return ok({ kind: 'filter', filter });
    const known = clientNamed(main.config().clients, client);
    if (known === undefined) return fail(words.t('door.noClient', { client }));
    return ok({ kind: 'filter', filter: { ...filter, clientId: known.id } });
  }

  async function write(
    path: string,
    format: ExportFormat,
    wanted: WantedIncidents,
  ): Promise<Result<number, { reason: string; isUnknown: boolean }>> {
    const failed = (reason: string, isUnknown: boolean) => fail({ reason, isUnknown });
    try {
      const found = choiceOf(wanted);
      if (!found.ok) return failed(found.error, true);
      const written = await main.writeIncidents(path, format, found.value);
      return written.ok ? written : failed(written.error, false);
    } catch (error) {
      return failed(reasonOf(error), false);
    }
  }

  async function writeEverything(path: string): Promise<Result<string[], string>> {
    const config: Config = main.config();
    const secretsLeftOut = [...sitesWithSecrets(config), ...main.otherSecrets()];
    const text = toEverythingText(config, main.configVersion, secretsLeftOut, main.clock.now());
    const written = await main.writeText(path, text);
    return written.ok ? ok(secretsLeftOut) : written;
  }

  return {
    importFile: async (path) => {
      const taken = await desk.takeOverFile(path);
      return taken.ok ? taken : fail(describe(taken.error.what, taken.error.reason));
    },
    exportIncidents: async (path, format, wanted) => {
      const written = await write(path, format, wanted);
      if (written.ok) return written;
      const { reason, isUnknown } = written.error;
      // To try it in another place helps nobody who asked for what there is not.
      return fail(isUnknown ? reason : describe('export', reason));
    },
    exportEverything: async (path) => {
      const written = await writeEverything(path);
      return written.ok ? written : fail(describe('export', written.error));
    },
    exportByDialog:
      (ask) =>
      async ({ filter, format, incidentId = null }) => {
        const path = await ask(words.t('export.dialogTitle'), `${words.t('export.fileName')}.${format}`, format);
        if (path === null) return ok(null);
        const written = await write(path, format, { filter, client: null, incident: incidentId });
        if (!written.ok) return fail({ kind: 'failed', what: 'export', reason: written.error.reason });
        return ok({ path, count: written.value });
      },
    previewByDialog: (ask) => async () => {
      const path = await ask(words.t('export.importTitle'));
      return path === null ? ok(null) : told(await desk.previewFile(path));
    },
    preview: async (request) => told(await desk.preview(request)),
    takeOver: async (token) => {
      const taken = desk.takeOver(token);
      return taken === undefined ? fail({ kind: 'not-found', what: 'preview' }) : told(await taken);
    },
    exportEverythingByDialog: (ask) => async () => {
      const path = await ask(words.t('export.everythingTitle'), `${words.t('export.everythingName')}.json`, 'json');
      if (path === null) return ok(null);
      const written = await writeEverything(path);
      if (!written.ok) return fail({ kind: 'failed', what: 'export', reason: written.error });
      return ok({ path, secretsLeftOut: written.value });
    },
  };
}
