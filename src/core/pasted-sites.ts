import type { Check } from './checks/check-kinds';
import { httpCheckDefaults } from './checks/http-check';
import { fileTooLarge, importLimitBytes } from './import-fault';
import type { ImportFault } from './import-fault';
import { fail, ok } from './result';
import type { Result } from './result';
import { addressFaults } from './site';
import { toSiteAddress } from './site-address';

export interface PastedSite {
  url: string;
  name?: string;
  /** Left out for a page. */
  check?: Check;
}

/** What an address is watched with: the address must fit it. */
export type CheckFor = (typed: string) => Check;
const asPage: CheckFor = () => httpCheckDefaults;

const longestName = 200;
const siteLimit = 10_000;

/**
 * Reads pasted lines: an address each, or a name, a tab or semicolon, and an address, as a spreadsheet gives them. Empty
 * lines do not count, and an address that comes twice counts once. All lines, or every fault.
 */
export function readPastedSites(text: string, checkFor: CheckFor = asPage): Result<PastedSite[], ImportFault[]> {
  if (text.length > importLimitBytes) return fail([fileTooLarge]);
  const sites = new Map<string, PastedSite>();
  const faults: ImportFault[] = [];
  text.split(/\r\n|\r|\n/).forEach((typed, index) => {
    if (typed.trim() === '') return;
    const site = readLine(typed, checkFor);
    if (site.ok && !sites.has(site.value.url)) sites.set(site.value.url, site.value);
    if (!site.ok) faults.push({ path: '', line: index + 1, ...site.error });
  });
  if (sites.size > siteLimit) faults.push({ path: '', reason: 'importFault.too-many', params: { maximum: siteLimit } });
  return faults.length > 0 ? fail(faults) : ok([...sites.values()]);
}

function readLine(typed: string, checkFor: CheckFor): Result<PastedSite, Pick<ImportFault, 'reason' | 'params'>> {
  // The last separator counts: a name may hold a semicolon, and an address in a list hardly does.
  const [, rawName = '', rawUrl = ''] = /^(?:(.*)[\t;])?([^\t;]*)$/s.exec(typed) ?? [];
  const name = rawName.replace(/\t/g, ' ').trim();
  if (rawUrl.trim() === '') return fail({ reason: 'importFault.missing-url', params: {} });
  const check = checkFor(rawUrl);
  const url = toSiteAddress(check, rawUrl);
  if (url === undefined || url.length > 2048) {
    return fail({ reason: `invalid.${addressFaults[check.kind]}`, params: {} });
  }
  if (name.length > longestName) return fail({ reason: 'importFault.too-long', params: { maximum: longestName } });
  return ok({ url, ...(name !== '' && { name }), ...(check !== httpCheckDefaults && { check }) });
}
