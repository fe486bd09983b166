import type { UseFormReturnType } from '@mantine/form';
import type { ClientEdit } from '../../../core/client';
import { readablePhone } from '../../../core/phone-number';

export type ClientFields = UseFormReturnType<ClientEdit>;

/** What the form shows of a client: numbers as people write them. */
export function toClientValues(client: ClientEdit): ClientEdit {
  const { name, language, contacts, defaultContactId, preferredChannel, isCritical, notes } = client;
  const readable = contacts.map((contact) => ({
    ...contact,
    phone: readablePhone(contact.phone),
    whatsapp: readablePhone(contact.whatsapp),
  }));
  return { name, language, contacts: readable, defaultContactId, preferredChannel, isCritical, notes };
}
