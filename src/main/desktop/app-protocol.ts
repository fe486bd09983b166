import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

/** The window's pages come from here and nowhere else; a scheme of its own keeps `file:` out. */
export const appScheme = 'app';
export const appOrigin = `${appScheme}://nachtwache`;

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built window from `folder`, each answer with the strict policy and a nonce of its own. */
export function serveWindow(folder: string): void {
  protocol.handle(appScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const path = normalize(join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
    const mediaType = mediaTypes[extname(path)];
    if (host !== 'nachtwache' || !path.startsWith(folder + sep) || mediaType === undefined) return notFound();
    try {
      const file = await readFile(path);
      const nonce = randomBytes(16).toString('base64');
      const body = extname(path) === '.html' ? file.toString('utf8').replaceAll('__CSP_NONCE__', nonce) : file;
      return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
        headers: {
          'Content-Type': mediaType,
          'Content-Security-Policy': policy(nonce),
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'no-store',
        },
      });
    } catch {
      // Whatever keeps the file from being read, the window learns only that it is not there.
      return notFound();
    }
  });
}

const notFound = (): Response => new Response('Not found', { status: 404 });

/** Nothing from outside, no inline script, styles only with the nonce (Mantine writes some at run time). */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
