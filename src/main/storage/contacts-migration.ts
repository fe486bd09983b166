import { contactDefaults } from '../../core/contact';
import { contactFromText } from '../../core/contact-text';
import type { Formality, Language } from '../../core/language';
import { parsePhone } from '../../core/phone-number';
import { salutationOf } from '../../core/salutation';

/** A client of version 2; fields that were newer than the file may be missing. */
interface FormerClient {
  contact?: string;
  salutation?: string;
  language?: Language;
  formality?: Formality;
  email?: string;
  phone?: string;
}

/** Version 3: a client has persons, each with a name in parts. */
export function contactsInside(raw: Record<string, unknown>): Record<string, unknown> {
  const { clients } = raw;
  return Array.isArray(clients)
    ? { ...raw, clients: clients.map((client) => withContact(client as FormerClient)) }
    : raw;
}

function withContact(client: FormerClient): object {
  const { contact: text = '', salutation = '', formality = 'sie', email = '', phone = '', ...rest } = client;
  const language = rest.language ?? 'de';
  const number = formerNumber(phone);
  const digits = number.ok ? number.value : '';
  const person = { ...contactDefaults, id: '1', ...contactFromText(text), formality, salutation };
  const greeted = salutationOf(person, language) === formerSalutation(text, language, formality);
  return {
    ...rest,
    // It served for calls and for WhatsApp alike.
    contacts: [
      {
        ...person,
        ...(salutation === '' && !greeted && { salutation: formerSalutation(text, language, formality) }),
        ...{ email, phone: digits, whatsapp: digits },
      },
    ],
    defaultContactId: '1',
    preferredChannel: email !== '' ? 'smtp' : digits !== '' ? 'phone' : 'copy',
    isCritical: false,
    // A number that is none in any country is kept where it can be read and put right.
    notes: number.ok ? '' : `${language === 'de' ? 'Telefon' : 'Phone'}: ${phone}`,
  };
}

/** A number with neither plus nor zero was taken for one with its country. */
function formerNumber(phone: string): ReturnType<typeof parsePhone> {
  return parsePhone(/^[1-9]/.test(phone) ? `+${phone}` : phone);
}

/** How version 2 greeted: whoever was greeted with it goes on being greeted so. */
function formerSalutation(contact: string, language: Language, formality: Formality): string {
  if (language === 'en') return contact === '' ? 'Hello' : `Dear ${contact}`;
  if (formality === 'sie') return contact === '' ? 'Guten Tag' : `Guten Tag ${contact}`;
  const isFormal = /^(frau|herrn?|dr|prof|dipl)\b/i.test(contact);
  const name = isFormal ? contact : (contact.split(/\s+/)[0] ?? '');
  return name === '' ? 'Hallo' : `Hallo ${name}`;
}
