import { lookup } from 'node:dns/promises';
import { askAnyFile, askFolder } from '../desktop/dialogs';
import { everyMinute } from '../every-minute';
import { paced } from '../paced';
import { writeWholeFile } from '../reports/whole-file';
import type { SiteRecords } from '../site-records';
import { createStatusPages } from '../status-page/status-pages';
import type { StatusPages } from '../status-page/status-pages';
import type { Ground } from './ground';

/** Whether a status page says something else by now is looked at this often at most. */
const pagesGapMs = 5000;

export interface PublicPagesDependencies {
  ground: Ground;
  records: SiteRecords;
}

/** The status pages, looked through when something has changed and once a minute. */
export interface PublicPages extends Pick<StatusPages, 'handlers' | 'start' | 'stop'> {
  /** Something has changed that a page may show. */
  lookSoon: () => void;
}

export function createPublicPages({ ground, records }: PublicPagesDependencies): PublicPages {
  const { clock, log, newId, words, timeZone, history, secrets, statusOutbox, state, papers } = ground;
  const statusPages = createStatusPages({
    ...{ clock, log, newId, words, timeZone, history, secrets },
    filesOf: (model) => papers.read('status-files', model),
    ...{ config: state.config, setConfig: state.setConfig, snapshot: state.snapshot },
    ...{ addToTimelines: state.addToTimelines, lastAddressOf: state.lastAddressOf },
    ...{ outbox: statusOutbox, daysOf: records.daysOfSites },
    writeText: (path, text) => writeWholeFile(path, text, words),
    addressesOf: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
    askFolder: () => askFolder(words.t('statusPlace.askFolder')),
    askKeyFile: () => askAnyFile(words.t('statusPlace.askKeyFile')),
    onStates: (statusPageStates) => state.setMessaging({ statusPageStates }),
    onTrouble: (trouble) =>
      trouble === null
        ? state.dismissTrouble('status-page-failed')
        : state.reportTrouble('status-page-failed', { ...trouble }),
  });
  const look = paced(clock, pagesGapMs, statusPages.look);
  const stopRounds = everyMinute(clock, statusPages.round);

  return {
    handlers: statusPages.handlers,
    start: statusPages.start,
    lookSoon: look.request,
    stop: () => {
      look.stop();
      stopRounds();
      statusPages.stop();
    },
  };
}
