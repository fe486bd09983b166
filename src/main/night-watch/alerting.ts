import { isIncidentAlert, isSiteNotice } from '../../core/alert';
import type { Alert } from '../../core/alert';
import type { ChannelFailure, ChannelName } from '../../core/alert-channel';
import { isHeldAt, isSilentAt } from '../../core/alert-policy';
import type { PolicySettings } from '../../core/alert-policy';
import type { Place } from '../../core/api';
import type { Result } from '../../core/result';
import { createAlerts } from '../alerts/alerts';
import type { Alerts } from '../alerts/alerts';
import { createChannelTest } from '../alerts/channels/channel-test';
import { createMailChannel } from '../alerts/channels/mail';
import { createNtfyChannel } from '../alerts/channels/ntfy';
import { createWebhookChannel } from '../alerts/channels/webhook';
import { createDesktopChannel } from '../alerts/desktop-channel';
import { createNodeNotifier } from '../alerts/node-notifier';
import { noticeText } from '../alerts/notice-text';
import { createOwnTroubles } from '../alerts/own-troubles';
import { createReminderClock } from '../alerts/reminder-clock';
import type { AlertChannel, Notifier } from '../ports';
import type { Probes } from '../probes';
import type { Ground } from './ground';
import type { OwnMail } from './mail';

export interface AlertingDependencies {
  ground: Ground;
  probes: Pick<Probes, 'post'>;
  mail: OwnMail;
  notifier: Notifier;
  openWindow: (place: Place) => void;
}

/** How the user hears of what happened, and is reminded of it. */
export interface Alerting extends Pick<Alerts, 'send' | 'withdraw' | 'settingsChanged'> {
  testChannel: (channel: ChannelName) => Promise<Result<null, string>>;
  start: () => void;
  stop: () => void;
}

export function createAlerting(dependencies: AlertingDependencies): Alerting {
  const { ground, openWindow } = dependencies;
  const { clock, log, newId, timeZone, words, history, state, setTrouble } = ground;
  const channels = channelsWith(dependencies);
  const settings = (): PolicySettings => {
    const { quietHours, stormLimit } = state.config().settings;
    return { quietHours, stormLimit, systemTimeZone: timeZone() };
  };
  const reminders = createReminderClock({
    ...{ clock, newId, raise: state.raise, snapshot: state.snapshot },
    timelineOf: (id) => history.incident(id)?.timeline,
    isHeld: (alert) => !state.isCritical(alert) && isHeldAt(settings(), clock.now()),
  });
  const ownTroubles = createOwnTroubles({ clock, newId, raise: state.raise, troubles: state.troubles });
  const alerts = createAlerts({
    ...{ clock, log, newId, channels, outbox: state.outbox, isCritical: state.isCritical, settings },
    noticeOf: (alert) => ({
      ...noticeText(alert, words, clock.now()),
      isSilent: isSilentAt(settings(), state.config().settings.channels.desktop.soundAtNight, clock.now()),
    }),
    onTold: reminders.told,
    onFailures: channelsFail,
    onClick: (alert) => openWindow(placeOf(alert)),
  });

  /** Each in a sentence of its own, in the tray and in the window. */
  function channelsFail(failures: readonly ChannelFailure[]): void {
    state.channelsFail(failures);
    for (const { name } of channels) {
      const failure = failures.find(({ channel }) => channel === name);
      setTrouble(name === 'desktop' ? 'notify-failed' : `channel-failed.${name}`, failure?.reason ?? null);
    }
  }

  return {
    ...{ send: alerts.send, withdraw: alerts.withdraw, settingsChanged: alerts.settingsChanged },
    testChannel: createChannelTest(channels, words, () => openWindow({ page: 'settings' })),
    start: () => {
      alerts.resume();
      reminders.start();
      ownTroubles.start();
    },
    stop: () => {
      reminders.stop();
      ownTroubles.stop();
      alerts.stop();
    },
  };
}

function channelsWith({ ground, probes, mail, notifier }: AlertingDependencies): AlertChannel[] {
  const { clock, newId, iconPath, words, secrets, state } = ground;
  return [
    createDesktopChannel([notifier, createNodeNotifier(iconPath)], () => state.config().settings.channels.desktop.isOn),
    createMailChannel({
      settings: () => state.config().settings.channels.mail,
      ownAddress: () => mail.account()?.fromAddress ?? '',
      ...{ sendMail: mail.send, clock, newId },
    }),
    createNtfyChannel({
      settings: () => state.config().settings.channels.ntfy,
      token: () => secrets.getNamed('ntfy'),
      ...{ post: probes.post, words },
    }),
    createWebhookChannel({
      settings: () => state.config().settings.channels.webhook,
      key: () => secrets.getNamed('webhook'),
      ...{ post: probes.post, clock, words },
    }),
  ];
}

/** Where a click on a notification leads. */
function placeOf(alert: Alert): Place {
  if (isIncidentAlert(alert)) return { page: 'incident', id: alert.incidentId };
  if (isSiteNotice(alert)) return { page: 'site', id: alert.siteId };
  return { page: 'overview' };
}
