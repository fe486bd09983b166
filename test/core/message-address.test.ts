import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenable, mailAddress, mailAddressLimit, whatsappAddress } from '../../src/core/message-address';
import type { AddressError } from '../../src/core/message-address';
import type { Result } from '../../src/core/result';

function valueOf(result: Result<string, AddressError>): string {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** Percent-decoding written anew from RFC 3986, so that the encoder is not judged by its own counterpart. */
function percentDecode(text: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7e || code < 0x21) throw new Error(`a raw character ${code} in an address`);
    if (text[at] !== '%') bytes.push(code);
    else {
      const digits = text.slice(at + 1, at + 3);
      if (!/^[0-9A-F]{2}$/.test(digits)) throw new Error(`a broken escape %${digits}`);
      bytes.push(Number.parseInt(digits, 16));
      at += 2;
    }
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes));
}

/** RFC 6068, section 2: `to` split at commas before decoding, header fields at `&`, name and value at the first `=`. */
function readMailto(address: string): { to: string[]; fields: [name: string, value: string][] } {
  const match = /^mailto:([^?]*)\?(.*)$/s.exec(address);
  if (match === null) throw new Error('no mailto address');
  const fields = (match[2] ?? '').split('&').map((field): [string, string] => {
    const [name = '', ...value] = field.split('=');
    return [percentDecode(name), percentDecode(value.join('='))];
  });
  return { to: (match[1] ?? '').split(',').map(percentDecode), fields };
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '&', '?', '=', '%', '0', 'A', 'D', '#', '+', ' ', 'ä', '😀', 'bcc=', '"', "'"),
  }),
);
const localPart = fc.string({
  unit: fc.constantFrom(...Array.from("abcXYZ019!#$%&'*+/=?^_`{|}~.-ü")),
  minLength: 1,
  maxLength: 30,
});
const emailAddress = fc
  .tuple(localPart, fc.constantFrom('example.org', 'bäckerei.example', 'a-b.example'))
  .map(([local, domain]) => `${local}@${domain}`);

/** What a mail can hold of a text: no lone surrogates, no control characters but tab and line breaks. */
const held = (text: string): string =>
  Array.from(text)
    .map((character) => (/^[\uD800-\uDFFF]$/.test(character) ? '\uFFFD' : character))
    .filter((character) => !/^[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]$/.test(character))
    .join('');

