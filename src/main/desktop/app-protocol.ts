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
    try {
      const { host, pathname } = new URL(request.url);
      const path = normalize(join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
      const mediaType = mediaTypes[extname(path)];
      if (host !== 'nachtwache' || !path.startsWith(folder + sep) || mediaType === undefined) return notFound();
      const file = await readFile(path);
      const nonce = newNonce();
      const body = extname(path) === '.html' ? file.toString('utf8').replaceAll('__CSP_NONCE__', nonce) : file;
      return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
        headers: headers(mediaType, nonce),
      });
    } catch {
      // Whatever keeps the file from being read, an address that cannot be decoded among it: it is not there.
      return notFound();
    }
  });
}

/** No nonce was given out for it, so this policy's is nobody's. */
const notFound = (): Response =>
  new Response('Not found', { status: 404, headers: headers('text/plain; charset=utf-8', newNonce()) });

const newNonce = (): string => randomBytes(16).toString('base64');

function headers(mediaType: string, nonce: string): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': policy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}

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
