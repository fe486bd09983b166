import { setImmediate as nextTurn } from 'node:timers/promises';
import { Parser } from 'htmlparser2';
import { readIsoDate } from './backup-date';

/** How much is read at once before others have their turn. */
const pieceLength = 65_536;

export interface Sitemap {
  /** Of pages, or of other sitemaps (https://www.sitemaps.org/protocol.html). */
  kind: 'pages' | 'index' | 'other';
  entries: { address: string; changedAtMs: number | null }[];
}

/** What a sitemap says of its entries; what cannot be read is left out. A text that breaks off is read as far as it goes. */
export async function readSitemap(text: string): Promise<Sitemap> {
  const sitemap: Sitemap = { kind: 'other', entries: [] };
  const path: string[] = [];
  let entry = newEntry();
  const parser = new Parser(
    {
      onopentagname: (tag) => {
        const name = tag.slice(tag.indexOf(':') + 1);
        if (path.length === 0) sitemap.kind = kindOf(name);
        if (path.length === 1) entry = newEntry();
        path.push(name);
      },
      ontext: (piece) => {
        // Images and videos have addresses, too, but deeper.
        if (path.length !== 3) return;
        if (path[2] === 'loc') entry.address += piece;
        if (path[2] === 'lastmod') entry.changed += piece;
      },
      onclosetag: () => {
        path.pop();
        if (path.length !== 1) return;
        sitemap.entries.push({ address: entry.address.trim(), changedAtMs: readIsoDate(entry.changed) });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let from = 0; from < text.length; from += pieceLength) {
    parser.write(text.slice(from, from + pieceLength));
    await nextTurn();
  }
  parser.end();
  return sitemap;
}

const newEntry = (): { address: string; changed: string } => ({ address: '', changed: '' });

function kindOf(root: string): Sitemap['kind'] {
  switch (root) {
    case 'urlset':
      return 'pages';
    case 'sitemapindex':
      return 'index';
    default:
      return 'other';
  }
}
