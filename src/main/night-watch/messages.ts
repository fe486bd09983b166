import { join } from 'node:path';
import { askSavePath } from '../desktop/dialogs';
import { createFileOpener } from '../desktop/opener';
import { copyText } from '../desktop/system';
import { createMessaging } from '../messages/messaging';
import type { Messaging } from '../messages/messaging';
import { createOutages } from '../messages/outages';
import type { Outages } from '../messages/outages';
import { createTransports } from '../messages/transports';
import { createNextUpdates } from '../next-updates';
import type { Opener, SendMail } from '../ports';
import type { Ground } from './ground';

export interface MessagesDependencies {
  ground: Ground;
  sendMail: SendMail;
  openAddress: Opener;
  changed: () => void;
}

/** Messages to clients: who is concerned, what is sent to them, and when the next one is due. */
export interface Messages extends Omit<Messaging, 'stop'> {
  outages: Outages;
  /** Clients may have gone, or sites may have another one now. */
  sitesChanged: () => void;
  stop: () => void;
}

export function createMessages({ ground, sendMail, openAddress, changed }: MessagesDependencies): Messages {
  const { clock, log, newId, timeZone, dataDir, words, history, state } = ground;
  const outages = createOutages({ config: state.config, history });
  const nextUpdates = createNextUpdates({
    ...{ clock, history, outages },
    onChange: (next) => state.setMessaging({ nextUpdates: next }),
    remind: (reminder) => {
      // One that a kill left in the outbox is on its way already.
      const isOnItsWay = history.pendingAlerts().some(({ id }) => id === reminder.id);
      if (!isOnItsWay) state.raise({ ...reminder, createdAt: clock.now() });
    },
  });
  const draftFolder = join(dataDir, 'mail-drafts');
  const messaging = createMessaging({
    ...{ clock, log, newId, timeZone, words, history, outages, sendMail },
    config: state.config,
    siteViews: () => state.snapshot().sites,
    keep: state.keep,
    keepSoon: state.keepSoon,
    transports: createTransports({
      ...{ opener: openAddress, copy: copyText, clock, draftFolder, platform: process.platform },
      askEmlPath: (fileName) => askSavePath(words.t('outgoing.saveTitle'), fileName, 'eml'),
      openFile: createFileOpener(draftFolder),
    }),
    onProgress: (sending) => state.setMessaging({ sending }),
    onChange: (mailUncertain) => {
      state.setMessaging({ mailUncertain });
      nextUpdates.refresh();
      changed();
    },
    reportTrouble: state.reportTrouble,
  });

  return {
    ...messaging,
    outages,
    sitesChanged: nextUpdates.refresh,
    stop: () => {
      messaging.stop();
      nextUpdates.stop();
    },
  };
}
