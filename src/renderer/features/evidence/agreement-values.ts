import type { UseFormReturnType } from '@mantine/form';
import type { Agreement, SiteAgreement } from '../../../core/agreement';
import { asClockTime } from '../../local-day';

/** An agreement as the form's fields hold it. What is typed into a number's field may be no number yet. */
export interface AgreementValues {
  kind: SiteAgreement['kind'];
  percent: number | string;
  per: Agreement['per'];
  /** Around the clock, or at certain hours. */
  when: 'always' | 'hours';
  /** 1 is Monday. */
  days: string[];
  from: string;
  to: string;
  timeZone: string;
  isMaintenanceCounted: boolean;
}

export type AgreementFields = UseFormReturnType<AgreementValues>;

const usual = { days: ['1', '2', '3', '4', '5'], from: '08:00', to: '18:00' };

export function toAgreementValues(agreement: SiteAgreement, systemZone: string): AgreementValues {
  if (agreement.kind !== 'own') {
    const nothing = { percent: 99, per: 'year', when: 'always', isMaintenanceCounted: false } as const;
    return { kind: agreement.kind, ...nothing, ...usual, timeZone: systemZone };
  }
  const { kind, percent, per, hours, timeZone, isMaintenanceCounted } = agreement;
  const typed = hours === null ? usual : { ...hours, days: hours.days.map(String) };
  return { kind, percent, per, when: hours === null ? 'always' : 'hours', ...typed, timeZone, isMaintenanceCounted };
}

/** What `siteAgreementSchema` judges. */
export function toAgreementInput(values: AgreementValues): unknown {
  const { kind, percent, per, when, days, from, to, timeZone, isMaintenanceCounted } = values;
  if (kind !== 'own') return { kind };
  const hours = { days: days.map(Number), from: asClockTime(from), to: asClockTime(to) };
  return { kind, percent, per, hours: when === 'always' ? null : hours, timeZone, isMaintenanceCounted };
}

/** In which field a path of the schema is shown. */
export function agreementFieldOf(path: string): string {
  return path.replace(/^hours\./, '').replace(/^days\..*/, 'days');
}
