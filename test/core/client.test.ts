import { describe, expect, it } from 'vitest';
import { addressesOf, clientDefaults, clientEditSchema, recipientOf } from '../../src/core/client';
import type { ClientEdit } from '../../src/core/client';
import { contactDefaults, nextContactId } from '../../src/core/contact';
import type { Contact } from '../../src/core/contact';

// What was agreed with a client is no part of his form.
const { agreement: _, card: __, ...formDefaults } = clientDefaults;
const client = (over: Partial<ClientEdit>): ClientEdit => ({ ...formDefaults, name: 'Tischlerei', ...over });
const contact = (over: Partial<Contact>): Contact => ({ ...contactDefaults, id: '1', ...over });

describe('clientEditSchema', () => {
  it.each<[what: string, Partial<ClientEdit>, path: string]>([
    ['half an address', { contacts: [contact({ email: 'anna@' })] }, 'contacts.0.email'],
    ['two addresses', { contacts: [contact({ email: 'a@example.org, b@example.org' })] }, 'contacts.0.email'],
    ['a header', { contacts: [contact({ email: 'a@example.org\nBcc: b@example.org' })] }, 'contacts.0.email'],
    ['no number', { contacts: [contact({ phone: 'ruf an' })] }, 'contacts.0.phone'],
    ['no number of WhatsApp', { contacts: [contact({ whatsapp: '12' })] }, 'contacts.0.whatsapp'],
    ['no name', { name: ' ' }, 'name'],
    ['nobody', { contacts: [] }, 'contacts'],
    ['two of one id', { contacts: [contact({}), contact({})] }, 'contacts'],
    ['messages to nobody', { defaultContactId: 'x' }, 'defaultContactId'],
  ])('refuses %s', (_what, over, path) => {
    const refused = clientEditSchema.safeParse(client(over));
    expect(refused.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it('leaves out of a name what turns the direction of reading', () => {
    expect(clientEditSchema.parse(client({ name: 'Berg \u202Eevil\u202C GmbH' })).name).toBe('Berg evil GmbH');
  });

  it('trims, writes numbers with their country, and takes a client of whom only the name is known', () => {
    const typed = contact({ firstName: ' Anna ', email: ' anna@example.org ', phone: ' 0171 1234567 ' });
    expect(clientEditSchema.parse(client({ name: ' Berg ', contacts: [typed] }))).toEqual(
      client({
        name: 'Berg',
        contacts: [contact({ firstName: 'Anna', email: 'anna@example.org', phone: '+491711234567' })],
      }),
    );
    expect(clientEditSchema.parse(client({}))).toEqual(client({}));
  });
});

describe('recipientOf', () => {
  const anna = contact({ id: 'a', firstName: 'Anna', lastName: 'Berg', email: 'anna@example.org' });
  const eva = contact({ id: 'b', addressForm: 'ms', lastName: 'Voss', formality: 'du', phone: '+4930123456' });

  it('is the chosen contact', () => {
    expect(recipientOf(client({ contacts: [anna, eva], defaultContactId: 'b' }))).toEqual({
      name: 'Frau Voss',
      person: 'Frau Voss',
      salutation: 'Hallo Frau Voss',
      language: 'de',
      formality: 'du',
      email: '',
      phone: '+4930123456',
      whatsapp: '',
    });
  });

  it('is the first one where nobody is chosen, and goes by the client’s name where no person is known', () => {
    expect(recipientOf(client({ contacts: [anna, eva], defaultContactId: 'x' })).name).toBe('Anna Berg');
    expect(recipientOf(client({}))).toMatchObject({ name: 'Tischlerei', person: '', salutation: 'Guten Tag' });
  });
});

it('counts on for the id of one more contact', () => {
  expect(nextContactId([])).toBe('1');
  expect(nextContactId([{ id: '3' }, { id: 'eva' }])).toBe('4');
});

describe('addressesOf', () => {
  it('is the mailbox and each number once, as people read it', () => {
    const one = { email: 'anna@example.org', phone: '+4930123456', whatsapp: '+4930123456' };
    expect(addressesOf(one)).toEqual(['anna@example.org', '+49 30 123456']);
    expect(addressesOf({ ...one, email: '', whatsapp: '+4917112345678' })).toEqual([
      '+49 30 123456',
      '+49 171 12345678',
    ]);
    expect(addressesOf({ email: '', phone: '', whatsapp: '' })).toEqual([]);
  });
});
