import { app, clipboard, net, powerMonitor } from 'electron';
import ElectronStore from 'electron-store';

/** Puts a text on the clipboard. */
export const copyText = async (text: string): Promise<void> => clipboard.writeText(text);

/** A request by the system's own ways: its proxy, its certificates. */
export const netFetch: typeof fetch = (input, init) => net.fetch(input instanceof URL ? input.href : input, init);

/** Calls back when the computer is about to fall asleep. */
export const onSuspend = (callback: () => void): void => void powerMonitor.on('suspend', callback);

/** Calls back when the computer has woken up. */
export const onResume = (callback: () => void): void => void powerMonitor.on('resume', callback);

/** Calls back when the user asks for the app while it runs: macOS, a click on its icon. */
export const onActivate = (callback: () => void): void => void app.on('activate', callback);

/** macOS: an icon in the dock only while there is a window. */
export function showInDock(isShown: boolean): void {
  if (!isShown) app.dock?.hide();
  // The promise says when the icon stands there, which nobody waits for.
  else void app.dock?.show();
}

/** The language the user reads, as the system has it (`de-DE`). Not the one of its formats. */
export const systemLocale = (): string => app.getPreferredSystemLanguages()[0] ?? app.getLocale();

export const quit = (): void => app.quit();

/** Ends the app and starts it anew with these arguments. */
export function restart(args: string[]): void {
  // An AppImage is mounted as long as it runs: what is started anew has to be the image itself.
  const image = process.env['APPIMAGE'];
  app.relaunch({ args, ...(image !== undefined && { execPath: image }) });
  app.quit();
}

/** A JSON file that electron-store writes atomically. */
export const createConfigFile = (options: { cwd: string; name: string; clearInvalidConfig: true }): ElectronStore =>
  new ElectronStore(options);
