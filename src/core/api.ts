import { z } from 'zod';
import { channelNameSchema, namedSecretSchema } from './alert-channel';
import { agreementSchema, siteAgreementSchema } from './agreement';
import type { Availability } from './availability';
import type { BackupCopy, BackupList, BackupLoss } from './backup';
import { clientEditSchema } from './client';
import type { Client } from './client';
import type { Draft } from './compose';
import type { DrillRecord, DrillTimes } from './drill';
import { emergencyCardEditSchema } from './emergency-card';
import { erasureSchema } from './erasure';
import type { ErasurePreview } from './erasure';
import { checkSchema } from './checks/check-kinds';
import { factFields } from './fact';
import { incidentFilterSchema, saidClassificationSchema, transportSchema } from './incident';
import { mostTags, pageMarkSchema, tagSchema } from './incident-page';
import type { IncidentPage } from './incident-page';
import type { ImportPreview } from './preview';
import type { Incident, IncidentWithTimeline } from './incident';
import type { InformedList } from './informed';
import type { Language } from './language';
import { maintenanceEditSchema } from './maintenance';
import type { MaintenanceWindow } from './maintenance';
import type { Message } from './message';
import { nameSchema } from './name';
import { findingKinds } from './promise-guard/finding';
import type { FindingKind } from './promise-guard/finding';
import { reportDaysSchema } from './report-period';
import type { ResponseSummary } from './response-histogram';
import type { Result } from './result';
import { settingsEditSchema } from './settings';
import { siteEditSchema } from './site';
import type { Site } from './site';
import type { SiteEvent } from './site-event';
import type { SiteRecord } from './site-record';
import type { Snapshot } from './snapshot';
import { statusPageEditSchema } from './status-page-settings';
import type { StatusPage } from './status-page-settings';
import { messagePhaseSchema, templateEditSchema } from './template';
import type { Template, TemplateFault } from './template';
import { longestWrittenText, writtenKindSchema } from './written-entry';

/**
 * What went wrong with something the window asked for. The window shows the sentence that the locales have for it.
 * - `invalid`: the input does not fit; `issues` says where and why (keys of the locales under `invalid`).
 * - `not-found`: what is meant is gone, perhaps deleted meanwhile.
 * - `template`: a template has faults, each at its place.
 * - `findings`: the guard points at something in messages that the user has not said he wants to send despite it; nothing
 *   was sent. `id` is that of the message, or '' where there is but the one.
 * - `failed`: an effect failed (disk, mail program); `reason` is the system's own words.
 */
export type ApiError =
  | { kind: 'invalid'; issues: { path: string; message: string }[] }
  | { kind: 'not-found'; what: NotFound }
  | { kind: 'template'; faults: TemplateFault[] }
  | { kind: 'findings'; messages: { id: string; kinds: FindingKind[] }[] }
  | { kind: 'failed'; what: FailedAction; reason: string };

export type NotFound =
  | 'site'
  | 'client'
  | 'incident'
  | 'template'
  | 'maintenance'
  | 'preview'
  | 'message'
  | 'statusPage'
  | 'entry'
  | 'backup';

export type FailedAction =
  | 'save'
  | 'export'
  | 'import'
  | 'fill'
  | 'open-mail'
  | 'open-whatsapp'
  | 'open-sms'
  | 'open-phone'
  | 'open-file'
  | 'open-site'
  | 'copy'
  | 'note-message'
  | 'login'
  | 'secret'
  | 'channel'
  | 'status-page'
  | 'logo'
  | 'backup'
  | 'restore'
  | 'open-page'
  | 'report'
  | 'internal';

const id = z.object({ id: z.string().min(1).max(200) });
const nothing = z.object({});

/** Values the user adds to a message by hand, by the placeholder's name (`update.news`, `incident.cause`). */
const factsSchema = z.record(z.string().max(60), z.string().max(2000));

const composeSchema = z.object({
  incidentId: z.string(),
  clientId: z.string(),
  templateId: z.string(),
  facts: factsSchema,
  /** When the next message is announced for, epoch milliseconds. */
  nextUpdateAt: z.number(),
});
export type ComposeRequest = z.infer<typeof composeSchema>;

