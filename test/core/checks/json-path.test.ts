import { describe, expect, it } from 'vitest';
import { jsonPathSchema } from '../../../src/core/checks/http-check';
import { valueAtJsonPath } from '../../../src/core/checks/json-path';

const answer: unknown = JSON.parse(
  '{"status":{"services":[{"state":"ok"},{"state":null}]},"grid":[[1,2],[3,4]],"a b":0,"":1,"0":"zero","__proto__":{"own":true}}',
);

describe('a place in a JSON answer', () => {
  it.each([
    ['status.services[0].state', 'ok'],
    ['status.services[1].state', null],
    ['status.services[2].state', undefined],
    ['status.services[1].state.more', undefined],
    ['status.services.length', undefined],
    ['status.services.0', undefined],
    ['status[0]', undefined],
    ['grid[1][0]', 3],
    ['a b', 0],
    ['0', 'zero'],
    ['__proto__.own', true],
    ['__proto__.toString', undefined],
    ['constructor', undefined],
    ['constructor.name', undefined],
    ['a b.toFixed', undefined],
  ])('%s is %j', (path, value) => {
    expect(jsonPathSchema.safeParse(path).success).toBe(true);
    expect(valueAtJsonPath(answer, path)).toEqual(value);
  });

  it('is the whole answer where no path is given, whatever it is', () => {
    for (const whole of [answer, [1], 'text', 0, null]) expect(valueAtJsonPath(whole, '')).toBe(whole);
  });

  it('may begin with an index', () => {
    expect(valueAtJsonPath([{ at: 5 }], '[0].at')).toBe(5);
    expect(valueAtJsonPath([[7]], '[0][0]')).toBe(7);
    expect(valueAtJsonPath('text', '[0]')).toBeUndefined();
  });
});
