import type { UseFormReturnType } from '@mantine/form';
import type { CheckKind } from '../../../core/checks/check-kinds';
import type { CheckValues } from './checks/check-values';

/** A site as the form's fields hold it. What is typed into a number's field may be no number yet. */
export interface SiteValues {
  name: string;
  url: string;
  /** Empty: no client. */
  clientId: string;
  hosting: string;
  isCritical: boolean;
  intervalSeconds: number | string;
  timeoutSeconds: number | string;
  failuresToConfirm: number | string;
  successesToRecover: number | string;
  kind: CheckKind;
  /** Of all kinds, so that nothing typed is lost by looking at another one. */
  checks: CheckValues;
}

export type SiteFields = UseFormReturnType<SiteValues>;