const subjectSchema = z.string().max(1000);
const bodySchema = z.string().min(1).max(50_000);
const despiteSchema = z.array(z.enum(findingKinds)).max(findingKinds.length);
/** ECMAScript's dates end there. */
const instantSchema = z.number().min(0).max(8.64e15);

const deliverSchema = z.object({
  incidentId: z.string(),
  clientId: z.string(),
  phase: messagePhaseSchema,
  transport: transportSchema,
  subject: subjectSchema,
  body: bodySchema,
  /** What the user added by hand while composing: in his own words for a confirmed cause nothing is a guess. */
  facts: factsSchema.optional(),
  /** When the text announces the next message. */
  nextUpdateAt: instantSchema.nullable().optional(),
  /** What the guard points at, seen by the user, who hands the message over all the same. */
  despite: despiteSchema.optional(),
});
export type DeliverRequest = z.infer<typeof deliverSchema>;

const phasesOfOutage = z.object({
  incidentId: z.string(),
  phase: messagePhaseSchema,
  /** Null: whoever is concerned and has not had it yet. */
  clientIds: z.array(z.string()).max(1000).nullable(),
});
export type PrepareRequest = z.infer<typeof phasesOfOutage>;

const saveMessageSchema = id.extend({
  subject: subjectSchema,
  body: z.string().max(50_000),
  nextUpdateAt: instantSchema.nullable(),
});
export type SaveMessageRequest = z.infer<typeof saveMessageSchema>;

const sendAllSchema = z.object({
  ids: z.array(z.string()).min(1).max(1000),
  /** By the message's id, what the guard points at in it and the user has seen. */
  despite: z.record(z.string(), despiteSchema),
});
export type SendAllRequest = z.infer<typeof sendAllSchema>;

/** `smtp` is no way to hand over: `messages.sendAll` sends. */
const handOverSchema = id.extend({
  way: transportSchema.exclude(['smtp']),
  despite: despiteSchema.optional(),
});
export type HandOverRequest = z.infer<typeof handOverSchema>;
/**
 * `queued`: goes out by SMTP. `rehearsed`: part of a drill, so it went nowhere. `file`: written, `path` says where, and opened where the user did not choose the place himself.
 */
export type HandedOver =
  { how: 'opened' | 'copied' | 'queued' | 'rehearsed'; path?: undefined } | { how: 'file'; path: string };

const toldSchema = z.object({
  incidentId: z.string(),
  clientId: z.string(),
  at: instantSchema,
  note: z.string().trim().max(1000),
});
export type ToldRequest = z.infer<typeof toldSchema>;

const noticedSchema = z.object({ incidentId: z.string(), clientId: z.string(), noticedAt: instantSchema });
export type NoticedRequest = z.infer<typeof noticedSchema>;

const publishSchema = z.object({
  incidentId: z.string(),
  clientId: z.string(),
  phase: messagePhaseSchema,
  subject: subjectSchema,
  body: bodySchema,
  /** What the guard points at, seen by the user, who publishes it all the same. */
  despite: despiteSchema,
});
export type PublishRequest = z.infer<typeof publishSchema>;

const writeSchema = z.object({
  incidentId: z.string(),
  kind: writtenKindSchema,
  text: z.string().trim().min(1).max(longestWrittenText),
  /** When it happened; null: now, or, of a correction, when what it corrects happened. */
  at: instantSchema.nullable(),
  /** The entry that this one corrects. */
  corrects: z.string().max(200).nullable(),
  /** Into the timelines of all that failed together. */
  isForAll: z.boolean(),
});
export type WriteRequest = z.infer<typeof writeSchema>;

const byHandSchema = z.object({
  siteId: z.string(),
  startedAt: instantSchema,
  /** Null: it lasts. */
  endedAt: instantSchema.nullable(),
  /** What was seen. */
  text: z.string().trim().min(1).max(longestWrittenText),
  /** When the client noticed. */
  noticedAt: instantSchema.nullable(),
});
export type ByHandRequest = z.infer<typeof byHandSchema>;

