import { BrowserWindow, app, screen } from 'electron';
import type { EventName, Events, Place } from '../../core/api';
import { channels } from '../../core/channels';
import type { Log } from '../ports';
import { appOrigin } from './app-protocol';
import { showInDock } from './system';

export interface MainWindow {
  /** Makes the window, or brings the one there is to the front; leads it to a place where one is named. */
  open: (place?: Place) => void;
  isOpen: () => boolean;
  /** Sends news to the window, where there is one. */
  send: <Name extends EventName>(name: Name, event: Events[Name]) => void;
  /** The page has subscribed and can be led to a place. */
  ready: () => void;
  webContentsId: () => number | null;
}

export interface WindowDependencies {
  preloadPath: string;
  iconPath: string;
  log: Log;
  onClosed: () => void;
}

/** The size asked for is that of the page and its frame on some systems, of the page alone on others. */
const titleBarHeight = 40;

/** The window is made when it is opened and gone when it is closed: the watch needs none. */
export function createMainWindow({ preloadPath, iconPath, log, onClosed }: WindowDependencies): MainWindow {
  let window: BrowserWindow | null = null;
  /** Where to lead the page once it can listen. */
  let waitingPlace: Place | null = null;
  let isReady = false;
  let isQuitting = false;
  app.once('before-quit', () => (isQuitting = true));

  function make(): BrowserWindow {
    const made = new BrowserWindow({
      ...fittingSize(),
      minWidth: 480,
      minHeight: 400,
      show: false,
      icon: iconPath,
      autoHideMenuBar: true,
      title: 'Nachtwache',
      webPreferences: {
        preload: preloadPath,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        webviewTag: false,
      },
    });
    made.removeMenu();
    made.once('ready-to-show', () => made.show());
    showInDock(true);
    made.webContents.on('render-process-gone', (_event, details) => {
      // The watch goes on without the window; the next opening makes a new one.
      if (details.reason === 'clean-exit') return;
      log.error(`The window's process ended: ${details.reason}.`);
      made.destroy();
    });
    made.on('closed', () => {
      window = null;
      showInDock(false);
      isReady = false;
      // Whoever quits needs no word about the watch going on.
      if (!isQuitting) onClosed();
    });
    made.loadURL(`${appOrigin}/index.html`).catch((error: unknown) => log.error('The window could not load.', error));
    return made;
  }

  function send<Name extends EventName>(name: Name, event: Events[Name]): void {
    if (window !== null && !window.isDestroyed()) window.webContents.send(channels.event, name, event);
  }

  return {
    open: (place) => {
      if (window === null) {
        waitingPlace = place ?? null;
        window = make();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      if (place === undefined) return;
      if (isReady) send('show', place);
      else waitingPlace = place;
    },
    isOpen: () => window !== null,
    send,
    ready: () => {
      isReady = true;
      if (waitingPlace !== null) send('show', waitingPlace);
      waitingPlace = null;
    },
    webContentsId: () => window?.webContents.id ?? null,
  };
}

/** As large as the pages like it, but never larger than what panel and docks leave of the screen. */
function fittingSize(): { width: number; height: number } {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  return { width: Math.min(1120, width), height: Math.min(760, height - titleBarHeight) };
}
