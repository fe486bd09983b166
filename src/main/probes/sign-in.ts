import type { HttpCheck } from '../../core/checks/http-check';
import { asPattern } from '../../core/pattern-text';
import type { Headers } from './outgoing';

export type SignIn = { isPossible: true; headers: Headers } | { isPossible: false; sentence: string };

/**
 * What a check signs in with: Basic in UTF-8 (RFC 7617, 2.1) or Bearer (RFC 6750, 2.1). Not possible without the secret,
 * or where it is none that a header can hold; asking all the same would get an answer that says nothing of the site.
 */
export function signInOf({ auth }: HttpCheck, secret: string | null): SignIn {
  if (auth.kind === 'none') return { isPossible: true, headers: {} };
  if (secret === null || secret === '') {
    return {
      isPossible: false,
      sentence: `The ${auth.kind === 'basic' ? 'password' : 'token'} for this site is not at hand: it was never entered, or the system's keyring did not give it out. Enter it anew.`,
    };
  }
  if (auth.kind === 'basic') {
    return { isPossible: true, headers: { authorization: `Basic ${basicCredentials(auth.user, secret)}` } };
  }
  if (!/^[\x21-\x7e]+$/.test(secret)) {
    return {
      isPossible: false,
      sentence:
        'The token for this site has characters that cannot be sent, a space or a line break perhaps. Enter it anew.',
    };
  }
  return { isPossible: true, headers: { authorization: `Bearer ${secret}` } };
}

/** By so many of its first characters a secret is known that was cut off further on. */
const knownBy = 8;

/** Takes the secret out of a text in all forms in which it is sent, whoever put it there: a server may send it back. */
export function withoutSecret(text: string, { auth }: HttpCheck, secret: string | null): string {
  if (auth.kind === 'none' || secret === null || secret === '') return text;
  const forms = [secret, encodeURIComponent(secret)];
  if (auth.kind === 'basic') forms.push(basicCredentials(auth.user, secret));
  return forms.reduce((rest, form) => rest.replaceAll(patternOf(form), '***'), text);
}

function patternOf(form: string): RegExp {
  const whole = asPattern(form);
  return new RegExp(form.length > knownBy ? `${whole}|${asPattern(form.slice(0, knownBy))}[^\\s"…]*` : whole, 'gi');
}

const basicCredentials = (user: string, secret: string): string => Buffer.from(`${user}:${secret}`).toString('base64');
