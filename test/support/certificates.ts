import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface KeyPair {
  key: string;
  cert: string;
}

export interface Certificates {
  /** The authority's certificate, to be trusted by who is to trust `good`, `expired` and `otherName`. */
  authority: string;
  good: KeyPair;
  expired: KeyPair;
  otherName: KeyPair;
  selfSigned: KeyPair;
  /** By an authority that nobody knows. */
  unknownIssuer: KeyPair;
  /** By that authority, and over as well. */
  expiredAndUnknown: KeyPair;
  expiredAndOtherName: KeyPair;
  /** By an authority between ours and the site's, which the server sends along. */
  expiredThroughChain: KeyPair;
}

/** Certificates for 127.0.0.1 and localhost, good and bad, made with openssl; the files are gone afterwards. */
export function makeCertificates(): Certificates {
  const dir = mkdtempSync(join(tmpdir(), 'nachtwache-certificates-'));
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  const read = (name: string): string => readFileSync(join(dir, name), 'utf8');
  const pair = (name: string): KeyPair => ({ key: read(`${name}.key`), cert: read(`${name}.crt`) });
  const ours = 'subjectAltName=IP:127.0.0.1,DNS:localhost';
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

  const sign = (name: string, issuer: string, names: string, days: string): KeyPair => {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    writeFileSync(join(dir, `${name}.ext`), names);
    const by = ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`, '-CAcreateserial'];
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...by,
      '-days',
      days,
      '-extfile',
      `${name}.ext`,
      '-out',
      `${name}.crt`,
    );
    return pair(name);
  };
  const selfSign = (name: string, names: string): KeyPair => {
    const files = ['-keyout', `${name}.key`, '-out', `${name}.crt`];
    openssl('req', '-x509', ...newKey, ...files, '-days', '2', '-subj', `/CN=${name}`, '-addext', names);
    return pair(name);
  };

  try {
    const authority = selfSign('authority', 'keyUsage=keyCertSign').cert;
    selfSign('stranger', 'keyUsage=keyCertSign');
    const between = sign('between', 'authority', 'basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign', '2');
    const chained = sign('chained', 'between', ours, '-1');
    return {
      authority,
      good: sign('good', 'authority', ours, '2'),
      expired: sign('expired', 'authority', ours, '-1'),
      otherName: sign('other', 'authority', 'subjectAltName=DNS:other.example', '2'),
      selfSigned: selfSign('self', ours),
      unknownIssuer: sign('unknown', 'stranger', ours, '2'),
      expiredAndUnknown: sign('over-unknown', 'stranger', ours, '-1'),
      expiredAndOtherName: sign('over-other', 'authority', 'subjectAltName=DNS:other.example', '-1'),
      expiredThroughChain: { key: chained.key, cert: chained.cert + between.cert },
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
