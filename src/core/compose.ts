import type { MessagePhase } from './template';

/**
 * A message for one client, ready but for its gaps. A gap stands in the text as `[…]` with the placeholder's name for
 * people; as long as the text holds one, the message does not leave.
 */
export interface Draft {
  phase: MessagePhase;
  recipient: { name: string; email: string; phone: string };
  subject: string;
  body: string;
  /** Placeholders for which there is no value yet, in the order of the text; the window asks for them. */
  missing: string[];
}
