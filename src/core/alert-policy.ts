import { isGathered } from './alert';
import type { Alert, PlainAlert } from './alert';
import { longestHoldMs, quietAt } from './quiet-hours';
import type { QuietHours } from './quiet-hours';

/** What the user has set, and where he is. */
export interface PolicySettings {
  quietHours: QuietHours;
  systemTimeZone: string;
  /** Alerts a minute that are told one by one. */
  stormLimit: number;
}

/** Why an alert waits in the outbox instead of going out. */
export type Hold = 'quiet' | 'storm';

interface Storm {
  startedAt: number;
  lastAt: number;
  isAnnounced: boolean;
  alerts: PlainAlert[];
  /** Somebody set it as that important that no quiet hours hold its news. */
  isCritical: boolean;
}

/** What the policy remembers; the held ones are in the outbox, marked as held. */
export interface PolicyState {
  quiet: { sinceMs: number; alerts: PlainAlert[] } | null;
  storm: Storm | null;
  /** When alerts were told one by one within the last minute. */
  toldAt: number[];
}

export const noAlertsYet: PolicyState = { quiet: null, storm: null, toldAt: [] };

export type PolicyAction =
  | { kind: 'tell'; alert: Alert }
  | { kind: 'hold'; alertId: string; why: Hold }
  /** One takes the place of all these. */
  | { kind: 'digest'; alerts: PlainAlert[] }
  /** Says that many come, and which were the first; they go on waiting. */
  | { kind: 'announce-storm'; alerts: PlainAlert[]; startedAt: number }
  /** One takes the place of all these. */
  | { kind: 'sum-up-storm'; alerts: PlainAlert[]; startedAt: number };

export interface PolicyStep {
  state: PolicyState;
  actions: PolicyAction[];
}

const minuteMs = 60_000;
/** Whoever comes with the first one too many is counted with it. */
const gatherStormMs = 5_000;
/** A storm has calmed down when nothing came for so long; a long one is summed up now and then all the same. */
const calmAfterMs = minuteMs;
const longestStormMs = 10 * minuteMs;

/** An alert lies in the outbox: it goes out now, or waits for others or for the morning. */
export function onAlert(
  state: PolicyState,
  alert: Alert,
  isCritical: boolean,
  settings: PolicySettings,
  nowMs: number,
): PolicyStep {
  if (isGathered(alert) || isPromised(alert)) return { state, actions: [{ kind: 'tell', alert }] };
  if (!isCritical && isHeldAt(settings, nowMs)) {
    const quiet = { sinceMs: state.quiet?.sinceMs ?? nowMs, alerts: [...(state.quiet?.alerts ?? []), alert] };
    return { state: { ...state, quiet }, actions: [{ kind: 'hold', alertId: alert.id, why: 'quiet' }] };
  }
  const toldAt = state.toldAt.filter((atMs) => atMs > nowMs - minuteMs && atMs <= nowMs);
  if (state.storm === null && toldAt.length < settings.stormLimit) {
    return { state: { ...state, toldAt: [...toldAt, nowMs] }, actions: [{ kind: 'tell', alert }] };
  }
  const storm = stormWith(state.storm, alert, isCritical, nowMs);
  return { state: { ...state, toldAt, storm }, actions: [{ kind: 'hold', alertId: alert.id, why: 'storm' }] };
}

/** The user's own word to his clients, and Nachtwache's own trouble: neither waits, and neither comes in storms. */
function isPromised({ kind }: PlainAlert): boolean {
  return kind === 'update-due' || kind === 'update-overdue' || kind === 'trouble';
}

function stormWith(storm: Storm | null, alert: PlainAlert, isCritical: boolean, nowMs: number): Storm {
  const known = storm ?? { startedAt: nowMs, isAnnounced: false, alerts: [], isCritical: false };
  const isAnyCritical = known.isCritical || isCritical;
  return { ...known, lastAt: nowMs, alerts: [...known.alerts, alert], isCritical: isAnyCritical };
}

/** Time has passed, or the settings are others: what has waited long enough goes out. */
export function onTime(state: PolicyState, settings: PolicySettings, nowMs: number): PolicyStep {
  const afterStorm = stormOnTime(state, settings, nowMs);
  const { quiet } = afterStorm.state;
  if (quiet === null || nowMs < quietEndMs(quiet.sinceMs, settings, nowMs)) return afterStorm;
  const digest: PolicyAction = { kind: 'digest', alerts: quiet.alerts };
  return { state: { ...afterStorm.state, quiet: null }, actions: [...afterStorm.actions, digest] };
}

