import type { ImportSummary } from '../../core/api';
import type { Config } from '../../core/config';
import type { LeftOut } from '../../core/foreign-sites';
import { describeImportFaults } from '../../core/import-fault';
import { previewLimit, previewOf, summaryOf } from '../../core/import-preview';
import type { RobotList } from '../../core/import-uptimerobot';
import type { ImportPreview } from '../../core/preview';
import { planSource, readSource } from '../../core/import-source';
import type { Source, SourcePlan } from '../../core/import-source';
import type { SecretChange } from '../../core/import-sites';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { filledSums, fillPreviewOf } from '../../core/robot-filling';
import type { Clock, Words } from '../ports';
import { readBounded } from './bounded-file';
import { textRows } from './text-rows';
import type { TimeFilling } from './time-filling';

export interface ImportDeskDependencies {
  clock: Pick<Clock, 'now'>;
  newId: () => string;
  words: Pick<Words, 't'>;
  config: () => Config;
  /** Throws where the disk refuses. */
  setConfig: (next: Config) => void;
  /** What a site signs in with; null takes it away. Rejects where the disk or the keyring refuses. */
  setSecret: (siteId: string, secret: string | null) => Promise<void>;
  /** Reads a configuration file's text, whatever its version. */
  parseConfig: (text: string) => Result<Config, string>;
  /** The version that it reads as the newest. */
  configVersion: number;
  /** The monitors of an UptimeRobot account; the error is a sentence without the key. */
  readUptimeRobot: (request: { key: string; isWithLogs: boolean }) => Promise<Result<RobotList, string>>;
  filling: TimeFilling;
}

/** What an error's sentence is made of. */
export interface FailedImport {
  what: 'import' | 'secret' | 'fill';
  reason: string;
}

export type ImportRequest = { from: 'text'; text: string } | { from: 'uptimerobot'; key: string; isFilling: boolean };

export interface TakenOver extends ImportSummary {
  leftOut: LeftOut[];
}

/**
 * Where what comes in is looked at before it is taken over: all of it, or nothing. What was looked at last waits here,
 * since it may hold passwords that the window need not have.
 */
export interface ImportDesk {
  previewFile: (path: string) => Promise<Result<ImportPreview, FailedImport>>;
  preview: (request: ImportRequest) => Promise<Result<ImportPreview, FailedImport>>;
  /** Undefined where something else was looked at since, or it was taken over already. */
  takeOver: (token: string) => Promise<Result<TakenOver, FailedImport>> | undefined;
  /** Takes over a file at once. */
  takeOverFile: (path: string) => Promise<Result<TakenOver, FailedImport>>;
}

/** The window shows so many faults of a file and counts the others; the command line shows them all. */
const mostFaultsInWindow = 20;

type RobotSource = Extract<Source, { format: 'uptimerobot' }>;

const isFilling = (source: Source): source is RobotSource => source.format === 'uptimerobot' && source.isFilling;

const refused = (reason: string): Result<never, FailedImport> => fail({ what: 'import', reason });

export function createImportDesk(main: ImportDeskDependencies): ImportDesk {
  const { words } = main;
  let waiting: { token: string; source: Source } | null = null;

  async function readFile(path: string, mostFaults?: number): Promise<Result<Source, FailedImport>> {
    const text = await readBounded(path);
    return text.ok ? readText(text.value, mostFaults) : refused(describeImportFaults([text.error], words.t));
  }

  function readText(text: string, mostFaults?: number): Result<Source, FailedImport> {
    const read = readSource(text, {
      ...{ rowsOf: textRows, parseConfig: main.parseConfig, configVersion: main.configVersion },
    });
    return read.ok ? read : refused(describeImportFaults(read.error, words.t, mostFaults));
  }

  async function readRequest(request: ImportRequest): Promise<Result<Source, FailedImport>> {
    if (request.from === 'text') return readText(request.text, mostFaultsInWindow);
    const { key, isFilling } = request;
    const list = await main.readUptimeRobot({ key, isWithLogs: isFilling });
    return list.ok ? ok({ format: 'uptimerobot', list: list.value, isFilling }) : refused(list.error);
  }

  function plan(source: Source, mostFaults?: number): Result<SourcePlan, FailedImport> {
    const planned = planSource(main.config(), source, main.newId, main.clock.now());
    return planned.ok ? planned : refused(describeImportFaults(planned.error, words.t, mostFaults));
  }

  function look(read: Result<Source, FailedImport>): Result<ImportPreview, FailedImport> {
    waiting = null;
    if (!read.ok) return read;
    const planned = plan(read.value, mostFaultsInWindow);
    if (!planned.ok) return planned;
    const token = main.newId();
    const source = read.value;
    waiting = { token, source };
    const preview = previewOf(main.config(), planned.value, source.format, token);
    if (!isFilling(source)) return ok(preview);
    return ok({ ...preview, fill: fillPreviewOf(main.filling.plan(source.list.logs), previewLimit) });
  }

  async function apply(source: Source, mostFaults?: number): Promise<Result<TakenOver, FailedImport>> {
    const planned = plan(source, mostFaults);
    if (!planned.ok) return planned;
    const summary = summaryOf(main.config(), planned.value.config);
    main.setConfig(planned.value.config);
    waiting = null;
    const kept = await keepSecrets(planned.value.secrets);
    if (!kept.ok) return kept;
    const taken = { ...summary, leftOut: planned.value.leftOut };
    return isFilling(source) ? fillIn(source, taken) : ok(taken);
  }

  /** By what is known now, which may be more than when it was looked at. */
  function fillIn({ list }: RobotSource, taken: TakenOver): Result<TakenOver, FailedImport> {
    const fillings = main.filling.plan(list.logs);
    try {
      main.filling.carryOut(fillings);
      return ok({ ...taken, filled: filledSums(fillings) });
    } catch (error) {
      return fail({ what: 'fill', reason: reasonOf(error) });
    }
  }

  /** After the configuration, which must not wait between reading and writing. */
  async function keepSecrets(secrets: readonly SecretChange[]): Promise<Result<null, FailedImport>> {
    try {
      for (const { siteId, secret } of secrets) await main.setSecret(siteId, secret);
      return ok(null);
    } catch (error) {
      return fail({ what: 'secret', reason: words.t('importFault.secret-not-kept', { reason: reasonOf(error) }) });
    }
  }

  /** What no part of it expected, such as a disk that refuses. */
  async function guarded<T>(work: () => Promise<Result<T, FailedImport>>): Promise<Result<T, FailedImport>> {
    try {
      return await work();
    } catch (error) {
      return refused(reasonOf(error));
    }
  }

  return {
    previewFile: (path) => guarded(async () => look(await readFile(path, mostFaultsInWindow))),
    preview: (request) => guarded(async () => look(await readRequest(request))),
    takeOver: (token) => {
      if (waiting?.token !== token) return undefined;
      const { source } = waiting;
      return guarded(() => apply(source, mostFaultsInWindow));
    },
    takeOverFile: (path) =>
      guarded(async () => {
        const read = await readFile(path);
        return read.ok ? apply(read.value) : read;
      }),
  };
}