const exportSchema = z.object({
  filter: incidentFilterSchema,
  format: z.enum(['csv', 'json', 'md', 'pdf']),
  /** A single one, whatever the filter says. */
  incidentId: z.string().max(200).optional(),
});
export type ExportRequest = z.infer<typeof exportSchema>;

const reportSchema = z.object({ days: reportDaysSchema, format: z.enum(['pdf', 'html']) });
export type ReportRequest = z.infer<typeof reportSchema>;

const postMortemSchema = z.object({
  incidentId: z.string(),
  text: z.string().min(1).max(200_000),
  format: z.enum(['md', 'pdf', 'html']),
});
export type PostMortemRequest = z.infer<typeof postMortemSchema>;

const previewSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('file') }),
  z.object({ from: z.literal('text'), text: z.string().min(1).max(5_000_000) }),
  /** The key is used for this and kept nowhere. */
  z.object({
    from: z.literal('uptimerobot'),
    key: z.string().trim().min(1).max(200),
    /** Whether their logs are to fill the time in which nothing was measured here. */
    isFilling: z.boolean(),
  }),
]);
export type PreviewRequest = z.infer<typeof previewSchema>;

/** Pauses last some minutes, until tomorrow morning, or without end. */
export const pauseLengthSchema = z.union([
  z.object({ minutes: z.number().int().min(1).max(10_080) }),
  z.literal('until-tomorrow'),
  z.literal('endless'),
]);
export type PauseLength = z.infer<typeof pauseLengthSchema>;

/** What a command gives back: a type for the compiler, nothing at run time. */
interface Returns<Output> {
  readonly output?: Output;
}

