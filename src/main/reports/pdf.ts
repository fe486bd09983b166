import { BrowserWindow, session } from 'electron';
import type { Session } from 'electron';
import type { Clock, PrintPdf, Words } from '../ports';

/** A page of its own, in a session of its own that holds nothing but this page. */
const pageUrl = 'app://document/';
const partition = 'documents';

/** In inches, as Chromium takes them: 20 mm at the sides, and room for the foot. */
const margins = { top: 0.6, bottom: 0.8, left: 0.79, right: 0.79 };

export interface PdfDependencies {
  clock: Pick<Clock, 'after'>;
  words: Words;
}

/** A page of a thousand incidents takes some seconds. */
const limitMs = 120_000;

/**
 * Prints pages in a window that nobody sees: without script, without network, without what any other page has. One after
 * the other, since each is a process of its own for as long as it lasts.
 */
export function createPrintPdf({ clock, words }: PdfDependencies): PrintPdf {
  let last: Promise<unknown> = Promise.resolve();
  let html: string | Uint8Array = '';
  let documents: Session | null = null;

  function sessionOfDocuments(): Session {
    if (documents !== null) return documents;
    const made = session.fromPartition(partition, { cache: false });
    made.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
    made.setPermissionCheckHandler(() => false);
    // The page's own policy forbids loading anything; this is the second lock.
    made.webRequest.onBeforeRequest(({ url }, callback) =>
      callback({ cancel: url !== pageUrl && !url.startsWith('data:') }),
    );
    made.protocol.handle(
      'app',
      () =>
        new Response(typeof html === 'string' ? html : new Uint8Array(html), {
          headers: { 'Content-Type': 'text/html; charset=utf-8' },
        }),
    );
    documents = made;
    return made;
  }

  async function print(page: string | Uint8Array, options: Parameters<PrintPdf>[1]): Promise<Uint8Array> {
    html = page;
    const window = new BrowserWindow({
      show: false,
      skipTaskbar: true,
      title: options.title,
      webPreferences: {
        session: sessionOfDocuments(),
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        webviewTag: false,
      },
    });
    try {
      return await within(
        clock,
        () => words.t('pdf.late', { seconds: limitMs / 1000 }),
        async () => {
          await window.loadURL(pageUrl);
          return window.webContents.printToPDF({
            pageSize: 'A4',
            margins,
            printBackground: true,
            generateTaggedPDF: true,
            generateDocumentOutline: true,
            displayHeaderFooter: true,
            headerTemplate: '<span></span>',
            footerTemplate: footerOf(options),
          });
        },
      );
    } finally {
      html = '';
      window.destroy();
    }
  }

  return (page, options) => {
    const printed = last.then(() => print(page, options));
    // Whoever asked hears of a failure; the next one is printed all the same.
    last = printed.catch(() => undefined);
    return printed;
  };
}

/** Chromium prints the foot apart from the page, and puts the numbers in where it finds these classes. */
function footerOf({ title, footer }: Parameters<PrintPdf>[1]): string {
  const numbered = escapeHtml(footer)
    .replace('{page}', '<span class="pageNumber"></span>')
    .replace('{pages}', '<span class="totalPages"></span>');
  const style = 'display:flex;justify-content:space-between;gap:24px;width:100%;margin:0 20mm;font:9px sans-serif';
  const cut = 'overflow:hidden;white-space:nowrap;text-overflow:ellipsis';
  return `<div style="${style}"><span style="${cut}">${escapeHtml(title)}</span><span style="white-space:nowrap">${numbered}</span></div>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

async function within<T>(clock: Pick<Clock, 'after'>, sentence: () => string, work: () => Promise<T>): Promise<T> {
  let callOff = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    callOff = clock.after(limitMs, () => reject(new Error(sentence())));
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    callOff();
  }
}
