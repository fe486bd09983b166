import { app, clipboard, powerMonitor } from 'electron';
import ElectronStore from 'electron-store';

/** Puts a text on the clipboard. */
export const copyText = async (text: string): Promise<void> => clipboard.writeText(text);

/** Calls back when the computer has woken up. */
export const onResume = (callback: () => void): void => void powerMonitor.on('resume', callback);

/** The language the user reads, as the system has it (`de-DE`). Not the one of its formats. */
export const systemLocale = (): string => app.getPreferredSystemLanguages()[0] ?? app.getLocale();

export const quit = (): void => app.quit();

/** A JSON file that electron-store writes atomically. */
export const createConfigFile = (options: { cwd: string; name: string; clearInvalidConfig: true }): ElectronStore =>
  new ElectronStore(options);
