import type { ReactElement } from 'react';

/** The HTML of a part of a page, to be put into it as it is: a long page is rendered part by part, so that others get their turn. */
export async function renderPart(part: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return renderToStaticMarkup(part);
}

/** The HTML of a whole page, every text in it escaped. React is loaded with the first one: no start of the app needs it. */
export async function renderDocument(page: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}
