import { clientDefaults, firstContactId } from '../../src/core/client';
import type { Client } from '../../src/core/client';
import { contactDefaults } from '../../src/core/contact';
import type { Contact } from '../../src/core/contact';

interface Person extends Partial<Pick<Contact, 'firstName' | 'lastName' | 'formality' | 'email'>> {
  id: string;
  name: string;
  /** E.164; WhatsApp's as well. */
  phone?: string;
}

/** A client with one person, or with an address of nobody where nothing is said of one. */
export function clientWith({ id, name, phone = '', ...person }: Person): Client {
  const contact: Contact = { ...contactDefaults, ...person, id: firstContactId, phone, whatsapp: phone };
  return { ...clientDefaults, id, name, contacts: [contact] };
}
