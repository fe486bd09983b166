import type { FindingRule, SentenceFinding, Span } from './finding';
import type { LanguageRules } from './language-rules';
import { findPhrase, hasPhrase } from './phrases';
import type { PhraseMatch } from './phrases';
import { readClause } from './reading';
import type { Reading } from './reading';
import type { Sentence } from './sentences';

/**
 * A time, or an expectation, beside a word for recovery, in a clause that is neither past, nor open ("when", "if"), nor
 * negated, nor about the next message. A question promises nothing; the end of a maintenance is planned, and may be named.
 */
export function findRestorePromises(
  sentence: Sentence,
  rules: LanguageRules,
  isMaintenance: boolean,
): SentenceFinding[] {
  if (sentence.isQuestion) return [];
  const readings = sentence.clauses.map((clause) => readClause(clause, rules));
  const isPlanned = isMaintenance || hasPhrase(sentence.tokens, rules.maintenance);
  return readings.flatMap((reading, index) => {
    const [before, after] = [readings[index - 1], readings[index + 1]];
    const unsaid = isUnsaid(reading, before, after);
    const never = reading.isOpen ? undefined : findPhrase(reading.clause.tokens, rules.neverAgain);
    if (never !== undefined && !unsaid) return [findingOf('never-again', [never])];
    if (isPlanned || reading.isOpen || reading.isMessage || unsaid || isSaidElsewhere(reading, before)) return [];
    const duration = reading.isPast ? undefined : findPhrase(reading.clause.tokens, rules.duration);
    if (duration !== undefined) return [findingOf('restore-duration', [duration])];
    if (reading.isPast || reading.isNegated) return [];
    return promiseIn(reading, before, after);
  });
}

function isUnsaid(reading: Reading, before: Reading | undefined, after: Reading | undefined): boolean {
  if (reading.isThat && after?.isUnsaid === true) return true;
  return reading.isUnsaid || (before !== undefined && before.isUnsaid && !before.isPast);
}

/** What somebody else says, or the writer told once, is quoted: in its own clause, or in the one that follows. */
function isSaidElsewhere(reading: Reading, before: Reading | undefined): boolean {
  if (reading.isReported || reading.isSaying || before?.isOnceSaid === true) return true;
  return before?.isSaying === true && (before.clause.tokens.length <= 6 || reading.isThat);
}

/** What follows upon what the writer does, not upon what the reader is asked to do: that would be advice. */
function sequelOf(reading: Reading, before: Reading | undefined): PhraseMatch | undefined {
  if (before === undefined || before.isMessage || before.isOfReader) return undefined;
  const isSequel = before.isOnce
    ? before.recovery === undefined
    : reading.isAfterwards && !before.isOpen && !before.isPast;
  return isSequel ? reading.recovery : undefined;
}

function promiseIn(reading: Reading, before: Reading | undefined, after: Reading | undefined): SentenceFinding[] {
  const lead = before !== undefined && reading.isThen ? before.lead : undefined;
  const besideIt = before?.until ?? after?.until ?? timeFromBefore(reading, before) ?? sequelOf(reading, before);
  const when = reading.time ?? reading.soon ?? lead ?? besideIt;
  const ahead = reading.future ?? reading.expectation ?? expectationBefore(before);
  const works =
    reading.recovery ??
    (ahead !== undefined || when !== undefined ? reading.working : undefined) ??
    (lead === undefined ? undefined : reading.runs);
  const foretold = timeForetold(reading, before);
  if (foretold !== undefined) return [findingOf('restore-time', [reading.time, foretold])];
  if (works === undefined) return [];
  const own = [works, reading.time, reading.soon, reading.future, reading.expectation];
  if (when !== undefined) return [findingOf('restore-time', [...own, when])];
  if (ahead !== undefined && reading.day !== undefined) return [findingOf('restore-time', [...own, reading.day])];
  const expected = reading.expectation ?? expectationBefore(before);
  return expected === undefined ? [] : [findingOf('restore-hope', [...own, expected])];
}

/** "In 20 Minuten startet der Server neu und ist wieder erreichbar": the time belongs to both. */
function timeFromBefore(reading: Reading, before: Reading | undefined): PhraseMatch | undefined {
  if (before === undefined || before.isPast || before.isMessage || before.isOpen) return undefined;
  const isJoined = /^(und|and)$/.test(reading.clause.after);
  if (before.isTimestamp && !reading.isThen && reading.future === undefined) return undefined;
  const isShort = before.clause.tokens.length <= 3 && before.recovery === undefined;
  return isJoined || isShort ? (before.time ?? before.soon) : undefined;
}

/** "Estimate: 7 a.m.", and "Restoration: expected 7 a.m." */
function timeForetold({ clause, time, expectation }: Reading, before: Reading | undefined): PhraseMatch | undefined {
  const isBare = clause.after === ':' && clause.tokens.length <= 5;
  if (!isBare || time === undefined || before?.isOpen !== false) return undefined;
  return before.expectation ?? (expectation === undefined ? undefined : before.recovery);
}

function expectationBefore(before: Reading | undefined): PhraseMatch | undefined {
  return before === undefined || before.isPast || before.recovery !== undefined ? undefined : before.expectation;
}

function findingOf(rule: FindingRule, places: readonly (Span | undefined)[]): SentenceFinding {
  const spans = places.filter((place) => place !== undefined);
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  return { kind: 'restore-promise', rule, span: { start, end } };
}
