import { Notification } from 'electron';
import { fail, ok } from '../../core/result';
import type { Notice, Notifier } from '../ports';

/** Where the system neither shows the notification nor says why not within this time, the next way is tried. */
const answerWithinMs = 4_000;

/**
 * Electron's own notifications: they carry the app's name and the click on every system, so they come first.
 * Shown ones are held until they are clicked or closed: without a reference they are collected, and the click with them.
 */
export function createElectronNotifier(iconPath: string): Notifier {
  /** By what they are about. */
  const shown = new Map<string, Notification>();

  function forget(about: string, notification: Notification): void {
    if (shown.get(about) === notification) shown.delete(about);
  }

  /** "Up again" makes "is down" untrue: the older one about the same goes. */
  function take(about: string, notification: Notification): void {
    shown.get(about)?.close();
    shown.set(about, notification);
  }

  return {
    name: 'electron',
    notify: (notice: Notice) =>
      new Promise((resolve) => {
        if (!Notification.isSupported()) {
          resolve(fail('The system offers no notifications to this program.'));
          return;
        }
        const { about } = notice;
        const notification = new Notification(optionsOf(notice, iconPath));
        const timer = setTimeout(() => {
          // Should it come late all the same, it would stand there twice.
          notification.close();
          resolve(fail('The system did not say that it shows the notification.'));
        }, answerWithinMs);
        notification.on('show', () => {
          clearTimeout(timer);
          resolve(ok(null));
        });
        notification.on('failed', (_event, error) => {
          clearTimeout(timer);
          forget(about, notification);
          resolve(fail(error === '' ? 'The notification service refused it.' : error));
        });
        notification.on('click', () => {
          // Not every service takes a clicked one away, least of all one that stays until it is seen.
          notification.close();
          forget(about, notification);
          notice.onClick();
        });
        notification.on('close', () => forget(about, notification));
        take(about, notification);
        notification.show();
      }),
  };
}

function optionsOf({ title, body, isUrgent, isSilent }: Notice, icon: string): Electron.NotificationConstructorOptions {
  const staying = { urgency: isUrgent ? 'critical' : 'normal', timeoutType: isUrgent ? 'never' : 'default' } as const;
  return { title, body, icon, silent: isSilent, ...staying };
}
