import { expect, it } from 'vitest';
import type { CheckResult } from '../../../src/core/check';
import { createSilentSources } from '../../../src/main/state/silent-sources';
import { goodCheck } from '../../support/history-samples';
import { sampleSite } from '../../support/site-sample';

const silence = (detail = 'Prometheus is away.'): CheckResult => ({ kind: 'skipped', at: 1, why: 'source', detail });
const [a, b] = ['a', 'b'].map((id) => sampleSite({ id, name: id.toUpperCase(), failuresToConfirm: 2 }));
if (a === undefined || b === undefined) throw new Error('No samples.');

it('tells of sources that are silent as often as confirms an outage, and takes it back', () => {
  const told: unknown[] = [];
  const sources = createSilentSources((params) => told.push(params));
  sources.checked(a, silence());
  sources.checked(b, goodCheck(1));
  expect(told).toEqual([]);
  sources.checked(a, silence());
  sources.checked(a, silence());
  const one = { count: 1, site: 'A', reason: 'Prometheus is away.' };
  expect(told).toEqual([one]);
  sources.checked(b, silence());
  sources.checked(b, { kind: 'skipped', at: 1, why: 'offline' });
  sources.checked(b, silence());
  expect(told).toEqual([one, { ...one, count: 2 }]);
  sources.forget('a');
  sources.checked(b, goodCheck(2));
  expect(told.slice(2)).toEqual([{ ...one, site: 'B' }, null]);
  sources.checked(b, silence());
  sources.checked(b, goodCheck(3));
  expect(told).toHaveLength(4);
});
