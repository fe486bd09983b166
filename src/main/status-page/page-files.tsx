import type { StatusModel } from '../../core/status-page';
import { toStatusJson } from '../../core/status-page-json';
import { renderDocument } from '../documents/render-document';
import type { PageFile } from '../reading-tasks';
import { toFeed } from './feed';
import { StatusDocument } from './page';
import { pageWords } from './page-words';

/** All files of a page, in the order in which they take their places: the page that people read comes last. */
export async function pageFiles(model: StatusModel): Promise<PageFile[]> {
  const words = pageWords(model.language, model.timeZone);
  return [
    { name: 'status.json', text: `${JSON.stringify(toStatusJson(model))}\n` },
    { name: 'feed.xml', text: toFeed(model, words) },
    { name: 'index.html', text: await renderDocument(<StatusDocument {...{ model, words }} />) },
  ];
}
