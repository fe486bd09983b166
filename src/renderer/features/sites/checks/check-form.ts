import type { UseFormReturnType } from '@mantine/form';
import type { ComponentType } from 'react';
import type { CheckKind, CheckOf } from '../../../../core/checks/check-kinds';
import type { SiteValues } from '../site-values';
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

export type SiteFields = UseFormReturnType<SiteValues>;

export interface CheckFieldsProps {
  fields: SiteFields;
  siteId: string;
}

/** All that the site's form needs of one kind of check. */
export interface CheckForm<Kind extends CheckKind> {
  /** What can be set of it; null where its address says everything. */
  Fields: ComponentType<CheckFieldsProps> | null;
  toValues: (check: CheckOf<Kind>) => CheckValues[Kind];
  /** The check without its kind, as the schema judges it. */
  toInput: (values: CheckValues[Kind]) => object;
  /** In which of its fields a path of the check's schema is shown. */
  fieldOf: (path: string, values: CheckValues[Kind]) => string;
}
