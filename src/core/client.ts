import { z } from 'zod';
import { nameSchema } from './name';

export const languageSchema = z.enum(['de', 'en']);
export type Language = z.infer<typeof languageSchema>;

export const formalitySchema = z.enum(['sie', 'du']);
export type Formality = z.infer<typeof formalitySchema>;

/** Digits with the usual separators, an optional leading plus; empty where there is none. */
const phoneSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^(\+?[0-9][0-9 ()/.-]{2,})?$/, 'not-a-phone-number');

const emailSchema = z.union([z.literal(''), z.email('not-an-email-address').max(254)]);

const clientFields = {
  name: nameSchema,
  contact: z.string().trim().max(200),
  /** The first line of a message as it will be written, without the comma; empty: made from contact and formality. */
  salutation: z.string().trim().max(200),
  language: languageSchema,
  /** Only German tells them apart. */
  formality: formalitySchema,
  email: z.string().trim().pipe(emailSchema),
  phone: phoneSchema,
};

export const clientEditSchema = z.object(clientFields);
export type ClientEdit = z.infer<typeof clientEditSchema>;

export const clientSchema = z.object({ ...clientFields, id: z.string().min(1).max(100) });
export type Client = z.infer<typeof clientSchema>;

export const clientDefaults: Omit<ClientEdit, 'name'> = {
  contact: '',
  salutation: '',
  language: 'de',
  formality: 'sie',
  email: '',
  phone: '',
};

/** The salutation as it will be written, without the comma. */
export function salutationOf(client: ClientEdit): string {
  if (client.salutation !== '') return client.salutation;
  if (client.language === 'en') return client.contact === '' ? 'Hello' : `Dear ${client.contact}`;
  if (client.formality === 'du') {
    // Frau, Herr and titles are no first names: who is written with one is greeted as written.
    const name = /^(frau|herrn?|dr|prof|dipl)\b/i.test(client.contact)
      ? client.contact
      : client.contact.split(/\s+/)[0];
    return name === undefined || name === '' ? 'Hallo' : `Hallo ${name}`;
  }
  return client.contact === '' ? 'Guten Tag' : `Guten Tag ${client.contact}`;
}

/**
 * A phone number as `wa.me` and `tel:` want it: digits only, with the country. A national number (leading 0) is taken
 * for a German one, since the product's users are German-speaking and others write the plus. Undefined where there is none.
 */
export function internationalDigits(phone: string): string | undefined {
  const text = phone.replace(/\(0\)/, '').replace(/[^0-9+]/g, '');
  if (text.startsWith('+')) return text.slice(1);
  if (text.startsWith('00')) return text.slice(2);
  if (text.startsWith('0')) return `49${text.slice(1)}`;
  return text === '' ? undefined : text;
}
