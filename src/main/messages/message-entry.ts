import type { TimelineEntry } from '../../core/incident';
import type { Message } from '../../core/message';

type About = Omit<Extract<TimelineEntry, { kind: 'message-prepared' }>, 'kind'>;

/** What a timeline holds of a message, word for word. */
export function aboutMessage(message: Message, at: number, isDrill = false): About {
  const { phase, way, clientId, clientName, recipient, subject, body, findings } = message;
  return {
    ...{ at, phase, transport: way, clientId, clientName, recipient, subject, body },
    ...(findings.length > 0 && { findings }),
    ...(isDrill && { isDrill }),
  };
}
