/**
 * The character set of a page, as a label that `TextDecoder` takes: from its first bytes (byte order mark), from the
 * header, from the page's own `meta`, else UTF-8.
 */
export function charsetOf(contentType: string | undefined, start: Buffer): string {
  const named = markedCharset(start) ?? charsetIn(contentType ?? '') ?? metaCharset(start);
  return named !== undefined && isKnown(named) ? named : 'utf-8';
}

function markedCharset(start: Buffer): string | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return undefined;
}

const charsetIn = (text: string): string | undefined => /charset\s*=\s*["']?([\w.:-]+)/i.exec(text)?.[1];

function metaCharset(start: Buffer): string | undefined {
  const text = start.subarray(0, 1024).toString('latin1');
  const meta = /<meta[^>]*charset[^>]*>/i.exec(text)?.[0];
  return meta === undefined ? undefined : charsetIn(meta);
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    // A label that the decoder does not know is the site's mistake; browsers then go on as well.
    return false;
  }
}
