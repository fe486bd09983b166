import { recipientOf } from './client';
import type { Client } from './client';
import { confirmedWords } from './facts';
import type { FactsSheet } from './facts';
import type { FactKind } from './fact';
import { durationOf } from './incident';
import { writeGap } from './message-gaps';
import { createMessageTimes } from './message-times';
import type { MessageTimes } from './message-times';
import { doSitesDiffer, siteLine, spanOfSites, toldSites } from './outage-site';
import type { OutageSite } from './outage-site';
import { isConditionName, placeholderLabel } from './placeholders';
import type { ConditionName, PlaceholderName } from './placeholders';
import { fail, ok } from './result';
import type { Result } from './result';
import type { Settings } from './settings';
import type { MessagePhase, Template, TemplateFault } from './template';
import { findTemplateFaults, renderText } from './template-engine';
import type { TemplateScope } from './template-engine';
import { asLines, countValue, durationValue, listValue, momentValue, textValue } from './template-values';
import type { KnownValue } from './template-values';

/**
 * A message for one client, ready but for its gaps. A gap stands in the text as `[…]` with the placeholder's name for
 * people; as long as the text holds one, the message does not leave.
 */
export interface Draft {
  phase: MessagePhase;
  recipient: { name: string; email: string; phone: string; whatsapp: string };
  subject: string;
  body: string;
  /** Placeholders for which there is no value yet, in the order of the text; the window asks for them. */
  missing: string[];
}

export interface ComposeInput {
  template: Template;
  client: Client;
  /** This client's own incidents of the outage, at least one; nobody else's. */
  incidents: readonly OutageSite[];
  /** Where all of these sites are hosted, as the user calls it; empty where unknown, or not the same for all. */
  host: string;
  /** The sheet of the outage; what is confirmed in it fills the placeholders of facts. */
  facts: FactsSheet;
  /** What the user added by hand, by the placeholder's name. It fills what the program does not know itself. */
  asked: Readonly<Record<string, string>>;
  /** The last backup before the outage, where one is known: when it was made, epoch milliseconds. */
  backupAt: number | null;
  sender: Settings['sender'];
  /** Epoch milliseconds, as `nowMs`. */
  nextUpdateAt: number;
  nowMs: number;
  /** IANA name (`Europe/Berlin`) of the zone in which the times are written. */
  timeZone: string;
}

/** By what each value is found; most templates ask for few of them. */
type Known = Partial<Record<PlaceholderName, () => KnownValue | undefined>>;

/** The finished text for one client; a template with faults gives these instead. */
export function composeDraft(input: ComposeInput): Result<Draft, TemplateFault[]> {
  const { template, client } = input;
  const faults = findTemplateFaults(template);
  if (faults.length > 0) return fail(faults);

  const { name, email, phone, whatsapp } = recipientOf(client);
  const missing = new Set<PlaceholderName>();
  const scope = scopeOf(input, (name) => missing.add(name));
  // A subject is one line, whatever a value brings along.
  const subject = renderText(template.subject, scope).replace(/\s+/g, ' ').trim();
  const body = renderText(template.body, scope);
  return ok({
    phase: template.phase,
    recipient: { name, email, phone, whatsapp },
    subject,
    body,
    missing: [...missing],
  });
}

/** Each name's value: what the program knows, else what the user said, else a gap. */
function scopeOf(input: ComposeInput, onGap: (name: PlaceholderName) => void): TemplateScope {
  const { client, asked } = input;
  const known = knownValues(input);
  const conditions = conditionsOf(input);
  const askedFor = (name: PlaceholderName): KnownValue | undefined =>
    Object.hasOwn(asked, name) ? textValue(asked[name]?.trim()) : undefined;
  const facts = factValues(input);
  // Who words a fact anew for this one message means these words.
  const valueOf = (name: PlaceholderName): KnownValue | undefined =>
    known[name]?.() ?? askedFor(name) ?? facts[name]?.();
  return {
    valueOf,
    holds: (subject) => (isConditionName(subject) ? conditions[subject] : valueOf(subject) !== undefined),
    gap: (name) => {
      onGap(name);
      return writeGap(placeholderLabel(name, client.language));
    },
  };
}

