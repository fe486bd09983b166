import type { StatusModel } from '../../core/status-page';
import { toStatusJson } from '../../core/status-page-json';
import { renderDocument, renderPart } from '../documents/render-document';
import { toFeed } from './feed';
import { SitePart, StatusDocument } from './page';
import { pageWords } from './page-words';

/** A file of a page, to be put in its place whole. */
export interface PageFile {
  name: string;
  text: string;
}

/** All files of a page, in the order in which they take their places: the page that people read comes last. */
export async function pageFiles(model: StatusModel, giveWay: () => Promise<void>): Promise<PageFile[]> {
  const words = pageWords(model.language, model.timeZone);
  const siteParts: string[] = [];
  for (const site of model.sites) {
    // The watch goes on in between.
    await giveWay();
    siteParts.push(await renderPart(<SitePart site={site} words={words} />));
  }
  await giveWay();
  return [
    { name: 'status.json', text: `${JSON.stringify(toStatusJson(model))}\n` },
    { name: 'feed.xml', text: toFeed(model, words) },
    { name: 'index.html', text: await renderDocument(<StatusDocument {...{ model, words, siteParts }} />) },
  ];
}
