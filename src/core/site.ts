import { z } from 'zod';
import { siteAgreementSchema } from './agreement';
import { checkSchema } from './checks/check-kinds';
import type { Check, CheckKind, CheckOf } from './checks/check-kinds';
import { httpCheckDefaults } from './checks/http-check';
import { emergencyCardSchema, emptyCard } from './emergency-card';
import { nameSchema } from './name';
import { toSiteAddress } from './site-address';

export const intervalSecondsSchema = z.number().int().min(30).max(86_400);
export const timeoutSecondsSchema = z.number().int().min(1).max(120);
export const failuresToConfirmSchema = z.number().int().min(1).max(10);
export const successesToRecoverSchema = z.number().int().min(1).max(10);

/** What a person may set of a site. */
export const siteFields = {
  name: nameSchema,
  /** What is watched, in the form that its check needs (`site-address.ts`): `https://…`, `tcp://host:port`. */
  url: z.string().max(2048),
  clientId: z.string().nullable(),
  /** Where it is hosted, in the user's words; empty where unknown. */
  hosting: z.string().trim().max(200),
  intervalSeconds: intervalSecondsSchema,
  timeoutSeconds: timeoutSecondsSchema,
  failuresToConfirm: failuresToConfirmSchema,
  successesToRecover: successesToRecoverSchema,
  check: checkSchema,
  /** Its alerts come in the quiet hours, too. */
  isCritical: z.boolean(),
};

const wholeAddress = ({ url, check }: { url: string; check: Check }): string | undefined => {
  const address = toSiteAddress(check, url);
  return address !== undefined && address.length <= 2048 ? address : undefined;
};

/**
 * What the address must look like depends on the kind of check. Said beside what else is wrong with the site, wherever
 * these two are what they should be.
 */
const addressRule = {
  path: ['url'],
  error: ({ input }: { input?: unknown }) => addressFaults[addressSchema.parse(input).check.kind],
  when: ({ value }: { value: unknown }) => addressSchema.safeParse(value).success,
};
const addressSchema = z.object({ url: siteFields.url, check: checkSchema });

function withWholeAddress<Fields extends { url: string; check: Check }>(site: Fields): Fields {
  return { ...site, url: wholeAddress(site) ?? site.url };
}

/** What an address is told to be where it does not fit its check, as a key of the locales under `invalid`. */
export const addressFaults: Record<CheckKind, string> = {
  http: 'not-a-web-address',
  prometheus: 'not-a-web-address',
  tcp: 'not-a-host-with-port',
  tls: 'not-a-host',
  dns: 'not-a-host',
  domain: 'not-a-host',
  ping: 'not-a-host',
  backup: 'not-a-backup-address',
};

export const siteEditSchema = z
  .object(siteFields)
  .refine((site) => wholeAddress(site) !== undefined, addressRule)
  .transform(withWholeAddress);
export type SiteEdit = z.output<typeof siteEditSchema>;

/** Until when a pause lasts: an instant in epoch milliseconds, or without end. */
export const pauseSchema = z.object({ untilMs: z.number().nullable() });
export type Pause = z.infer<typeof pauseSchema>;

export const siteSchema = z
  .object({
    ...siteFields,
    id: z.string().min(1),
    pause: pauseSchema.nullable(),
    /** Set beside the rest, where it is shown what is left of it. */
    agreement: siteAgreementSchema,
    /** What is empty in it holds as it stands on the client's. */
    card: emergencyCardSchema,
    createdAt: z.number(),
    /** Counts the edits, so that the result of a check begun before an edit is known as stale. */
    revision: z.number().int(),
  })
  .refine((site) => wholeAddress(site) !== undefined, addressRule)
  .transform(withWholeAddress);
export type Site = z.output<typeof siteSchema>;

export const siteDefaults: Omit<SiteEdit, 'name' | 'url'> & Pick<Site, 'agreement' | 'card'> = {
  clientId: null,
  hosting: '',
  intervalSeconds: 60,
  timeoutSeconds: 15,
  failuresToConfirm: 3,
  successesToRecover: 2,
  check: httpCheckDefaults,
  isCritical: false,
  agreement: { kind: 'as-client' },
  card: emptyCard,
};

/** Whether a pause holds at `nowMs`. */
export function isPaused(pause: Pause | null, nowMs: number): boolean {
  return pause !== null && (pause.untilMs === null || nowMs < pause.untilMs);
}

/** When the last of the pauses that hold at `nowMs` ends; null where one is without end, 0 where none holds. */
export function pausedUntil(pauses: readonly (Pause | null)[], nowMs: number): number | null {
  const ends = pauses.filter((pause) => isPaused(pause, nowMs)).map((pause) => pause?.untilMs ?? null);
  return ends.reduce((last, end) => (last === null || end === null ? null : Math.max(last, end)), 0);
}

/** A site whose check is of one kind, as the probe of that kind gets it. */
export type SiteOf<Kind extends CheckKind> = Site & { check: CheckOf<Kind> };
