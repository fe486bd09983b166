import { findGaps } from '../message-gaps';
import type { MessagePhase } from '../template';
import type { FindingRule, SentenceFinding, Span } from './finding';
import type { LanguageRules } from './language-rules';
import { hasPhrase } from './phrases';
import type { Sentence } from './sentences';

/** What stands for a value that nobody filled in, by the habits of many template languages. Each branch is linear. */
const leftoverPattern =
  /\{\{[^{}\n]{0,80}\}\}|\$\{[^{}\n]{0,80}\}|(?<![\w{$])\{\p{L}[\p{L}\p{N}_. -]{0,40}\}|\[\p{L}[\p{L}\p{N}_. -]{0,40}\](?!\()|<\p{L}[\p{L}\p{N}_ -]{0,40}>|%\p{Lu}[\p{Lu}_]{1,30}%|\b[Xx]{2,}(?::[Xx]{2})?\b|_{3,}|\b(?:TODO|TBD|FIXME)\b/gu;

/** Gaps that compose left, and placeholders of any kind. */
export function findLeftovers(text: string): SentenceFinding[] {
  const others = [...text.matchAll(leftoverPattern)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
  return [...findGaps(text), ...others].map(({ start, end }) => ({
    kind: 'missing',
    rule: 'placeholder',
    span: { start, end },
  }));
}

const phasesThatAnnounce: readonly MessagePhase[] = ['first-notice', 'update', 'identified', 'answer', 'phone'];
const phasesThatName: readonly MessagePhase[] = ['first-notice', 'resolved', 'maintenance', 'phone'];

/** What a phase needs and the text does not say (docs/templates.md has the table). */
export function findOmissions(
  text: string,
  sentences: readonly Sentence[],
  rules: LanguageRules,
  phase: MessagePhase,
  names: readonly string[],
): FindingRule[] {
  const has = (phrases: LanguageRules['affected']): boolean =>
    sentences.some(({ tokens }) => hasPhrase(tokens, phrases));
  const isNamed = (): boolean =>
    names.some((name) => text.toLowerCase().includes(name.toLowerCase())) || has(rules.affected);
  const omissions: [FindingRule, boolean][] = [
    ['next-update', phasesThatAnnounce.includes(phase) && !sentences.some((sentence) => announces(sentence, rules))],
    ['affected', phasesThatName.includes(phase) && !isNamed()],
    ['data-loss', phase === 'resolved' && !has(rules.dataLoss)],
  ];
  return omissions.filter(([, isOmitted]) => isOmitted).map(([rule]) => rule);
}

/** A time beside a word for a message, in one clause or in two that follow each other. */
function announces({ clauses }: Sentence, rules: LanguageRules): boolean {
  return clauses.some(({ tokens }, index) => {
    if (!hasPhrase(tokens, rules.message) || hasPhrase(tokens, rules.past)) return false;
    const near = [tokens, clauses[index - 1]?.tokens ?? [], clauses[index + 1]?.tokens ?? []];
    return near.some((part) => hasPhrase(part, rules.time) || hasPhrase(part, rules.rhythm));
  });
}

/** A client's site may be called so; in a message to another it is a word like any other. */
const commonWords =
  /^(?:web-?site|web-?seite|web-?shop|online-?shop|shop|store|blog|home-?page|forum|seite|site|test)$/i;

/**
 * Names and addresses of others. `own` names protect: a stranger "Müller" within one's own "Bäckerei Müller" is none. Names
 * of one word count only as written, since they may be words of the language too.
 */
export function findStrangers(text: string, strangers: readonly string[], own: readonly string[]): SentenceFinding[] {
  const lower = text.toLowerCase();
  const ownNames = own.map((name) => name.toLowerCase());
  const findings = strangers
    .filter(
      (name) =>
        name.length > 2 && !commonWords.test(name) && !ownNames.some((ownName) => ownName.includes(name.toLowerCase())),
    )
    .flatMap((name) => {
      const isOneWord = !/[\s.]/.test(name);
      return placesOf(isOneWord ? text : lower, isOneWord ? name : name.toLowerCase());
    });
  return withoutNested(findings).map((span) => ({ kind: 'stranger', rule: 'stranger', span }));
}

function placesOf(text: string, name: string): Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const isWhole = !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? '');
    if (isWhole) places.push({ start: at, end: at + name.length });
  }
  return places;
}

/** Of names within names ("Müller", "Müller Bau") the longest. */
function withoutNested(spans: readonly Span[]): Span[] {
  let reached = -1;
  return [...spans]
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ end }) => {
      const isFurther = end > reached;
      reached = Math.max(reached, end);
      return isFurther;
    });
}
