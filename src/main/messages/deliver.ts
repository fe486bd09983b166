import type { ApiError, DeliverRequest, FailedAction } from '../../core/api';
import { recipientOf } from '../../core/client';
import type { Client } from '../../core/client';
import type { Incident, TimelineEntry } from '../../core/incident';
import { isOpenable, mailAddress, mailAddressLimit, whatsappAddress } from '../../core/message-address';
import type { AddressError } from '../../core/message-address';
import { hasGap } from '../../core/message-gaps';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Clock, Opener } from '../ports';

export interface DeliveryParts {
  opener: Opener;
  /** Puts a text on the clipboard; rejects where the system refuses. */
  copy: (text: string) => Promise<void>;
  /** Throws where the disk refuses. */
  addToTimeline: (incidentId: string, entry: TimelineEntry) => void;
  findIncident: (id: string) => Pick<Incident, 'id'> | undefined;
  findClient: (id: string) => Client | undefined;
  clock: Pick<Clock, 'now'>;
  /** As Node names it (`win32`): it decides how long an address may be. */
  platform: string;
}

export type Deliver = (request: DeliverRequest) => Promise<Result<null, ApiError>>;

/**
 * Hands a finished message to the mail program, to WhatsApp or to the clipboard, and then writes it down in the
 * incident's timeline, word for word. What did not get that far is not written down; what could not be written down is
 * an error that says that the message is on its way all the same.
 */
export function createDelivery(parts: DeliveryParts): Deliver {
  return async (request) => {
    if (parts.findIncident(request.incidentId) === undefined) return fail({ kind: 'not-found', what: 'incident' });
    const client = parts.findClient(request.clientId);
    if (client === undefined) return fail({ kind: 'not-found', what: 'client' });

    // Only mail has a subject; what the client never sees is neither checked nor written down.
    const message: DeliverRequest = request.transport === 'mail' ? request : { ...request, subject: '' };
    const gapPath = (['subject', 'body'] as const).find((field) => hasGap(message[field]));
    if (gapPath !== undefined) return invalid(gapPath, 'message-has-gap');

    const handed = await handOver(message, client, parts);
    return handed.ok ? writeDown(message, client, handed.value, parts) : handed;
  };
}

/** Resolves with whom it was handed over for, as the timeline names him. */
async function handOver(
  message: DeliverRequest,
  client: Client,
  { opener, copy, platform }: DeliveryParts,
): Promise<Result<string, ApiError>> {
  const limit = mailAddressLimit(platform);
  const { name, email, whatsapp } = recipientOf(client);
  switch (message.transport) {
    case 'mail': {
      const address = mailAddress({ to: email, subject: message.subject, body: message.body }, limit);
      if (!address.ok) return unaddressable(address.error, 'client.email', 'client-without-email');
      return attempt('open-mail', email, () => openBuilt(opener, address.value));
    }
    case 'whatsapp': {
      const address = whatsappAddress({ phone: whatsapp, text: message.body }, limit);
      if (!address.ok) return unaddressable(address.error, 'client.phone', 'client-without-phone');
      return attempt('open-whatsapp', whatsapp, () => openBuilt(opener, address.value));
    }
    case 'copy':
      return attempt('copy', name, () => copy(message.body));
    case 'smtp':
    case 'sms':
    case 'phone':
    case 'eml':
      return invalid('transport', 'other');
  }
}

/** The gate stands here too, right before the system: an address that does not pass it is a mistake of ours. */
async function openBuilt(opener: Opener, address: string): Promise<void> {
  if (!isOpenable(address, [])) throw new Error('The address is none that may be opened.');
  await opener(address);
}

function writeDown(
  { incidentId, phase, transport, subject, body, despite = [] }: DeliverRequest,
  client: Client,
  recipient: string,
  { addToTimeline, clock }: DeliveryParts,
): Promise<Result<null, ApiError>> {
  return attempt('note-message', null, () =>
    addToTimeline(incidentId, {
      kind: 'message-prepared',
      at: clock.now(),
      phase,
      transport,
      clientId: client.id,
      clientName: client.name,
      recipient,
      subject,
      body,
      ...(despite.length > 0 && { findings: despite }),
    }),
  );
}

async function attempt<T>(
  what: FailedAction,
  value: T,
  effect: () => void | Promise<void>,
): Promise<Result<T, ApiError>> {
  try {
    await effect();
    return ok(value);
  } catch (error) {
    return fail({ kind: 'failed', what, reason: reasonOf(error) });
  }
}

function unaddressable(error: AddressError, path: string, withoutRecipient: string): Result<never, ApiError> {
  return error === 'too-long' ? invalid('body', 'message-too-long') : invalid(path, withoutRecipient);
}

function invalid(path: string, message: string): Result<never, ApiError> {
  return fail({ kind: 'invalid', issues: [{ path, message }] });
}
