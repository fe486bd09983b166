import type { ReferencePoint, SecondOpinion, Settings } from '../../../core/settings';

/** What a form's fields hold, and what `settingsEditSchema` judges: nothing but what this form saves. */

export interface SenderValues {
  name: string;
  phone: string;
  signature: string;
  nextUpdateMinutes: number | string;
}

export const toSenderInput = ({ nextUpdateMinutes, ...sender }: SenderValues): unknown => ({
  sender,
  nextUpdateMinutes,
});

export interface WatchValues {
  intervalSeconds: number | string;
  timeoutSeconds: number | string;
  failuresToConfirm: number | string;
  successesToRecover: number | string;
  referencePoints: ReferencePoint[];
  secondOpinions: SecondOpinion[];
}

export const toWatchInput = ({ referencePoints, secondOpinions, ...defaults }: WatchValues): unknown => ({
  defaults,
  referencePoints,
  secondOpinions,
});

/** A port is a number in the schema and what was typed in the form. */
export interface AccountValues {
  host: string;
  port: number | string;
  security: 'tls' | 'starttls' | 'none';
  user: string;
  fromName: string;
  fromAddress: string;
}

export function toAccountValues({ mailAccount, sender }: Pick<Settings, 'mailAccount' | 'sender'>): AccountValues {
  const blank: AccountValues = {
    host: '',
    port: 465,
    security: 'tls',
    user: '',
    fromName: sender.name,
    fromAddress: '',
  };
  return mailAccount ?? blank;
}

/** In which field a path of the schema is shown. */
export const settingsFieldOf = (path: string): string =>
  path.replace(/^(defaults|sender|letterhead|mailAccount|channels\.[a-z]+)\./, '');