/** Everything the window may ask of main: the name, what must come with it, what comes back. */
export const commands = {
  'snapshot.get': { input: nothing, returns: {} as Returns<Snapshot> },
  /** Adds a site from nothing but its address; a name that is not given is read from the page afterwards. */
  'sites.add': {
    input: z.object({
      url: z.string().max(2048),
      clientId: z.string().nullable(),
      name: nameSchema.optional(),
      /** What is looked at; a page over HTTP where it is not said. */
      check: checkSchema.optional(),
    }),
    returns: {} as Returns<Site>,
  },
  'sites.update': { input: z.object({ id: z.string(), edit: siteEditSchema }), returns: {} as Returns<Site> },
  'sites.delete': { input: id, returns: {} as Returns<null> },
  'sites.pause': { input: z.object({ id: z.string(), length: pauseLengthSchema }), returns: {} as Returns<null> },
  'sites.resume': { input: id, returns: {} as Returns<null> },
  /** What a site signs in with; null takes it away. It never comes back to the window. */
  'sites.setSecret': {
    input: z.object({ id: z.string(), secret: z.string().min(1).max(5000).nullable() }),
    returns: {} as Returns<null>,
  },
  /** Where a site's time went: up + degraded + down + maintenance + not measured is the whole of it. */
  'sites.availability': {
    input: z.object({ id: z.string(), fromMs: z.number(), toMs: z.number() }),
    returns: {} as Returns<Availability>,
  },
  /** How quickly it answered, by the days (UTC) whose noon lies in the period. */
  'sites.responseTimes': {
    input: z.object({ id: z.string(), fromMs: instantSchema, toMs: instantSchema }),
    returns: {} as Returns<ResponseSummary>,
  },
  /** Its last 90 days, and how its agreement stands. */
  'sites.record': { input: id, returns: {} as Returns<SiteRecord> },
  /** The same of all sites of a client, the one with the least left first. */
  'clients.record': { input: id, returns: {} as Returns<SiteRecord[]> },
  /** What was agreed with a client, or for a single site. */
  'agreements.set': {
    input: z.discriminatedUnion('for', [
      z.object({ for: z.literal('client'), id: id.shape.id, agreement: agreementSchema.nullable() }),
      z.object({ for: z.literal('site'), id: id.shape.id, agreement: siteAgreementSchema }),
    ]),
    returns: {} as Returns<null>,
  },
  /** What is to be done in the night, for all sites of a client or for one of them. */
  'cards.set': {
    input: z.object({ for: z.enum(['client', 'site']), id: id.shape.id, card: emergencyCardEditSchema }),
    returns: {} as Returns<null>,
  },
  /** Calls a number that stands on the card for an incident. */
  'cards.call': {
    input: z.object({ incidentId: z.string(), whom: z.enum(['host', 'stand-in']) }),
    returns: {} as Returns<null>,
  },
  /** Opens the status page of the host that stands on the card for an incident. */
  'cards.openStatusPage': { input: z.object({ incidentId: z.string() }), returns: {} as Returns<null> },
  /** Notes that a step of the card is done, in the words that it has there now. */
  'cards.stepDone': {
    input: z.object({ incidentId: z.string(), step: z.string().min(1).max(500) }),
    returns: {} as Returns<null>,
  },
  /** Asks for a place and prints all cards as a PDF; null: thought better of. */
  'cards.print': { input: nothing, returns: {} as Returns<{ path: string } | null> },
  /** Opens the file with all cards that always lies in the data folder. */
  'cards.openFile': { input: nothing, returns: {} as Returns<null> },
  /** Asks for a place and writes the page for a stand-in; null: thought better of. */
  'plan.handOver': { input: nothing, returns: {} as Returns<{ path: string } | null> },
  /** Begins a rehearsed outage of a site; one at a time. */
  'drill.begin': { input: z.object({ siteId: z.string() }), returns: {} as Returns<{ incidentId: string }> },
  'drill.end': { input: nothing, returns: {} as Returns<DrillTimes> },
  /** All drills so far, newest first. */
  'drill.list': { input: nothing, returns: {} as Returns<DrillRecord[]> },
  /** The copies of Nachtwache's own data. */
  'backups.list': { input: nothing, returns: {} as Returns<BackupList> },
  'backups.makeNow': { input: nothing, returns: {} as Returns<BackupCopy> },
  /** Asks for a folder for them; null: thought better of. */
  'backups.chooseFolder': { input: nothing, returns: {} as Returns<BackupList | null> },
  /** Back to the one in the data folder. */
  'backups.useUsualFolder': { input: nothing, returns: {} as Returns<BackupList> },
  /** What going back to a copy takes away. */
  'backups.loss': { input: id, returns: {} as Returns<BackupLoss> },
  /** Looks through the copy, sets aside what is there, and starts anew with it. */
  'backups.restore': { input: id, returns: {} as Returns<null> },
  /** What happened to a site besides incidents, newest first. */
  'sites.events': { input: id, returns: {} as Returns<SiteEvent[]> },
  /** Checks one site, or all (null), as soon as a place is free. */
  'sites.checkNow': { input: z.object({ id: z.string().nullable() }), returns: {} as Returns<null> },
  /** Opens the site's saved address in the browser. */
  'sites.open': { input: id, returns: {} as Returns<null> },
  'watch.pause': { input: z.object({ length: pauseLengthSchema }), returns: {} as Returns<null> },
  'watch.resume': { input: nothing, returns: {} as Returns<null> },
  'clients.add': { input: clientEditSchema, returns: {} as Returns<Client> },
  'clients.update': { input: z.object({ id: z.string(), edit: clientEditSchema }), returns: {} as Returns<Client> },
  'clients.delete': { input: id, returns: {} as Returns<null> },
  'clients.erasePreview': { input: id, returns: {} as Returns<ErasurePreview> },
  /** Takes the client out of settings and log, for good. */
  'clients.erase': { input: erasureSchema, returns: {} as Returns<null> },
  /** All sites of a client. */
  'clients.pause': { input: z.object({ id: z.string(), length: pauseLengthSchema }), returns: {} as Returns<null> },
  'clients.resume': { input: id, returns: {} as Returns<null> },
  'maintenance.add': { input: maintenanceEditSchema, returns: {} as Returns<MaintenanceWindow> },
  'maintenance.update': {
    input: z.object({ id: z.string(), edit: maintenanceEditSchema }),
    returns: {} as Returns<MaintenanceWindow>,
  },
  'maintenance.delete': { input: id, returns: {} as Returns<null> },
  'incidents.list': { input: z.object({ filter: incidentFilterSchema }), returns: {} as Returns<Incident[]> },
  /** The list in pages, newest first; the next one begins behind the mark of the one before. */
  'incidents.page': {
    input: z.object({ filter: incidentFilterSchema, after: pageMarkSchema.nullable() }),
    returns: {} as Returns<IncidentPage>,
  },
  /** All tags in use. */
  'incidents.tags': { input: nothing, returns: {} as Returns<string[]> },
  /** Gives an incident these tags and no others. */
  'incidents.tag': { input: id.extend({ tags: z.array(tagSchema).max(mostTags) }), returns: {} as Returns<null> },
  /** Enters an outage that the watch did not see; gives its id. */
  'incidents.addByHand': { input: byHandSchema, returns: {} as Returns<{ id: string }> },
  'incidents.endByHand': { input: id.extend({ endedAt: instantSchema }), returns: {} as Returns<null> },
  /** Says that an incident and another one are one outage; `split` takes it out again. Both stand in the timelines. */
  'incidents.join': { input: id.extend({ to: z.string() }), returns: {} as Returns<null> },
  'incidents.split': { input: id, returns: {} as Returns<null> },
  'incidents.get': { input: id, returns: {} as Returns<IncidentWithTimeline> },
  /** All incidents of the outage that one belongs to, oldest first. */
  'incidents.members': { input: id, returns: {} as Returns<Incident[]> },
  /** Says afterwards that an outage was a maintenance, or that a maintenance was an outage after all. */
  'incidents.classify': {
    input: z.object({ id: z.string(), as: saidClassificationSchema }),
    returns: {} as Returns<null>,
  },
  /** Enters a fact into the sheet of the outage: into the timelines of all its incidents. */
  'incidents.setFact': { input: z.object({ incidentId: z.string(), ...factFields }), returns: {} as Returns<null> },
  /** Writes into the log. Nothing written is ever changed: a correction is a new entry. */
  'incidents.write': { input: writeSchema, returns: {} as Returns<null> },
  /** Says that the user knows of an outage: no more reminders. A member's is that of its whole host incident. */
  'incidents.acknowledge': {
    input: z.object({ id: z.string(), reason: z.string().trim().max(500) }),
    returns: {} as Returns<null>,
  },
  /** Asks for a place and writes the file; null where the user thought better of it. */
  'incidents.export': { input: exportSchema, returns: {} as Returns<{ path: string; count: number } | null> },
  /** Asks for a place and writes a client's report in his language; null: thought better of. */
  'reports.write': {
    input: reportSchema.extend({ clientId: z.string().min(1).max(100) }),
    returns: {} as Returns<{ path: string } | null>,
  },
  /** Asks for a folder and writes the reports of all clients into it, one after the other; `left` were not begun. */
  'reports.writeAll': {
    input: reportSchema,
    returns: {} as Returns<{
      folder: string;
      written: number;
      failed: { clientName: string; reason: string }[];
      left: number;
    } | null>,
  },
  /** The one that is being written is finished, and no other begun. */
  'reports.stop': { input: nothing, returns: {} as Returns<null> },
  /** The draft of an account of one outage for the public, in Markdown, in the client's language. */
  'postMortem.draft': {
    input: z.object({ incidentId: z.string() }),
    returns: {} as Returns<{ text: string; language: Language }>,
  },
  /** Asks for a place and writes what the author made of it; null: thought better of. */
  'postMortem.save': { input: postMortemSchema, returns: {} as Returns<{ path: string } | null> },
  'messages.compose': { input: composeSchema, returns: {} as Returns<Draft> },
  /** Sends by SMTP, opens another program, or copies; the text goes into the timelines. Null where the user thought better of it. */
  'messages.deliver': { input: deliverSchema, returns: {} as Returns<HandedOver | null> },
  /** Who is concerned by the outage that the incident belongs to, and who has been told what. */
  'outage.informed': { input: z.object({ incidentId: z.string() }), returns: {} as Returns<InformedList> },
  /** A draft for each client concerned who has none of this phase, with his own sites only. */
  'messages.prepareAll': {
    input: phasesOfOutage,
    returns: {} as Returns<{
      prepared: number;
      /** How many of them have gaps. */
      gaps: number;
      faults: { clientId: string; faults: TemplateFault[] }[];
    }>,
  },
  'messages.save': { input: saveMessageSchema, returns: {} as Returns<Message> },
  'messages.discard': { input: id, returns: {} as Returns<null> },
  /** By SMTP, one after the other; returns as soon as all are in the queue. All of them, or none where one is refused. */
  'messages.sendAll': { input: sendAllSchema, returns: {} as Returns<null> },
  /** What has not begun to leave becomes a draft again. */
  'messages.stopSending': { input: nothing, returns: {} as Returns<null> },
  /** To another program; one too long for the system's addresses goes as a file. Null where the user thought better of it. */
  'messages.handOver': { input: handOverSchema, returns: {} as Returns<HandedOver | null> },
  /** Sends a failed or uncertain one again, under the same Message-ID. */
  'messages.resend': { input: id, returns: {} as Returns<null> },
  /** The user knows what became of an uncertain one. */
  'messages.settle': { input: id.extend({ as: z.enum(['sent', 'not-sent']) }), returns: {} as Returns<null> },
  /** The user told the client himself, on the phone for example. */
  'client.told': { input: toldSchema, returns: {} as Returns<null> },
  /** Hands a client's number to the system's telephone program. That he was told is said with `client.told`. */
  'client.call': { input: id, returns: {} as Returns<null> },
  'client.noticed': { input: noticedSchema, returns: {} as Returns<null> },
  'templates.add': { input: templateEditSchema, returns: {} as Returns<Template> },
  'templates.update': {
    input: z.object({ id: z.string(), edit: templateEditSchema }),
    returns: {} as Returns<Template>,
  },
  /** Deletes an own template; gives a built-in one its delivered text back. */
  'templates.reset': { input: id, returns: {} as Returns<null> },
  /** Changes what is named; calls are carried out one after the other. */
  'settings.update': { input: settingsEditSchema, returns: {} as Returns<null> },
  /** The picture of the letterhead, a `data:` address; '' where there is none. */
  'letterhead.logo': { input: nothing, returns: {} as Returns<string> },
  /** Asks for a file and takes its picture over, which is given back; null: thought better of. */
  'letterhead.chooseLogo': { input: nothing, returns: {} as Returns<string | null> },
  'letterhead.removeLogo': { input: nothing, returns: {} as Returns<null> },
  /** What Nachtwache itself signs in with; null takes it away. It never comes back to the window. */
  'settings.setSecret': {
    input: z.object({ name: namedSecretSchema, secret: z.string().min(1).max(5000).nullable() }),
    returns: {} as Returns<null>,
  },
  /** Sends a test by a channel as it is saved, also while it is switched off. */
  'channels.test': { input: z.object({ channel: channelNameSchema }), returns: {} as Returns<null> },
  /** A text for everybody, on the status pages that show a site of this client's that is concerned. */
  'incidents.publish': { input: publishSchema, returns: {} as Returns<null> },
  /** Takes it off the pages again; that it stood there stays in the log. */
  'incidents.withdraw': {
    input: z.object({ incidentId: z.string(), publicationId: z.string() }),
    returns: {} as Returns<null>,
  },
  'statusPages.add': { input: statusPageEditSchema, returns: {} as Returns<StatusPage> },
  'statusPages.update': {
    input: z.object({ id: z.string(), edit: statusPageEditSchema }),
    returns: {} as Returns<StatusPage>,
  },
  /** What was written to its place stays there. */
  'statusPages.delete': { input: id, returns: {} as Returns<null> },
  /** Asks for the folder, or for the file with the private key; null where the user thought better of it. */
  'statusPages.choose': {
    input: id.extend({ what: z.enum(['folder', 'key']) }),
    returns: {} as Returns<{ path: string } | null>,
  },
  /** The password, or the key's passphrase; null takes it away. It never comes back to the window. */
  'statusPages.setSecret': {
    input: id.extend({ secret: z.string().min(1).max(5000).nullable() }),
    returns: {} as Returns<null>,
  },
  /** The user has compared the fingerprint that the server showed, and takes it for the right one. */
  'statusPages.confirmKey': { input: id.extend({ fingerprint: z.string().max(200) }), returns: {} as Returns<null> },
  /** Writes it at once, and says what came of it. */
  'statusPages.writeNow': { input: id, returns: {} as Returns<null> },
  /** Sends a mail from the saved account to its own address. */
  'mail.test': { input: nothing, returns: {} as Returns<null> },
  /** Looks at what a list, a file (asked for) or an account would bring, and changes nothing; null: thought better of. */
  'data.preview': { input: previewSchema, returns: {} as Returns<ImportPreview | null> },
  /** Takes over what was looked at last. */
  'data.takeOver': { input: z.object({ token: z.string().max(200) }), returns: {} as Returns<ImportSummary> },
  /** Asks for a place and writes everything but the secrets, which are named; null: thought better of. */
  'data.export': { input: nothing, returns: {} as Returns<{ path: string; secretsLeftOut: string[] } | null> },
  'troubles.dismiss': { input: z.object({ key: z.string() }), returns: {} as Returns<null> },
} as const;

