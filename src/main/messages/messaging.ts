import type { Handlers, MessagingCommand } from '../../core/api';
import type { Config } from '../../core/config';
import type { Message } from '../../core/message';
import type { FindingKind } from '../../core/promise-guard/finding';
import { fail, ok } from '../../core/result';
import type { SiteView, Snapshot, Trouble } from '../../core/snapshot';
import type { Clock, HistoryStore, Log, SendMail, Words } from '../ports';
import { checkLeaving } from './check-leaving';
import { createDrafts } from './drafts';
import { createHandOver } from './hand-over';
import type { Outages } from './outages';
import { createSendQueue } from './send-queue';
import { createTold } from './told';
import type { Transports } from './transports';

export interface MessagingParts {
  clock: Clock;
  log: Log;
  newId: () => string;
  timeZone: () => string;
  words: Pick<Words, 't'>;
  config: () => Config;
  siteViews: () => readonly SiteView[];
  history: HistoryStore;
  outages: Outages;
  /** Writes what waits for the disk, then this. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
  /** The same, but what the disk refuses waits, and comes before all that is written later. */
  keepSoon: (what: string, write: () => void) => void;
  sendMail: SendMail;
  transports: Transports;
  onProgress: (sending: Snapshot['sending']) => void;
  /** Something about the messages is different now; which of them are uncertain. */
  onChange: (mailUncertain: Snapshot['mailUncertain']) => void;
  reportTrouble: (key: string, params: Trouble['params']) => void;
}

export interface Messaging {
  handlers: Pick<Handlers, MessagingCommand>;
  /** Sees to what the last run left behind. */
  recover: () => void;
  /** Goes on sending what was ordered a short while ago; for when the password is known. */
  resume: () => void;
  stop: () => void;
}

/** Everything about messages to clients, put together. */
export function createMessaging(parts: MessagingParts): Messaging {
  const { config, history, outages } = parts;
  const onChange = (): void => {
    const uncertain = history.messagesIn(['uncertain']);
    parts.onChange(uncertain.map(({ clientId, incidentIds: [incidentId = ''] }) => ({ incidentId, clientId })));
  };

  function check(message: Message, despite: readonly FindingKind[], asked?: Readonly<Record<string, string>>) {
    const client = config().clients.find(({ id }) => id === message.clientId);
    const outage = outages.of(message.incidentIds[0] ?? '');
    if (client === undefined) return fail({ kind: 'not-found' as const, what: 'client' as const });
    const { way, incidentIds: ownIds } = message;
    const incidents = outage?.incidents ?? [];
    return checkLeaving({ client, message, way, incidents, ownIds, despite, ...(asked && { asked }) }, config());
  }

  /** Asked of the log, right where a message would leave: no mark that is lost on the way lets a rehearsed one out. */
  const isDrill = ({ incidentIds }: Pick<Message, 'incidentIds'>): boolean =>
    incidentIds.some((id) => history.incident(id)?.classification === 'drill');
  const drafts = createDrafts(parts);
  const told = createTold({ ...parts, onChange });
  const queue = createSendQueue({ ...parts, check, isDrill, onChange });
  const ways = createHandOver({ ...parts, check, isDrill, onChange, send: queue.send });

  return {
    handlers: {
      'outage.informed': ({ incidentId }) => {
        const outage = outages.of(incidentId);
        return outage === undefined ? fail({ kind: 'not-found', what: 'incident' }) : ok(outages.informed(outage));
      },
      'messages.prepareAll': drafts.prepareAll,
      'messages.save': drafts.save,
      'messages.discard': drafts.discard,
      'messages.sendAll': queue.sendAll,
      'messages.stopSending': queue.stopSending,
      'messages.handOver': ways.handOver,
      'messages.deliver': ways.deliver,
      'messages.resend': queue.resend,
      'messages.settle': queue.settle,
      'client.told': told.told,
      'client.noticed': told.noticed,
    },
    recover: () => {
      parts.transports.tidyUp();
      queue.recover();
    },
    resume: queue.resume,
    stop: queue.stop,
  };
}
