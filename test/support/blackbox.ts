import { startProgram } from './service-program';
import type { ServiceProgram } from './service-program';
import { freePort } from './site-server';

/** Debian's prometheus-blackbox-exporter: somebody else who looks at sites. */
export interface Blackbox extends ServiceProgram {
  /** With a slash at the end. */
  url: string;
  port: number;
}

const modules = `
modules:
  http_2xx:
    prober: http
    http: { preferred_ip_protocol: ip4 }
  tcp_connect:
    prober: tcp
    tcp: { preferred_ip_protocol: ip4 }
`;

export async function startBlackbox(): Promise<Blackbox> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const program = await startProgram({
    program: 'prometheus-blackbox-exporter',
    files: { 'blackbox.yml': modules },
    arguments: (folder) => [`--config.file=${folder}/blackbox.yml`, `--web.listen-address=127.0.0.1:${port}`],
    readyUrl: `${url}-/healthy`,
  });
  return { ...program, url, port };
}
