import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { app } from 'electron';
import { desktopEntry } from './desktop-entry';

/**
 * Starts the app hidden at login, or no longer does. Windows and macOS have a setting for it; on Linux it is a file by
 * the XDG autostart specification.
 */
export async function setStartAtLogin(isWanted: boolean): Promise<void> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: ['--hidden'] });
    return;
  }
  const file = join(configHome(), 'autostart', 'nachtwache.desktop');
  if (!isWanted) {
    await rm(file, { force: true });
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, desktopEntry(startCommand()), { mode: 0o644 });
}

/** Empty or relative, the variable counts as not set (XDG Base Directory Specification). */
function configHome(): string {
  const wanted = process.env['XDG_CONFIG_HOME'] ?? '';
  return isAbsolute(wanted) ? wanted : join(homedir(), '.config');
}

/** The running program; an AppImage is named by its own file, since what runs lies in a mount that goes away. */
function startCommand(): string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath;
  return app.isPackaged ? [program, '--hidden'] : [program, app.getAppPath(), '--hidden'];
}
