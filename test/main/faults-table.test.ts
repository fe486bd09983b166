import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The rows of the table: which fault, and the test that stands it. */
const rows = [...readFileSync('docs/faults.md', 'utf8').matchAll(/^\| (\d+) .*?\| `(test\/[^`]+)` \|/gm)].map(
  ([, fault = '', file = '']) => ({ fault, file }),
);

it('every fault has a test, and every test that the table names is there', () => {
  const wanted = Array.from({ length: 20 }, (_, index) => String(index + 1));
  expect([...new Set(rows.map(({ fault }) => fault))]).toEqual(wanted);
  for (const { fault, file } of rows) {
    expect(readFileSync(file, 'utf8'), `fault ${fault} in ${file}`).toMatch(new RegExp(`['\`]fault ${fault}: `));
  }
});
