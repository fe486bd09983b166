import { resolve } from 'node:path';
import { everyIncident } from '../../core/incident';
import type { IncidentFilter } from '../../core/incident';
import type { Result } from '../../core/result';
import type { Words } from '../ports';
import type { ExportFormat, ReportErrand, StartRequest } from './arguments';
import type { Outcome } from './handover';
import type { TakenOver } from './import-desk';

/** Which incidents are to be written: those of a client by his name or id, or a single one. */
export interface WantedIncidents {
  filter: IncidentFilter;
  client: string | null;
  incident: string | null;
}

/** What a start's request is carried out with; the errors are sentences. */
export interface CarryOutDependencies {
  importFile: (path: string) => Promise<Result<TakenOver, string>>;
  /** What the secrets that were left out are for. */
  exportEverything: (path: string) => Promise<Result<string[], string>>;
  exportIncidents: (path: string, format: ExportFormat, wanted: WantedIncidents) => Promise<Result<number, string>>;
  /** Resolves with the client's name. */
  writeReport: (errand: ReportErrand) => Promise<Result<string, string>>;
  /** The page for a stand-in. */
  handOver: (path: string) => Promise<Result<null, string>>;
  t: Words['t'];
}

/**
 * Does what a start asks besides running: import first, so that an export asked for together sees it. Relative paths
 * belong to `directory`, the one in which the asking process was started. Stops at the first failure.
 */
export async function carryOut(
  request: StartRequest,
  directory: string,
  { importFile, exportIncidents, exportEverything, writeReport, handOver, t }: CarryOutDependencies,
): Promise<Outcome> {
  const said: string[] = [];
  if (request.importFile !== null) {
    const imported = await importFile(resolve(directory, request.importFile));
    if (!imported.ok) return { exitCode: 1, out: '', err: `${imported.error}\n` };
    const { leftOut, filled: _, ...counts } = imported.value;
    said.push(t('door.imported', counts));
    said.push(...leftOut.map(({ name, reason }) => t('door.leftOut', { name, reason: t(`importLeft.${reason}`) })));
  }
  if (request.exportIncidents !== null) {
    const { file, format, fromMs, toMs, client, incident } = request.exportIncidents;
    const wanted = { filter: { ...everyIncident, fromMs, toMs }, client, incident };
    const exported = await exportIncidents(resolve(directory, file), format, wanted);
    if (!exported.ok) return { exitCode: 1, out: '', err: `${exported.error}\n` };
    said.push(t('door.exported', { file, count: exported.value }));
  }
  if (request.report !== null) {
    const { file } = request.report;
    const reported = await writeReport({ ...request.report, file: resolve(directory, file) });
    if (!reported.ok) return { exitCode: 1, out: '', err: `${reported.error}\n` };
    said.push(t('door.reported', { client: reported.value, file }));
  }
  if (request.exportEverything !== null) {
    const exported = await exportEverything(resolve(directory, request.exportEverything));
    if (!exported.ok) return { exitCode: 1, out: '', err: `${exported.error}\n` };
    said.push(t('door.everything', { file: request.exportEverything }));
    if (exported.value.length > 0) said.push(t('door.secretsLeftOut', { names: exported.value.join(', ') }));
  }
  if (request.handOver !== null) {
    const written = await handOver(resolve(directory, request.handOver));
    if (!written.ok) return { exitCode: 1, out: '', err: `${written.error}\n` };
    said.push(t('door.handedOver', { file: request.handOver }));
  }
  return { exitCode: 0, out: said.map((sentence) => `${sentence}\n`).join(''), err: '' };
}
