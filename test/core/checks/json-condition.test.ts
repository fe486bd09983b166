import { describe, expect, it } from 'vitest';
import type { JsonCondition } from '../../../src/core/checks/http-check';
import { jsonFault } from '../../../src/core/checks/json-condition';

const answer: unknown = JSON.parse(
  '{"ok":true,"none":null,"load":0.5,"queue":12,"text":"all good","version":"1.10","asText":"42","tags":["a",7],"day":"2026-05-01"}',
);
const fault = (path: string, comparison: JsonCondition['comparison'], value = '') =>
  jsonFault({ path, comparison, value }, answer);

describe('a JSON condition', () => {
  it.each([
    ['ok', 'exists', ''],
    ['none', 'exists', ''],
    ['ok', 'equals', 'true'],
    ['none', 'equals', 'null'],
    ['queue', 'equals', '12.0'],
    ['text', 'equals', 'all good'],
    ['version', 'differs', '1.1'],
    ['queue', 'differs', '13'],
    ['text', 'contains', 'good'],
    ['tags', 'contains', '7'],
    ['tags', 'contains', 'a'],
    ['tags[1]', 'equals', '7'],
    ['tags', 'equals', '["a",7]'],
    ['load', 'less', '1'],
    ['queue', 'greater', '9'],
    ['asText', 'greater', '9'],
    ['day', 'greater', '2026-04-30'],
  ] as const)('%s %s %s holds', (path, comparison, value) => {
    expect(fault(path, comparison, value)).toBeNull();
  });

  it.each([
    ['gone', 'exists', '', 'nothing stands at gone'],
    ['gone', 'differs', 'x', 'nothing stands at gone'],
    ['ok', 'equals', 'True', 'ok is true, and should be: equals True'],
    ['version', 'equals', '1.1', 'version is "1.10", and should be: equals 1.1'],
    ['queue', 'less', '9', 'queue is 12, and should be: less 9'],
    ['queue', 'greater', '12', 'queue is 12, and should be: greater 12'],
    ['queue', 'less', '', 'queue is 12, and should be: less '],
    ['text', 'greater', 'all good', 'text is "all good", and should be: greater all good'],
    ['ok', 'less', '2', 'ok is true, and should be: less 2'],
    ['queue', 'contains', '1', 'queue is 12, and should be: contains 1'],
    ['tags', 'contains', '', 'tags is ["a",7], and should be: contains '],
  ] as const)('%s %s %s does not: %s', (path, comparison, value, sentence) => {
    expect(fault(path, comparison, value)).toBe(sentence);
  });

  it('looks at the whole answer where no path is given, and shows only the beginning of a long value', () => {
    expect(jsonFault({ path: '', comparison: 'equals', value: 'ok' }, 'ok')).toBeNull();
    const sentence = jsonFault({ path: '', comparison: 'equals', value: 'ok' }, 'x'.repeat(500));
    expect(sentence).toBe(`the answer is "${'x'.repeat(78)}…, and should be: equals ok`);
  });
});
