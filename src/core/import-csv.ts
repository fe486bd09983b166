import type { ForeignList, ForeignSite } from './foreign-sites';
import { faultsOf } from './import-fault';
import type { ImportFault } from './import-fault';
import { importSiteSchema } from './import-site';
import { fail, ok } from './result';
import type { Result } from './result';

/** A row of a table of text, as a CSV reader gives it, and on which line (1-based) it begins. */
export interface TextRow {
  line: number;
  cells: readonly string[];
}

/** By these names a column is known, in small letters and without anything but letters and digits. */
const columnNames = {
  url: ['url', 'adresse', 'address', 'website', 'webseite', 'webadresse', 'domain', 'link', 'hostname'],
  name: ['name', 'bezeichnung', 'titel', 'title', 'seite', 'site', 'projekt', 'project', 'friendlyname'],
  client: ['kunde', 'client', 'customer', 'firma', 'company', 'auftraggeber'],
  hosting: ['hosting', 'hoster', 'provider', 'anbieter'],
  intervalSeconds: ['intervall', 'interval', 'intervallsekunden', 'intervalseconds', 'intervallinsekunden'],
  keyword: ['stichwort', 'suchwort', 'keyword'],
  contact: ['ansprechperson', 'ansprechpartner', 'ansprechpartnerin', 'kontakt', 'contact'],
  email: ['email', 'emailadresse', 'mail', 'emailaddress'],
  phone: ['telefon', 'telefonnummer', 'phone', 'tel', 'mobil', 'mobile', 'handy'],
} as const;
type Column = keyof typeof columnNames;

const siteLimit = 10_000;

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const columnOf = (heading: string): Column | undefined =>
  (Object.keys(columnNames) as Column[]).find((column) =>
    (columnNames[column] as readonly string[]).includes(plain(heading)),
  );

/** Whether a table has a heading that says where the addresses are; else its lines are a plain list. */
export function isSiteTable(rows: readonly TextRow[]): boolean {
  return rows[0]?.cells.some((heading) => columnOf(heading) === 'url') ?? false;
}

/**
 * Reads a table of sites, a row each: the address, and what else the headings name. An empty cell says nothing. Columns
 * that nobody knows are left out, and named. All rows, or every fault.
 */
export function readSiteTable([heading, ...rows]: readonly TextRow[]): Result<ForeignList, ImportFault[]> {
  const columns = (heading?.cells ?? []).map(columnOf);
  const faults: ImportFault[] = [];
  const sites = rows.flatMap((row) => {
    if (row.cells.every((cell) => cell.trim() === '')) return [];
    const site = readRow(row, columns);
    if (site.ok) return [site.value];
    faults.push(...site.error);
    return [];
  });
  if (sites.length > siteLimit)
    faults.push({ path: '', reason: 'importFault.too-many', params: { maximum: siteLimit } });
  const unread = (heading?.cells ?? []).filter((text, index) => columns[index] === undefined && text.trim() !== '');
  const leftOut = unread.map((name) => ({ name, reason: 'column' }));
  return faults.length > 0 ? fail(faults) : ok({ sites, leftOut, isChanging: true });
}

function readRow(
  { line, cells }: TextRow,
  columns: readonly (Column | undefined)[],
): Result<ForeignSite, ImportFault[]> {
  const cellOf = (column: Column): string => cells[columns.indexOf(column)]?.trim() ?? '';
  const said = (column: Column): string | undefined => (cellOf(column) === '' ? undefined : cellOf(column));
  const name = said('name');
  const hosting = said('hosting');
  const interval = said('intervalSeconds');
  const keyword = said('keyword');
  const url = said('url');
  const parsed = importSiteSchema.safeParse({
    ...(url !== undefined && { url }),
    ...(name !== undefined && { name }),
    ...(hosting !== undefined && { hosting }),
    ...(interval !== undefined && { intervalSeconds: /^\d+$/.test(interval) ? Number(interval) : interval }),
    ...(keyword !== undefined && { keyword: { text: keyword, mustOccur: true } }),
  });
  if (!parsed.success) {
    const found = faultsOf(parsed.error.issues, new Map(), ([field]) => field === 'url' && url === undefined);
    return fail(found.map((fault) => ({ ...fault, line })));
  }
  const contact = {
    ...(said('contact') !== undefined && { contact: cellOf('contact') }),
    ...(said('email') !== undefined && { email: cellOf('email') }),
    ...(said('phone') !== undefined && { phone: cellOf('phone') }),
  };
  return ok({ site: parsed.data, client: cellOf('client'), contact });
}
