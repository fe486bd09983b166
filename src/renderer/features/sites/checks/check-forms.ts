import { checkDefaults } from '../../../../core/checks/check-kinds';
import type { Check, CheckKind, CheckOf } from '../../../../core/checks/check-kinds';
import { BackupFields } from './BackupFields';
import type { CheckForm } from './check-form';
import type { CheckValues } from './check-values';
import { DnsFields } from './DnsFields';
import { HttpFields } from './HttpFields';
import { httpFieldOf, toHttpInput, toHttpValues } from './http-values';
import { PrometheusFields } from './PrometheusFields';

/** For checks whose fields are named as in the schema. */
const asInSchema = {
  toValues: <Values extends { kind: CheckKind }>({ kind: _, ...values }: Values) => values,
  toInput: (values: object) => values,
  fieldOf: (path: string) => path,
};
const addressSaysAll = { ...asInSchema, Fields: null };

/** One form a kind: whoever adds a kind of check is told by the compiler that it lacks one. */
export const checkForms: { [Kind in CheckKind]: CheckForm<Kind> } = {
  http: { Fields: HttpFields, toValues: toHttpValues, toInput: toHttpInput, fieldOf: httpFieldOf },
  tcp: addressSaysAll,
  dns: { ...asInSchema, Fields: DnsFields },
  tls: addressSaysAll,
  domain: addressSaysAll,
  backup: { ...asInSchema, Fields: BackupFields },
  ping: addressSaysAll,
  prometheus: { ...asInSchema, Fields: PrometheusFields },
};

const isOfKind = <Kind extends CheckKind>(check: Check, kind: Kind): check is CheckOf<Kind> => check.kind === kind;

function valuesOf<Kind extends CheckKind>(kind: Kind, check: Check): CheckValues[Kind] {
  return checkForms[kind].toValues(isOfKind(check, kind) ? check : checkDefaults[kind]);
}

/** What the fields of every kind begin with: the check as it is saved, the others as for a new site. */
export function toCheckValues(check: Check): CheckValues {
  return {
    http: valuesOf('http', check),
    tcp: valuesOf('tcp', check),
    dns: valuesOf('dns', check),
    tls: valuesOf('tls', check),
    domain: valuesOf('domain', check),
    backup: valuesOf('backup', check),
    ping: valuesOf('ping', check),
    prometheus: valuesOf('prometheus', check),
  };
}

export function toCheckInput<Kind extends CheckKind>(kind: Kind, values: CheckValues): { kind: Kind } {
  return { kind, ...checkForms[kind].toInput(values[kind]) };
}

/** The field of the form that shows a path of the check's schema. */
export function checkFieldOf<Kind extends CheckKind>(
  kind: Kind,
  path: string,
  values: CheckValues,
): `checks.${Kind}.${string}` {
  return `checks.${kind}.${checkForms[kind].fieldOf(path, values[kind])}`;
}
