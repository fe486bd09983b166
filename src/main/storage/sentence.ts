/** An error whose message is the system's words made a sentence, so that it can stand within others. */
export function asSentence(error: unknown): Error {
  const words = error instanceof Error ? error.message : String(error);
  const sentence = words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.');
  return new Error(sentence, { cause: error });
}
