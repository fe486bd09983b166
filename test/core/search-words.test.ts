import { expect, it } from 'vitest';
import { searchExpression } from '../../src/core/search-words';

it.each([
  ['müller', '("müller"* OR "mueller"*)'],
  ['mu\u0308ller', '("müller"* OR "mueller"*)'],
  ['  mueller   datenbank ', '("mueller"* OR "müller"*) AND "datenbank"*'],
  ['  server   datenbank ', '"server"* "datenbank"*'],
  ['yoga.example/kurse', '"yoga"* "example"* "kurse"*'],
  ['a OR b', '"a"* "OR"* "b"*'],
  ['"; DROP TABLE incidents; --', '"DROP"* "TABLE"* "incidents"*'],
  ['wo"rt', '"wo"* "rt"*'],
  ['words:x NEAR(a b)', '"words"* "x"* "NEAR"* "a"* "b"*'],
])('reads %j as words, never as an operator', (typed, expression) => {
  expect(searchExpression(typed)).toBe(expression);
});

it.each(['', '   ', '–', '"*"', '…'])('finds no word in %j', (typed) => {
  expect(searchExpression(typed)).toBeNull();
});

it('leaves out what nobody would type', () => {
  expect(searchExpression('a '.repeat(99))?.split(' ')).toHaveLength(12);
});
