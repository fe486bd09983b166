import { personsOf, recipientOf } from './client';
import type { Client } from './client';
import { asPattern } from './pattern-text';

/** A message's text, as it is meant for everybody. */
export interface PublicText {
  subject: string;
  body: string;
}

/** How letters begin and end; what an own template writes otherwise the user takes out himself. */
const greeting =
  /^(sehr geehrte|guten (tag|morgen|abend)|hallo|liebe|moin|servus|grüezi|dear|hello|hi|good (morning|afternoon|evening))\b[^\n.]{0,120}[,!:]?$/i;
const closing =
  /^((mit )?(viele|beste|freundliche|freundlichen|herzliche|schöne|liebe)( und [a-zäöüß]+)? grü(ß|ss)en?|(kind|best|warm) (regards|wishes)|regards|yours (sincerely|faithfully))\b[^\n]{0,40}$/i;

/**
 * A message to a client without its greeting, and without the closing and whatever stands below it (name, telephone
 * number, signature). What else names somebody stays, and is pointed at by `personsNamedIn`.
 */
export function withoutGreeting({ subject, body }: PublicText, client: Client): PublicText {
  const lines = body.replace(/\r\n?/g, '\n').trim().split('\n');
  const own = recipientOf(client).salutation.toLowerCase();
  const first = (lines[0] ?? '').trim();
  const isGreeted = greeting.test(first) || (own !== '' && first.toLowerCase().replace(/[,!:]$/, '') === own);
  const rest = isGreeted ? lines.slice(1) : lines;
  const end = rest.findLastIndex((line) => closing.test(line.trim().replace(/[,!]$/, '')));
  const kept = end === -1 ? rest : rest.slice(0, end);
  return { subject: subject.trim(), body: capitalised(kept.join('\n').trim(), isGreeted) };
}

/** After "Guten Tag Frau Müller," German goes on in lower case; on its own the sentence begins with a capital. */
function capitalised(body: string, isGreeted: boolean): string {
  return isGreeted ? body.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : body;
}

/** Persons at the client's, and the sender, whose names still stand in a text that is to be public. */
export function personsNamedIn({ subject, body }: PublicText, client: Client, senderName: string): string[] {
  const text = `${subject}\n${body}`.toLowerCase();
  const lastNames = client.contacts.map(({ lastName }) => lastName);
  const names = [...personsOf(client), ...lastNames, senderName].map((name) => name.trim());
  const isNamed = (name: string): boolean =>
    name.length > 2 && new RegExp(`(?<!\\p{L})${asPattern(name.toLowerCase())}(?!\\p{L})`, 'u').test(text);
  // A client is often called by its owner's name: that one is on the page anyway.
  return [...new Set(names)].filter((name) => isNamed(name) && !client.name.toLowerCase().includes(name.toLowerCase()));
}
