import type { Language } from './language';
import { english } from './promise-guard/english';
import type { FindingKind, FindingRule, SentenceFinding, Span } from './promise-guard/finding';
import { german } from './promise-guard/german';
import type { LanguageRules } from './promise-guard/language-rules';
import { findPhrases, hasPhrase } from './promise-guard/phrases';
import { findRestorePromises } from './promise-guard/restore-promise';
import {
  findApologies,
  findBlame,
  findEmptyWords,
  findGrovelling,
  findGuesses,
  findPlayingDown,
} from './promise-guard/sentence-kinds';
import { sentencesOf } from './promise-guard/sentences';
import type { Sentence } from './promise-guard/sentences';
import { findSuspected } from './promise-guard/suspected';
import { findLeftovers, findOmissions, findStrangers } from './promise-guard/whole-text';
import type { MessagePhase } from './template';

export interface Finding {
  kind: FindingKind;
  /** Names reason and suggestion in the locales: `guard.rule.<rule>.reason`, `guard.rule.<rule>.suggestion`. */
  rule: FindingRule;
  field: 'subject' | 'body';
  /** Where it stands in the field; null for what is left out. */
  span: Span | null;
}

/** What the guard has to know besides the words. */
export interface GuardContext {
  language: Language;
  /** Null for a text outside of any phase: then nothing can be left out of it. */
  phase: MessagePhase | null;
  /** The client's own names and addresses: they name what is affected. */
  own: readonly string[];
  /** Names and addresses of other clients and their sites. */
  strangers: readonly string[];
  /** Facts in the words of the facts sheet: in them nothing is a guess. */
  confirmed: readonly string[];
  /** What the facts sheet has as suspected: whoever tells it as a fact guesses. */
  suspected: readonly string[];
  /** In a template a `{{ placeholder }}` is no leftover. */
  isTemplate: boolean;
}

const rulesOf: Record<Language, LanguageRules> = { de: german, en: english };

/**
 * Everything in a message that nobody can keep or that does not belong there, in the order of the text; what is left out
 * comes last. Pure, and linear in the length of the text: it runs at each key.
 */
export function guardMessage(message: { subject: string; body: string }, context: GuardContext): Finding[] {
  const inFields = (['subject', 'body'] as const).flatMap((field) =>
    findingsIn(message[field], context).map((finding): Finding => ({ ...finding, field })),
  );
  return [...inFields, ...omissionsIn(message, context)];
}

function omissionsIn({ subject, body }: { subject: string; body: string }, context: GuardContext): Finding[] {
  if (context.phase === null || body.trim() === '') return [];
  const rules = rulesOf[context.language];
  const text = `${subject}\n\n${body}`;
  return findOmissions(text, sentencesOf(text, rules.joints), rules, context.phase, context.own).map((rule) => ({
    kind: 'missing',
    rule,
    field: 'body',
    span: null,
  }));
}

function findingsIn(text: string, context: GuardContext): SentenceFinding[] {
  const rules = rulesOf[context.language];
  const sentences = sentencesOf(text, rules.joints);
  const found = [
    ...sentences.flatMap((sentence) => findingsInSentence(sentence, rules, context)),
    ...secondApologies(sentences, rules),
    ...findSuspected(sentences, context.suspected),
    ...(context.isTemplate ? [] : findLeftovers(text)),
    ...findStrangers(text, context.strangers, context.own),
  ];
  const facts = placesOfFacts(text, context.confirmed);
  return found
    .filter(({ kind, span }) => kind !== 'guess' || !facts.some((fact) => isWithin(span, fact)))
    .sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}

/** One finding for one place: what is part of a promise to be back is not told a second time as a guess or empty word. */
function findingsInSentence(sentence: Sentence, rules: LanguageRules, { phase }: GuardContext): SentenceFinding[] {
  const promises = findRestorePromises(sentence, rules, phase === 'maintenance');
  const lesser = [...findGuesses(sentence, rules), ...findEmptyWords(sentence, rules)];
  const grovelling = findGrovelling(sentence, rules);
  const calming = findPhrases(sentence.tokens, rules.reassurance);
  // "Don't worry, it's back by then" is one place.
  const leadsTo = (span: Span, promise: Span): boolean =>
    calming.some((each) => isNear(each, span)) &&
    clauseAt(span.start, sentence) === clauseAt(promise.start, sentence) - 1;
  return [
    ...promises,
    ...lesser.filter(({ span }) => !promises.some((promise) => belongsTo(span, promise.span, sentence, rules))),
    ...findBlame(sentence, rules),
    ...grovelling,
    ...findPlayingDown(sentence, rules).filter(
      ({ span }) =>
        !promises.some((promise) => isOneClause(span, promise.span, sentence) || leadsTo(span, promise.span)),
    ),
  ];
}

const clauseAt = (at: number, { clauses }: Sentence): number =>
  clauses.findIndex(({ tokens }) => (tokens[0]?.start ?? 0) <= at && at < (tokens.at(-1)?.end ?? 0));

const isOneClause = (one: Span, other: Span, sentence: Sentence): boolean =>
  clauseAt(one.start, sentence) === clauseAt(other.start, sentence);

/** In the promise's words, in its clause, or in a short clause beside it ("I think, …", "…, I'd say"). */
function belongsTo(span: Span, promise: Span, sentence: Sentence, rules: LanguageRules): boolean {
  if (isWithin(span, promise) || isOneClause(span, promise, sentence)) return true;
  const { clauses } = sentence;
  const [own, promised] = [clauseAt(span.start, sentence), clauseAt(promise.start, sentence)];
  const aside = clauses[own]?.tokens ?? [];
  const leads = own === promised - 1 && aside.length <= 5;
  const trails = own === promised + 1 && aside.length <= 3;
  return (leads || trails) && !hasPhrase(aside, rules.past);
}

/** The first apology of a message is a plain one; each further one is pointed at, unless it is over the top anyway. */
function secondApologies(sentences: readonly Sentence[], rules: LanguageRules): SentenceFinding[] {
  return sentences
    .flatMap((sentence) => {
      const strong = findGrovelling(sentence, rules);
      return findApologies(sentence, rules).map((span) => ({
        span,
        isStrong: strong.some((each) => isNear(each.span, span)),
      }));
    })
    .slice(1)
    .filter(({ isStrong }) => !isStrong)
    .map(({ span: { start, end } }) => ({ kind: 'grovelling', rule: 'second-apology', span: { start, end } }));
}

function placesOfFacts(text: string, facts: readonly string[]): Span[] {
  return facts
    .map((fact) => fact.trim())
    .filter((fact) => fact !== '')
    .flatMap((fact) => {
      const start = text.indexOf(fact);
      return start === -1 ? [] : [{ start, end: start + fact.length }];
    });
}

const isWithin = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
const isNear = (one: Span, other: Span): boolean => one.start < other.end + 1 && other.start < one.end + 1;
