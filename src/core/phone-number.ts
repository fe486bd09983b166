import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';
import { z } from 'zod';
import { fail, ok } from './result';
import type { Result } from './result';

export type PhoneFault =
  'not-a-phone-number' | 'phone-too-short' | 'phone-too-long' | 'phone-without-country' | 'phone-without-code';

/** E.164: a plus, the country, the number; digits only, at most fifteen. */
const e164 = /^\+[1-9]\d{6,14}$/;
/** Digits and what people put between them. An extension or a word has no place in E.164. */
const writtenNumber = /^\+?[\d\s()/.–-]+$/;
/** A number without its country is taken for a German one: so are most users, and the form shows what was made of it. */
const reading = { defaultCountry: 'DE', extract: false } as const;

/**
 * A telephone number in any usual spelling as E.164; an empty text where there is none. The library is asked whether
 * the number is possible (the country exists, the length is one of its lengths), not whether it is in use: its author
 * advises so, since what is in use changes faster than the library.
 */
export function parsePhone(text: string): Result<string, PhoneFault> {
  const written = text.trim();
  if (written === '') return ok('');
  if (!writtenNumber.test(written)) return fail('not-a-phone-number');
  // Neither plus nor zero: it may begin with a country, with an area or with neither, and the wrong one would be rung.
  if (/^[^\d+]*[1-9]/.test(written)) return fail('phone-without-code');
  switch (validatePhoneNumberLength(written, reading)) {
    case 'TOO_SHORT':
    case 'INVALID_LENGTH':
      return fail('phone-too-short');
    case 'TOO_LONG':
      return fail('phone-too-long');
    case 'INVALID_COUNTRY':
      return fail('phone-without-country');
    case 'NOT_A_NUMBER':
      return fail('not-a-phone-number');
    case undefined: {
      const number = parsePhoneNumberFromString(written, reading)?.number ?? '';
      return e164.test(number) ? ok(number) : fail('phone-too-short');
    }
  }
}

/** A number in E.164 as people read it: `+49 171 1234567`. */
export function readablePhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}

/** As it is kept. What was taken once stays readable, whatever a later edition of the library thinks of it. */
export const storedPhoneSchema = z.union([z.literal(''), z.string().regex(e164)]);

/** As it is typed; what comes out is as it is kept. */
export const phoneSchema = z
  .string()
  .max(60)
  .transform((text, context) => {
    const parsed = parsePhone(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.error });
    return z.NEVER;
  });
