import { z } from 'zod';
import { plainName } from './name';
import { phoneSchema, storedPhoneSchema } from './phone-number';
import { toWebAddress } from './web-address';

/** One line of text, which may be empty. */
const lineSchema = z.string().overwrite(plainName).trim().max(300);
/** A page's address, or none. */
const statusPageSchema = z
  .string()
  .max(2048)
  .transform((typed, context) => {
    const address = typed.trim() === '' ? '' : toWebAddress(typed);
    if (address !== undefined) return address;
    context.addIssue({ code: 'custom', message: 'not-a-web-address' });
    return z.NEVER;
  });

export const mostSteps = 30;
const stepSchema = z.string().overwrite(plainName).trim().min(1).max(500);
/** A step is known by its words, in the log too, so none may be there twice. */
const stepsSchema = z
  .array(stepSchema)
  .max(mostSteps)
  .refine((steps) => new Set(steps).size === steps.length, 'step-twice');

const cardFields = {
  responsible: lineSchema,
  steps: stepsSchema,
  registrar: lineSchema,
  backupPlace: lineSchema,
  /** The day on which a backup was last restored to try it, as `2026-11-21`; empty where nobody knows of one. */
  restoreTestedOn: z.union([z.literal(''), z.iso.date('not-a-day')]),
};
const hostFields = { name: lineSchema, customerNumber: lineSchema, statusPage: statusPageSchema };

/** What somebody has to know in the night who is not quite awake, or not the one who usually does it. No secrets. */
export const emergencyCardSchema = z.object({
  ...cardFields,
  standIn: z.object({ name: lineSchema, phone: storedPhoneSchema }),
  host: z.object({ ...hostFields, phone: storedPhoneSchema }),
});
export type EmergencyCard = z.infer<typeof emergencyCardSchema>;

/** As it is typed: numbers in any usual spelling. */
export const emergencyCardEditSchema = z.object({
  ...cardFields,
  standIn: z.object({ name: lineSchema, phone: phoneSchema }),
  host: z.object({ ...hostFields, phone: phoneSchema }),
});

export const emptyCard: EmergencyCard = {
  responsible: '',
  standIn: { name: '', phone: '' },
  steps: [],
  host: { name: '', phone: '', customerNumber: '', statusPage: '' },
  registrar: '',
  backupPlace: '',
  restoreTestedOn: '',
};

/** Groups of fields that belong together: a phone number of one host beside another's name would be worse than none. */
const groups = Object.keys(emptyCard) as (keyof EmergencyCard)[];

const isBlank = (value: EmergencyCard[keyof EmergencyCard]): boolean =>
  typeof value === 'string' ? value === '' : Object.values(value).every((inner) => inner === '');

export const isEmptyCard = (card: EmergencyCard): boolean => groups.every((group) => isBlank(card[group]));

/** The card that holds for a site: what its own says, and where that is silent, its client's. */
export function cardFor(own: EmergencyCard | undefined, ofClient: EmergencyCard | undefined): EmergencyCard {
  const [over, under] = [own ?? emptyCard, ofClient ?? emptyCard];
  const pick = <Group extends keyof EmergencyCard>(group: Group): EmergencyCard[Group] =>
    isBlank(over[group]) ? under[group] : over[group];
  return {
    responsible: pick('responsible'),
    standIn: pick('standIn'),
    steps: pick('steps'),
    host: pick('host'),
    registrar: pick('registrar'),
    backupPlace: pick('backupPlace'),
    restoreTestedOn: pick('restoreTestedOn'),
  };
}

interface CardOwners {
  sites: readonly { id: string; name: string; clientId: string | null; card: EmergencyCard }[];
  clients: readonly { id: string; name: string; card: EmergencyCard }[];
}

/** The card for an incident: that of its site as it is today, or, where the site is gone, of the client whose it was. */
export function cardOfIncident(
  incident: { siteId: string; siteName: string; clientId: string | null; clientName: string | null },
  { sites, clients }: CardOwners,
): { name: string; card: EmergencyCard } {
  const site = sites.find(({ id }) => id === incident.siteId);
  const clientId = site === undefined ? incident.clientId : site.clientId;
  const client = clients.find(({ id }) => id === clientId);
  return {
    name: client?.name ?? site?.name ?? incident.clientName ?? incident.siteName,
    card: cardFor(site?.card, client?.card),
  };
}

