import { Liquid, LiquidError, Tokenizer, TypeGuards } from 'liquidjs';
import type { TopLevelToken } from 'liquidjs';
import { isPlaceholderName } from './placeholders';
import type { PlaceholderName } from './placeholders';
import type { Template, TemplateFault } from './template';

/**
 * Liquid without its logic: a template may only put known placeholders in their places. No tags, no filters, no file
 * system, own properties alone; so a template can neither run on nor reach anything, and a value is never read as Liquid.
 */
const engine = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true, cache: false });

/** A dotted name as Liquid reads one. Whether it is a known one is another question. */
const dottedName = /^[\p{L}_][\p{L}\p{N}_-]*(\.[\p{L}_][\p{L}\p{N}_-]*)*$/u;

type Finding = Pick<TemplateFault, 'kind' | 'text'> & { begin: number; end: number };

/** Everything that is wrong in a template, in the order of the text, the subject first. */
export function findTemplateFaults(template: Pick<Template, 'subject' | 'body'>): TemplateFault[] {
  return (['subject', 'body'] as const).flatMap((field) =>
    findingsIn(template[field]).map(({ begin, end, kind, text }) => ({
      field,
      kind,
      ...placeOf(template[field], begin),
      length: end - begin,
      text,
    })),
  );
}

/** The placeholders of a text without faults, in its order, each as often as it stands there. */
export function placeholdersIn(source: string): PlaceholderName[] {
  return tokensOf(source)
    .tokens.filter(TypeGuards.isOutputToken)
    .map((token) => token.content.trim())
    .filter(isPlaceholderName);
}

/**
 * Fills a text that has no faults. Values go in as they are, as plain text. Throws where a placeholder of the text has
 * no value: whoever calls it has to say what stands there instead.
 */
export function renderText(source: string, values: Partial<Record<PlaceholderName, string>>): string {
  return String(engine.parseAndRenderSync(source, scopeOf(values)));
}

/** `{ 'client.name': 'x' }` as the nested objects by which Liquid looks a dotted name up; none has a prototype. */
function scopeOf(values: Partial<Record<PlaceholderName, string>>): object {
  const scope = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(values)) {
    const [first = '', second] = name.split('.');
    if (second === undefined) scope[first] = value;
    else scope[first] = Object.assign(scope[first] ?? (Object.create(null) as object), { [second]: value });
  }
  return scope;
}

function findingsIn(source: string): Finding[] {
  const { tokens, finding } = tokensOf(source);
  const findings = tokens.flatMap((token) => findingOf(token) ?? []);
  return finding === undefined ? findings : [...findings, finding];
}

/** Liquid's tokens up to the end, or up to the place where the text cannot be read any further. */
function tokensOf(source: string): { tokens: TopLevelToken[]; finding?: Finding } {
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

function findingOf(token: TopLevelToken): Finding | undefined {
  if (TypeGuards.isTagToken(token))
    return { kind: 'not-allowed', begin: token.begin, end: token.end, text: token.getText() };
  if (!TypeGuards.isOutputToken(token)) return undefined;
  const text = token.content.trim();
  if (isPlaceholderName(text)) return undefined;
  if (text === '') return { kind: 'syntax', begin: token.begin, end: token.end, text: token.getText() };
  const begin = token.contentRange[0] + token.content.indexOf(text);
  const place = { begin, end: begin + text.length };
  if (dottedName.test(text)) return { kind: 'unknown-placeholder', ...place, text };
  return { ...findingOfExpression(token.getText()), ...place };
}

/** What an output tag is that holds more than a name: unreadable, filtered, or a literal or path that is no placeholder. */
function findingOfExpression(tag: string): Pick<Finding, 'kind' | 'text'> {
  const inner = tag.slice(2, -2).trim();
  try {
    engine.parse(tag);
    return { kind: inner.includes('|') ? 'not-allowed' : 'unknown-placeholder', text: inner };
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    return { kind: 'syntax', text: wordsOf(error) };
  }
}

/** Liquid appends its own place to its words; ours stands beside them. */
function wordsOf(error: LiquidError): string {
  return error.message.replace(/, line:\d+, col:\d+$/, '');
}

/** 1-based line and column of an offset, the column in UTF-16 units as a text field counts them. */
function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
