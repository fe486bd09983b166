/** The kinds of things that a message to a client must not hold, or must not leave out. */
export const findingKinds = [
  'restore-promise',
  'guess',
  'blame',
  'grovelling',
  'playing-down',
  'empty-word',
  'missing',
  'stranger',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Of which kinds they are: each once, in their order. */
export const kindsOf = (findings: readonly { kind: FindingKind }[]): FindingKind[] =>
  findingKinds.filter((kind) => findings.some((finding) => finding.kind === kind));

/** Why, more closely than the kind says it: the locales have a reason and a suggestion for each under `guard.rule`. */
export type FindingRule =
  | 'restore-time'
  | 'restore-hope'
  | 'restore-duration'
  | 'never-again'
  | 'guess'
  | 'suspected'
  | 'blame'
  | 'second-apology'
  | 'grovelling'
  | 'playing-down'
  | 'empty-haste'
  | 'empty-later'
  | 'empty-phrase'
  | 'placeholder'
  | 'next-update'
  | 'affected'
  | 'data-loss'
  | 'stranger';

/** Offsets in UTF-16 units, as a text field's selection takes them. */
export interface Span {
  start: number;
  end: number;
}

export interface SentenceFinding {
  kind: FindingKind;
  rule: FindingRule;
  span: Span;
}
