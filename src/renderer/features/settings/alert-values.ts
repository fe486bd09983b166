import type { Settings } from '../../../core/settings';
import { asClockTime } from '../../local-day';

/** How alerts come, as the form's fields hold it. */
export interface AlertValues {
  isQuiet: boolean;
  /** Empty: the computer's own. */
  timeZone: string;
  spans: { days: string[]; start: string; end: string }[];
  isSilentAtNight: boolean;
  isReminding: boolean;
  /** Minutes, as they are written: `15, 30, 60`. */
  pauses: string;
  thenEveryMinutes: number | string;
  stormLimit: number | string;
}

export type AlertSettings = Pick<Settings, 'quietHours' | 'reminders' | 'stormLimit' | 'channels'>;

export function toAlertValues({ quietHours, reminders, stormLimit, channels }: AlertSettings): AlertValues {
  return {
    isQuiet: quietHours.isOn,
    timeZone: quietHours.timeZone ?? '',
    spans: quietHours.spans.map(({ days, start, end }) => ({ days: days.map(String), start, end })),
    isSilentAtNight: !channels.desktop.soundAtNight,
    isReminding: reminders.isOn,
    pauses: reminders.pausesMinutes.join(', '),
    thenEveryMinutes: reminders.thenEveryMinutes,
    stormLimit,
  };
}

/** What `settingsEditSchema` judges; of the channels only whether the desktop makes a sound is set here. */
export function toAlertInput(values: AlertValues, channels: Settings['channels']): unknown {
  const spans = values.spans.map(({ days, start, end }) => ({
    days: days.map(Number),
    start: asClockTime(start),
    end: asClockTime(end),
  }));
  const pauses = values.pauses.split(/[\s,;]+/).filter((part) => part !== '');
  return {
    quietHours: { isOn: values.isQuiet, timeZone: values.timeZone === '' ? null : values.timeZone, spans },
    reminders: {
      isOn: values.isReminding,
      pausesMinutes: pauses.map(Number),
      thenEveryMinutes: values.thenEveryMinutes,
    },
    stormLimit: values.stormLimit,
    channels: { ...channels, desktop: { ...channels.desktop, soundAtNight: !values.isSilentAtNight } },
  };
}

/** In which field a path of the schema is shown. */
export function alertFieldOf(path: string): string {
  if (path.startsWith('reminders.pausesMinutes')) return 'pauses';
  return path.replace(/^(quietHours|reminders)\./, '').replace(/^(spans\.\d+\.days).*/, '$1');
}
