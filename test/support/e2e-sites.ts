import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNginx } from './nginx';
import type { NginxSite } from './nginx';
import { html, startSite } from './site-server';
import type { SiteServer } from './site-server';

const proof = 'nachtwache-e2e-reference';

/** Sites on loopback, and the two reference points that say whether "our line" works. */
export interface Surroundings {
  sites: NginxSite[];
  references: SiteServer[];
  /** As the import file names the reference points. */
  referencePoints: { url: string; expectText: string }[];
  /** Ends everything that still runs. */
  dispose: () => Promise<void>;
}

/** Starts one nginx a title. The titles are HTML: an ampersand is written `&amp;`. */
export async function startSurroundings(titles: readonly string[]): Promise<Surroundings> {
  const references = await Promise.all([startSite(html(proof)), startSite(html(proof))]);
  const sites: NginxSite[] = [];
  const dispose = async (): Promise<void> => {
    await Promise.all(
      [...sites, ...references].map((server) => ('dispose' in server ? server.dispose() : server.close())),
    );
  };
  try {
    for (const title of titles) sites.push(await startNginx({ title, body: `<h1>${title}</h1>` }));
  } catch (error) {
    await dispose();
    throw error;
  }
  return { sites, references, dispose, referencePoints: references.map(({ url }) => ({ url, expectText: proof })) };
}

/** Writes an import file and gives its path. */
export function writeImport(folder: string, content: unknown, name = 'import.json'): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return file;
}
