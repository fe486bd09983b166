import type { LanguageRules } from './language-rules';
import { findPhrase, hasPhrase } from './phrases';
import type { PhraseMatch } from './phrases';
import type { Clause, Token } from './sentences';

/** What a clause says of time and recovery. */
export interface Reading {
  clause: Clause;
  time: PhraseMatch | undefined;
  soon: PhraseMatch | undefined;
  day: PhraseMatch | undefined;
  recovery: PhraseMatch | undefined;
  working: PhraseMatch | undefined;
  future: PhraseMatch | undefined;
  expectation: PhraseMatch | undefined;
  until: PhraseMatch | undefined;
  lead: PhraseMatch | undefined;
  runs: PhraseMatch | undefined;
  isThen: boolean;
  isAfterwards: boolean;
  isOnce: boolean;
  isTimestamp: boolean;
  isReported: boolean;
  isSaying: boolean;
  isThat: boolean;
  isOfReader: boolean;
  isOnceSaid: boolean;
  isOpen: boolean;
  isPast: boolean;
  isNegated: boolean;
  isUnsaid: boolean;
  isMessage: boolean;
}

export function readClause(clause: Clause, rules: LanguageRules): Reading {
  const { tokens } = clause;
  const perfect = hasPhrase(tokens, rules.perfect) && !hasPhrase(tokens, rules.deadline);
  const otherReturn = hasPhrase(tokens, rules.otherReturn);
  const recovery = findPhrase(tokens, rules.recovery);
  const untilThen = findPhrase(tokens, rules.untilClause);
  const until = recovery === undefined ? untilThen : undefined;
  return {
    clause,
    time: findPhrase(tokens, rules.time) ?? untilThen,
    soon: findPhrase(tokens, rules.soon),
    day: findPhrase(tokens, rules.day),
    recovery,
    working: findPhrase(tokens, rules.working),
    future: findPhrase(tokens, rules.future),
    expectation: findPhrase(tokens, rules.expectation),
    until,
    lead: findPhrase(tokens, rules.lead),
    runs: findPhrase(tokens, rules.runs),
    isThen: clause.after === 'und' || clause.after === 'and' || hasPhrase(tokens, rules.then),
    isThat: hasPhrase(tokens, rules.that),
    isAfterwards: hasPhrase(tokens, rules.afterwards),
    isOnce: hasPhrase(tokens, rules.once) && !isOfReader(tokens, rules),
    isTimestamp: hasPhrase(tokens, rules.timestamp),
    isReported: hasPhrase(tokens, rules.reported),
    isSaying: hasPhrase(tokens, rules.saying),
    isOfReader: isOfReader(tokens, rules),
    isOnceSaid: hasPhrase(tokens, rules.onceSaid),
    isOpen: until !== undefined || (untilThen === undefined && hasPhrase(tokens, rules.open)),
    isPast: hasPhrase(tokens, rules.past) || perfect,
    isNegated: hasPhrase(tokens, rules.negation),
    isUnsaid: hasPhrase(tokens, rules.unsaid),
    isMessage: hasPhrase(tokens, rules.message) || otherReturn,
  };
}

function isOfReader(tokens: readonly Token[], rules: LanguageRules): boolean {
  return hasPhrase(tokens, rules.reader) || hasPhrase(tokens, rules.request);
}
