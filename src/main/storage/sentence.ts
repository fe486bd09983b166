import { reasonOf } from '../../core/reason';

/** An error whose message is the system's words made a sentence, so that it can stand within others. */
export function asSentence(error: unknown): Error {
  const words = reasonOf(error);
  const sentence = words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.');
  return new Error(sentence, { cause: error });
}
