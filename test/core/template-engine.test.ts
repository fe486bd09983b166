import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isConditionName, placeholders } from '../../src/core/placeholders';
import { findTemplateFaults, placeholdersIn } from '../../src/core/template-engine';
import { renderText as render } from '../../src/core/template-engine';
import { textValue } from '../../src/core/template-values';

/** With texts as values; one that is missing throws. */
function renderText(source: string, values: Record<string, string>): string {
  return render(source, {
    valueOf: (name) => textValue(values[name]),
    holds: (subject) => !isConditionName(subject) && values[subject] !== undefined,
    gap: (name) => {
      throw new Error(`There is no ${name}.`);
    },
  });
}

const faultsOf = (body: string): string[] =>
  findTemplateFaults({ subject: 'x', body }).map(
    ({ field, kind, line, column, length, text }) => `${field} ${kind} ${line}:${column}+${length} ${text}`,
  );

describe('findTemplateFaults', { timeout: 120_000 }, () => {
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
    ['{{ site.name | upcase }}', ['body unknown-filter 1:16+6 upcase']],
    ['{{ sites.names | list }}, {{ sites.count | plural: "one", \'more\' }}{{incident.start|time}}', []],
    ['{{ me.name | time }}', ['body unfit-filter 1:14+4 time']],
    ['{{ incident.start | plural: "a", "b" }}', ['body unfit-filter 1:21+6 plural']],
    ['{{ sites.count | plural: "a" }}', ['body filter-words 1:18+11 plural']],
    ['{{ sites.count | plural: "a", me.name }}', ['body filter-words 1:18+20 plural']],
    ['{{ incident.start | time: "x" }}', ['body filter-words 1:21+9 time']],
    ['{{ incident.start | time | date }}', ['body not-allowed 1:4+28 incident.start | time | date']],
    ['{{ nope | time }}', ['body unknown-placeholder 1:4+4 nope']],
    ['{{ "x" | list }}', ['body unknown-placeholder 1:4+3 "x"']],
    ['{{ sites.names | }}', ['body syntax 1:4+13 sites.names |']],
    ['x {% if site.name %}y{% else %}z{% endif %}', []],
    ['{% if sites.several %}{% if backup.last %}a{% endif %}{% endif %}', []],
    ['{% if nope %}y{% endif %}', ['body unknown-placeholder 1:7+4 nope']],
    ['{% if %}y{% endif %}', ['body not-allowed 1:1+8 {% if %}']],
    ['{% if me.name == "x" %}y{% endif %}', ['body not-allowed 1:1+23 {% if me.name == "x" %}']],
    ['{% if me.name %}{% elsif me.phone %}{% endif %}', ['body not-allowed 1:17+20 {% elsif me.phone %}']],
    [
      '{% if me.name %}\n{{ nope }}',
      ['body never-closed 1:1+16 {% if me.name %}', 'body unknown-placeholder 2:4+4 nope'],
    ],
    ['a{% endif %}', ['body stray-tag 1:2+11 {% endif %}']],
    ['{% else %}', ['body stray-tag 1:1+10 {% else %}']],
    ['{% if me.name %}{% else %}{% else %}{% endif %}', ['body stray-tag 1:27+10 {% else %}']],
    [
      '{% for x in sites.names %}{% endfor %}',
      ['body not-allowed 1:1+26 {% for x in sites.names %}', 'body not-allowed 1:27+12 {% endfor %}'],
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
      'if ',
      'else',
      'endif',
      'list',
      'plural: "a", "b"',
    );
    const values = Object.fromEntries(placeholders.map(({ name }) => [name, 'V']));
    expect(renderText('{% if me.name %}{{ me.name }}{% endif %}', values)).toBe('V');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const body = pieces.join('');
        const faults = findTemplateFaults({ subject: '', body });
        for (const { line, column, length } of faults) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(length).toBeGreaterThan(0);
        }
        if (faults.length === 0) expect(typeof renderText(body, values)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});

describe('renderText', { timeout: 120_000 }, () => {
  it('puts any value in as it is, never reading it as Liquid', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
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
