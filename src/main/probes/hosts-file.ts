import { readFile } from 'node:fs/promises';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { join } from 'node:path';

/** Where the system keeps its own names. */
export function hostsFile(): string {
  if (process.platform !== 'win32') return '/etc/hosts';
  return join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'drivers', 'etc', 'hosts');
}

/**
 * What the hosts file says of a name; empty where it says nothing or cannot be read. `localhost` and what ends in it are
 * this machine in any case (RFC 6761, 6.3).
 */
export async function lookInHosts(hostname: string, file = hostsFile()): Promise<LookupAddress[]> {
  // A system without a hosts file is no fault.
  const text = await readFile(file, 'utf8').catch(() => '');
  const found = addressesIn(text, hostname);
  if (found.length > 0 || !/(^|\.)localhost$/i.test(hostname)) return found;
  return [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ];
}

function addressesIn(text: string, hostname: string): LookupAddress[] {
  const wanted = hostname.toLowerCase();
  return text.split(/\r?\n/).flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().toLowerCase().split(/\s+/);
    const family = isIP(address);
    return family !== 0 && names.includes(wanted) ? [{ address, family }] : [];
  });
}
