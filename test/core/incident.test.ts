import { expect, it } from 'vitest';
import { reachesInto } from '../../src/core/incident';

it.each([
  [{ startedAt: 1, endedAt: null }, true],
  [{ startedAt: 1, endedAt: 9 }, false],
  // An end is the first good check.
  [{ startedAt: 1, endedAt: 10 }, false],
  [{ startedAt: 1, endedAt: 11 }, true],
  [{ startedAt: 10, endedAt: 10 }, true],
  [{ startedAt: 12, endedAt: 13 }, true],
])('of the time from 10 on, %j is a part: %j', (incident, isPart) => {
  expect(reachesInto(incident, 10)).toBe(isPart);
});
