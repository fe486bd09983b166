import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parsePhone, readablePhone, storedPhoneSchema } from '../../src/core/phone-number';

describe('parsePhone', () => {
  it.each([
    ['+49 171 1234567', '+491711234567'],
    ['0049 171 1234567', '+491711234567'],
    ['0171 / 123 45-67', '+491711234567'],
    ['+49 (0)171 1234567', '+491711234567'],
    ['(030) 123456', '+4930123456'],
    ['+43 660 1234567', '+436601234567'],
    ['+44 20 7946 0123', '+442079460123'],
    [' ', ''],
  ])('reads %j as %j', (text, number) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: number });
  });

  it.each([
    ['ruf an', 'not-a-phone-number'],
    ['030 123456 oder 030 654321', 'not-a-phone-number'],
    ['+49 30 123456 ext. 12', 'not-a-phone-number'],
    ['+4930123456;phone-context=x', 'not-a-phone-number'],
    ['123456', 'phone-without-code'],
    ['49 171 1234567', 'phone-without-code'],
    ['030 1', 'phone-too-short'],
    ['+49', 'phone-too-short'],
    ['0171 12345678901234567890', 'phone-too-long'],
    ['+999 12345678', 'phone-without-country'],
  ])('refuses %j: %s', (text, fault) => {
    expect(parsePhone(text)).toEqual({ ok: false, error: fault });
  });

  it('gives nothing but E.164, which it reads again, also as people write it', () => {
    const characters = fc.constantFrom(...Array.from('0123456789+ ()/-.x٠;'));
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 25 }), (text) => {
        const read = parsePhone(text);
        if (!read.ok) return;
        expect(storedPhoneSchema.parse(read.value)).toBe(read.value);
        expect(parsePhone(read.value)).toEqual(read);
        expect(parsePhone(readablePhone(read.value))).toEqual(read);
      }),
    );
  });
});
