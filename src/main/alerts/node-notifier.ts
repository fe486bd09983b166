import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import notifier from 'node-notifier';
import { fail, ok } from '../../core/result';
import type { Notice, Notifier } from '../ports';

/** What node-notifier calls to start `notify-send`: program, arguments quoted for a shell, callback. */
type RunCommand = (program: string, quoted: readonly string[], callback: (error: unknown) => void) => unknown;

const answerWithinMs = 10_000;

/**
 * On Linux node-notifier 10 joins its arguments to a line for /bin/sh, and puts the texts where `notify-send` looks for
 * options. A site's name must be able to do neither, so its runner is replaced: the same arguments, unquoted, as a list,
 * the options first and the two texts behind `--`.
 */
function runWithoutShell(program: string, quoted: readonly string[], callback: (error: unknown) => void): void {
  const [title = '', message = '', ...options] = quoted.map(unquote);
  execFile(program, [...options, '--', title, message], { timeout: answerWithinMs }, (error) => callback(error));
}

/** Undoes node-notifier's quoting: a pair of double quotes around, a backslash before what a shell would read. */
function unquote(argument: string): string {
  const isQuoted = argument.length >= 2 && argument.startsWith('"') && argument.endsWith('"');
  return isQuoted ? argument.slice(1, -1).replace(/\\(["$`\\])/g, '$1') : argument;
}

const library = createRequire(import.meta.url)('node-notifier/lib/utils.js') as { command: RunCommand };
library.command = runWithoutShell;

/** The fall-back: node-notifier (`notify-send`, SnoreToast, terminal-notifier). On Linux it reports no click. */
export function createNodeNotifier(iconPath: string): Notifier {
  return {
    name: 'node-notifier',
    notify: (notice: Notice) =>
      new Promise((resolve) => {
        const request = requestOf(notice, iconPath);
        // Elsewhere the callback waits for the click; what was handed over without an error by then is on the screen.
        const timer = setTimeout(() => resolve(ok(null)), answerWithinMs);
        notifier.notify(request, (error, response) => {
          clearTimeout(timer);
          if (error !== null) {
            resolve(fail(`${error.message} Install notify-send (libnotify) or a notification service.`));
            return;
          }
          if (response === 'activate') notice.onClick();
          resolve(ok(null));
        });
      }),
  };
}

function requestOf({ title, body, isUrgent }: Notice, icon: string): Record<string, string | boolean> {
  const request = { title, message: body, icon, 'app-name': 'Nachtwache' };
  // `wait` asks for the click; `notify-send` knows none and would take it for "gone after five seconds".
  return process.platform === 'linux'
    ? { ...request, urgency: isUrgent ? 'critical' : 'normal' }
    : { ...request, wait: true };
}
