import { Liquid, LiquidError, Tokenizer, TypeGuards } from 'liquidjs';
import type { TagToken, TopLevelToken } from 'liquidjs';
import { isConditionName, isPlaceholderName, typeOfPlaceholder } from './placeholders';
import type { ConditionName, PlaceholderName } from './placeholders';
import type { TemplateFault } from './template';
import { filterNamed } from './template-filters';

/**
 * A small part of Liquid: `{{ placeholder }}`, `{{ placeholder | filter }}` with the filters of `template-filters.ts`, and
 * `{% if name %}`, `{% else %}`, `{% endif %}`. Liquid's own tokenizer reads it; everything else that Liquid knows is a
 * fault. So a template can neither run on nor reach anything.
 */
const engine = new Liquid({ cache: false });

/** Liquid does not export the types of all its tokens. */
type Guarded<Guard> = Guard extends (value: unknown) => value is infer Token ? Token : never;
type OutputToken = Guarded<typeof TypeGuards.isOutputToken>;
type FilterToken = ReturnType<Tokenizer['readFilters']>[number];

export type TemplateNode = { kind: 'text'; text: string } | OutputNode | IfNode;
export interface OutputNode {
  kind: 'output';
  name: PlaceholderName;
  filter: { name: string; args: string[] } | null;
}
/** What a condition asks for: whether it holds, or whether a placeholder has a value. */
export type ConditionSubject = ConditionName | PlaceholderName;
interface IfNode {
  kind: 'if';
  subject: ConditionSubject;
  then: TemplateNode[];
  otherwise: TemplateNode[];
}

export type TemplateFinding = Pick<TemplateFault, 'kind' | 'text'> & { begin: number; end: number };

export interface ParsedTemplate {
  nodes: TemplateNode[];
  findings: TemplateFinding[];
}

/** A dotted name as Liquid reads one. Whether it is a known one is another question. */
const dottedName = /^[\p{L}_][\p{L}\p{N}_-]*(\.[\p{L}_][\p{L}\p{N}_-]*)*$/u;

export function parseTemplate(source: string): ParsedTemplate {
  const { tokens, finding } = tokensOf(source);
  const builder = createBuilder();
  tokens.forEach((token, index) => {
    if (TypeGuards.isTagToken(token)) builder.tag(token);
    else if (TypeGuards.isOutputToken(token)) builder.output(token);
    else builder.text(textOf(source, tokens, index));
  });
  const parsed = builder.end();
  return finding === undefined ? parsed : { ...parsed, findings: [...parsed.findings, finding] };
}

/** Liquid's tokens up to the end, or up to the place where the text cannot be read any further. */
function tokensOf(source: string): { tokens: TopLevelToken[]; finding?: TemplateFinding } {
  const tokenizer = new Tokenizer(source);
  const tokens: TopLevelToken[] = [];
  let begin = 0;
  try {
    while ((begin = tokenizer.p) < tokenizer.N) tokens.push(tokenizer.readTopLevelToken(engine.options));
    return { tokens };
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    // What is never closed reaches to the end of the text for Liquid; for people it is the line on which it begins.
    const lineEnd = source.indexOf('\n', begin);
    const end = Math.max(begin + 1, Math.min(error.token.end, lineEnd === -1 ? source.length : lineEnd));
    return { tokens, finding: { kind: 'syntax', begin, end, text: wordsOf(error) } };
  }
}

/**
 * The text between two tags. A tag that has a line for itself takes this line away, so that what is left out leaves no
 * empty one; `{{-` and `-}}` take the white space beside them, as in Liquid.
 */
function textOf(source: string, tokens: readonly TopLevelToken[], index: number): string {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  let text = token?.getText() ?? '';
  if (before !== undefined && isTrimmed(source, before, 'after')) text = text.trimStart();
  else if (before !== undefined && hasOwnLine(source, before)) text = text.replace(/^[ \t]*\r?\n/, '');
  if (after !== undefined && isTrimmed(source, after, 'before')) text = text.trimEnd();
  else if (after !== undefined && hasOwnLine(source, after)) {
    // The last line has no end of its own: that of the line before goes.
    const isLast = /^[ \t]*$/.test(source.slice(after.end));
    text = text.replace(isLast ? /\r?\n[ \t]*$/ : /[ \t]+$/, '');
  }
  return text;
}

function isTrimmed(source: string, token: TopLevelToken, side: 'before' | 'after'): boolean {
  return side === 'before' ? source[token.begin + 2] === '-' : source[token.end - 3] === '-';
}

function hasOwnLine(source: string, token: TopLevelToken): boolean {
  if (!TypeGuards.isTagToken(token)) return false;
  const lineStart = source.lastIndexOf('\n', token.begin - 1) + 1;
  const lineEnd = source.indexOf('\n', token.end);
  const rest = source.slice(lineStart, token.begin) + source.slice(token.end, lineEnd === -1 ? undefined : lineEnd);
  return rest.trim() === '';
}

interface OpenIf {
  node: IfNode;
  token: TagToken;
  hasElse: boolean;
}

