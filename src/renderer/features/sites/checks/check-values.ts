import type { CheckOf } from '../../../../core/checks/check-kinds';
import type { HttpValues } from './http-values';

/** A check of each kind as the form's fields hold it. What is typed into a number's field may be no number yet. */
export interface CheckValues {
  http: HttpValues;
  tcp: object;
  dns: Omit<CheckOf<'dns'>, 'kind'>;
  tls: object;
  domain: object;
  backup: Omit<CheckOf<'backup'>, 'kind' | 'maxAgeHours'> & { maxAgeHours: number | string };
  ping: object;
  prometheus: Omit<CheckOf<'prometheus'>, 'kind'>;
}
