import { z } from 'zod';
import { clientCommands } from './api/clients';
import type { ApiError } from './api/error';
import { exchangeCommands } from './api/exchange';
import { incidentCommands } from './api/incidents';
import { nothing } from './api/input';
import type { Returns } from './api/input';
import { messageCommands } from './api/messages';
import { paperCommands } from './api/papers';
import { planCommands } from './api/plan';
import { settingsCommands } from './api/settings';
import { siteCommands } from './api/sites';
import { statusPageCommands } from './api/status-pages';
import type { Result } from './result';
import type { Snapshot } from './snapshot';

export type { ApiError, NotFound, FailedAction } from './api/error';
export type { PreviewRequest, ImportSummary } from './api/exchange';
export type { WriteRequest, ByHandRequest, ExportRequest } from './api/incidents';
export { pauseLengthSchema } from './api/input';
export type { PauseLength } from './api/input';
export type {
  ComposeRequest,
  DeliverRequest,
  PrepareRequest,
  SaveMessageRequest,
  SendAllRequest,
  HandOverRequest,
  HandedOver,
  ToldRequest,
  NoticedRequest,
} from './api/messages';
export type { ReportRequest, PostMortemRequest } from './api/papers';
export type { PublishRequest } from './api/status-pages';

/** Everything the window may ask of main: the name, what must come with it, what comes back. */
export const commands = {
  'snapshot.get': { input: nothing, returns: {} as Returns<Snapshot> },
  ...siteCommands,
  ...clientCommands,
  ...incidentCommands,
  ...messageCommands,
  ...statusPageCommands,
  ...planCommands,
  ...paperCommands,
  ...exchangeCommands,
  ...settingsCommands,
  'troubles.dismiss': { input: z.object({ key: z.string() }), returns: {} as Returns<null> },
} as const;

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
