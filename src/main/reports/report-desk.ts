import { join } from 'node:path';
import type { ApiError, Handlers, ReportCommand } from '../../core/api';
import { clientNamed } from '../../core/client';
import type { Client } from '../../core/client';
import type { Config } from '../../core/config';
import { paperFileName } from '../../core/paper-file-name';
import { monthBefore, periodName, periodOfDays } from '../../core/report-period';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Snapshot } from '../../core/snapshot';
import type { Period } from '../../core/time-span';
import type { Clock, Words } from '../ports';
import type { ClientReports, PaperFormat } from './client-reports';
import { speechIn } from './speech';

export interface ReportDeskDependencies {
  clock: Pick<Clock, 'now'>;
  reports: ClientReports;
  config: () => Config;
  timeZone: () => string;
  words: Words;
  askSavePath: (title: string, fileName: string, extension: string) => Promise<string | null>;
  askFolder: (title: string) => Promise<string | null>;
  onProgress: (reporting: Snapshot['reporting']) => void;
}

export interface ReportDesk {
  handlers: Pick<Handlers, ReportCommand>;
  /**
   * For the command line: the client by his name or id, the last whole month where no time is named. Resolves with his
   * name; the error is a sentence.
   */
  writeFor: (
    client: string,
    bounds: { fromMs: number | null; toMs: number | null },
    format: PaperFormat,
    path: string,
  ) => Promise<Result<string, string>>;
  stop: () => void;
}

/** Reports for one client, or for all of them one after the other. */
export function createReportDesk({ reports, config, timeZone, words, ...main }: ReportDeskDependencies): ReportDesk {
  let isStopped = false;
  // Asked anew behind every await.
  const goesOn = (): boolean => !isStopped;
  let progress: NonNullable<Snapshot['reporting']> | null = null;
  const tell = (next: typeof progress): void => {
    progress = next;
    main.onProgress(next);
  };
  const nameOf = (client: Client, period: Period, taken?: ReadonlySet<string>): string => {
    const { t, language } = speechIn(client.language, timeZone());
    const params = { client: client.name, period: periodName(period, timeZone(), language) };
    return paperFileName(t('report.fileName', params), 'report', taken);
  };
  const failed = (reason: string): { ok: false; error: ApiError } => fail({ kind: 'failed', what: 'report', reason });

  const hasBegun = ({ fromMs }: Period): boolean => fromMs < main.clock.now();
  const notBegun = (): { ok: false; error: ApiError } =>
    fail({ kind: 'invalid', issues: [{ path: 'days.from', message: 'period-not-begun' }] });

  async function writeOne(
    client: Client,
    period: Period,
    format: PaperFormat,
  ): Promise<Result<{ path: string } | null, ApiError>> {
    const path = await main.askSavePath(words.t('report.saveTitle'), `${nameOf(client, period)}.${format}`, format);
    if (path === null) return ok(null);
    const written = await reports.write(client, period, format, path);
    return written.ok ? ok({ path }) : failed(written.error);
  }

  /** Those for whom something is watched. */
  function reportedClients(): Client[] {
    const { clients, sites } = config();
    const owners = new Set(sites.map(({ clientId }) => clientId));
    return clients.filter(({ id }) => owners.has(id));
  }

  async function writeInto(folder: string, period: Period, format: PaperFormat): Promise<WrittenReports> {
    const clients = reportedClients();
    const taken = new Set<string>();
    const written: WrittenReports = { folder, written: 0, failed: [], left: clients.length };
    for (const client of clients) {
      if (!goesOn()) break;
      tell({ total: clients.length, done: clients.length - written.left, isStopping: false });
      const name = nameOf(client, period, taken);
      taken.add(name.toLowerCase());
      const result = await reports.write(client, period, format, join(folder, `${name}.${format}`));
      if (result.ok) written.written += 1;
      else written.failed.push({ clientName: client.name, reason: result.error });
      written.left -= 1;
    }
    return written;
  }

  return {
    handlers: {
      'reports.write': ({ clientId, days, format }) => {
        const client = config().clients.find(({ id }) => id === clientId);
        if (client === undefined) return fail({ kind: 'not-found', what: 'client' });
        const period = periodOfDays(days, timeZone());
        return hasBegun(period) ? writeOne(client, period, format) : notBegun();
      },
      'reports.writeAll': async ({ days, format }) => {
        if (progress !== null) return failed(words.t('report.busy'));
        const period = periodOfDays(days, timeZone());
        if (!hasBegun(period)) return notBegun();
        // From here on nobody else may begin, also while the folder is being chosen.
        isStopped = false;
        tell({ total: reportedClients().length, done: 0, isStopping: false });
        try {
          const folder = await main.askFolder(words.t('report.folderTitle'));
          return ok(folder === null ? null : await writeInto(folder, period, format));
        } finally {
          tell(null);
        }
      },
      'reports.stop': () => {
        isStopped = true;
        if (progress !== null) tell({ ...progress, isStopping: true });
        return ok(null);
      },
    },
    writeFor: async (wanted, { fromMs, toMs }, format, path) => {
      const client = clientNamed(config().clients, wanted);
      if (client === undefined) return fail(words.t('door.noClient', { client: wanted }));
      const nowMs = main.clock.now();
      const month = monthBefore(nowMs, timeZone());
      const period = fromMs === null ? month : { fromMs, toMs: toMs ?? Math.max(nowMs, fromMs + 1) };
      if (!hasBegun(period)) return fail(words.t('invalid.period-not-begun'));
      const written = await reports.write(client, period, format, path);
      return written.ok ? ok(client.name) : fail(words.t('error.failed.report', { reason: written.error }));
    },
    stop: () => (isStopped = true),
  };
}

type WrittenReports = NonNullable<Extract<Awaited<ReturnType<Handlers['reports.writeAll']>>, { ok: true }>['value']>;
