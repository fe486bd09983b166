import { salutationOf } from './client';
import type { Client, Language } from './client';
import { longDuration } from './duration';
import { durationOf } from './incident';
import type { Incident } from './incident';
import { writeGap } from './message-gaps';
import { createMessageTimes } from './message-times';
import { placeholderLabel } from './placeholders';
import type { PlaceholderName } from './placeholders';
import { fail, ok } from './result';
import type { Result } from './result';
import type { Settings } from './settings';
import type { MessagePhase, Template, TemplateFault } from './template';
import { findTemplateFaults, placeholdersIn, renderText } from './template-engine';

/**
 * A message for one client, ready but for its gaps. A gap stands in the text as `[…]` with the placeholder's name for
 * people; as long as the text holds one, the message does not leave.
 */
export interface Draft {
  phase: MessagePhase;
  recipient: { name: string; email: string; phone: string };
  subject: string;
  body: string;
  /** Placeholders for which there is no value yet, in the order of the text; the window asks for them. */
  missing: string[];
}

export interface ComposeInput {
  template: Template;
  client: Client;
  site: { name: string; url: string; hosting: string };
  incident: Pick<Incident, 'startedAt' | 'endedAt'>;
  sender: Settings['sender'];
  /** What the user added by hand, by the placeholder's name. It fills what the program does not know itself. */
  facts: Readonly<Record<string, string>>;
  /** Epoch milliseconds, as `nowMs`. */
  nextUpdateAt: number;
  nowMs: number;
  /** IANA name (`Europe/Berlin`) of the zone in which the times are written. */
  timeZone: string;
}

type Values = Partial<Record<PlaceholderName, string>>;
type Known = Partial<Record<PlaceholderName, string | undefined>>;

/** The finished text for one client; a template with faults gives these instead. */
export function composeDraft(input: ComposeInput): Result<Draft, TemplateFault[]> {
  const { template, client } = input;
  const faults = findTemplateFaults(template);
  if (faults.length > 0) return fail(faults);

  const names = [...new Set([...placeholdersIn(template.subject), ...placeholdersIn(template.body)])];
  const { values, missing } = fillValues(names, knownValues(input), input.facts, client.language);
  return ok({
    phase: template.phase,
    recipient: { name: client.contact === '' ? client.name : client.contact, email: client.email, phone: client.phone },
    // A subject is one line, whatever a value brings along.
    subject: renderText(template.subject, values).replace(/\s+/g, ' ').trim(),
    body: renderText(template.body, values),
    missing,
  });
}

/** Each name's value: what the program knows, else what the user said, else a gap. */
function fillValues(
  names: readonly PlaceholderName[],
  known: Known,
  facts: ComposeInput['facts'],
  language: Language,
): { values: Values; missing: PlaceholderName[] } {
  const values: Values = {};
  const missing: PlaceholderName[] = [];
  for (const name of names) {
    const fact = Object.hasOwn(facts, name) ? facts[name]?.trim() : undefined;
    const value = known[name] || fact;
    if (!value) missing.push(name);
    values[name] = value || writeGap(placeholderLabel(name, language));
  }
  return { values, missing };
}

/** What the program knows. An empty text or undefined means that it does not. */
function knownValues(input: ComposeInput): Known {
  const { client, site, incident, sender, nowMs } = input;
  const times = createMessageTimes(client.language, input.timeZone, nowMs);
  const { startedAt, endedAt } = incident;
  return {
    salutation: salutationOf(client),
    'client.name': client.name,
    'contact.name': client.contact,
    'site.name': site.name,
    'site.url': site.url,
    'site.hosting': site.hosting,
    'incident.start': times.full(startedAt),
    'incident.startTime': times.beside(startedAt, nowMs),
    'incident.date': times.date(startedAt),
    'incident.end': endedAt === null ? undefined : times.full(endedAt),
    'incident.endTime': endedAt === null ? undefined : times.beside(endedAt, startedAt),
    'incident.duration': longDuration(durationOf(incident, nowMs), client.language),
    'update.next': times.beside(input.nextUpdateAt, nowMs),
    'me.name': sender.name,
    'me.phone': sender.phone,
    'me.signature': sender.signature === '' ? sender.name : sender.signature,
  };
}
