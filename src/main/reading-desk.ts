import type { IncidentWithTimeline } from '../core/incident';
import { incidentPageOf } from './log-book/incident-page';
import { readSiteRecords } from './site-records';
import type { LogReaders } from './ports';
import type { Answer, Asked, ReadingKind, ReadLog, IncidentChoice } from './reading-tasks';

type Carry = {
  [Kind in ReadingKind]: (readers: LogReaders, asked: Asked<Kind>) => Answer<Kind> | Promise<Answer<Kind>>;
};

/** What writes is loaded when something is to be written: whoever looks something up does not wait for it. */
const carry: Carry = {
  'incident-page': (readers, asked) => readers.atOnce(() => incidentPageOf(readers, asked)),
  'incident-file': async (readers, { choice, format, path, language }) => {
    const [{ writeIncidentFile }, { wordsIn }] = await Promise.all([
      import('./reports/incident-file'),
      import('./words'),
    ]);
    return writeIncidentFile(path, format, chosen(readers, choice), wordsIn(language));
  },
  'incident-paper': async (readers, asked) => {
    const { incidentPaper } = await import('./reports/incident-paper');
    return incidentPaper([...chosen(readers, asked.choice)], asked);
  },
  'site-records': (readers, asked) => readers.atOnce(() => readSiteRecords(readers, asked)),
  'status-files': async (_readers, model) => (await import('./status-page/page-files')).pageFiles(model),
  'client-report': async (readers, asked) => (await import('./reports/report-paper')).clientReportPaper(readers, asked),
};

function chosen(readers: LogReaders, choice: IncidentChoice): Iterable<IncidentWithTimeline> {
  switch (choice.kind) {
    case 'filter':
      return readers.eachWithTimeline(choice.filter);
    case 'one': {
      const incident = readers.incident(choice.id);
      return incident === undefined ? [] : [incident];
    }
    case 'none':
      return [];
  }
}

/** Reads through the log in this thread: one task after the other, since they share what they read with. */
export function createReadingDesk(open: () => LogReaders): ReadLog {
  let readers: LogReaders | null = null;
  let last: Promise<unknown> = Promise.resolve();
  return (kind, asked) => {
    const answer = last.then(() => carry[kind]((readers ??= open()), asked));
    last = answer.catch(() => undefined);
    return answer;
  };
}
