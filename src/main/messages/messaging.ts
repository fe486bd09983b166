import type { Handlers } from '../../core/api';
import type { Config } from '../../core/config';
import { fail, ok } from '../../core/result';
import type { SiteView } from '../../core/snapshot';
import type { Clock, HistoryStore } from '../ports';
import { createDrafts } from './drafts';
import { createOutages } from './outages';
import { createTold } from './told';

export interface MessagingParts {
  clock: Clock;
  newId: () => string;
  timeZone: () => string;
  config: () => Config;
  siteViews: () => readonly SiteView[];
  history: HistoryStore;
  /** Writes what waits for the disk, then this. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
}

export interface Messaging {
  handlers: Pick<
    Handlers,
    | 'outage.informed'
    | `messages.${'prepareAll' | 'save' | 'discard' | 'sendAll' | 'stopSending' | 'handOver' | 'resend' | 'settle'}`
    | `client.${'told' | 'noticed'}`
  >;
}

const noMailAccount = fail({ kind: 'invalid' as const, issues: [{ path: '', message: 'no-mail-account' }] });

/** Everything about messages to clients, put together. */
export function createMessaging(parts: MessagingParts): Messaging {
  const outages = createOutages(parts);
  const drafts = createDrafts({ ...parts, outages });
  const told = createTold({ ...parts, outages });
  return {
    handlers: {
      'outage.informed': ({ incidentId }) => {
        const outage = outages.of(incidentId);
        return outage === undefined ? fail({ kind: 'not-found', what: 'incident' }) : ok(outages.informed(outage));
      },
      'messages.prepareAll': drafts.prepareAll,
      'messages.save': drafts.save,
      'messages.discard': drafts.discard,
      'messages.sendAll': () => noMailAccount,
      'messages.stopSending': () => ok(null),
      'messages.handOver': () => noMailAccount,
      'messages.resend': () => noMailAccount,
      'messages.settle': () => noMailAccount,
      'client.told': told.told,
      'client.noticed': told.noticed,
    },
  };
}
