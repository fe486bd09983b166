import type { Language } from './language';

/**
 * What may stand in a template as `{{ name }}`. `known` ones the program fills, `asked` ones the user fills while
 * composing, because no check can know them. The label names it for people, in a gap too; the example shows how it reads.
 * What it is, at length, stands in the locales under `placeholder.<name>.about`.
 */
export interface Placeholder {
  name: PlaceholderName;
  source: 'known' | 'asked';
  /** Which filters fit it (`template-filters.ts`). */
  type: ValueType;
  label: Record<Language, string>;
  example: Record<Language, string>;
}

/** What a placeholder stands for. Without a filter each is written as its example shows. */
export type ValueType = 'text' | 'moment' | 'duration' | 'list' | 'count';

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
  'sites.names': [
    'known',
    'Namen der Seiten',
    'names of the sites',
    'Bäckerei Müller, Backstube Süd und Café Müller',
    'Miller’s Bakery, Miller’s South and Café Miller',
  ],
  'sites.list': [
    'known',
    'Liste der Seiten',
    'list of the sites',
    '– Bäckerei Müller (https://baeckerei.example/)\n– Backstube Süd (https://sued.example/)',
    '– Miller’s Bakery (https://bakery.example/)\n– Miller’s South (https://south.example/)',
  ],
  'sites.count': ['known', 'Anzahl der Seiten', 'number of the sites', 'zwei', 'two'],
  'sites.recovered': [
    'known',
    'Seiten, die schon wieder erreichbar sind',
    'sites that are available again already',
    'Café Müller',
    'Café Miller',
  ],
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
  'incident.extent': [
    'asked',
    'was betroffen ist',
    'what is affected',
    'der Shop und das Kontaktformular',
    'the shop and the contact form',
  ],
  'incident.worker': [
    'asked',
    'wer daran arbeitet',
    'who is working on it',
    'Webhosting Nord und ich',
    'North Hosting and I',
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
  'host.name': ['known', 'Hosting der Seiten', 'hosting of the sites', 'Webhosting Nord', 'North Hosting'],
  'backup.last': [
    'known',
    'letzte Sicherung vor dem Ausfall',
    'last backup before the outage',
    'Freitag, 20. November, 23:00 Uhr',
    'Friday 20 November, 23:00',
  ],
  'backup.age': [
    'known',
    'Alter der letzten Sicherung beim Ausfall',
    'age of the last backup at the outage',
    '2 Stunden und 32 Minuten',
    '2 hours and 32 minutes',
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

/** What is no text. */
const types: Partial<Record<PlaceholderName, ValueType>> = {
  'sites.names': 'list',
  'sites.list': 'list',
  'sites.recovered': 'list',
  'site.name': 'list',
  'site.url': 'list',
  'site.hosting': 'list',
  'sites.count': 'count',
  'incident.start': 'moment',
  'incident.startTime': 'moment',
  'incident.date': 'moment',
  'incident.end': 'moment',
  'incident.endTime': 'moment',
  'incident.duration': 'duration',
  'backup.last': 'moment',
  'backup.age': 'duration',
  'update.next': 'moment',
};

/**
 * What `{% if … %}` may ask for besides whether a placeholder has a value. `sites.several`: more than one site;
 * `sites.differ`: they went down, or came back, more than three minutes apart; `incident.over`: all are back.
 */
export const conditionNames = ['sites.several', 'sites.differ', 'incident.over'] as const;
export type ConditionName = (typeof conditionNames)[number];

export function isConditionName(name: string): name is ConditionName {
  return conditionNames.some((each) => each === name);
}

export function typeOfPlaceholder(name: PlaceholderName): ValueType {
  return types[name] ?? 'text';
}

/** Every placeholder, in the order in which a picker shows them. */
export const placeholders: readonly Placeholder[] = (Object.keys(rows) as PlaceholderName[]).map((name) => {
  const [source, labelDe, labelEn, exampleDe, exampleEn] = rows[name];
  const type = typeOfPlaceholder(name);
  return { name, source, type, label: { de: labelDe, en: labelEn }, example: { de: exampleDe, en: exampleEn } };
});

const byName = new Map(placeholders.map((placeholder) => [placeholder.name, placeholder]));

export function isPlaceholderName(name: string): name is PlaceholderName {
  return Object.hasOwn(rows, name);
}

export function placeholderLabel(name: PlaceholderName, language: Language): string {
  return byName.get(name)?.label[language] ?? name;
}

/** The examples by name, for whoever shows how a placeholder reads. */
export function exampleValues(language: Language): Record<PlaceholderName, string> {
  const entries = placeholders.map((placeholder) => [placeholder.name, placeholder.example[language]] as const);
  return Object.fromEntries(entries) as Record<PlaceholderName, string>;
}
