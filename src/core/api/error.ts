import type { FindingKind } from '../promise-guard/finding';
import type { TemplateFault } from '../template';

/**
 * What went wrong with something the window asked for. The window shows the sentence that the locales have for it.
 * - `invalid`: the input does not fit; `issues` says where and why (keys of the locales under `invalid`).
 * - `not-found`: what is meant is gone, perhaps deleted meanwhile.
 * - `template`: a template has faults, each at its place.
 * - `findings`: the guard points at something in messages that the user has not said he wants to send despite it; nothing
 *   was sent. `id` is that of the message, or '' where there is but the one.
 * - `failed`: an effect failed (disk, mail program); `reason` is the system's own words.
 */
export type ApiError =
  | { kind: 'invalid'; issues: { path: string; message: string }[] }
  | { kind: 'not-found'; what: NotFound }
  | { kind: 'template'; faults: TemplateFault[] }
  | { kind: 'findings'; messages: { id: string; kinds: FindingKind[] }[] }
  | { kind: 'failed'; what: FailedAction; reason: string };

export type NotFound =
  | 'site'
  | 'client'
  | 'incident'
  | 'template'
  | 'maintenance'
  | 'preview'
  | 'message'
  | 'statusPage'
  | 'entry'
  | 'backup';

export type FailedAction =
  | 'save'
  | 'export'
  | 'import'
  | 'fill'
  | 'open-mail'
  | 'open-whatsapp'
  | 'open-sms'
  | 'open-phone'
  | 'open-file'
  | 'open-site'
  | 'copy'
  | 'note-message'
  | 'login'
  | 'secret'
  | 'channel'
  | 'status-page'
  | 'logo'
  | 'backup'
  | 'restore'
  | 'open-page'
  | 'report'
  | 'internal';
