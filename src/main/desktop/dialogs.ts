import { join } from 'node:path';
import { BrowserWindow, app, dialog } from 'electron';
import type { OpenDialogOptions, SaveDialogOptions } from 'electron';

/** Asks where a file shall be written; null where the user thought better of it. */
export async function askSavePath(title: string, fileName: string, extension: string): Promise<string | null> {
  const defaultPath = join(app.getPath('documents'), fileName);
  const options: SaveDialogOptions = {
    title,
    defaultPath,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  };
  const window = shownWindow();
  const answer = await (window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** Asks for a file to read that may be one to import; null where the user thought better of it. */
export function askOpenPath(title: string): Promise<string | null> {
  return ask({
    title,
    properties: ['openFile'],
    filters: [{ name: 'JSON, CSV', extensions: ['json', 'csv', 'tsv', 'txt'] }],
  });
}

/** Asks for a file of any kind: keys lie in folders that are hidden, under names of no kind. */
export function askAnyFile(title: string): Promise<string | null> {
  return ask({ title, properties: ['openFile', 'showHiddenFiles'] });
}

export function askFolder(title: string): Promise<string | null> {
  return ask({ title, properties: ['openDirectory', 'createDirectory'] });
}

/** Asks for a picture; null where the user thought better of it. */
export function askPicture(title: string): Promise<string | null> {
  return ask({
    title,
    properties: ['openFile'],
    filters: [{ name: 'PNG, JPEG, SVG', extensions: ['png', 'jpg', 'jpeg', 'svg'] }],
  });
}

async function ask(options: OpenDialogOptions): Promise<string | null> {
  const window = shownWindow();
  const answer = await (window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return answer.filePaths[0] ?? null;
}

/** What is being printed has a window that nobody sees. */
function shownWindow() {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((window) => window.isVisible());
}
