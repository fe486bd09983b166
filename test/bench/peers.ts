import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sleep } from './harness/time';
import { startProgram } from './harness/worker';
import type { Program } from './harness/worker';

/** A check as all can be asked to make it. */
export interface PeerCheck {
  url: string;
  timeoutSeconds: number;
  keyword: { text: string; mustOccur: boolean } | null;
}

/** Where Debian's package monitoring-plugins-basic puts it. */
const checkHttpFile = '/usr/lib/nagios/plugins/check_http';

/** The command for one check; it ends with 0 where the site is well. */
export function checkHttpCommand({ url, timeoutSeconds, keyword }: PeerCheck): string[] {
  const { protocol, hostname, port, pathname } = new URL(url);
  const isSecure = protocol === 'https:';
  const address = ['-H', hostname, '-p', port === '' ? (isSecure ? '443' : '80') : port, '-u', pathname];
  return [
    checkHttpFile,
    ...address,
    ...['-t', `${timeoutSeconds}`, '-f', 'follow', '--max-redirs', '5'],
    // Looks at the certificate's end only where told to, and at nothing else of it.
    ...(isSecure ? ['-S', '-C', '0', '--continue-after-certificate'] : []),
    ...(keyword === null ? [] : keyword.mustOccur ? ['-s', keyword.text] : ['-r', keyword.text, '--invert-regex']),
  ];
}

export interface Blackbox {
  pid: number;
  /** Where to ask for a probe of a site. */
  probeUrl: (check: PeerCheck) => string;
  end: () => Promise<void>;
}

/** The module of the configuration that fits a check. */
const moduleFor = ({ keyword }: PeerCheck): string =>
  keyword === null ? 'plain' : keyword.mustOccur ? 'word' : 'no_word';

/** Starts Debian's prometheus-blackbox-exporter on the subject's core. All checks share time limit and keyword. */
export async function startBlackbox(
  folder: string,
  shared: Omit<PeerCheck, 'url'>,
  caFile?: string,
): Promise<Blackbox> {
  const port = await freePort();
  const file = join(folder, 'blackbox.yml');
  writeFileSync(file, blackboxConfiguration(shared, caFile));
  const listen = `--web.listen-address=127.0.0.1:${port}`;
  const command = ['prometheus-blackbox-exporter', `--config.file=${file}`, listen, '--log.level=error'];
  const program: Program = startProgram(command, 'subject');
  for (let tries = 0; !(await isHealthy(port)); tries += 1) {
    if (tries > 100) throw new Error('blackbox_exporter did not start within ten seconds.');
    await sleep(100);
  }
  return {
    ...program,
    probeUrl: (check) => {
      const query = new URLSearchParams({ target: check.url, module: moduleFor(check) });
      return `http://127.0.0.1:${port}/probe?${query.toString()}`;
    },
  };
}

/** JSON is YAML. */
function blackboxConfiguration({ timeoutSeconds, keyword }: Omit<PeerCheck, 'url'>, caFile?: string): string {
  const module = (over: object): object => ({
    prober: 'http',
    timeout: `${timeoutSeconds}s`,
    http: {
      preferred_ip_protocol: 'ip4',
      ...(caFile !== undefined && { tls_config: { ca_file: caFile } }),
      ...over,
    },
  });
  const expressions = keyword === null ? [] : [keyword.text];
  return JSON.stringify({
    modules: {
      plain: module({}),
      word: module({ fail_if_body_not_matches_regexp: expressions }),
      no_word: module({ fail_if_body_matches_regexp: expressions }),
    },
  });
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/-/healthy`)).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
