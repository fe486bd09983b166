import { fail, ok } from './result';
import type { Result } from './result';

export type AddressError = 'no-recipient' | 'too-long';

/** Electron hands an address on Windows to ShellExecute, and documents 2,081 characters as its limit there. */
const windowsAddressLimit = 2081;
/** Elsewhere the address is one argument of a process: Linux allows 128 KiB for one; half of it leaves room. */
const otherAddressLimit = 65_536;

/** How long a `mailto:` or `https://wa.me/` address may be, in characters. `platform` as Node names it (`win32`). */
export function mailAddressLimit(platform: string): number {
  return platform === 'win32' ? windowsAddressLimit : otherAddressLimit;
}

/**
 * A message as a `mailto:` address, RFC 6068: one recipient, subject, body; UTF-8 percent-encoded, line breaks as CRLF.
 * A line break in the subject becomes a space, other control characters are left out: neither has a place in a mail.
 */
export function mailAddress(
  message: { to: string; subject: string; body: string },
  maxLength: number = otherAddressLimit,
): Result<string, AddressError> {
  const to = message.to.trim();
  if (!isOneMailbox(to)) return fail('no-recipient');
  const at = to.lastIndexOf('@');
  const recipient = `${encode(to.slice(0, at))}@${encode(to.slice(at + 1))}`;
  const body = withoutControls(message.body.replace(/\r\n|\r|\n/g, '\r\n'));
  return limited(`mailto:${recipient}?subject=${encode(oneLine(message.subject))}&body=${encode(body)}`, maxLength);
}

/** A message as a WhatsApp link: the number, which is kept as E.164, in digits alone. */
export function whatsappAddress(
  message: { phone: string; text: string },
  maxLength: number = otherAddressLimit,
): Result<string, AddressError> {
  if (!/^\+[1-9]\d{6,14}$/.test(message.phone)) return fail('no-recipient');
  const digits = message.phone.slice(1);
  const text = withoutControls(message.text.replace(/\r\n|\r/g, '\n'));
  return limited(`https://wa.me/${digits}?text=${encode(text)}`, maxLength);
}

/** A message as an `sms:` address, RFC 5724: one recipient in E.164, the text percent-encoded as UTF-8. */
export function smsAddress(
  message: { phone: string; text: string },
  maxLength: number = otherAddressLimit,
): Result<string, AddressError> {
  if (!isE164(message.phone)) return fail('no-recipient');
  const text = withoutControls(message.text.replace(/\r\n|\r/g, '\n'));
  return limited(`sms:${message.phone}?body=${encode(text)}`, maxLength);
}

/** A number to be called, RFC 3966: a global one, and no parameter. */
export function phoneAddress(phone: string): Result<string, 'no-recipient'> {
  return isE164(phone) ? ok(`tel:${phone}`) : fail('no-recipient');
}

/**
 * The last gate before an address goes to the system: exactly the saved address of a site, or one that the functions
 * above would build from the parts that are in it. A look-alike, a further header or a raw character does not pass.
 */
export function isOpenable(address: string, savedSiteUrls: readonly string[]): boolean {
  if (/^https?:\/\//.test(address) && savedSiteUrls.includes(address)) return true;
  if (/^(tel|sms):/.test(address) && isE164(address.slice(4))) return true;
  return isBuiltMailAddress(address) || isBuiltWhatsappAddress(address) || isBuiltSmsAddress(address);
}

function isBuiltMailAddress(address: string): boolean {
  const parts = /^mailto:([^?&#]+)\?subject=([^?&#]*)&body=([^?&#]*)$/.exec(address)?.slice(1).map(decode);
  const [to, subject, body] = parts ?? [];
  if (to === undefined || subject === undefined || body === undefined) return false;
  const built = mailAddress({ to, subject, body });
  return built.ok && built.value === address;
}

function isBuiltWhatsappAddress(address: string): boolean {
  const [digits, text] = /^https:\/\/wa\.me\/(\d+)\?text=([^?&#]*)$/.exec(address)?.slice(1).map(decode) ?? [];
  if (digits === undefined || text === undefined) return false;
  const built = whatsappAddress({ phone: `+${digits}`, text });
  return built.ok && built.value === address;
}

function isBuiltSmsAddress(address: string): boolean {
  const [, phone, encoded] = /^sms:(\+\d+)\?body=([^?&#]*)$/.exec(address) ?? [];
  const text = encoded === undefined ? undefined : decode(encoded);
  if (phone === undefined || text === undefined) return false;
  const built = smsAddress({ phone, text });
  return built.ok && built.value === address;
}

/** With its plus, without separators: the digits of no service code, and nothing that a phone takes for a command. */
const isE164 = (phone: string): boolean => /^\+[1-9][0-9]{6,14}$/.test(phone);

/**
 * Mail programs read what stands before the `?` as a list of addresses once it is decoded, so what separates or groups
 * addresses must not be in it, encoded or not.
 */
function isOneMailbox(to: string): boolean {
  return /^[^\s@,;:<>()[\]"\\\p{C}]+@[^\s@,;:<>()[\]"\\\p{C}]+$/u.test(to);
}

/** RFC 3986's unreserved characters stay; all others go, those too that `encodeURIComponent` spares and shells do not. */
function encode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not UTF-8, so not ours: that is the answer asked for.
    return undefined;
  }
}

/** Half of a surrogate pair cannot be encoded; the replacement character says that something stood there. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** A header is one line: runs of line breaks (Unicode's too) become one space. */
function oneLine(text: string): string {
  return withoutControls(text.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ')).trim();
}

/** Keeps tab and line breaks. */
function withoutControls(text: string): string {
  return text.replace(/(?![\t\r\n])\p{Cc}/gu, '');
}

function limited(address: string, maxLength: number): Result<string, 'too-long'> {
  return address.length <= maxLength ? ok(address) : fail('too-long');
}
