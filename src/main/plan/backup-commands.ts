import type { ApiError, Handlers, PlanCommand } from '../../core/api';
import type { BackupList, BackupLoss } from '../../core/backup';
import type { Config } from '../../core/config';
import { createEdit } from '../../core/edit';
import { everyIncident } from '../../core/incident';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Backups, HistoryStore } from '../ports';

export interface BackupCommandParts {
  backups: Backups;
  config: () => Config;
  /** Throws where it cannot be written. */
  setConfig: (next: Config) => void;
  history: Pick<HistoryStore, 'incidents' | 'messagesIn'>;
  /** Asks for a folder; null where the user thought better of it. */
  askFolder: () => Promise<string | null>;
  /** Ends the app and starts it anew, once the window has had its answer. */
  restart: () => void;
}

type BackupCommand = Extract<PlanCommand, `backups.${string}`>;

export function createBackupCommands(parts: BackupCommandParts): Pick<Handlers, BackupCommand> {
  const { backups, history } = parts;
  const edit = createEdit(parts);

  async function setFolder(folder: string): Promise<Result<BackupList, ApiError>> {
    const set = edit((config) => ok({ config: { ...config, backups: { folder } }, value: null }));
    return set.ok ? ok(await backups.list()) : set;
  }

  async function lossOf(id: string): Promise<Result<BackupLoss, ApiError>> {
    const copy = (await backups.list()).copies.find((each) => each.id === id);
    if (copy === undefined) return fail({ kind: 'not-found', what: 'backup' });
    const { madeAt } = copy;
    const begun = history.incidents({ ...everyIncident, fromMs: madeAt }).filter(({ startedAt }) => startedAt > madeAt);
    const left = history.messagesIn(['sent', 'handed-over']).filter(({ sentAt }) => (sentAt ?? 0) > madeAt);
    return ok({ madeAt, incidents: begun.length, messages: left.length });
  }

  return {
    'backups.list': async () => ok(await backups.list()),
    'backups.makeNow': async () => {
      const made = await backups.makeNow();
      return made.ok ? made : fail({ kind: 'failed', what: 'backup', reason: made.error });
    },
    'backups.chooseFolder': async () => {
      const folder = await parts.askFolder();
      return folder === null ? ok(null) : setFolder(folder);
    },
    'backups.useUsualFolder': () => setFolder(''),
    'backups.loss': ({ id }) => lossOf(id),
    'backups.restore': async ({ id }) => {
      const staged = await backups.stage(id);
      if (staged.ok) parts.restart();
      return staged;
    },
  };
}
