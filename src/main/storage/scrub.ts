/** A line of the log as it is kept, whichever version wrote it. */
type Facts = Record<string, unknown>;

export interface Scrubbing {
  clientId: string;
  clientName: string;
  /** What stands wherever something was. */
  word: string;
  keepsSites: boolean;
  /** Of the client's sites and incidents. */
  siteIds: ReadonlySet<string>;
  incidentIds: ReadonlySet<string>;
}

/** What is a fact of the watch, and nobody's data: everything else of a line that is text is replaced. */
const factsOfTheWatch: ReadonlySet<string> = new Set([
  ...['kind', 'phase', 'transport', 'way', 'via', 'state', 'cause', 'as', 'answer', 'alert', 'fact', 'certainty'],
  ...[
    'hostIncidentId',
    'id',
    'incidentId',
    'siteId',
    'groupKind',
    'concern',
    'mark',
    'channel',
    'trouble',
    'findings',
    'of',
  ],
]);
/** Names and addresses of sites and hosts, and what a failed check said, in which they stand. */
const namesOfSites: ReadonlySet<string> = new Set(['label', 'detail', 'from', 'window', 'siteName', 'url', 'groupKey']);

/** A line of one of the client's timelines, or one that is about him in another's. */
export function scrubLine(facts: Facts, { word, keepsSites }: Scrubbing): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      const stays = factsOfTheWatch.has(name) || (keepsSites && namesOfSites.has(name));
      return [name, stays ? value : withoutText(value, name === 'clientId' ? '' : word)];
    }),
  );
}

function withoutText(value: unknown, word: string): unknown {
  if (typeof value === 'string') return value === '' ? '' : word;
  if (Array.isArray(value)) return value.map((each: unknown) => withoutText(each, word));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutText(each, word)]));
}

/** An alert on its way, with those folded into it: his name goes, and where his sites are not kept, theirs. */
export function scrubAlert(value: unknown, scrubbing: Scrubbing): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => scrubAlert(each, scrubbing));
  if (typeof value !== 'object' || value === null) return value;
  const facts = value as Facts;
  const isHis = !scrubbing.keepsSites && isAboutSiteOf(facts, scrubbing);
  return Object.fromEntries(
    Object.entries(facts).map(([name, inner]) => {
      if (name === 'clientNames' && Array.isArray(inner)) {
        return [name, inner.map((each: unknown) => (each === scrubbing.clientName ? scrubbing.word : each))];
      }
      if (isHis && (name === 'siteName' || name === 'label')) return [name, scrubbing.word];
      return [name, scrubAlert(inner, scrubbing)];
    }),
  );
}

export function isAboutSiteOf({ incidentId, siteId }: Facts, { incidentIds, siteIds }: Scrubbing): boolean {
  const isIn = (ids: ReadonlySet<string>, id: unknown): boolean => typeof id === 'string' && ids.has(id);
  return isIn(incidentIds, incidentId) || isIn(siteIds, siteId);
}
