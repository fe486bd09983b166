import { z } from 'zod';
import type { Draft } from '../compose';
import { transportSchema } from '../incident';
import type { InformedList } from '../informed';
import type { Message } from '../message';
import { messagePhaseSchema, templateEditSchema } from '../template';
import type { Template, TemplateFault } from '../template';
import { bodySchema, despiteSchema, id, instantSchema, nothing, subjectSchema } from './input';
import type { Returns } from './input';

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

/** Messages to clients, and the templates they are made from. */
export const messageCommands = {
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
  /**
   * Hands a client's number to the system's telephone program, about an incident: in a drill nobody is called. That he was
   * told is said with `client.told`.
   */
  'client.call': { input: id.extend({ incidentId: z.string() }), returns: {} as Returns<null> },
  'client.noticed': { input: noticedSchema, returns: {} as Returns<null> },
  'templates.add': { input: templateEditSchema, returns: {} as Returns<Template> },
  'templates.update': {
    input: z.object({ id: z.string(), edit: templateEditSchema }),
    returns: {} as Returns<Template>,
  },
  /** Deletes an own template; gives a built-in one its delivered text back. */
  'templates.reset': { input: id, returns: {} as Returns<null> },
} as const;
