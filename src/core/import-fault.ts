import type { z } from 'zod';
import { lineAt } from './json-lines';
import type { Translate } from './timeline-text';

/** What is wrong with a file, at its place. `reason` is a key of the locales, `params` what its sentence wants. */
export interface ImportFault {
  /** As in JavaScript, `sites[3].url`; empty where the whole file is meant. */
  path: string;
  /** 1-based; left out where it is not known. */
  line?: number;
  reason: string;
  params: Record<string, string | number>;
}

export const importLimitBytes = 5_000_000;
export const fileTooLarge: ImportFault = {
  path: '',
  reason: 'importFault.file-too-large',
  params: { megabytes: importLimitBytes / 1_000_000 },
};

/** The faults as lines of text, one each; those beyond `limit` are counted in a last line. */
export function describeImportFaults(
  faults: readonly ImportFault[],
  t: Translate,
  limit = Number.POSITIVE_INFINITY,
): string {
  const lines = faults.slice(0, limit).map((fault) => describeFault(fault, t));
  const count = faults.length - lines.length;
  return (count > 0 ? [...lines, t('importFault.more', { count })] : lines).join('\n');
}

function describeFault({ path, line, reason, params }: ImportFault, t: Translate): string {
  const sentence = t(reason, params);
  if (line !== undefined && path !== '') return t('importFault.place.line-path', { line, path, reason: sentence });
  if (line !== undefined) return t('importFault.place.line', { line, reason: sentence });
  return path === '' ? sentence : t('importFault.place.path', { path, reason: sentence });
}

/** `['sites', 3, 'url']` as `sites[3].url`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** What of the file is repeated in a sentence, short enough to be read. */
export const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

export function faultAt(
  lines: ReadonlyMap<string, number>,
  path: readonly PropertyKey[],
  reason: string,
  params: ImportFault['params'] = {},
): ImportFault {
  const line = lineAt(lines, path.map(String));
  return { path: pathText(path), ...(line !== undefined && { line }), reason, params };
}

/** The faults that a schema found, in our words. `isMissing` tells whether there is nothing at all at the path. */
export function faultsOf(
  issues: readonly z.core.$ZodIssue[],
  lines: ReadonlyMap<string, number>,
  isMissing: (path: readonly PropertyKey[]) => boolean,
): ImportFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => faultAt(lines, [...issue.path, excerpt(key)], 'importFault.unknown-key'));
    }
    const [reason, params] = isMissing(issue.path) ? [missingReason(issue.path), {}] : reasonOf(issue);
    return [faultAt(lines, issue.path, reason, params)];
  });
}

function missingReason(path: readonly PropertyKey[]): string {
  return path.at(-1) === 'url' ? 'importFault.missing-url' : 'importFault.missing';
}

/** The keys that the schemas of the core give as messages; their sentences are those that the window shows, too. */
const ownMessage = /^[a-z]+(-[a-z]+)+$/;
const typesWithSentence = new Set(['string', 'number', 'int', 'boolean', 'array', 'object']);

function reasonOf(issue: z.core.$ZodIssue): [reason: string, params: ImportFault['params']] {
  if (ownMessage.test(issue.message)) return [`invalid.${issue.message}`, {}];
  switch (issue.code) {
    case 'invalid_type':
      return [
        typesWithSentence.has(issue.expected) ? `importFault.wrong-type-${issue.expected}` : 'importFault.wrong-type',
        {},
      ];
    case 'invalid_value':
      if (issue.path.length === 1 && issue.path[0] === 'version') return ['importFault.version', {}];
      return ['importFault.not-one-of', { values: issue.values.map(String).join(', ') }];
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_union': {
      const kinds = 'options' in issue ? issue.options : undefined;
      if (kinds === undefined) return ['invalid.other', {}];
      return ['importFault.not-one-of', { values: kinds.map(String).join(', ') }];
    }
    // What our schemas do not use, or name by messages of their own.
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return ['invalid.other', {}];
  }
}

function tooSmall(origin: string, minimum: number): [reason: string, params: ImportFault['params']] {
  if (origin === 'string') return ['importFault.empty', {}];
  if (origin === 'array') return ['importFault.too-few', {}];
  return ['importFault.too-small', { minimum }];
}

function tooBig(origin: string, maximum: number): [reason: string, params: ImportFault['params']] {
  if (origin === 'string') return ['importFault.too-long', { maximum }];
  if (origin === 'array') return ['importFault.too-many', { maximum }];
  return ['importFault.too-large', { maximum }];
}
