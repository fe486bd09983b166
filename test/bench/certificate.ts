import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from '../support/certificates';

/** A certificate for addresses, and the file with its authority's, for `NODE_EXTRA_CA_CERTS`. */
export interface TrustedPair {
  pair: KeyPair;
  authorityFile: string;
}

/** Long enough that nobody warns of its end. */
const days = '90';

/** Made with openssl, as most sites have it: an elliptic key, signed by an authority. The files stay in the folder. */
export function certify(addresses: readonly string[], folder: string): TrustedPair {
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj'];
  const authority = ['-keyout', 'ca.key', '-out', 'ca.pem', '-days', days, '-addext', 'keyUsage=keyCertSign'];
  openssl('req', '-x509', ...newKey, '/CN=bench authority', ...authority);
  openssl('req', ...newKey, '/CN=bench', '-keyout', 'site.key', '-out', 'site.csr');
  const names = addresses.map((address) => `IP:${address}`).join(',');
  writeFileSync(join(folder, 'site.ext'), `subjectAltName=${names}`);
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', days, '-extfile', 'site.ext'];
  openssl('x509', '-req', '-in', 'site.csr', ...by, '-out', 'site.pem');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return { pair: { key: read('site.key'), cert: read('site.pem') }, authorityFile: join(folder, 'ca.pem') };
}
