import type { ApiError } from '../../core/api';
import type { Config } from '../../core/config';
import type { Transport as Way } from '../../core/incident';
import { checkLeavingText } from '../../core/leaving-text';
import type { LeavingText } from '../../core/leaving-text';
import { ok } from '../../core/result';
import type { Result } from '../../core/result';

/** What stands between a message and the way out. */
export interface CheckedText extends Omit<LeavingText, 'own' | 'whenEmpty'> {
  way: Way;
  /** Which of the outage's incidents are the client's own: they are no strangers. */
  ownIds: readonly string[];
}

/** Only mail has a subject; what the client never sees is not looked at. */
export const hasSubject = (way: Way): boolean => way === 'smtp' || way === 'mail' || way === 'eml';

export function checkLeaving(
  { way, ownIds, ...text }: CheckedText,
  config: Pick<Config, 'clients' | 'sites'>,
): Result<null, ApiError> {
  const { id, phase, body } = text.message;
  const subject = hasSubject(way) ? text.message.subject : '';
  const own = text.incidents.filter((incident) => ownIds.includes(incident.id));
  const message = { id, phase, subject, body };
  const checked = checkLeavingText({ ...text, message, own, whenEmpty: 'message-empty' }, config);
  return checked.ok ? ok(null) : checked;
}
