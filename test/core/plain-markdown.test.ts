import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/core/incident-export';
import { parseMarkdown, plainText } from '../../src/core/plain-markdown';
import type { MarkdownBlock } from '../../src/core/plain-markdown';

const plain = (text: string): { text: string; isStrong: boolean }[] => [{ text, isStrong: false }];

describe('the little of Markdown', () => {
  it('knows headings, paragraphs, lists, quotes and bold words', () => {
    const source =
      '# Titel #\nEin Absatz\nin zwei Zeilen.\n\n## Liste\n- eins\n- zwei\n  geht weiter\n\n1. erstens\n2) zweitens\n\n> Frage\n> geht weiter\n\n**Ganz** wichtig';
    expect(parseMarkdown(source)).toEqual<MarkdownBlock[]>([
      { kind: 'heading', level: 1, text: plain('Titel') },
      { kind: 'paragraph', text: plain('Ein Absatz in zwei Zeilen.') },
      { kind: 'heading', level: 2, text: plain('Liste') },
      { kind: 'list', isOrdered: false, items: [plain('eins'), plain('zwei geht weiter')] },
      { kind: 'list', isOrdered: true, items: [plain('erstens'), plain('zweitens')] },
      { kind: 'quote', text: plain('Frage geht weiter') },
      {
        kind: 'paragraph',
        text: [
          { text: 'Ganz', isStrong: true },
          { text: ' wichtig', isStrong: false },
        ],
      },
    ]);
  });

  it('takes what stands right below a quote for a paragraph', () => {
    expect(parseMarkdown('> Was half?\nEin Neustart.')).toEqual([
      { kind: 'quote', text: plain('Was half?') },
      { kind: 'paragraph', text: plain('Ein Neustart.') },
    ]);
  });

  it('takes HTML, links and single stars for text', () => {
    for (const text of ['<script>x</script>', '[a](javascript:x)', 'a * b *c*', '![x](y)']) {
      expect(parseMarkdown(text)).toEqual([{ kind: 'paragraph', text: plain(text) }]);
    }
  });

  it('gives back whatever was escaped, behind a label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const [block, ...more] = parseMarkdown(`- Gemessen: ${escapeMarkdown(text)}`);
        expect(more).toEqual([]);
        const shown = block?.kind === 'list' ? plainText(block.items[0] ?? []) : '';
        const expected = `Gemessen: ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
        expect(shown.trimEnd()).toBe(expected.trimEnd());
      }),
    );
  });

  it('takes any text without failing, and loses no word of plain ones', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => void parseMarkdown(text)));
    expect(parseMarkdown('')).toEqual([]);
    expect(parseMarkdown('#'.repeat(50_000))).toHaveLength(1);
    expect(parseMarkdown('**'.repeat(50_000))).toHaveLength(1);
  });
});