function conditionsOf({ incidents, template }: ComposeInput): Record<ConditionName, boolean> {
  const { told } = toldSites(incidents, template.phase);
  return {
    'sites.several': told.length > 1,
    'sites.differ': doSitesDiffer(told),
    'incident.over': spanOfSites(told).endedAt !== null,
  };
}

const factPlaceholders: Record<FactKind, PlaceholderName> = {
  cause: 'incident.cause',
  extent: 'incident.extent',
  dataLoss: 'incident.dataLoss',
  worker: 'incident.worker',
};

function factValues({ facts, client }: ComposeInput): Known {
  const entries = (Object.keys(factPlaceholders) as FactKind[]).map((fact) => [
    factPlaceholders[fact],
    () => textValue(confirmedWords(facts, fact, client.language)),
  ]);
  return Object.fromEntries(entries) as Known;
}

/** What the program knows. Undefined means that it does not. */
function knownValues(input: ComposeInput): Known {
  const { client, sender, nowMs, host } = input;
  const recipient = recipientOf(client);
  const times = createMessageTimes(client.language, input.timeZone, nowMs);
  return {
    salutation: () => textValue(recipient.salutation),
    'client.name': () => textValue(client.name),
    'contact.name': () => textValue(recipient.person),
    ...siteValues(input, times),
    ...incidentValues(input, times),
    'host.name': () => textValue(host),
    'update.next': () => momentValue(times, input.nextUpdateAt, ({ beside }, at) => beside(at, nowMs)),
    'me.name': () => textValue(sender.name),
    'me.phone': () => textValue(sender.phone),
    'me.signature': () => textValue(sender.signature === '' ? sender.name : sender.signature),
  };
}

function siteValues({ incidents, client: { language }, template }: ComposeInput, times: MessageTimes): Known {
  const { told, recovered } = toldSites(incidents, template.phase);
  const listOf = (sites: readonly OutageSite[], of: (site: OutageSite) => string) => () =>
    listValue(sites.map(of), language);
  const names = listOf(told, ({ siteName }) => siteName);
  const lines = listOf(told, (site) => siteLine(site, doSitesDiffer(told), language, times));
  return {
    // A template that was written for one site names all of them in its place.
    'site.name': names,
    'site.url': listOf(told, ({ url }) => url),
    'site.hosting': listOf(told, ({ hosting }) => hosting),
    'sites.names': names,
    'sites.list': () => asLines(lines()),
    'sites.count': () => countValue(told.length, language),
    'sites.recovered': listOf(recovered, ({ siteName }) => siteName),
  };
}

function incidentValues(input: ComposeInput, times: MessageTimes): Known {
  const { incidents, client, template, backupAt, nowMs } = input;
  const span = spanOfSites(toldSites(incidents, template.phase).told);
  const { startedAt, endedAt } = span;
  const lastBackupAt = backupAt !== null && backupAt < startedAt ? backupAt : null;
  return {
    'incident.start': () => momentValue(times, startedAt, ({ full }, at) => full(at)),
    'incident.startTime': () => momentValue(times, startedAt, ({ beside }, at) => beside(at, nowMs)),
    'incident.date': () => momentValue(times, startedAt, ({ date }, at) => date(at)),
    'incident.end': () => momentValue(times, endedAt, ({ full }, at) => full(at)),
    'incident.endTime': () => momentValue(times, endedAt, ({ beside }, at) => beside(at, startedAt)),
    'incident.duration': () => durationValue(durationOf(span, nowMs), client.language),
    'backup.last': () => momentValue(times, lastBackupAt, ({ full }, at) => full(at)),
    'backup.age': () => (lastBackupAt === null ? undefined : durationValue(startedAt - lastBackupAt, client.language)),
  };
}
