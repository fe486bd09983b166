import { z } from 'zod';
import { agreementSchema } from './agreement';
import { contactDefaults, contactEditSchema, contactSchema } from './contact';
import type { Contact } from './contact';
import { emergencyCardSchema, emptyCard } from './emergency-card';
import { languageSchema } from './language';
import type { Formality, Language } from './language';
import { messageWaySchema } from './message-way';
import { nameSchema } from './name';
import { readablePhone } from './phone-number';
import { contactName, salutationOf } from './salutation';

const clientFields = {
  name: nameSchema,
  language: languageSchema,
  /** Whom messages go to. */
  defaultContactId: z.string().min(1).max(100),
  preferredChannel: messageWaySchema,
  /** Alerts about his sites break through quiet hours. */
  isCritical: z.boolean(),
  /** For the user alone: in no message. */
  notes: z.string().trim().max(5000),
};
const contactLimit = 20;

export const clientSchema = z.object({
  ...clientFields,
  id: z.string().min(1).max(100),
  contacts: z.array(contactSchema).min(1).max(contactLimit),
  /** The availability agreed for his sites; set beside the rest, where it is shown what is left of it. */
  agreement: agreementSchema.nullable(),
  /** What is to be done in the night; set beside the rest, in a form of its own. */
  card: emergencyCardSchema,
});
export type Client = z.infer<typeof clientSchema>;

/** What is typed into the window, or stands in a file. */
export const clientEditSchema = z
  .object({ ...clientFields, contacts: z.array(contactEditSchema).min(1).max(contactLimit) })
  .refine(({ contacts }) => new Set(contacts.map(({ id }) => id)).size === contacts.length, {
    path: ['contacts'],
    message: 'contact-twice',
  })
  .refine(({ contacts, defaultContactId }) => contacts.some(({ id }) => id === defaultContactId), {
    path: ['defaultContactId'],
    message: 'no-such-contact',
  });
export type ClientEdit = z.infer<typeof clientEditSchema>;

export const firstContactId = '1';

export const clientDefaults: Omit<ClientEdit, 'name'> & Pick<Client, 'agreement' | 'card'> = {
  language: 'de',
  contacts: [{ ...contactDefaults, id: firstContactId }],
  defaultContactId: firstContactId,
  preferredChannel: 'smtp',
  isCritical: false,
  notes: '',
  agreement: null,
  card: emptyCard,
};

/** The client whom somebody means who writes a name or an id: exactly so, else whatever the case. */
export function clientNamed<Each extends Pick<Client, 'id' | 'name'>>(
  clients: readonly Each[],
  wanted: string,
): Each | undefined {
  return (
    clients.find(({ id, name }) => id === wanted || name === wanted) ??
    clients.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  );
}

/** The contact whom messages go to. */
export function defaultContactOf({
  contacts,
  defaultContactId,
}: Pick<Client, 'contacts' | 'defaultContactId'>): Contact {
  return (
    contacts.find(({ id }) => id === defaultContactId) ?? contacts[0] ?? { ...contactDefaults, id: firstContactId }
  );
}

/** Who a message to a client is for, and how he is greeted and reached. Numbers are E.164; what is missing is empty. */
export interface Recipient {
  /** The person's, else the client's. */
  name: string;
  /** The person's alone: empty where none is known. */
  person: string;
  salutation: string;
  language: Language;
  formality: Formality;
  email: string;
  phone: string;
  whatsapp: string;
}

/** The one way to read whom a message to a client is for. */
export function recipientOf(client: ClientEdit): Recipient {
  const contact = defaultContactOf(client);
  const person = contactName(contact, client.language);
  return {
    name: person === '' ? client.name : person,
    person,
    salutation: salutationOf(contact, client.language),
    language: client.language,
    formality: contact.formality,
    email: contact.email,
    phone: contact.phone,
    whatsapp: contact.whatsapp,
  };
}

/** Where somebody is reached, as people read it: the mailbox, then each number once. Empty where he is reached nowhere. */
export function addressesOf({ email, phone, whatsapp }: Pick<Recipient, 'email' | 'phone' | 'whatsapp'>): string[] {
  return [email, ...new Set([phone, whatsapp].map(readablePhone))].filter((address) => address !== '');
}

/** The names of all persons at a client's. */
export function personsOf({ contacts, language }: Pick<Client, 'contacts' | 'language'>): string[] {
  return contacts.map((contact) => contactName(contact, language)).filter((name) => name !== '');
}
