import type { Language } from './client';

/**
 * What may stand in a template as `{{ name }}`. `known` ones the program fills, `asked` ones the user fills while
 * composing, because no check can know them. The label names it for people, in a gap too; the example shows how it reads.
 * What it is, at length, stands in the locales under `placeholder.<name>.about`.
 */
export interface Placeholder {
  name: PlaceholderName;
  source: 'known' | 'asked';
  label: Record<Language, string>;
  example: Record<Language, string>;
}

type Row = [source: Placeholder['source'], labelDe: string, labelEn: string, exampleDe: string, exampleEn: string];

const rows = {
  salutation: ['known', 'Anrede', 'salutation', 'Guten Tag Frau Müller', 'Dear Ms Miller'],
  'client.name': ['known', 'Kunde', 'client', 'Bäckerei Müller', 'Miller’s Bakery'],
  'contact.name': ['known', 'Ansprechperson', 'contact person', 'Sabine Müller', 'Sarah Miller'],
  'site.name': ['known', 'Name der Seite', 'name of the site', 'Bäckerei Müller', 'Miller’s Bakery'],
  'site.url': [
    'known',
    'Adresse der Seite',
    'address of the site',
    'https://baeckerei.example/',
    'https://bakery.example/',
  ],
  'site.hosting': ['known', 'Hosting', 'hosting', 'Webhosting Nord', 'North Hosting'],
  'incident.start': [
    'known',
    'Beginn des Ausfalls',
    'start of the outage',
    'Samstag, 21. November, 01:32 Uhr',
    'Saturday 21 November, 01:32',
  ],
  'incident.startTime': ['known', 'Uhrzeit des Beginns', 'time of the start', '01:32 Uhr', '01:32'],
  'incident.date': ['known', 'Tag des Ausfalls', 'day of the outage', 'Samstag, 21. November', 'Saturday 21 November'],
  'incident.end': [
    'known',
    'Ende des Ausfalls',
    'end of the outage',
    'Samstag, 21. November, 08:20 Uhr',
    'Saturday 21 November, 08:20',
  ],
  'incident.endTime': ['known', 'Uhrzeit des Endes', 'time of the end', '08:20 Uhr', '08:20'],
  'incident.duration': [
    'known',
    'Dauer des Ausfalls',
    'length of the outage',
    '6 Stunden und 48 Minuten',
    '6 hours and 48 minutes',
  ],
  'incident.cause': [
    'asked',
    'bestätigte Ursache in den Worten des Kunden',
    'confirmed cause in the client’s words',
    'Der Speicherplatz der Website war voll.',
    'The website had run out of storage space.',
  ],
  'incident.dataLoss': [
    'asked',
    'was verloren ging, oder dass nichts verloren ging',
    'what was lost, or that nothing was',
    'Es ist nichts verloren gegangen.',
    'Nothing was lost.',
  ],
  'incident.measures': [
    'asked',
    'was getan wurde',
    'what was done',
    'Ich habe Platz geschaffen und die Website neu gestartet.',
    'I made space and restarted the website.',
  ],
  'incident.prevention': [
    'asked',
    'was es beim nächsten Mal verhindert',
    'what prevents it next time',
    'Ich werde jetzt gewarnt, lange bevor der Platz knapp wird.',
    'I am now warned long before space gets short.',
  ],
  'update.next': ['known', 'Zeitpunkt der nächsten Nachricht', 'time of the next message', '02:30 Uhr', '02:30'],
  'update.news': [
    'asked',
    'was sich geändert hat',
    'what has changed',
    'Die Startseite lädt wieder, der Warenkorb noch nicht.',
    'The home page loads again, the shopping basket does not yet.',
  ],
  'update.workaround': [
    'asked',
    'was trotzdem geht oder wie man sich behilft',
    'what still works, or a way round it',
    'Telefon und E-Mail funktionieren wie gewohnt.',
    'Phone and e-mail work as usual.',
  ],
  'maintenance.what': [
    'asked',
    'was gemacht wird',
    'what will be done',
    'Der Shop bekommt eine neue Version.',
    'The shop gets a new version.',
  ],
  'maintenance.from': [
    'asked',
    'Beginn der Wartung',
    'start of the maintenance',
    'Montag, 23. November, 06:00 Uhr',
    'Monday 23 November, 06:00',
  ],
  'maintenance.to': [
    'asked',
    'Ende der Wartung',
    'end of the maintenance',
    'Montag, 23. November, 07:00 Uhr',
    'Monday 23 November, 07:00',
  ],
  'maintenance.effect': [
    'asked',
    'was der Kunde davon merkt',
    'what the client notices',
    'Bestellungen sind in dieser Stunde nicht möglich.',
    'No orders can be placed during this hour.',
  ],
  'me.name': ['known', 'Ihr Name', 'your name', 'Jana Weiß', 'Jane White'],
  'me.phone': ['known', 'Ihre Telefonnummer', 'your phone number', '+49 30 123456', '+44 20 7946 0123'],
  'me.signature': [
    'known',
    'Ihre Signatur',
    'your signature',
    'Jana Weiß\nWeiß Webdesign',
    'Jane White\nWhite Web Design',
  ],
} as const satisfies Record<string, Row>;

export type PlaceholderName = keyof typeof rows;

/** Every placeholder, in the order in which a picker shows them. */
export const placeholders: readonly Placeholder[] = (Object.keys(rows) as PlaceholderName[]).map((name) => {
  const [source, labelDe, labelEn, exampleDe, exampleEn] = rows[name];
  return { name, source, label: { de: labelDe, en: labelEn }, example: { de: exampleDe, en: exampleEn } };
});

const byName = new Map(placeholders.map((placeholder) => [placeholder.name, placeholder]));

export function isPlaceholderName(name: string): name is PlaceholderName {
  return Object.hasOwn(rows, name);
}

export function placeholderLabel(name: PlaceholderName, language: Language): string {
  return byName.get(name)?.label[language] ?? name;
}

/** The examples by name: a template rendered with them shows how a message will read. */
export function exampleValues(language: Language): Record<PlaceholderName, string> {
  const entries = placeholders.map((placeholder) => [placeholder.name, placeholder.example[language]] as const);
  return Object.fromEntries(entries) as Record<PlaceholderName, string>;
}
