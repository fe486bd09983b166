import type { ApiError, FailedAction, HandedOver } from '../../../core/api';
import { attemptLater } from '../../../core/attempt';
import type { Recipient } from '../../../core/client';
import { isOpenable } from '../../../core/message-address';
import type { AddressError } from '../../../core/message-address';
import { fail } from '../../../core/result';
import type { Result } from '../../../core/result';
import type { Transport as Way } from '../../../core/incident';
import type { Opener } from '../../ports';

/** A message as it leaves: the words, and what a mail's head needs besides. */
export interface Leaving {
  id: string;
  subject: string;
  body: string;
  messageId: string;
  inReplyTo: string | null;
  references: readonly string[];
}

/** It left, by which way and for whom, as the timeline names him. */
export interface Left {
  handed: HandedOver;
  way: Way;
  recipient: string;
}

/** Hands a message to another program. Null where the user thought better of it. The recipient is that of the saved client. */
export type Transport = (message: Leaving, recipient: Recipient) => Promise<Result<Left | null, ApiError>>;

/** The gate stands here too, right before the system: an address that does not pass it is a mistake of ours. */
export async function openBuilt(opener: Opener, address: string): Promise<void> {
  if (!isOpenable(address, [])) throw new Error('The address is none that may be opened.');
  await opener(address);
}

export const attempt = <T>(
  what: FailedAction,
  value: T,
  effect: () => void | Promise<void>,
): Promise<Result<T, ApiError>> =>
  attemptLater(async () => {
    await effect();
    return value;
  }, what);

export function unaddressable(error: AddressError, path: string, withoutRecipient: string): Result<never, ApiError> {
  return error === 'too-long' ? invalid('body', 'message-too-long') : invalid(path, withoutRecipient);
}

export function invalid(path: string, message: string): Result<never, ApiError> {
  return fail({ kind: 'invalid', issues: [{ path, message }] });
}
