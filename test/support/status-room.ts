import { ok } from '../../src/core/result';
import type { StatusPageState } from '../../src/core/status-page-settings';
import type { StatusOrder, StatusOutbox } from '../../src/main/ports';
import { pageFiles } from '../../src/main/status-page/page-files';
import { createStatusPages } from '../../src/main/status-page/status-pages';
import type { StatusPages, StatusPagesDependencies } from '../../src/main/status-page/status-pages';
import { createWords } from '../../src/main/words';
import { recordingLog } from './history-samples';

/** The outbox of status pages in memory. */
export function memoryStatusOutbox(): StatusOutbox {
  const rows = new Map<string, StatusOrder>();
  const publications: { incidentId: string; atMs: number }[] = [];
  const rowOf = (pageId: string): StatusOrder => rows.get(pageId) ?? { pageId, wanted: 0, written: 0, writtenAt: null };
  return {
    want: (pageId) => {
      const row = rowOf(pageId);
      rows.set(pageId, { ...row, wanted: row.wanted + 1 });
      return row.wanted + 1;
    },
    written: (pageId, upTo, writtenAt) => void rows.set(pageId, { ...rowOf(pageId), written: upTo, writtenAt }),
    orders: () => [...rows.values()],
    forget: (pageId) => void rows.delete(pageId),
    notePublication: (incidentId, atMs) => void publications.push({ incidentId, atMs }),
    publishedSince: (sinceMs) => [
      ...new Set(publications.flatMap(({ incidentId, atMs }) => (atMs >= sinceMs ? [incidentId] : []))),
    ],
  };
}

export interface StatusRoom {
  pages: StatusPages;
  outbox: StatusOutbox;
  secrets: Map<string, string>;
  /** What was written, by the path. */
  written: Map<string, string>;
  /** What the window was told last, and what is wrong. */
  states: () => StatusPageState[];
  trouble: () => unknown;
}

/** Status pages over a state of the test's, written into memory. */
export function openStatusRoom(
  parts: Pick<
    StatusPagesDependencies,
    'clock' | 'newId' | 'config' | 'setConfig' | 'snapshot' | 'history' | 'addToTimelines' | 'lastAddressOf'
  > &
    Partial<StatusPagesDependencies>,
): StatusRoom {
  const outbox = parts.outbox ?? memoryStatusOutbox();
  const secrets = new Map<string, string>();
  const written = new Map<string, string>();
  let states: StatusPageState[] = [];
  let trouble: unknown = null;
  const pages = createStatusPages({
    log: recordingLog(),
    words: createWords(),
    timeZone: () => 'Europe/Berlin',
    secrets: {
      getForPage: (id) => secrets.get(id) ?? null,
      setForPage: (id, secret) => {
        if (secret === null) secrets.delete(id);
        else secrets.set(id, secret);
        return Promise.resolve();
      },
    },
    daysOf: () => Promise.resolve([]),
    writeText: (path, text) => {
      written.set(path, text);
      return Promise.resolve(ok(null));
    },
    addressesOf: () => Promise.reject(new Error('No name server here.')),
    filesOf: pageFiles,
    askFolder: () => Promise.resolve('/srv/status'),
    askKeyFile: () => Promise.resolve('/home/jana/.ssh/id'),
    onStates: (next) => (states = next),
    onTrouble: (next) => (trouble = next),
    ...parts,
    outbox,
  });
  return { pages, outbox, secrets, written, states: () => states, trouble: () => trouble };
}
