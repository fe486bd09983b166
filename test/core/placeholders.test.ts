import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleValues, isPlaceholderName, placeholderLabel, placeholders } from '../../src/core/placeholders';
import de from '../../src/locales/de.json';
import en from '../../src/locales/en.json';

/** `{ a: { b: { label, about } } }` as `a.b` and its texts. */
function textsOf(tree: object, path: string[] = []): [string, { label: string; about: string }][] {
  if ('label' in tree && typeof tree.label === 'string' && 'about' in tree && typeof tree.about === 'string')
    return [[path.join('.'), { label: tree.label, about: tree.about }]];
  return Object.entries(tree).flatMap(([key, branch]) => textsOf(branch as object, [...path, key]));
}

describe.each([
  ['de', de.placeholder],
  ['en', en.placeholder],
] as const)('the catalogue in the locale %s', (language, texts) => {
  it('names exactly the placeholders there are, with the label that gaps use', () => {
    expect(textsOf(texts).map(([name, { label }]) => [name, label])).toEqual(
      placeholders.map(({ name, label }) => [name, label[language]]),
    );
  });

  it('says of each what it is, in a sentence', () => {
    for (const [, { about }] of textsOf(texts)) expect(about).toMatch(/^[A-ZÄÖÜ].{10,}\.$/);
  });

  it('has an example for each, and a label without what would end a gap', () => {
    for (const { name } of placeholders) {
      expect(exampleValues(language)[name]).not.toBe('');
      expect(placeholderLabel(name, language)).toMatch(/^[^[\]…\n]+$/);
    }
  });
});

it('knows no inherited name', () => {
  for (const name of ['toString', '__proto__', 'constructor', 'client', 'client.', 'site.name ', ''])
    expect(isPlaceholderName(name)).toBe(false);
  expect(isPlaceholderName('site.name')).toBe(true);
});

it('stands in the manual with every name, and the manual names no other', () => {
  const manual = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8');
  const rows = manual.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) => Array.from((row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g), ([, name]) => name));
  expect([...named].sort()).toEqual(placeholders.map(({ name }) => name).sort());
});
