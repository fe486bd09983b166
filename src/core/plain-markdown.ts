/**
 * The little of Markdown that drafts are written in (CommonMark 0.31): headings, paragraphs, lists, quotes, words in bold.
 * What is none of these, HTML and links among it, is text as it stands.
 */
export type MarkdownBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: Inline[][] }
  | { kind: 'quote'; text: Inline[] };

export interface Inline {
  text: string;
  isStrong: boolean;
}

type Line =
  | { kind: 'blank' }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'item'; isOrdered: boolean; text: string }
  | { kind: 'quote'; text: string }
  | { kind: 'text'; text: string };

export function parseMarkdown(source: string): MarkdownBlock[] {
  const blocks: { block: Line; lines: string[] }[] = [];
  let isOpen = false;
  for (const raw of source.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const line = lineOf(raw);
    const last = blocks.at(-1);
    if (line.kind === 'blank') {
      isOpen = false;
    } else if (isOpen && last !== undefined && goesOn(last.block, line)) {
      last.lines.push(line.text);
    } else {
      blocks.push({ block: line, lines: [line.text] });
      isOpen = line.kind !== 'heading';
    }
  }
  return blocks.reduce<MarkdownBlock[]>(
    (done, { block, lines }) => withBlock(done, block, inlinesOf(lines.join(' '))),
    [],
  );
}

function lineOf(raw: string): Line {
  const line = raw.trim();
  if (line === '') return { kind: 'blank' };
  const [, marks, title] = /^(#{1,3})[ \t]+(.*?)(?:[ \t]+#+)?$/.exec(line) ?? [];
  if (marks !== undefined && title !== undefined) {
    return { kind: 'heading', level: marks.length === 1 ? 1 : marks.length === 2 ? 2 : 3, text: title };
  }
  const [, mark, item] = /^([-*+]|\d{1,9}[.)])[ \t]+(.*)$/.exec(line) ?? [];
  if (mark !== undefined && item !== undefined) return { kind: 'item', isOrdered: /\d/.test(mark), text: item };
  if (line.startsWith('>')) return { kind: 'quote', text: line.slice(1).trim() };
  return { kind: 'text', text: line };
}

/**
 * Whether a line belongs to the block above it. A quote ends with the last line that has its mark: what is written right
 * below a question answers it.
 */
function goesOn(block: Line, line: Line): boolean {
  if (block.kind === 'quote' || line.kind === 'quote') return block.kind === line.kind;
  return line.kind === 'text';
}

function withBlock(done: MarkdownBlock[], block: Line, text: Inline[]): MarkdownBlock[] {
  switch (block.kind) {
    case 'heading':
      done.push({ kind: 'heading', level: block.level, text });
      break;
    case 'item': {
      const last = done.at(-1);
      if (last?.kind === 'list' && last.isOrdered === block.isOrdered) last.items.push(text);
      else done.push({ kind: 'list', isOrdered: block.isOrdered, items: [text] });
      break;
    }
    case 'quote':
      done.push({ kind: 'quote', text });
      break;
    case 'text':
      done.push({ kind: 'paragraph', text });
      break;
    case 'blank':
      break;
  }
  return done;
}

/** A backslash takes its meaning from every mark (CommonMark 0.31, 2.4); two stars turn bold on and off. */
function inlinesOf(source: string): Inline[] {
  const inlines: Inline[] = [];
  let isStrong = false;
  const add = (text: string): void => {
    const last = inlines.at(-1);
    if (last?.isStrong === isStrong) last.text += text;
    else inlines.push({ text, isStrong });
  };
  for (const [part] of source.matchAll(/\\[!-/:-@[-`{-~]|\*\*|[^\\*]+|[\\*]/g)) {
    if (part === '**') isStrong = !isStrong;
    else add(part.length === 2 && part.startsWith('\\') ? part.slice(1) : part);
  }
  return inlines;
}

export const plainText = (text: readonly Inline[]): string => text.map((each) => each.text).join('');
