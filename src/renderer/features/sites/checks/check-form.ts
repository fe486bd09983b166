import type { ComponentType } from 'react';
import type { CheckKind, CheckOf } from '../../../../core/checks/check-kinds';
import type { SiteFields } from '../site-fields';
import type { CheckValues } from './check-values';

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
