import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenable, phoneAddress, smsAddress } from '../../src/core/message-address';

const numbers = fc.stringMatching(/^\+[1-9][0-9]{6,14}$/);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('&body=x', '?body=', ',+491701234567', ';', '#', '%0A', '\r\nTo:', 'ü', '😀', ' '), {
      maxLength: 8,
    })
    .map((all) => all.join('')),
);
const notOne = [
  '',
  '+',
  '0170123456',
  '491701234567',
  '+49 170 123456',
  '+49170123456x',
  '+0170123456',
  '*#06#',
  '+4917012,+4917013',
  '+491701234567;phone-context=x',
];

describe('a text message', () => {
  it('is written as RFC 5724 wants it', () => {
    expect(smsAddress({ phone: '+491701234567', text: 'Seit 01:32 Uhr\r\nÄ & ü?' })).toEqual({
      ok: true,
      value: 'sms:+491701234567?body=Seit%2001%3A32%20Uhr%0A%C3%84%20%26%20%C3%BC%3F',
    });
  });

  it('has the given recipient and no other, one field, and the text as it is', () => {
    fc.assert(
      fc.property(numbers, texts, (phone, text) => {
        const address = smsAddress({ phone, text });
        if (!address.ok) throw new Error(address.error);
        const [, recipients = '', body = ''] = /^sms:([^?]*)\?body=([^?&#,;]*)$/.exec(address.value) ?? [];
        expect(recipients.split(',')).toEqual([phone]);
        expect(address.value).toMatch(/^[\x21-\x7e]+$/);
        expect(decodeURIComponent(body)).not.toMatch(/(?![\t\n])\p{Cc}/u);
        expect(isOpenable(address.value, [])).toBe(true);
      }),
    );
  });

  it('is refused where it is too long', () => {
    expect(smsAddress({ phone: '+491701234567', text: 'x'.repeat(3000) }, 2081)).toEqual({
      ok: false,
      error: 'too-long',
    });
  });

  it.each(notOne)('is refused for %j, which is no number', (phone) => {
    expect(smsAddress({ phone, text: 'x' })).toEqual({ ok: false, error: 'no-recipient' });
    expect(phoneAddress(phone)).toEqual({ ok: false, error: 'no-recipient' });
  });
});

describe('the gate before the system', () => {
  it('lets a call through', () => {
    expect(phoneAddress('+491701234567')).toEqual({ ok: true, value: 'tel:+491701234567' });
    expect(isOpenable('tel:+491701234567', [])).toBe(true);
  });

  it.each([
    'sms:+491701234567?body=a&body=b',
    'sms:+491701234567?body=a&cc=%2B491701234568',
    'sms:+491701234567,+491701234568?body=a',
    'sms:+491701234567;+491701234568?body=a',
    'sms://+491701234567?body=a',
    'sms:?body=a',
    'SMS:+491701234567?body=a',
    'sms:+491701234567?body=a b',
    'sms:+491701234567?body=a%0Da',
    'sms:+491701234567?body=%C3',
    'sms:+491701234567?body=a#x',
    'sms:+491701234567?BODY=a',
    'sms:+49170123456\u0667?body=a',
    'sms:+491701234567\n',
    'smsto:+491701234567?body=a',
    'sms.evil:+491701234567?body=a',
    'tel:+491701234567\n',
    'tel:+491701234567;ext=1',
    'tel:+491701234567,,1',
    'tel:*%2306%23',
    'tel:*#06#',
    'tel:110',
    'tel:%2B491701234567',
    'tel://+491701234567',
    'TEL:+491701234567',
    'callto:+491701234567',
    'facetime:+491701234567',
  ])('stops the look-alike %j', (address) => {
    expect(isOpenable(address, [address])).toBe(false);
  });

  it('lets nothing through that begins like them and is not what would be built', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sms:', 'tel:', 'sms:+491701234567?body=', 'tel:+491701234567'),
        texts,
        (begin, rest) => {
          const address = begin + rest;
          const isBuilt =
            /^(tel|sms):\+[1-9][0-9]{6,14}$/.test(address) ||
            /^sms:\+[1-9][0-9]{6,14}\?body=[A-Za-z0-9\-._~%]*$/.test(address);
          if (!isBuilt) expect(isOpenable(address, [])).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});
