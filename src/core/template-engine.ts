import type { PlaceholderName } from './placeholders';
import type { KnownValue } from './template-values';
import type { Template, TemplateFault } from './template';
import { filterNamed } from './template-filters';
import { parseTemplate } from './template-parser';
import type { ConditionSubject, OutputNode, TemplateNode } from './template-parser';

/** Everything that is wrong in a template, in the order of the text, the subject first. */
export function findTemplateFaults(template: Pick<Template, 'subject' | 'body'>): TemplateFault[] {
  return (['subject', 'body'] as const).flatMap((field) =>
    parseTemplate(template[field]).findings.map(({ begin, end, kind, text }) => ({
      field,
      kind,
      ...placeOf(template[field], begin),
      length: end - begin,
      text,
    })),
  );
}

/** The placeholders that a text may write, in its order, each as often as it stands there. */
export function placeholdersIn(source: string): PlaceholderName[] {
  const namesIn = (nodes: readonly TemplateNode[]): PlaceholderName[] =>
    nodes.flatMap((node) => {
      if (node.kind === 'if') return [...namesIn(node.then), ...namesIn(node.otherwise)];
      return node.kind === 'output' ? [node.name] : [];
    });
  return namesIn(parseTemplate(source).nodes);
}

/** Where a text gets its values from. */
export interface TemplateScope {
  valueOf: (name: PlaceholderName) => KnownValue | undefined;
  holds: (condition: ConditionSubject) => boolean;
  /** What stands where a placeholder has no value. Whoever cannot say it throws. */
  gap: (name: PlaceholderName) => string;
}

/**
 * Fills a text that has no faults; throws for one that has. Values go in as they are, as plain text, and are never read as
 * Liquid. What stands in a branch that is not taken is not asked for.
 */
export function renderText(source: string, scope: TemplateScope): string {
  const { nodes, findings } = parseTemplate(source);
  const [fault] = findings;
  if (fault !== undefined) throw new Error(`A template with faults is not written: ${fault.kind} ${fault.text}`);
  return write(nodes, scope);
}

function write(nodes: readonly TemplateNode[], scope: TemplateScope): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text;
        case 'output':
          return valueIn(node, scope);
        case 'if':
          return write(scope.holds(node.subject) ? node.then : node.otherwise, scope);
      }
    })
    .join('');
}

function valueIn({ name, filter }: OutputNode, { valueOf, gap }: TemplateScope): string {
  const value = valueOf(name);
  if (value === undefined) return gap(name);
  return filter === null ? value.shown : (filterNamed(filter.name)?.apply(value, filter.args) ?? gap(name));
}

/** 1-based line and column of an offset, the column in UTF-16 units as a text field counts them. */
function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
