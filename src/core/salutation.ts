import type { AddressForm, Contact } from './contact';
import type { Language } from './language';

type Named = Pick<Contact, 'addressForm' | 'title' | 'firstName' | 'lastName'>;
type Greeted = Named & Pick<Contact, 'formality' | 'salutation'>;

const formWords: Readonly<Record<Language, Record<AddressForm, string>>> = {
  de: { none: '', ms: 'Frau', mr: 'Herr' },
  en: { none: '', ms: 'Ms', mr: 'Mr' },
};

const joined = (...words: string[]): string => words.filter((word) => word !== '').join(' ');

/** The person's name: `Dr. Sabine Müller`, or `Frau Müller` where there is no first name. Empty where there is none. */
export function contactName({ addressForm, title, firstName, lastName }: Named, language: Language): string {
  const form = firstName === '' && lastName !== '' ? formWords[language][addressForm] : '';
  return joined(form, title, firstName, lastName);
}

/** The salutation as it will be written, without the comma: the contact's own, else one by form, title and name. */
export function salutationOf(contact: Greeted, language: Language): string {
  if (contact.salutation !== '') return contact.salutation;
  return language === 'de' ? germanSalutation(contact) : englishSalutation(contact);
}

function germanSalutation({ addressForm, title, firstName, lastName, formality }: Greeted): string {
  const byForm = addressForm !== 'none' && lastName !== '' ? joined(formWords.de[addressForm], title, lastName) : '';
  if (formality === 'du') return joined('Hallo', firstName || byForm || joined(title, lastName));
  return joined('Guten Tag', byForm || joined(title, firstName, lastName));
}

/** A title takes the place of Ms and Mr: `Dear Dr Miller`. By the first name where that is agreed, or all there is. */
function englishSalutation({ addressForm, title, firstName, lastName, formality }: Greeted): string {
  if (firstName !== '' && (formality === 'du' || lastName === '')) return `Dear ${firstName}`;
  const titleWord = englishTitle(title);
  const form = titleWord === '' ? formWords.en[addressForm] : titleWord;
  const name = form === '' || lastName === '' ? joined(titleWord, firstName, lastName) : joined(form, lastName);
  return name === '' ? 'Hello' : `Dear ${name}`;
}

/** English greets with two titles alone, one at a time and without the full stop. */
function englishTitle(title: string): string {
  if (/\bprof/i.test(title)) return 'Professor';
  return /\bdr\b/i.test(title) ? 'Dr' : '';
}