/** Puts tokens together: what stands between `if` and `endif` belongs to the `if`. */
function createBuilder() {
  const nodes: TemplateNode[] = [];
  const findings: TemplateFinding[] = [];
  const open: OpenIf[] = [];

  function add(node: TemplateNode): void {
    const inner = open.at(-1);
    if (inner === undefined) nodes.push(node);
    else (inner.hasElse ? inner.node.otherwise : inner.node.then).push(node);
  }
  const refuse = (kind: TemplateFinding['kind'], token: TopLevelToken): void => {
    findings.push({ kind, begin: token.begin, end: token.end, text: token.getText() });
  };

  function begin(token: TagToken): void {
    const subject = token.args.trim();
    const node: IfNode = { kind: 'if', subject: 'sites.several', then: [], otherwise: [] };
    if (isConditionName(subject) || isPlaceholderName(subject)) node.subject = subject;
    else findings.push(findingOfSubject(token, subject));
    add(node);
    open.push({ node, token, hasElse: false });
  }
  function otherwise(token: TagToken): void {
    const inner = open.at(-1);
    if (inner === undefined || inner.hasElse || token.args.trim() !== '') refuse('stray-tag', token);
    else inner.hasElse = true;
  }
  function close(token: TagToken): void {
    if (token.args.trim() !== '' || open.pop() === undefined) refuse('stray-tag', token);
  }

  return {
    text: (text: string): void => {
      if (text !== '') add({ kind: 'text', text });
    },
    output: (token: OutputToken): void => {
      const read = readOutput(token);
      if ('begin' in read) findings.push(read);
      else add(read);
    },
    tag: (token: TagToken): void => {
      if (token.name === 'if') begin(token);
      else if (token.name === 'else') otherwise(token);
      else if (token.name === 'endif') close(token);
      else refuse('not-allowed', token);
    },
    end: (): ParsedTemplate => {
      for (const { token } of open) refuse('never-closed', token);
      return { nodes, findings: findings.sort((one, other) => one.begin - other.begin) };
    },
  };
}

/** Comparisons, `and` and the like are Liquid, but not ours; a mere name is one that does not exist. */
function findingOfSubject(token: TagToken, subject: string): TemplateFinding {
  if (!dottedName.test(subject)) {
    return { kind: 'not-allowed', begin: token.begin, end: token.end, text: token.getText() };
  }
  const begin = token.begin + token.getText().indexOf(subject, token.getText().indexOf('if') + 2);
  return { kind: 'unknown-placeholder', begin, end: begin + subject.length, text: subject };
}

function readOutput(token: OutputToken): OutputNode | TemplateFinding {
  const text = token.content.trim();
  if (text === '') return { kind: 'syntax', begin: token.begin, end: token.end, text: token.getText() };
  const begin = token.contentRange[0] + token.content.indexOf(text);
  const place = { begin, end: begin + text.length };
  if (isPlaceholderName(text)) return { kind: 'output', name: text, filter: null };
  if (dottedName.test(text)) return { kind: 'unknown-placeholder', ...place, text };
  try {
    // Says only whether Liquid can read it: which names and filters there are is asked below.
    engine.parse(token.getText());
    return readFiltered(token, text, place);
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    return { kind: 'syntax', ...place, text: wordsOf(error) };
  }
}

/** What an output tag is that holds more than a name: a filter that fits, or what is wrong with it. */
function readFiltered(
  token: OutputToken,
  text: string,
  place: Pick<TemplateFinding, 'begin' | 'end'>,
): OutputNode | TemplateFinding {
  if (!text.includes('|')) return { kind: 'unknown-placeholder', ...place, text };
  const name = text.slice(0, text.indexOf('|')).trim();
  if (!isPlaceholderName(name))
    return { kind: 'unknown-placeholder', begin: place.begin, end: place.begin + name.length, text: name };
  const { filters } = new Tokenizer(token.input, undefined, undefined, token.contentRange).readFilteredValue();
  const [first, second] = filters;
  if (first === undefined) return { kind: 'syntax', ...place, text };
  if (second !== undefined) return { kind: 'not-allowed', ...place, text };
  return filterOf(name, first) ?? { kind: 'output', name, filter: { name: first.name, args: argsOf(first) } };
}

/** Why a filter is a fault here; undefined where it is none. */
function filterOf(name: PlaceholderName, token: FilterToken): TemplateFinding | undefined {
  const place = { begin: token.begin, end: token.begin + token.name.length };
  const filter = filterNamed(token.name);
  if (filter === undefined) return { kind: 'unknown-filter', ...place, text: token.name };
  if (!filter.fits.includes(typeOfPlaceholder(name))) return { kind: 'unfit-filter', ...place, text: token.name };
  if (argsOf(token).length !== token.args.length || token.args.length !== filter.parameters.length) {
    return { kind: 'filter-words', begin: token.begin, end: token.end, text: token.name };
  }
  return undefined;
}

/** Texts in quotation marks; what is anything else is left out, and so is missed. */
function argsOf({ args }: FilterToken): string[] {
  return args.flatMap((arg) => (!Array.isArray(arg) && TypeGuards.isQuotedToken(arg) ? [arg.content] : []));
}

/** Liquid appends its own place to its words; ours stands beside them. */
function wordsOf(error: LiquidError): string {
  return error.message.replace(/, line:\d+, col:\d+$/, '');
}
