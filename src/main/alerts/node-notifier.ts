import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import notifier from 'node-notifier';
import { reasonOf } from '../../core/reason';
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
  execFile(program, [...options, '--', title, message], { timeout: answerWithinMs }, (error, _out, said) => {
    callback(error === null ? null : new Error(complaintOf(program, error.code, said)));
  });
}

/** Why the program failed, without its command line, which would show the client's name to whoever reads the trouble. */
function complaintOf(program: string, code: unknown, said: string): string {
  if (code === 'ENOENT') return `${program} is not installed.`;
  return said.trim().split('\n').at(-1) || `${program} failed.`;
}

/** Undoes node-notifier's quoting: a pair of double quotes around, a backslash before what a shell would read. */
function unquote(argument: string): string {
  const isQuoted = argument.length >= 2 && argument.startsWith('"') && argument.endsWith('"');
  return isQuoted ? argument.slice(1, -1).replace(/\\(["$`\\])/g, '$1') : argument;
}

const library = createRequire(import.meta.url)('node-notifier/lib/utils.js') as { command: RunCommand };
library.command = runWithoutShell;

/** On Linux without the look for `notify-send`, whose answer is kept: one installed later would not be found. */
const notifySendOptions = { withFallback: false, suppressOsdCheck: true };
const channel = process.platform === 'linux' ? new notifier.NotifySend(notifySendOptions) : notifier;

/** The fall-back: node-notifier (`notify-send`, SnoreToast, terminal-notifier). On Linux it reports no click. */
export function createNodeNotifier(iconPath: string): Notifier {
  return {
    name: 'node-notifier',
    notify: (notice: Notice) =>
      new Promise((resolve) => {
        const request = requestOf(notice, iconPath);
        // Elsewhere the callback waits for the click; what was handed over without an error by then is on the screen.
        const timer = setTimeout(() => resolve(ok(null)), answerWithinMs);
        channel.notify(request, (error: unknown, response: unknown) => {
          clearTimeout(timer);
          // Not only errors come as such: on some ways it is what the program wrote to standard error, if only nothing.
          if (error) {
            resolve(fail(sentenceOf(error)));
            return;
          }
          if (response === 'activate') notice.onClick();
          resolve(ok(null));
        });
      }),
  };
}

function sentenceOf(error: unknown): string {
  const reason = reasonOf(error).trim();
  const advice = ' Install notify-send (libnotify) and a notification service.';
  return `${reason}${/[.!?]$/.test(reason) ? '' : '.'}${process.platform === 'linux' ? advice : ''}`;
}

function requestOf(
  { title, body, isUrgent, isSilent }: Notice,
  icon: string,
): Record<string, string | number | boolean> {
  const request = { title, message: body, icon };
  // `wait` asks for the click; `notify-send` knows none and would take it for "gone after five seconds".
  if (process.platform !== 'linux') return { ...request, wait: true, sound: !isSilent };
  // 0 never expires; node-notifier's own ten seconds would take an outage off the screen before it is seen.
  const staying = isUrgent ? { urgency: 'critical', 'expire-time': 0 } : { urgency: 'normal' };
  // A hint of the Desktop Notifications Specification (https://specifications.freedesktop.org/notification-spec/).
  const silence = isSilent ? { hint: 'boolean:suppress-sound:true' } : {};
  return { ...request, 'app-name': 'Nachtwache', ...staying, ...silence };
}
