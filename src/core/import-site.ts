import { z } from 'zod';
import { importSiteAgreementSchema } from './import-agreement';
import type { Check, CheckKind } from './checks/check-kinds';
import { newCheck } from './checks/new-check';
import { clientSchema } from './client';
import { importCheckSchema, importKeywordSchema, importStatusSchema } from './import-check';
import type { ImportCheck } from './import-check';
import { addressFaults, siteFields } from './site';
import { toSiteAddress } from './site-address';

const givenSchema = z.strictObject({
  url: siteFields.url,
  name: siteFields.name.exactOptional(),
  client: clientSchema.shape.id.nullable().exactOptional(),
  hosting: siteFields.hosting.exactOptional(),
  intervalSeconds: siteFields.intervalSeconds.exactOptional(),
  timeoutSeconds: siteFields.timeoutSeconds.exactOptional(),
  failuresToConfirm: siteFields.failuresToConfirm.exactOptional(),
  successesToRecover: siteFields.successesToRecover.exactOptional(),
  agreement: importSiteAgreementSchema.exactOptional(),
  check: importCheckSchema.exactOptional(),
  isCritical: siteFields.isCritical.exactOptional(),
  /** The short form of a page's check. */
  expectStatus: importStatusSchema.exactOptional(),
  keyword: importKeywordSchema.exactOptional(),
});
type Given = z.infer<typeof givenSchema>;

const kindOf = ({ check }: Pick<Given, 'check'>): CheckKind => check?.kind ?? 'http';

/** The address made whole, as the kind of check needs it; undefined where it does not fit. */
export function wholeAddress(kind: CheckKind, typed: string, given: object = {}): string | undefined {
  const check: Check = { ...newCheck(kind, typed), ...given };
  const address = toSiteAddress(check, typed);
  return address !== undefined && address.length <= 2048 ? address : undefined;
}

/** Judged beside whatever else is wrong with the site. */
const addressSchema = givenSchema.pick({ url: true, check: true }).loose();
const addressRule = {
  path: ['url'],
  error: ({ input }: { input?: unknown }) => addressFaults[kindOf(addressSchema.parse(input))],
  when: ({ value }: { value: unknown }) => addressSchema.safeParse(value).success,
};

const isShortFormRight = (field: 'expectStatus' | 'keyword') => (site: Given) =>
  site[field] === undefined || (kindOf(site) === 'http' && !(site.check !== undefined && field in site.check));

/** A site of a file: its address whole, its check's kind named. */
export const importSiteSchema = givenSchema
  .refine(({ url, check }) => wholeAddress(check?.kind ?? 'http', url, check) !== undefined, addressRule)
  .refine(isShortFormRight('expectStatus'), { path: ['expectStatus'], error: 'belongs-into-check' })
  .refine(isShortFormRight('keyword'), { path: ['keyword'], error: 'belongs-into-check' })
  .transform(({ url, check, expectStatus, keyword, ...site }) => {
    const short = { ...(expectStatus && { expectStatus }), ...(keyword !== undefined && { keyword }) };
    const given: ImportCheck = check ?? { kind: 'http', ...short };
    const whole: ImportCheck = given.kind === 'http' ? { ...given, ...short } : given;
    return { ...site, url: wholeAddress(given.kind, url, check) ?? url, check: whole };
  });
export type ImportSite = z.output<typeof importSiteSchema>;
