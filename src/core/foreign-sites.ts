import type { Config } from './config';
import { targetOf } from './config-edit';
import { newCheck } from './checks/new-check';
import { changeCheck } from './import-check';
import type { ImportFile } from './import-file';
import { importSiteSchema } from './import-site';
import type { ImportSite } from './import-site';
import type { Site } from './site';

type Given = ImportFile['content'];
type GivenClient = NonNullable<Given['clients']>[number];

/** A site out of another program's list, its client by name. */
export interface ForeignSite {
  site: ImportSite;
  /** Empty: none. */
  client: string;
  /** How a client who is new is reached, where the list says so. */
  contact: Pick<GivenClient, 'contact' | 'email' | 'phone'>;
}

/** What of a list is not taken over, and why: a key of the locales under `importLeft`. */
export interface LeftOut {
  name: string;
  reason: string;
}

export interface ForeignList {
  sites: ForeignSite[];
  leftOut: LeftOut[];
  /** Whether what is watched already takes over what the list says; else it stays as the user has set it. */
  isChanging: boolean;
}

export interface PlainList {
  content: Given;
  /** What is there already, or comes a second time: by its name and address. */
  doubled: { name: string; url: string }[];
}

/** Judges what a list says about a site by the rules of an import file; undefined where it does not fit. */
export function toImportSite(given: object): ImportSite | undefined {
  const parsed = importSiteSchema.safeParse(given);
  return parsed.success ? parsed.data : undefined;
}

/** The list as an import file would hold it: its clients found again or new, and nothing twice. */
export function toImportContent(config: Config, list: ForeignList, newId: () => string): PlainList {
  const watched = new Set(config.sites.map(keyOfSite));
  const seen = new Set<string>();
  const doubled: PlainList['doubled'] = [];
  const clients = clientFinder(config, newId);
  const sites = list.sites.flatMap(({ site, client, contact }) => {
    const key = keyOfGiven(site);
    if (seen.has(key) || (!list.isChanging && watched.has(key))) {
      doubled.push({ name: site.name ?? site.url, url: site.url });
      return [];
    }
    seen.add(key);
    return [{ ...site, ...(client !== '' && { client: clients.idOf(client, contact) }) }];
  });
  return { content: { version: 1, clients: clients.added, sites }, doubled };
}

/** Which of the sites is the one that a list gives, by the rule by which it is doubled. */
export function sitesByGiven(sites: readonly Site[]): (given: ImportSite) => Site | undefined {
  const byKey = new Map(sites.map((site) => [keyOfSite(site), site]));
  return (given) => byKey.get(keyOfGiven(given));
}

const keyOfSite = ({ url, check }: Pick<Site, 'url' | 'check'>): string => `${JSON.stringify(targetOf(check))} ${url}`;

function keyOfGiven({ url, check }: ImportSite): string {
  const whole = changeCheck(newCheck(check.kind, url), check);
  return whole.success ? keyOfSite({ url, check: whole.data }) : `${check.kind} ${url}`;
}

interface ClientFinder {
  idOf: (name: string, contact: ForeignSite['contact']) => string;
  added: GivenClient[];
}

/** A name is the same however it is written in small and capital letters. */
function clientFinder({ clients }: Config, newId: () => string): ClientFinder {
  const ids = new Map(clients.map(({ name, id }) => [name.toLowerCase(), id]));
  const added: GivenClient[] = [];
  return {
    added,
    idOf: (name, contact) => {
      const known = ids.get(name.toLowerCase());
      if (known !== undefined) return known;
      const id = newId();
      ids.set(name.toLowerCase(), id);
      added.push({ ...contact, id, name });
      return id;
    },
  };
}