/** Where to call and what to open that stands on cards: the only such addresses that Nachtwache hands to the system. */
export const statusPagesOf = ({ sites, clients }: CardOwners): string[] =>
  [...sites, ...clients].flatMap(({ card }) => (card.host.statusPage === '' ? [] : [card.host.statusPage]));

/** Texts of a card in which something looks like a password, by their path in it. */
export function secretsOnCard(card: {
  responsible: string;
  standIn: { name: string };
  steps: readonly string[];
  host: { name: string; customerNumber: string };
  registrar: string;
  backupPlace: string;
}): string[] {
  const texts: [path: string, text: string][] = [
    ['responsible', card.responsible],
    ['standIn.name', card.standIn.name],
    ...card.steps.map((step, index): [string, string] => [`steps.${index}`, step]),
    ['host.name', card.host.name],
    ['host.customerNumber', card.host.customerNumber],
    ['registrar', card.registrar],
    ['backupPlace', card.backupPlace],
  ];
  return texts.flatMap(([path, text]) => (looksLikeSecret(text) ? [path] : []));
}

const secretWords = [
  ...['passwort', 'passwörter', 'passwd', 'password', 'passphrase', 'kennwort', 'losung', 'pwd?', 'pin', 'puk'],
  ...['geheimnis', 'secret', 'token', 'api[- ]?key', 'zugangscode', 'pass'],
].join('|');
/** `Passwort: hunter2`, `pw=hunter2`, `PIN ist 1234`, `password is hunter2`. */
const saidSecret = new RegExp(
  `(?<![\\p{L}\\d])(?:${secretWords})(?:\\s*[:=]\\s*|\\s+(?:ist|lautet|is)\\s*:?\\s+)["„“']?(\\S+)`,
  'iu',
);
/** Where the secret is, and not what it is: `Passwort: siehe KeePass`, `Passwort: im Tresor`, `password: ask Jana`. */
const whereabouts =
  /^(siehe|s\.|im|in|bei|beim|liegt|steht|fragen|see|ask|at|with|kept|stored|keepass\w*|bitwarden|1password|vault|tresor|nicht|not|geheim)[.,;]?$/iu;
const signedInAddress = /[a-z][a-z0-9+.-]*:\/\/[^\s/@:]+:[^\s/@]+@/i;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Whether a text looks as if a password stood in it. A guess: it warns, and stops nobody. */
export function looksLikeSecret(text: string): boolean {
  const said = saidSecret.exec(text)?.[1];
  if (said !== undefined && !whereabouts.test(said)) return true;
  return signedInAddress.test(text) || privateKey.test(text);
}

/** The names of those on whose card a backup stands that is to be tried again. Never tried: as soon as the card says where it is. */
export function dueRestoreTests(owners: CardOwners, months: number, nowMs: number): string[] {
  if (months === 0) return [];
  return [...owners.clients, ...owners.sites].flatMap(({ name, card }) => {
    const { backupPlace, restoreTestedOn } = card;
    if (restoreTestedOn === '') return backupPlace === '' ? [] : [name];
    return isLongAgo(restoreTestedOn, months, nowMs) ? [name] : [];
  });
}

/** Whether so many months have passed since a day; both by UTC, where a day more or less does not matter. */
function isLongAgo(day: string, months: number, nowMs: number): boolean {
  const due = new Date(`${day}T00:00:00Z`);
  due.setUTCMonth(due.getUTCMonth() + months);
  return nowMs >= due.getTime();
}

/** When something that is due every so many months is due again; null where never. */
export function dueAfterMonths(lastMs: number, months: number): number | null {
  if (months === 0) return null;
  const due = new Date(lastMs);
  due.setUTCMonth(due.getUTCMonth() + months);
  return due.getTime();
}
