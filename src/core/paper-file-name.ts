/** What no file system takes in a name, control characters among it, and what a shell or a cloud stumbles over. */
const unfit = /[\p{Cc}\p{Cf}\u2028\u2029<>:"/\\|?*]+/gu;
const longestName = 120;

/**
 * A name for a file from words of others, without its ending: never empty, never a path, and none that has been taken
 * (case aside, since some systems make no difference).
 */
export function paperFileName(words: string, fallback: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = words
    .normalize('NFC')
    .replace(unfit, ' ')
    .replace(/\s+/g, ' ')
    // A name cut off in the middle of a character outside the first plane would be none.
    .slice(0, longestName)
    .replace(/[\uD800-\uDBFF]$/, '')
    // Windows takes no name that ends in a dot or a space; one that begins with a dot is hidden elsewhere.
    .replace(/^[. ]+|[. ]+$/g, '');
  const name = plain === '' ? fallback : plain;
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name} (${number})`;
  return free;
}
