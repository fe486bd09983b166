import { z } from 'zod';
import { formalitySchema } from './language';
import { plainName } from './name';
import { phoneSchema, storedPhoneSchema } from './phone-number';

/** Frau, Herr, or neither: then a message greets by the whole name. */
export const addressFormSchema = z.enum(['none', 'ms', 'mr']);
export type AddressForm = z.infer<typeof addressFormSchema>;

/** One line of text, which may be empty. */
const lineSchema = z.string().overwrite(plainName).trim().max(200);

const emailSchema = z.union([z.literal(''), z.email('not-an-email-address').max(254)]);

const contactFields = {
  /** Unique within the client. */
  id: z.string().min(1).max(100),
  addressForm: addressFormSchema,
  title: lineSchema,
  firstName: lineSchema,
  lastName: lineSchema,
  formality: formalitySchema,
  /** The first line of a message as it will be written, without the comma; empty: `salutationOf` makes it. */
  salutation: lineSchema,
  /** One mailbox or none: what separates addresses, or begins a further header, is in no address that passes. */
  email: z.string().trim().pipe(emailSchema),
};

/** A person at a client's. Telephone numbers are E.164, or empty. */
export const contactSchema = z.object({ ...contactFields, phone: storedPhoneSchema, whatsapp: storedPhoneSchema });
export type Contact = z.infer<typeof contactSchema>;

/** A contact as it is typed: numbers in any usual spelling. */
export const contactEditSchema = z.object({ ...contactFields, phone: phoneSchema, whatsapp: phoneSchema });

export const contactDefaults: Omit<Contact, 'id'> = {
  addressForm: 'none',
  title: '',
  firstName: '',
  lastName: '',
  formality: 'sie',
  salutation: '',
  email: '',
  phone: '',
  whatsapp: '',
};

/** The id of one more contact: counted on, so that the core needs no chance. */
export function nextContactId(contacts: readonly Pick<Contact, 'id'>[]): string {
  const numbers = contacts.map(({ id }) => Number(id)).filter(Number.isInteger);
  return String(Math.max(0, ...numbers) + 1);
}
