import { expect, it } from 'vitest';
import { byName } from '../../src/core/name-order';

it.each(['de', 'en'] as const)('is the order in which people look for names, in %s', (language) => {
  const names = ['Zahnarzt', 'Shop 10', 'shop 2', 'Ärzte', 'Arztpraxis', 'émile', 'Emil'];
  expect(names.toSorted(byName(language))).toEqual([
    'Ärzte',
    'Arztpraxis',
    'Emil',
    'émile',
    'shop 2',
    'Shop 10',
    'Zahnarzt',
  ]);
});
