import type { FindingKind, FindingRule, SentenceFinding, Span } from './finding';
import type { LanguageRules } from './language-rules';
import { findPhrase, findPhrases, hasPhrase } from './phrases';
import type { PhraseGroup } from './phrases';
import type { Clause, Sentence, Token } from './sentences';

type Finder = (sentence: Sentence, rules: LanguageRules) => SentenceFinding[];

const found = (kind: FindingKind, rule: FindingRule, { start, end }: Span): SentenceFinding => ({
  kind,
  rule,
  span: { start, end },
});

const spanOf = (one: Span, other: Span): Span => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
});

const isOverlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

function inClauses(sentence: Sentence, phrases: PhraseGroup, kind: FindingKind, rule: FindingRule): SentenceFinding[] {
  return sentence.clauses.flatMap(({ tokens }) =>
    findPhrases(tokens, phrases).map((match) => found(kind, rule, match)),
  );
}

/**
 * A hedge. Strong ones always count, unless they are about what the reader noticed; weak ones ("perhaps", "could") only
 * beside a word for a cause or an effect, in their clause or the next.
 */
export const findGuesses: Finder = (sentence, rules) => {
  if (sentence.isQuestion) return guessesAsked(sentence, rules);
  return sentence.clauses.flatMap((clause, index) => {
    const { tokens } = clause;
    if (hasPhrase(tokens, rules.notGuessing) || isLeadToReader(sentence, index, rules)) return [];
    const isOfCause = hasPhrase(tokens, rules.causeOrEffect);
    const strong = findPhrase(tokens, rules.hedge);
    if (strong !== undefined && (isOfCause || !isOfReader(clause, rules))) return [found('guess', 'guess', strong)];
    const weak = findPhrase(tokens, rules.weakHedge);
    if (weak === undefined || isOfReader(clause, rules) || hasPhrase(tokens, rules.offer)) return [];
    return isOfCause || hasPhrase(clauseBeside(sentence, index), rules.causeOrEffect)
      ? [found('guess', 'guess', weak)]
      : [];
  });
};

/** "Could it be that the disk is full?" guesses at the cause; of what the reader did, it asks. */
function guessesAsked({ clauses, tokens }: Sentence, rules: LanguageRules): SentenceFinding[] {
  if (!hasPhrase(tokens, rules.causeOrEffect) || hasPhrase(tokens, rules.reader)) return [];
  return clauses.flatMap((clause) =>
    findPhrases(clause.tokens, rules.askedGuess).map((match) => found('guess', 'guess', match)),
  );
}

/** "I believe, you gave me her number": what follows is about the reader, and about no cause. */
function isLeadToReader({ clauses }: Sentence, index: number, rules: LanguageRules): boolean {
  const [lead, next] = [clauses[index]?.tokens ?? [], clauses[index + 1]];
  if (next === undefined || lead.length > 3) return false;
  return isOfReader(next, rules) && !hasPhrase(next.tokens, rules.causeOrEffect);
}

/** A hedge of few words goes with the clause before it ("a plugin, perhaps"), any other with the one after it. */
function clauseBeside({ clauses }: Sentence, index: number): readonly Token[] {
  const isTail = index === clauses.length - 1 && (clauses[index]?.tokens.length ?? 0) <= 3;
  return clauses[isTail ? index - 1 : index + 1]?.tokens ?? [];
}

function isOfReader({ tokens }: Clause, rules: LanguageRules): boolean {
  return hasPhrase(tokens, rules.reader);
}

/** A word that accuses, or a failing beside somebody who is not the writer; a denial of one's own fault too. */
export const findBlame: Finder = (sentence, rules) => {
  if (sentence.isQuestion) return [];
  return sentence.clauses.flatMap(({ tokens }, index) => {
    const excuse = findPhrase(tokens, rules.excuse);
    if (excuse !== undefined) return [found('blame', 'blame', excuse)];
    if (hasPhrase(tokens, rules.noBlame)) return [];
    const named = sentence.clauses[index - 1]?.tokens ?? [];
    const party =
      findPhrase(tokens, rules.party) ??
      (hasPhrase(tokens, rules.refersBack) ? findPhrase(named, rules.party) : undefined);
    if (party === undefined && hasPhrase(tokens, rules.writer)) return [];
    const failing =
      party === undefined || hasPhrase(tokens, rules.writerActs) ? undefined : findPhrase(tokens, rules.failing);
    const accused = findPhrase(tokens, rules.accusation) ?? failing;
    return accused === undefined ? [] : [found('blame', 'blame', spanOf(accused, party ?? accused))];
  });
};

export const findGrovelling: Finder = (sentence, rules) =>
  inClauses(sentence, rules.grovelling, 'grovelling', 'grovelling');

/** Places where somebody apologises: one a clause. Which of them is one too many, only the whole message shows. */
export function findApologies(sentence: Sentence, rules: LanguageRules): Span[] {
  return sentence.clauses.flatMap(({ tokens }) => findPhrases(tokens, rules.apology).slice(0, 1));
}

export const findPlayingDown: Finder = (sentence, rules) => {
  const isTold = hasPhrase(sentence.tokens, rules.past);
  const denied = findPhrases(sentence.tokens, rules.notPlayingDown);
  return [
    ...inClauses(sentence, rules.playingDown, 'playing-down', 'playing-down'),
    ...(isTold ? inClauses(sentence, rules.shortOutage, 'playing-down', 'playing-down') : []),
  ].filter(({ span }) => !denied.some((each) => isOverlap(span, each)));
};

/**
 * Words that say nothing: haste without a time, and "soon" for the next message, which wants a time. Promptness is a fact
 * where it is past, and haste may be asked of the reader.
 */
export const findEmptyWords: Finder = (sentence, rules) => [
  ...findPhrases(sentence.tokens, rules.emptyPhrase).map((match) => found('empty-word', 'empty-phrase', match)),
  ...sentence.clauses.flatMap(({ tokens }) => {
    const isAsked = hasPhrase(tokens, rules.request);
    const isPast = hasPhrase(tokens, rules.past) || hasPhrase(tokens, rules.perfect);
    const haste = isAsked ? [] : findPhrases(tokens, rules.haste);
    const prompt = isAsked || isPast ? [] : findPhrases(tokens, rules.promptness);
    const soon = findPhrases(tokens, rules.soon);
    // "In a while" has the form of a time, and is none.
    const hasTime = findPhrases(tokens, rules.time).some((time) => !soon.some((each) => isOverlap(time, each)));
    const later = hasPhrase(tokens, rules.message) && !hasTime && haste.length === 0 ? soon : [];
    return [
      ...[...haste, ...prompt].map((match) => found('empty-word', 'empty-haste', match)),
      ...later.map((match) => found('empty-word', 'empty-later', match)),
    ];
  }),
];
