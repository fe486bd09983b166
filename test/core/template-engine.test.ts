import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeholders } from '../../src/core/placeholders';
import { findTemplateFaults, placeholdersIn, renderText } from '../../src/core/template-engine';

const faultsOf = (body: string): string[] =>
  findTemplateFaults({ subject: 'x', body }).map(
    ({ field, kind, line, column, length, text }) => `${field} ${kind} ${line}:${column}+${length} ${text}`,
  );

describe('findTemplateFaults', () => {
  it.each([
    ['nothing to say', []],
    ['{{ site.name }}, {{site.url}}\n{{-  salutation  -}}', []],
    ['a\n  {{ client.nam }}', ['body unknown-placeholder 2:6+10 client.nam']],
    ['{{ Kundenname }}', ['body unknown-placeholder 1:4+10 Kundenname']],
    ['{{ client name }}', ['body unknown-placeholder 1:4+11 client name']],
    ['{{ client["name"] }}', ['body unknown-placeholder 1:4+14 client["name"]']],
    ['{{ client.name.size }}', ['body unknown-placeholder 1:4+16 client.name.size']],
    ['{{ client.__proto__ }}', ['body unknown-placeholder 1:4+16 client.__proto__']],
    ['{{ toString }}', ['body unknown-placeholder 1:4+8 toString']],
    ['{{ site.name | upcase }}', ['body not-allowed 1:4+18 site.name | upcase']],
    [
      'x {% if site.name %}y{% endif %}',
      ['body not-allowed 1:3+18 {% if site.name %}', 'body not-allowed 1:22+11 {% endif %}'],
    ],
    ['{% include "/etc/passwd" %}', ['body not-allowed 1:1+27 {% include "/etc/passwd" %}']],
    ['{{ }}', ['body syntax 1:1+5 {{ }}']],
    ['ä\n\n{{ site.name\nand on', ['body syntax 3:1+12 output "{{ site.name\\nand on" not closed']],
    ['{% if', ['body syntax 1:1+5 tag "{% if" not closed']],
    ['a{%%} b', ['body syntax 1:2+2 illegal tag syntax, tag name expected']],
    ['{{ a || b }}', ['body syntax 1:4+6 expected filter name']],
    [
      '{{ nope }} {{ site.name }} {{ again }}\n{{ open',
      [
        'body unknown-placeholder 1:4+4 nope',
        'body unknown-placeholder 1:31+5 again',
        'body syntax 2:1+7 output "{{ open" not closed',
      ],
    ],
  ])('%j', (body, expected) => {
    expect(faultsOf(body).map((fault) => fault.replace(/\n/g, '\\n'))).toEqual(expected);
  });

  it('tells the subject from the body, the subject first', () => {
    const faults = findTemplateFaults({ subject: 'a {{ b }}', body: '{{ c }}' });
    expect(faults).toEqual([
      { field: 'subject', kind: 'unknown-placeholder', line: 1, column: 6, length: 1, text: 'b' },
      { field: 'body', kind: 'unknown-placeholder', line: 1, column: 4, length: 1, text: 'c' },
    ]);
  });

  it('points at exactly the unknown name, wherever it stands', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'ä', '\n', ' ', '}', '😀', '[', '…') });
    const name = fc
      .stringMatching(/^[a-z]{1,8}(\.[a-z]{1,8})?$/)
      .filter((text) => !placeholders.some((p) => p.name === text));
    fc.assert(
      fc.property(plain, name, plain, (before, unknown, after) => {
        const body = `${before}{{ ${unknown} }}${after}`;
        const [fault, ...others] = findTemplateFaults({ subject: '', body });
        expect(others).toEqual([]);
        expect(fault?.kind).toBe('unknown-placeholder');
        const line = body.split('\n')[(fault?.line ?? 0) - 1] ?? '';
        const start = (fault?.column ?? 0) - 1;
        expect(line.slice(start, start + (fault?.length ?? 0))).toBe(unknown);
      }),
    );
  });

  it('answers every text without throwing, and what it finds no fault in can be rendered', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      ' ',
      '\n',
      'site.name',
      'x',
      '|',
      '"',
      '.',
      '-',
      '[',
      '1',
      'raw',
      'endraw',
    );
    const values = Object.fromEntries(placeholders.map(({ name }) => [name, 'V']));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const body = pieces.join('');
        const faults = findTemplateFaults({ subject: '', body });
        for (const { line, column, length } of faults) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(length).toBeGreaterThan(0);
        }
        if (faults.length === 0) expect(typeof renderText(body, values)).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('renderText', () => {
  it('puts any value in as it is, never reading it as Liquid', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(renderText('a {{ site.name }}\n{{ client.name }}.', { 'site.name': value, 'client.name': 'C' })).toBe(
          `a ${value}\nC.`,
        );
      }),
    );
    const hostile = '{{ me.phone }} {% raw %} {{ "x" | upcase }} <b>&amp;</b> $& $1';
    expect(renderText('{{ site.name }}', { 'site.name': hostile, 'me.phone': 'secret' })).toBe(hostile);
  });

  it('is strict: a placeholder without a value is an error, not an empty place', () => {
    expect(() => renderText('{{ me.phone }}', {})).toThrow(/me/);
    expect(() => renderText('{{ me.phone }}', { 'me.name': 'x' })).toThrow(/me\.phone/);
  });

  it('reaches no prototype', () => {
    for (const source of [
      '{{ constructor }}',
      '{{ me.constructor }}',
      '{{ me.__proto__ }}',
      '{{ me.name.constructor }}',
    ])
      expect(() => renderText(source, { 'me.name': 'x' })).toThrow();
  });
});

it('placeholdersIn lists them in the order of the text, as often as they stand there', () => {
  expect(placeholdersIn('{{ site.name }} {{ me.name }} {{ nope }} {{site.name}}')).toEqual([
    'site.name',
    'me.name',
    'site.name',
  ]);
});
