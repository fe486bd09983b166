import type { ParsedInput, Reply } from '../../core/api';
import { attempt } from '../../core/attempt';
import { fail, ok } from '../../core/result';
import type { LogBookParts } from './parts';

export interface Looking {
  page: (request: ParsedInput<'incidents.page'>) => Promise<Reply<'incidents.page'>>;
  tags: () => Reply<'incidents.tags'>;
  tag: (request: ParsedInput<'incidents.tag'>) => Reply<'incidents.tag'>;
}

/** Looking through the log, page by page, and the words by which one finds something again. */
export function createLooking({ history, index, keep, readPage }: LogBookParts): Looking {
  return {
    page: async (asked) => ok(await readPage(asked)),
    tags: () => ok(index.tags()),
    tag: ({ id, tags }) => {
      if (history.incident(id) === undefined) return fail({ kind: 'not-found', what: 'incident' });
      return attempt(() => {
        keep(() => index.setTags(id, [...new Set(tags)]));
        return null;
      });
    },
  };
}
