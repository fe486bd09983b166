import { ipcMain } from 'electron';
import type { WebFrameMain } from 'electron';
import type { CommandName, Handlers, Reply } from '../../core/api';
import { channels } from '../../core/channels';
import type { Log } from '../ports';
import { answer, isCommandName, refuse } from './answer';

export interface ServeDependencies {
  handlers: Handlers;
  /** The origin of our own pages, and the web contents of our own window as it is now. */
  origin: string;
  webContentsId: () => number | null;
  log: Log;
}

/**
 * Answers the window. Only the top frame of our own window, showing our own page, is heard; every input is parsed before
 * any handler sees it. A handler's bug becomes a sentence for the window and a line in the log, never a hung promise.
 */
export function serve({ handlers, origin, webContentsId, log }: ServeDependencies): void {
  ipcMain.handle(channels.invoke, async (event, name: unknown, input: unknown): Promise<Reply<CommandName>> => {
    if (!isOwnTopFrame(event.senderFrame, origin) || event.sender.id !== webContentsId()) {
      log.warn('A call from a frame that is not the window was refused.');
      return refuse('foreign-sender');
    }
    if (!isCommandName(name)) return refuse('unknown-command');
    return answer(handlers, name, input, log);
  });
}

function isOwnTopFrame(frame: WebFrameMain | null, origin: string): boolean {
  return frame !== null && frame.parent === null && frame.origin === origin;
}
