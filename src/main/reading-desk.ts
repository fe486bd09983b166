import { incidentPageOf } from './log-book/incident-page';
import { readSiteRecords } from './site-records';
import type { LogReaders } from './ports';
import type { Answer, Asked, MoreThreads, ReadingKind, ReadLog } from './reading-tasks';

type Carry = {
  [Kind in ReadingKind]: (desk: Desk, asked: Asked<Kind>) => Answer<Kind> | Promise<Answer<Kind>>;
};

interface Desk {
  readers: LogReaders;
  moreThreads: MoreThreads;
}

/** What writes is loaded when something is to be written: whoever looks something up does not wait for it. */
const carry: Carry = {
  'incident-page': ({ readers }, asked) => readers.atOnce(() => incidentPageOf(readers, asked)),
  'incident-file': async ({ readers, moreThreads }, asked) =>
    (await import('./reports/incident-file-parts')).writeIncidents(readers, asked, moreThreads),
  'incident-part': async ({ readers }, asked) => (await import('./reports/incident-file-parts')).partOf(readers, asked),
  'incident-paper': async ({ readers }, asked) => {
    const { incidentPaper } = await import('./reports/incident-paper');
    return incidentPaper(readers.withTimelineOf(readers.keysOf(asked.choice)), asked);
  },
  'site-records': ({ readers }, asked) => readers.atOnce(() => readSiteRecords(readers, asked)),
  'status-files': async (_desk, model) => (await import('./status-page/page-files')).pageFiles(model),
  'client-report': async ({ readers }, asked) =>
    (await import('./reports/report-paper')).clientReportPaper(readers, asked),
};

/** Reads through the log in this thread: one task after the other, since they share what they read with. */
export function createReadingDesk(open: () => LogReaders, moreThreads: MoreThreads = () => []): ReadLog {
  let readers: LogReaders | null = null;
  let last: Promise<unknown> = Promise.resolve();
  return (kind, asked) => {
    const answer = last.then(() => carry[kind]({ readers: (readers ??= open()), moreThreads }, asked));
    last = answer.catch(() => undefined);
    return answer;
  };
}
