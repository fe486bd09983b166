import { describe, expect, it } from 'vitest';
import { clientDefaults, clientEditSchema, internationalDigits, salutationOf } from '../../src/core/client';
import type { ClientEdit } from '../../src/core/client';

const client = (over: Partial<ClientEdit>): ClientEdit => ({ ...clientDefaults, name: 'Tischlerei', ...over });

describe('salutationOf', () => {
  it.each<[Partial<ClientEdit>, string]>([
    [{}, 'Guten Tag'],
    [{ contact: 'Frau Berg' }, 'Guten Tag Frau Berg'],
    [{ contact: 'Anna Berg', formality: 'du' }, 'Hallo Anna'],
    [{ contact: 'Frau Berg', formality: 'du' }, 'Hallo Frau Berg'],
    [{ contact: 'Dr. Anna Berg', formality: 'du' }, 'Hallo Dr. Anna Berg'],
    [{ contact: 'Herrmann Berg', formality: 'du' }, 'Hallo Herrmann'],
    [{ formality: 'du' }, 'Hallo'],
    [{ language: 'en' }, 'Hello'],
    [{ language: 'en', contact: 'Ms Berg' }, 'Dear Ms Berg'],
    [{ language: 'en', contact: 'Anna Berg', formality: 'du' }, 'Dear Anna Berg'],
    [{ salutation: 'Moin Anna', contact: 'Anna Berg' }, 'Moin Anna'],
  ])('%j is %j', (over, salutation) => {
    expect(salutationOf(client(over))).toBe(salutation);
  });
});

describe('internationalDigits', () => {
  it.each([
    ['+49 171 1234567', '491711234567'],
    ['0049 171 1234567', '491711234567'],
    ['0171 / 123 45-67', '491711234567'],
    ['+49 (0)171 1234567', '491711234567'],
    ['+43 660 123', '43660123'],
    ['', undefined],
  ])('%j is %j', (phone, digits) => {
    expect(internationalDigits(phone)).toBe(digits);
  });
});

describe('clientEditSchema', () => {
  it.each<[Partial<ClientEdit>, string]>([
    [{ email: 'anna@' }, 'email'],
    [{ email: 'a@example.org, b@example.org' }, 'email'],
    [{ email: 'a@example.org\nBcc: b@example.org' }, 'email'],
    [{ phone: 'ruf an' }, 'phone'],
    [{ name: ' ' }, 'name'],
  ])('refuses %j at %s', (over, place) => {
    const refused = clientEditSchema.safeParse(client(over));
    expect(refused.error?.issues.map(({ path }) => path[0])).toEqual([place]);
  });

  it('leaves out of a name what turns the direction of reading', () => {
    expect(clientEditSchema.parse(client({ name: 'Berg \u202Eevil\u202C GmbH' })).name).toBe('Berg evil GmbH');
  });

  it('trims, and takes a client of whom only the name is known', () => {
    expect(
      clientEditSchema.parse(client({ name: ' Berg ', email: ' anna@example.org ', phone: ' +49 171 1 ' })),
    ).toEqual(client({ name: 'Berg', email: 'anna@example.org', phone: '+49 171 1' }));
    expect(clientEditSchema.parse(client({}))).toEqual(client({}));
  });
});
