import { z } from 'zod';
import { agreementSchema, serviceHoursSchema, siteAgreementSchema } from './agreement';

/** As in the core, but a field that is not known is a fault: it is most likely a misspelt one. */
const terms = { ...agreementSchema.shape, hours: z.strictObject(serviceHoursSchema.shape).nullable() };

export const importAgreementSchema = z.strictObject(terms).nullable();

const [asClient, none] = siteAgreementSchema.options;
export const importSiteAgreementSchema = z.discriminatedUnion('kind', [
  z.strictObject(asClient.shape),
  z.strictObject(none.shape),
  z.strictObject({ kind: z.literal('own'), ...terms }),
]);
