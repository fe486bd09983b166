import type { TFunction } from 'i18next';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A sentence for a fault that a schema found: the schema's own key where it gave one, else by the kind of fault. */
function faultSentence(t: TFunction, issue: Issue): string {
  if (issue.code === 'too_small') {
    if (issue.origin === 'number' || issue.origin === 'int') return t('window.invalid.atLeast', { min: issue.minimum });
    return t('window.invalid.required');
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return t('window.invalid.tooLong', { max: issue.maximum });
    return t('window.invalid.atMost', { max: issue.maximum });
  }
  if (issue.code === 'invalid_type' && issue.expected === 'int') return t('window.invalid.wholeNumber');
  if (issue.code === 'invalid_type' && issue.expected === 'number') return t('window.invalid.number');
  return t([`invalid.${issue.message}`, 'invalid.other']);
}

/**
 * What is wrong with a form, by field: the first fault of each. `fieldOf` says in which field a schema's path is shown
 * where the two differ.
 */
export function faultsByField(
  t: TFunction,
  issues: readonly Issue[],
  fieldOf: (path: string) => string = (path) => path,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of issues) faults[fieldOf(issue.path.join('.'))] ??= faultSentence(t, issue);
  return faults;
}