export interface ImportSummary {
  sitesAdded: number;
  sitesChanged: number;
  clientsAdded: number;
  clientsChanged: number;
  maintenanceAdded: number;
  maintenanceChanged: number;
  /** What was filled in of UptimeRobot's record, where that was wanted. */
  filled?: { filledMs: number; outages: number };
}

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<Name extends CommandName> = z.input<Commands[Name]['input']>;
export type ParsedInput<Name extends CommandName> = z.output<Commands[Name]['input']>;
export type CommandOutput<Name extends CommandName> =
  Commands[Name]['returns'] extends Returns<infer Output> ? Output : never;
export type Reply<Name extends CommandName> = Result<CommandOutput<Name>, ApiError>;

/** Those that `main/messages/` carries out. */
export type MessagingCommand =
  | 'outage.informed'
  | `messages.${'prepareAll' | 'save' | 'discard' | 'deliver' | 'sendAll' | 'stopSending' | 'handOver' | 'resend' | 'settle'}`
  | `client.${'told' | 'noticed'}`;

/** Those that `main/status-page/` carries out. */
export type StatusPageCommand = Extract<
  CommandName,
  `statusPages.${string}` | 'incidents.publish' | 'incidents.withdraw'
>;

/** Those that `main/reports/` carries out. */
export type ReportCommand = `reports.${'write' | 'writeAll' | 'stop'}`;
export type PostMortemCommand = `postMortem.${'draft' | 'save'}`;
export type LetterheadCommand = `letterhead.${'logo' | 'chooseLogo' | 'removeLogo'}`;