function stormOnTime(state: PolicyState, settings: PolicySettings, nowMs: number): PolicyStep {
  const { storm } = state;
  if (storm === null) return { state, actions: [] };
  const { alerts, startedAt } = storm;
  if (nowMs >= stormEndMs(storm) || nowMs < startedAt) {
    if (!storm.isCritical && isHeldAt(settings, nowMs)) return intoTheNight(state, storm, nowMs);
    return { state: { ...state, storm: null }, actions: [{ kind: 'sum-up-storm', alerts, startedAt }] };
  }
  if (storm.isAnnounced || nowMs < startedAt + gatherStormMs) return { state, actions: [] };
  const announced = { ...storm, isAnnounced: true };
  return { state: { ...state, storm: announced }, actions: [{ kind: 'announce-storm', alerts, startedAt }] };
}

/** The storm has lasted into the quiet hours: what is left of it is told in the morning. */
function intoTheNight(state: PolicyState, { alerts }: Storm, nowMs: number): PolicyStep {
  const quiet = { sinceMs: state.quiet?.sinceMs ?? nowMs, alerts: [...(state.quiet?.alerts ?? []), ...alerts] };
  const actions = alerts.map(({ id }): PolicyAction => ({ kind: 'hold', alertId: id, why: 'quiet' }));
  return { state: { ...state, storm: null, quiet }, actions };
}

/** When time alone changes something next; null where nothing waits. */
export function nextLookMs({ quiet, storm }: PolicyState, settings: PolicySettings, nowMs: number): number | null {
  const instants = [
    ...(quiet === null ? [] : [quietEndMs(quiet.sinceMs, settings, nowMs)]),
    ...(storm === null ? [] : [storm.isAnnounced ? stormEndMs(storm) : storm.startedAt + gatherStormMs]),
  ];
  return instants.length === 0 ? null : Math.min(...instants);
}

const stormEndMs = ({ startedAt, lastAt }: Storm): number => Math.min(lastAt + calmAfterMs, startedAt + longestStormMs);

/** Whether what is not critical waits. */
export const isHeldAt = ({ quietHours, systemTimeZone }: PolicySettings, nowMs: number): boolean =>
  quietHours.isOn && quietAt(quietHours, nowMs, systemTimeZone) !== null;

/** When what is held since then goes out: at once where it is not, or no longer, quiet. */
function quietEndMs(sinceMs: number, settings: PolicySettings, nowMs: number): number {
  const { quietHours, systemTimeZone } = settings;
  const stretch = quietHours.isOn ? quietAt(quietHours, nowMs, systemTimeZone) : null;
  if (stretch === null || sinceMs > nowMs) return nowMs;
  return Math.min(stretch.toMs, sinceMs + longestHoldMs);
}

/** Whether an alert comes without a sound. */
export function isSilentAt(settings: PolicySettings, hasSoundAtNight: boolean, nowMs: number): boolean {
  return !hasSoundAtNight && quietAt(settings.quietHours, nowMs, settings.systemTimeZone) !== null;
}

/** Takes back what nobody needs to be told any more. */
export function withoutAlerts(state: PolicyState, ids: ReadonlySet<string>): PolicyState {
  const kept = (alerts: readonly PlainAlert[]): PlainAlert[] => alerts.filter(({ id }) => !ids.has(id));
  const quiet = state.quiet && { ...state.quiet, alerts: kept(state.quiet.alerts) };
  const storm = state.storm && { ...state.storm, alerts: kept(state.storm.alerts) };
  return {
    ...state,
    quiet: quiet === null || quiet.alerts.length === 0 ? null : quiet,
    storm: storm === null || storm.alerts.length === 0 ? null : storm,
  };
}

/** After a start: what was held when the app ended goes on waiting. */
export function restored(held: readonly { alert: PlainAlert; why: Hold; isCritical: boolean }[]): PolicyState {
  const [calm, stormy] = [held.filter(({ why }) => why === 'quiet'), held.filter(({ why }) => why === 'storm')];
  const instants = (of: typeof held): number[] => of.map(({ alert }) => alert.createdAt);
  const quiet =
    calm.length === 0 ? null : { sinceMs: Math.min(...instants(calm)), alerts: calm.map(({ alert }) => alert) };
  const storm =
    stormy.length === 0
      ? null
      : {
          startedAt: Math.min(...instants(stormy)),
          lastAt: Math.max(...instants(stormy)),
          // Whoever was told of it before the end need not be told again: the summary is near.
          isAnnounced: true,
          alerts: stormy.map(({ alert }) => alert),
          isCritical: stormy.some(({ isCritical }) => isCritical),
        };
  return { quiet, storm, toldAt: [] };
}
