import type { StatusPage, StatusTarget } from '../../../core/status-page-settings';
import type { Language } from '../../../core/language';

type Place = StatusTarget['kind'];

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
  place: Place;
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
  const server = target.kind === 'folder' ? {} : target;
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
  const sites =
    which === 'all'
      ? { kind: 'all' }
      : { kind: 'chosen', chosen: chosen.map((siteId) => ({ siteId, shownAs: names[siteId] ?? '' })) };
  return {
    ...{ name, clientId: clientId === '' ? null : clientId, language, sites },
    ...{ publicUrl, hosting, isElsewhere, everyMinutes },
    target: targetOf(values),
  };
}

function targetOf({ place, host, port, user, directory, signIn }: StatusPageValues): unknown {
  switch (place) {
    case 'folder':
      return { kind: place };
    case 'ftps':
      return { kind: place, host, port, user, directory };
    case 'sftp':
      return { kind: place, host, port, user, directory, signIn };
  }
}

const usualPorts: Record<Place, number | null> = { folder: null, sftp: 22, ftps: 21 };

/** The port once another kind of place was chosen: the usual one of the new kind, unless another one was typed. */
export function portAfter(values: Pick<StatusPageValues, 'port'>, next: Place): number | string {
  const isUsual = Object.values(usualPorts).some((port) => port === values.port);
  return isUsual ? (usualPorts[next] ?? values.port) : values.port;
}

/** In which field a path of the schema is shown. */
export function statusPageFieldOf(path: string, { place }: StatusPageValues): string {
  if (path === 'sites' || path.startsWith('sites.')) return 'chosen';
  if (path === 'target') return place === 'folder' ? 'place' : 'host';
  return path.replace(/^target\./, '');
}