/** Those that `main/log-book/` carries out. */
export type LogBookCommand =
  `incidents.${'write' | 'page' | 'tags' | 'tag' | 'addByHand' | 'endByHand' | 'join' | 'split'}`;

/** Those that `main/plan/` carries out. */
export type PlanCommand =
  | `cards.${'set' | 'call' | 'openStatusPage' | 'stepDone' | 'print' | 'openFile'}`
  | 'plan.handOver'
  | `drill.${'begin' | 'end' | 'list'}`
  | `backups.${'list' | 'makeNow' | 'chooseFolder' | 'useUsualFolder' | 'loss' | 'restore'}`;

/** What main announces: the name and what comes with it. */
export interface Events {
  snapshot: Snapshot;
  /** Somebody wants to see this: a click on a notification or in the tray menu. */
  show: Place;
}
export type EventName = keyof Events;

/** A place in the window. */
export type Place =
  { page: 'overview' } | { page: 'incident'; id: string } | { page: 'site'; id: string } | { page: 'settings' };

/** What the preload exposes, and what the window's test double is derived from. */
export interface Bridge {
  invoke: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<Reply<Name>>;
  /** Returns what ends the subscription. */
  subscribe: <Name extends EventName>(name: Name, listener: (event: Events[Name]) => void) => () => void;
}

/** Main's side: every command has a handler, or it does not compile. */
export type Handlers = {
  [Name in CommandName]: (input: ParsedInput<Name>) => Promise<Reply<Name>> | Reply<Name>;
};
