import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
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

/** Where nginx is; undefined where it is not installed. An ordinary user's PATH has no sbin. */
export function findNginx(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'nginx'))
    .find(isExecutable);
}

/** Starts a site and resolves when it answers; works for root and for an ordinary user. */
export async function startNginx(options: NginxOptions): Promise<NginxSite> {
  const binary = findNginx();
  if (binary === undefined) throw new Error('nginx is missing: install it with "apt-get install nginx-light".');
  const port = options.port ?? (await freePort());
  const prefix = mkdtempSync(join(tmpdir(), 'nachtwache-nginx-'));
  mkdirSync(join(prefix, 'html'));
  writeFileSync(join(prefix, 'html', 'index.html'), page(options.title, options.body));
  writeFileSync(join(prefix, 'nginx.conf'), configuration(port, ['127.0.0.1', ...(options.alsoAt ?? [])]));

  let child: ChildProcess | null = null;
  // A test run that is broken off calls nobody's `dispose`.
  const endWithUs = (): void => void child?.kill('SIGTERM');
  process.once('exit', endWithUs);
  const stop = async (): Promise<void> => {
    if (child === null) return;
    const stopping = child;
    child = null;
    if (stopping.exitCode !== null || stopping.signalCode !== null) return;
    const exited = once(stopping, 'exit');
    stopping.kill('SIGTERM');
    await exited;
  };
  const start = async (): Promise<void> => {
    if (child !== null) return;
    const started = spawn(binary, ['-p', prefix, '-c', join(prefix, 'nginx.conf'), '-e', 'stderr'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    started.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    child = started;
    await untilAnswering(port, () => {
      if (started.exitCode !== null) throw new Error(`nginx did not start: ${complaint}`);
    });
  };
  const site: NginxSite = {
    url: `http://127.0.0.1:${port}/`,
    port,
    start,
    stop,
    dispose: async () => {
      await stop();
      process.off('exit', endWithUs);
      rmSync(prefix, { recursive: true, force: true });
    },
  };
  try {
    await start();
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

async function untilAnswering(port: number, check: () => void): Promise<void> {
  for (const deadline = performance.now() + 10_000; performance.now() < deadline;) {
    check();
    if (await doesAccept(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nginx did not answer on port ${port} within 10 s.`);
}

function doesAccept(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next folder may have it.
    return false;
  }
}
