import { recipientOf } from '../../../core/client';
import type { Client } from '../../../core/client';
import type { MessageWay } from '../../../core/message-way';
import { hasGap } from '../../../core/message-gaps';
import { guardMessage } from '../../../core/promise-guard';
import type { GuardContext } from '../../../core/promise-guard';
import { kindsOf } from '../../../core/promise-guard/finding';
import type { FindingKind } from '../../../core/promise-guard/finding';
import type { MessageWords } from '../../message-findings';

/** The ways out of the house, as one may press them. `phone` leads to the script. */
export type WayOut = MessageWay | 'eml';

/** What of a client the ways need. */
export interface Reach {
  name: string;
  email: string;
  /** Empty where there is none. */
  phone: string;
  whatsapp: string;
}

/** How a client is reached. */
export function reachOf(client: Client): Reach {
  const { email, phone, whatsapp } = recipientOf(client);
  return { name: client.name, email, phone, whatsapp };
}

export const preferredOf = (client: Client): MessageWay => client.preferredChannel;

const rare: readonly WayOut[] = ['whatsapp', 'sms', 'phone', 'eml'];

/** Beside each other what is often used, the preferred one first; the rest in a menu. */
export function waysFor(preferred: MessageWay, hasAccount: boolean): { shown: WayOut[]; rest: WayOut[] } {
  const usual: WayOut[] = hasAccount ? ['smtp', 'mail', 'copy'] : ['mail', 'copy', 'whatsapp'];
  // Mail is mail: where Nachtwache can send it itself, it does.
  const first = preferred === 'smtp' || preferred === 'mail' ? usual[0] : preferred;
  const shown = [...new Set([...(first === undefined ? [] : [first]), ...usual])];
  return { shown, rest: rare.filter((way) => !shown.includes(way)) };
}

/** Only mail has a subject. */
export const hasSubject = (way: WayOut): boolean => way === 'smtp' || way === 'mail' || way === 'eml';

export type Hindrance = 'gap' | 'empty' | 'noEmail' | 'noPhone' | 'noWhatsapp';

/** Why a message cannot leave this way; null where it can. */
export function hindranceOf(way: WayOut, reach: Reach, text: MessageWords): Hindrance | null {
  if (way === 'phone') return reach.phone === '' ? 'noPhone' : null;
  if (hasGap(text.body) || (hasSubject(way) && hasGap(text.subject))) return 'gap';
  if (text.body.trim() === '') return 'empty';
  switch (way) {
    case 'smtp':
    case 'mail':
      return reach.email === '' ? 'noEmail' : null;
    case 'whatsapp':
      return reach.whatsapp === '' ? 'noWhatsapp' : null;
    case 'sms':
      return reach.phone === '' ? 'noPhone' : null;
    case 'copy':
    case 'eml':
      return null;
  }
}

/** What the guard points at in what the client will see. */
export function findingsOnWay(way: WayOut, text: MessageWords, guard: GuardContext): FindingKind[] {
  return kindsOf(guardMessage(text, guard).filter(({ field }) => hasSubject(way) || field === 'body'));
}
