import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A client as the import file has him, and what he has to be written. */
export interface OutageClient {
  id: string;
  name: string;
  contact: string;
  language: 'de' | 'en';
  formality: 'sie' | 'du';
  email: string;
}

const client = (
  number: number,
  [name, contact]: [string, string],
  language: OutageClient['language'],
  formality: OutageClient['formality'],
): OutageClient => ({ id: `k-${number}`, name, contact, language, formality, email: `k-${number}@clients.example` });

const withSie: [string, string][] = [
  ['Bäckerei Ahrens', 'Frau Ahrens'],
  ['Kanzlei Brandt', 'Herr Dr. Brandt'],
  ['Praxis Clemens', 'Frau Dr. Clemens'],
  ['Tischlerei Dorn', 'Herr Dorn'],
  ['Gasthof Eich', 'Frau Eich'],
];
const withDu: [string, string][] = [
  ['Töpferei Falk', 'Jana Falk'],
  ['Atelier Gruber', 'Tom Gruber'],
  ['Radwerk Hansen', 'Ole Hansen'],
  ['Imkerei Illner', 'Mia Illner'],
];
const inEnglish: [string, string][] = [
  ['Juniper Books', 'Sam Carter'],
  ['Kestrel Yoga', 'Ann Reed'],
  ['Larkspur Tea', 'Joe Finch'],
];

/** Five who are written to with Sie, four with du, three in English. */
export const outageClients: readonly OutageClient[] = [
  ...withSie.map((words, index) => client(index + 1, words, 'de', 'sie')),
  ...withDu.map((words, index) => client(index + 6, words, 'de', 'du')),
  ...inEnglish.map((words, index) => client(index + 10, words, 'en', 'sie')),
];

export interface OutageSite {
  url: string;
  name: string;
  client: string;
}

/** One address a client, as on a host that gives each one of its own. */
export const addressOfClient = (index: number): string => `127.0.0.${index + 20}`;

/** Twenty sites: one each, and a shop besides for the first eight. */
export function outageSites(port: number): OutageSite[] {
  return outageClients.flatMap(({ id, name }, index) => {
    const root = `http://${addressOfClient(index)}:${port}/`;
    const page = { url: root, name, client: id };
    return index < 8 ? [page, { url: `${root}?shop`, name: `${name} Shop`, client: id }] : [page];
  });
}

/** A folder with a backup of this instant. */
export function writeBackup(folder: string, at: Date): string {
  const path = join(folder, 'backup');
  mkdirSync(path, { recursive: true });
  const file = join(path, 'shop.sql.gz');
  writeFileSync(file, 'a backup');
  utimesSync(file, at, at);
  return path;
}
