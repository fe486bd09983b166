import type { ReferencePoint, SecondOpinion, Settings } from '../../../core/settings';

/** The settings that are saved together, as the form's fields hold them. */
export interface SettingsValues {
  intervalSeconds: number | string;
  timeoutSeconds: number | string;
  failuresToConfirm: number | string;
  successesToRecover: number | string;
  referencePoints: ReferencePoint[];
  secondOpinions: SecondOpinion[];
  name: string;
  phone: string;
  signature: string;
  nextUpdateMinutes: number | string;
  checksKeptDays: number | string;
}

/** The settings that this form does not hold take effect with a click elsewhere. */
type FormSettings = Omit<
  Settings,
  'language' | 'theme' | 'startAtLogin' | 'mailAccount' | 'channels' | 'quietHours' | 'reminders' | 'stormLimit'
>;

export function toSettingsValues(settings: FormSettings): SettingsValues {
  const { defaults, sender, referencePoints, secondOpinions, nextUpdateMinutes, checksKeptDays } = settings;
  return { ...defaults, ...sender, referencePoints, secondOpinions, nextUpdateMinutes, checksKeptDays };
}

/** What `settingsEditSchema` judges: nothing but what the form holds. */
export function toSettingsInput(values: SettingsValues): unknown {
  const { intervalSeconds, timeoutSeconds, failuresToConfirm, successesToRecover, name, phone, signature, ...rest } =
    values;
  return {
    ...rest,
    defaults: { intervalSeconds, timeoutSeconds, failuresToConfirm, successesToRecover },
    sender: { name, phone, signature },
  };
}

/** In which field a path of the schema is shown. */
export function settingsFieldOf(path: string): string {
  return path.replace(/^(defaults|sender)\./, '');
}
