import { app, session } from 'electron';
import type { Log } from '../ports';
import { appOrigin } from './app-protocol';

/**
 * What no page of ours needs is denied for all of them, whoever makes them: leaving the app's origin, new windows,
 * embedded web contents, every permission, every download.
 */
export function lockDown(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const deny = (event: { preventDefault: () => void }, url: string): void => {
      if (url.startsWith(`${appOrigin}/`)) return;
      event.preventDefault();
      log.warn('The window tried to leave the app; that was denied.');
    };
    contents.on('will-navigate', (event) => deny(event, event.url));
    contents.on('will-frame-navigate', (event) => deny(event, event.url));
    contents.on('will-redirect', (event) => deny(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('did-navigate', (_event, url) => {
      // Chromium asks nobody before it shows an empty page, so there is only the way back.
      if (!url.startsWith('about:')) return;
      log.warn('The window went to an empty page; it was led back.');
      contents.loadURL(`${appOrigin}/index.html`).catch((error: unknown) => {
        log.error('The window could not be led back.', error);
      });
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Needs the app to be ready. */
export function denyPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
}