describe('mailAddress', () => {
  it('writes one exactly as RFC 6068 wants it', () => {
    const message = { to: 'info@bäckerei.example', subject: 'Fön & Co: 100 %?', body: 'Guten Tag,\n\n1 + 1 = 2 #x' };
    expect(mailAddress(message)).toEqual({
      ok: true,
      value:
        'mailto:info@b%C3%A4ckerei.example?subject=F%C3%B6n%20%26%20Co%3A%20100%20%25%3F' +
        '&body=Guten%20Tag%2C%0D%0A%0D%0A1%20%2B%201%20%3D%202%20%23x',
    });
  });

  it('encodes what has a meaning of its own in the recipient', () => {
    const value = valueOf(mailAddress({ to: "a&b?c%d=e+f/g'@example.org", subject: '', body: '' }));
    expect(value).toBe('mailto:a%26b%3Fc%25d%3De%2Bf%2Fg%27@example.org?subject=&body=');
  });

  it('turns every kind of line break in the body into CRLF', () => {
    expect(valueOf(mailAddress({ to: 'a@b.example', subject: '', body: 'a\rb\nc\r\nd\n\re' }))).toContain(
      '&body=a%0D%0Ab%0D%0Ac%0D%0Ad%0D%0A%0D%0Ae',
    );
  });

  it('makes no second header of a subject', () => {
    const subject = 'Hi\r\nBcc: evil@example.org\n\u2028&bcc=evil@example.org';
    const value = valueOf(mailAddress({ to: 'a@b.example', subject, body: '' }));
    expect(value).not.toMatch(/%0[AD]|%E2%80%A8/);
    expect(readMailto(value).fields.map(([name]) => name)).toEqual(['subject', 'body']);
  });

  it('read back by another hand it is exactly this recipient, this subject and this body', () => {
    fc.assert(
      fc.property(emailAddress, anyText, anyText, (to, subject, body) => {
        const value = valueOf(mailAddress({ to, subject, body }));
        const read = readMailto(value);
        expect(read.to).toEqual([to]);
        expect(read.fields.map(([name]) => name)).toEqual(['subject', 'body']);
        expect(read.fields[0]?.[1]).toBe(held(subject.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ')).trim());
        expect(read.fields[1]?.[1]).toBe(held(body).replace(/\r\n|\r|\n/g, '\r\n'));
        expect(isOpenable(value, [])).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    ' ',
    'nobody',
    '@example.org',
    'a@',
    'a@b@c.example',
    'a@b.example,evil@example.org',
    'a@b.example;evil@example.org',
    'Anna <a@b.example>',
    'a b@c.example',
    'a@b.example\r\nBcc: evil@example.org',
    'a@b.example\u0000',
    'a\u202e@b.example',
    '"a,b"@c.example',
    'group:a@b.example',
  ])('refuses %j: it is not one recipient', (to) => {
    expect(mailAddress({ to, subject: 's', body: 'b' })).toEqual({ ok: false, error: 'no-recipient' });
  });

  it('refuses what the system would cut off, to the character', () => {
    const limit = mailAddressLimit('win32');
    expect(limit).toBe(2081);
    const message = { to: 'a@b.example', subject: '', body: '' };
    const room = limit - valueOf(mailAddress(message)).length;
    expect(valueOf(mailAddress({ ...message, body: 'x'.repeat(room) }, limit))).toHaveLength(limit);
    expect(mailAddress({ ...message, body: 'x'.repeat(room + 1) }, limit)).toEqual({ ok: false, error: 'too-long' });
    for (const platform of ['linux', 'darwin'])
      expect(mailAddress({ ...message, body: 'x'.repeat(10_000) }, mailAddressLimit(platform)).ok).toBe(true);
  });
});

describe('whatsappAddress', () => {
  it.each([
    ['+491701234567', '491701234567'],
    ['+436601234567', '436601234567'],
  ])('%j', (phone, digits) => {
    expect(whatsappAddress({ phone, text: 'Ä & b\r\nc' })).toEqual({
      ok: true,
      value: `https://wa.me/${digits}?text=%C3%84%20%26%20b%0Ac`,
    });
  });

  it.each(['', '+', '12', '0', '+0', '+12345678901234567', '01701234567', '+49 170 1234567', '+49170123456x'])(
    'refuses %j',
    (phone) => {
      expect(whatsappAddress({ phone, text: 'x' })).toEqual({ ok: false, error: 'no-recipient' });
    },
  );

  it('refuses what is too long', () => {
    expect(whatsappAddress({ phone: '+49170123456', text: 'x'.repeat(3000) }, 2081)).toEqual({
      ok: false,
      error: 'too-long',
    });
  });

  it('brings any text over as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = valueOf(whatsappAddress({ phone: '+49170123456', text }));
        const [, encoded = ''] = /^https:\/\/wa\.me\/49170123456\?text=([^&?#]*)$/.exec(value) ?? [];
        expect(percentDecode(encoded)).toBe(held(text).replace(/\r\n|\r/g, '\n'));
        expect(isOpenable(value, [])).toBe(true);
      }),
    );
  });
});

describe('isOpenable', () => {
  const saved = [
    'https://baeckerei.example/',
    'http://192.168.1.5:8080/shop?a=1&b=2',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ];

  it.each([
    'https://baeckerei.example/',
    'http://192.168.1.5:8080/shop?a=1&b=2',
    'mailto:a@b.example?subject=x&body=y%0D%0Az',
    'https://wa.me/491701234567?text=x%0Ay',
    'tel:+491701234567',
    'sms:+491701234567',
  ])('%s may be opened', (address) => {
    expect(isOpenable(address, saved)).toBe(true);
  });

  it.each([
    // Saved or not, only http and https are addresses of sites.
    'file:///etc/passwd',
    'javascript:alert(1)',
    // Not exactly the saved one.
    'https://baeckerei.example',
    'https://baeckerei.example/admin',
    'https://baeckerei.example/#x',
    'HTTPS://baeckerei.example/',
    ' https://baeckerei.example/',
    'https://baeckerei.example/\n',
    'https://baeckerei.example.evil.example/',
    'https://baeckerei.example@evil.example/',
    'http://baeckerei.example/',
    // Other schemes.
    'file:///C:/Windows/System32/calc.exe',
    'FILE:///etc/passwd',
    '\\\\evil.example\\share\\x.exe',
    '//evil.example/share',
    'smb://evil.example/share',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x&crumb=location:\\\\evil.example',
    'ftp://evil.example/',
    'ssh://-oProxyCommand=calc/x',
    'calculator:',
    'C:\\Windows\\System32\\calc.exe',
    '/bin/sh',
    '--help',
    '',
    // Look-alikes of WhatsApp's address.
    'https://wa.me.evil.example/491701234567?text=x',
    'https://wa.me@evil.example/491701234567?text=x',
    'https://wa.me:443/491701234567?text=x',
    'https://wa.me/../evil?text=x',
    'https://wa.me/491701234567?text=x&phone=666',
    'https://wa.me/491701234567?text=x#y',
    'https://wa.me/491701234567?text=x y',
    'https://wa.me/491701234567?text=%',
    'https://wa.me/491701234567?text=%FF',
    'https://wa.me/491701234567?text=%00',
    'https://wa.me/491701234567',
    'https://wa.me/message/ABC?text=x',
    'http://wa.me/491701234567?text=x',
    'https://WA.ME/491701234567?text=x',
    'https://wа.me/491701234567?text=x',
    'https://wa.me\\@evil.example/491701234567?text=x',
    // Mail addresses that main does not build.
    'mailto:a@b.example',
    'mailto:a@b.example?subject=x',
    'mailto:?subject=x&body=y',
    'mailto:a@b.example,evil@example.org?subject=x&body=y',
    'mailto:a@b.example%2Cevil@example.org?subject=x&body=y',
    'mailto:a%40c.example%2Cx@b.example?subject=x&body=y',
    'mailto:a@b.example?subject=x&body=y&bcc=evil@example.org',
    'mailto:a@b.example?bcc=evil@example.org&subject=x&body=y',
    'mailto:a@b.example?subject=x&body=y&attach=/etc/passwd',
    'mailto:a@b.example?subject=x%0D%0ABcc:%20evil@example.org&body=y',
    'mailto:a@b.example?subject=x&body=y%0A',
    'mailto:a@b.example?subject=x&body="--attach=/etc/passwd',
    'mailto:a@b.example?subject=%zz&body=y',
    'MAILTO:a@b.example?subject=x&body=y',
    `mailto:a@b.example?subject=x&body=${'y'.repeat(70_000)}`,
    // Numbers that are none.
    'tel:*21*123456#',
    'tel:+49170;ext=1',
    'tel:110',
    'sms:+491701234567?body=x&body=y',
    'sms:+491701234567,+4917',
  ])('%j is never opened', (address) => {
    expect(isOpenable(address, saved)).toBe(false);
  });
});
