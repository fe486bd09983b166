import { join } from 'node:path';
import { createMainWindow } from '../desktop/window';
import type { MainWindow } from '../desktop/window';
import { paced } from '../paced';
import type { Notifier } from '../ports';
import { announceGapMs } from './ground';
import type { Ground } from './ground';

/** The window, which is there while somebody looks. */
export interface WatchWindow extends MainWindow {
  /** Shows it what has changed, soon. */
  tell: () => void;
  stop: () => void;
}

export function createWatchWindow(ground: Ground, notifier: Notifier): WatchWindow {
  const { clock, log, outDir, iconPath, words, state, save } = ground;
  const window = createMainWindow({
    preloadPath: join(outDir, 'preload', 'index.cjs'),
    iconPath,
    log,
    onClosed: explainTray,
  });
  const tell = paced(clock, announceGapMs, () => {
    if (window.isOpen()) window.send('snapshot', state.snapshot());
  });

  /** The first time the window closes, the user is told where the watch has gone. */
  function explainTray(): void {
    const config = state.config();
    if (config.hints.isTrayExplained) return;
    save({ ...config, hints: { isTrayExplained: true } });
    const notice = { title: words.t('alert.tray.title'), body: words.t('alert.tray.body') };
    notifier
      .notify({ ...notice, about: 'tray', isUrgent: false, isSilent: true, onClick: () => window.open() })
      .then((shown) => (shown.ok ? undefined : log.warn(`The tray could not be explained. ${shown.error}`)))
      .catch((error: unknown) => log.error('The tray could not be explained.', error));
  }

  return {
    ...window,
    // While there is no window nobody is to be woken up for it: checks come several times a second.
    tell: () => {
      if (window.isOpen()) tell.request();
    },
    stop: tell.stop,
  };
}
