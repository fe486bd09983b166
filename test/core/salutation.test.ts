import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactDefaults } from '../../src/core/contact';
import type { Contact } from '../../src/core/contact';
import { contactFromText } from '../../src/core/contact-text';
import { contactName, salutationOf } from '../../src/core/salutation';

const contact = (over: Partial<Contact>): Contact => ({ ...contactDefaults, id: '1', ...over });
const sabine: Partial<Contact> = { addressForm: 'ms', firstName: 'Sabine', lastName: 'Müller' };
const kim: Partial<Contact> = { firstName: 'Kim', lastName: 'Müller' };

describe('salutationOf', () => {
  it.each<[Partial<Contact>, de: string, en: string]>([
    [{}, 'Guten Tag', 'Hello'],
    [{ formality: 'du' }, 'Hallo', 'Hello'],
    [sabine, 'Guten Tag Frau Müller', 'Dear Ms Müller'],
    [{ ...sabine, title: 'Dr.' }, 'Guten Tag Frau Dr. Müller', 'Dear Dr Müller'],
    [{ ...sabine, title: 'Prof. Dr.' }, 'Guten Tag Frau Prof. Dr. Müller', 'Dear Professor Müller'],
    [{ ...sabine, title: 'Dipl.-Ing.' }, 'Guten Tag Frau Dipl.-Ing. Müller', 'Dear Ms Müller'],
    [{ ...sabine, title: 'Dr.', formality: 'du' }, 'Hallo Sabine', 'Dear Sabine'],
    [{ addressForm: 'mr', lastName: 'Miller' }, 'Guten Tag Herr Miller', 'Dear Mr Miller'],
    [{ addressForm: 'mr', lastName: 'Miller', formality: 'du' }, 'Hallo Herr Miller', 'Dear Mr Miller'],
    [kim, 'Guten Tag Kim Müller', 'Dear Kim Müller'],
    [{ ...kim, title: 'Dr.' }, 'Guten Tag Dr. Kim Müller', 'Dear Dr Müller'],
    [{ ...kim, formality: 'du' }, 'Hallo Kim', 'Dear Kim'],
    [{ firstName: 'Kim' }, 'Guten Tag Kim', 'Dear Kim'],
    [{ ...sabine, lastName: '' }, 'Guten Tag Sabine', 'Dear Sabine'],
    [{ ...sabine, salutation: 'Moin Sabine' }, 'Moin Sabine', 'Moin Sabine'],
  ])('%j', (over, de, en) => {
    expect(salutationOf(contact(over), 'de')).toBe(de);
    expect(salutationOf(contact(over), 'en')).toBe(en);
  });
});

describe('a salutation of whatever is known', () => {
  const word = fc.constantFrom('', 'Sabine', 'Müller', 'von Berg', 'O’Neill', '李');
  const anyone = fc.record({
    ...{
      addressForm: fc.constantFrom('none', 'ms', 'mr'),
      title: fc.constantFrom('', 'Dr.', 'Prof. Dr.', 'Dipl.-Ing.'),
    },
    ...{ firstName: word, lastName: word, formality: fc.constantFrom('sie', 'du') },
  });
  const often = { numRuns: 1000 };

  it('is never empty, has no gap and no comma, and greets a woman as nothing else', () => {
    fc.assert(
      fc.property(anyone, fc.constantFrom('de', 'en'), (person, language) => {
        const words = salutationOf(contact(person), language);
        expect(words).toMatch(/^(Guten Tag|Hallo|Dear|Hello)/);
        expect(words).toBe(words.trim());
        expect(words).not.toMatch(/ {2}|,$|undefined/);
        if (person.addressForm !== 'mr') expect(words).not.toMatch(/\b(Herr|Mr)\b/);
        if (person.addressForm !== 'ms') expect(words).not.toMatch(/\b(Frau|Ms)\b/);
      }),
      often,
    );
  });

  it('says Hallo to whom one says du, and never to anybody else', () => {
    fc.assert(
      fc.property(anyone, (person) => {
        const words = salutationOf(contact(person), 'de');
        expect(words.startsWith('Hallo')).toBe(person.formality === 'du');
      }),
      often,
    );
  });
});

describe('contactName', () => {
  it.each<[Partial<Contact>, de: string, en: string]>([
    [{}, '', ''],
    [{ ...sabine, title: 'Dr.' }, 'Dr. Sabine Müller', 'Dr. Sabine Müller'],
    [{ addressForm: 'ms', lastName: 'Müller' }, 'Frau Müller', 'Ms Müller'],
    [{ addressForm: 'ms' }, '', ''],
  ])('%j', (over, de, en) => {
    expect([contactName(contact(over), 'de'), contactName(contact(over), 'en')]).toEqual([de, en]);
  });
});

describe('contactFromText', () => {
  const person = (addressForm: string, title: string, firstName: string, lastName: string) => ({
    ...{ addressForm, title, firstName, lastName },
  });
  it.each([
    ['', person('none', '', '', '')],
    ['Sabine Müller', person('none', '', 'Sabine', 'Müller')],
    ['Frau Dr. Müller', person('ms', 'Dr.', '', 'Müller')],
    ['Herrn  Prof. Dr. med. Jan Berg', person('mr', 'Prof. Dr. med.', 'Jan', 'Berg')],
    ['Dr. Müller', person('none', 'Dr.', '', 'Müller')],
    ['Anna von Berg', person('none', '', 'Anna', 'von Berg')],
    ['Frau von der Au', person('ms', '', '', 'von der Au')],
    ['Phil Drews', person('none', '', 'Phil', 'Drews')],
    ['Eva', person('none', '', 'Eva', '')],
    ['Herrmann', person('none', '', 'Herrmann', '')],
    ['Ms Miller', person('ms', '', '', 'Miller')],
    ['Frau', person('ms', '', '', '')],
  ])('%j', (text, parts) => {
    expect(contactFromText(text)).toEqual(parts);
  });
});
