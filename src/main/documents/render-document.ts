import type { ReactElement } from 'react';

/** The HTML of a whole page, every text in it escaped. React is loaded with the first one: no start of the app needs it. */
export async function renderDocument(page: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}
