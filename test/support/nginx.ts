import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServerProgram } from './server-program';
import { freePort, page } from './site-server';

/** A client's site as it is in the world: an nginx of its own on a loopback port that stays the same. */
export interface NginxSite {
  /** With a slash at the end. */
  url: string;
  port: number;
  start: () => Promise<void>;
  /** Resolves when the process is gone and nobody listens any more. */
  stop: () => Promise<void>;
  /** Stops it and removes its folder. */
  dispose: () => Promise<void>;
}

export interface NginxOptions {
  title: string;
  /** HTML within the page's body. */
  body?: string;
  /** A free one is chosen where none is given. */
  port?: number;
  /** Further addresses of loopback at which it answers on the same port: what a host of many sites is. */
  alsoAt?: readonly string[];
}

/** Starts a site and resolves when it answers; works for root and for an ordinary user. */
export async function startNginx(options: NginxOptions): Promise<NginxSite> {
  const port = options.port ?? (await freePort());
  const prefix = mkdtempSync(join(tmpdir(), 'nachtwache-nginx-'));
  mkdirSync(join(prefix, 'html'));
  writeFileSync(join(prefix, 'html', 'index.html'), page(options.title, options.body));
  writeFileSync(join(prefix, 'nginx.conf'), configuration(port, ['127.0.0.1', ...(options.alsoAt ?? [])]));

  const args = ['-p', prefix, '-c', join(prefix, 'nginx.conf'), '-e', 'stderr'];
  const nginx = createServerProgram({ program: 'nginx', packages: 'nginx-light', args, port });
  const site: NginxSite = {
    url: `http://127.0.0.1:${port}/`,
    port,
    start: nginx.start,
    stop: nginx.stop,
    dispose: async () => {
      await nginx.dispose();
      rmSync(prefix, { recursive: true, force: true });
    },
  };
  try {
    await nginx.start();
  } catch (error) {
    await site.dispose();
    throw error;
  }
  return site;
}

/** All paths within the prefix, one process, in the foreground: so ending it is ending one pid. */
function configuration(port: number, addresses: readonly string[]): string {
  // As root the workers would become "nobody", who may not look into our folder.
  const user = process.getuid?.() === 0 ? 'user root root;' : '';
  return `
${user}
daemon off;
worker_processes 1;
pid nginx.pid;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  types { text/html html; }
  charset utf-8;
  server {
    ${addresses.map((address) => `listen ${address}:${port};`).join(' ')}
    root html;
  }
}
`;
}
