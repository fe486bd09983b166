import type { StatusPage } from '../../../core/status-page-settings';
import type { Language } from '../../../core/language';

/** A status page as the form's fields hold it, with fields for all its kinds. */
export interface StatusPageValues {
  name: string;
  /** Empty: for all clients. */
  clientId: string;
  language: Language;
  which: 'all' | 'chosen';
  /** The ids of the chosen sites, and by them the names that are shown. */
  chosen: string[];
  names: Record<string, string>;
  publicUrl: string;
  hosting: string;
  isElsewhere: boolean;
  everyMinutes: number | string;
  place: 'folder' | 'sftp';
  host: string;
  port: number | string;
  user: string;
  directory: string;
  signIn: 'password' | 'key';
}

export function newStatusPageValues(language: Language): StatusPageValues {
  return {
    ...{ name: '', clientId: '', language, which: 'all', chosen: [], names: {} },
    ...{ publicUrl: '', hosting: '', isElsewhere: false, everyMinutes: 10 },
    ...{ place: 'sftp', host: '', port: 22, user: '', directory: '', signIn: 'password' },
  };
}

export function toStatusPageValues(page: StatusPage): StatusPageValues {
  const { name, clientId, language, sites, publicUrl, hosting, isElsewhere, everyMinutes, target } = page;
  const chosen = sites.kind === 'chosen' ? sites.chosen : [];
  const server = target.kind === 'sftp' ? target : {};
  const { kind: _, ...fields } = { kind: '', ...server };
  return {
    ...newStatusPageValues(language),
    ...{ name, clientId: clientId ?? '', which: sites.kind, chosen: chosen.map(({ siteId }) => siteId) },
    names: Object.fromEntries(chosen.map(({ siteId, shownAs }) => [siteId, shownAs])),
    ...{ publicUrl, hosting, isElsewhere, everyMinutes, place: target.kind },
    ...fields,
  };
}

/** What the schema judges. */
export function toStatusPageInput(values: StatusPageValues): unknown {
  const { name, clientId, language, which, chosen, names, publicUrl, hosting, isElsewhere, everyMinutes } = values;
  const { place, host, port, user, directory, signIn } = values;
  const sites =
    which === 'all'
      ? { kind: 'all' }
      : { kind: 'chosen', chosen: chosen.map((siteId) => ({ siteId, shownAs: names[siteId] ?? '' })) };
  return {
    ...{ name, clientId: clientId === '' ? null : clientId, language, sites },
    ...{ publicUrl, hosting, isElsewhere, everyMinutes },
    target: place === 'folder' ? { kind: 'folder' } : { kind: 'sftp', host, port, user, directory, signIn },
  };
}

/** In which field a path of the schema is shown. */
export function statusPageFieldOf(path: string, { place }: StatusPageValues): string {
  if (path === 'sites' || path.startsWith('sites.')) return 'chosen';
  if (path === 'target') return place === 'sftp' ? 'host' : 'place';
  return path.replace(/^target\./, '');
}
