import { expect, it } from 'vitest';
import { optionsBySpelling } from '../../src/renderer/components/options-by-spelling';

const option = (label: string) => ({ value: label, label });
const options = [
  option('Müllerei'),
  { group: 'Kunden', items: [option('Mueller'), option('Miller'), option('MÜLLER & Co.')] },
  { group: 'Seiten', items: [option('Miller')] },
  option('mueller.example'),
];
const shown = (search: string, limit = Infinity): unknown[] =>
  optionsBySpelling({ options, search, limit }).flatMap((each) =>
    'group' in each ? [each.group, ...each.items.map(({ label }) => label)] : [each.label],
  );

it('finds in either spelling, and leaves out a group of which nothing is left', () => {
  expect(shown('mueller')).toEqual(['Müllerei', 'Kunden', 'Mueller', 'MÜLLER & Co.', 'mueller.example']);
  expect(shown('xyz')).toEqual([]);
});

it('shows everything where nothing is typed, and no more than there is room for', () => {
  expect(shown('')).toHaveLength(8);
  expect(shown('mü', 2)).toEqual(['Müllerei', 'Kunden', 'Mueller']);
  expect(shown('mü', 4)).toHaveLength(5);
});
