import type { ChannelFailure, NamedSecret } from '../../core/alert-channel';
import type { Gap } from '../../core/check';
import type { Config } from '../../core/config';
import { withoutLogo } from '../../core/letterhead';
import { viewSite } from '../../core/live-site';
import type { LiveSite } from '../../core/live-site';
import type { Scope } from '../../core/scope';
import { effectiveLanguage } from '../../core/settings';
import { isPaused } from '../../core/site';
import type { Site } from '../../core/site';
import type { LineState, SiteView, Snapshot } from '../../core/snapshot';
import { viewTemplates } from '../../core/template-choice';
import type { Clock } from '../ports';
import type { Acknowledgements } from './acknowledgements';
import type { HostFolding } from './host-folding';
import type { MaintenanceNow } from './maintenance-now';
import type { OpenIncidents } from './open-incidents';
import type { Troubles } from './troubles';

/** So long the window is told of gaps: what happened in the night is still there in the morning. */
const gapsKeptMs = 24 * 3_600_000;

/** A restart that takes less than this is not worth telling. */
const shortestGapToldMs = 60_000;

/** What the snapshot says of what goes out to others: messages to clients, status pages. */
export type Messaging = Pick<
  Snapshot,
  'sending' | 'reporting' | 'nextUpdates' | 'mailUncertain' | 'statusPageStates' | 'drill'
>;

export interface PictureDependencies {
  clock: Pick<Clock, 'now'>;
  systemLocale: () => string;
  config: () => Config;
  revision: () => number;
  lives: ReadonlyMap<string, LiveSite>;
  incidents: OpenIncidents;
  folding: Pick<HostFolding, 'open'>;
  maintenance: Pick<MaintenanceNow, 'of'>;
  acknowledgements: Acknowledgements;
  troubles: Pick<Troubles, 'all'>;
  /** Whether secrets outlive the app. */
  areSecretsKept: () => boolean;
  /** The named secrets that are known. */
  secretsSet: () => NamedSecret[];
}

/** The whole present as it is shown, with that of it which is known for no other purpose. */
export interface Picture {
  snapshot: () => Snapshot;
  setLine: (scope: Scope, line: LineState) => void;
  setMessaging: (change: Partial<Messaging>) => void;
  setOpenByHand: (incidents: Snapshot['openByHand']) => void;
  setChannelFailures: (failures: readonly ChannelFailure[]) => void;
  /** Nothing was measured of any site for a while. */
  addGap: (gap: Gap) => void;
  /** Up to when the app ran before; null where nobody knows. */
  wasClosedSince: (fromMs: number | null) => void;
}

export function createPicture(dependencies: PictureDependencies): Picture {
  const { clock, systemLocale, config, revision, lives, incidents, folding, maintenance } = dependencies;
  const { acknowledgements, troubles, areSecretsKept, secretsSet } = dependencies;
  let line: Record<Scope, LineState> = { public: { kind: 'unknown' }, private: { kind: 'unknown' } };
  /** What was not measured of all sites lately. */
  let gaps: Snapshot['gaps'] = [];
  let messaging: Messaging = {
    ...{ sending: null, reporting: null, nextUpdates: [] },
    ...{ mailUncertain: [], statusPageStates: [], drill: null },
  };
  let openByHand: Snapshot['openByHand'] = [];
  let channelFailures: ChannelFailure[] = [];

  function maintenanceOf(site: Site): SiteView['maintenance'] {
    const active = maintenance.of(site);
    return active === null ? null : { name: active.window.name, untilMs: active.period.toMs };
  }

  function snapshot(): Snapshot {
    const nowMs = clock.now();
    const set = config();
    const pause = isPaused(set.pause, nowMs) ? set.pause : null;
    return {
      revision: revision(),
      at: nowMs,
      language: effectiveLanguage(set.settings.language, systemLocale()),
      settings: withoutLogo(set.settings),
      sites: [...lives.values()].map((live) =>
        viewSite(live, incidents.ofSite(live.site.id)?.id ?? null, { line, pause, maintenanceOf, nowMs }),
      ),
      clients: set.clients,
      templates: viewTemplates(set.templates),
      gaps,
      openIncidents: incidents.all(),
      openByHand,
      hostIncidents: folding.open(),
      maintenance: set.maintenance,
      statusPages: set.statusPages,
      areSecretsKept: areSecretsKept(),
      secretsSet: secretsSet(),
      line,
      pause,
      ...messaging,
      troubles: troubles.all(),
      acknowledged: acknowledgements.all(),
      channelFailures,
    };
  }

  return {
    snapshot,
    setLine: (scope, next) => void (line = { ...line, [scope]: next }),
    setMessaging: (change) => void (messaging = { ...messaging, ...change }),
    setOpenByHand: (incidents) => void (openByHand = incidents),
    setChannelFailures: (failures) => void (channelFailures = [...failures]),
    addGap: (gap) => void (gaps = [...gaps.filter(({ toMs }) => toMs > clock.now() - gapsKeptMs), gap]),
    wasClosedSince: (fromMs) => {
      const toMs = clock.now();
      if (fromMs !== null && toMs - fromMs >= shortestGapToldMs) gaps = [{ why: 'closed', fromMs, toMs }];
    },
  };
}
