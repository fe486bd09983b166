import { describe, expect, it } from 'vitest';
import { siteDefaults } from '../../src/core/site';
import { overallOf } from '../../src/core/snapshot';
import { quietView } from '../support/site-sample';
import type { LineState, Overall, ShownState, SiteView } from '../../src/core/snapshot';

const site = (state: ShownState, index: number): SiteView => ({
  site: {
    ...siteDefaults,
    id: `s${index}`,
    name: 'a',
    url: 'https://a.example/',
    pause: null,
    createdAt: 0,
    revision: 1,
  },
  state,
  since: null,
  lastCheck: null,
  isChecking: false,
  openIncidentId: null,
  ...quietView,
});
const well: LineState = { kind: 'up' };
const dead: LineState = { kind: 'down', since: 7 };
const remarked = (state: 'degraded' | 'blocked', count: number, areAllAnswering: boolean): Overall => ({
  ...{ kind: 'remarked', state, count, areAllAnswering },
});

describe('overallOf', () => {
  it.each<[string, ShownState[], { public?: LineState; private?: LineState }, Overall]>([
    ['no site', [], {}, { kind: 'empty' }],
    ['nothing seen yet', ['unknown', 'unknown'], {}, { kind: 'starting' }],
    ['one seen', ['unknown', 'up'], {}, { kind: 'well', count: 2 }],
    ['a suspicion is no alarm', ['suspect', 'up'], {}, { kind: 'well', count: 2 }],
    ['two down', ['down', 'up', 'down'], {}, { kind: 'down', count: 2 }],
    ['down and a dead line: the outage first', ['down', 'notMeasured'], { public: dead }, { kind: 'down', count: 1 }],
    ['a dead line', ['notMeasured', 'up'], { public: dead }, { kind: 'offline', since: 7 }],
    ['a dead line of the own network', ['notMeasured', 'up'], { private: dead }, { kind: 'well', count: 2 }],
    [
      'nothing but the own network, dead',
      ['notMeasured', 'paused'],
      { private: dead },
      { kind: 'unmeasured', count: 1 },
    ],
    ['whoever knows of the sites silent', ['notMeasured', 'notMeasured'], {}, { kind: 'unmeasured', count: 2 }],
    ['a dead line that concerns nobody', ['up'], { private: dead }, { kind: 'well', count: 1 }],
    ['all paused', ['paused', 'paused'], {}, { kind: 'paused', untilMs: null }],
    ['some paused', ['paused', 'up'], {}, { kind: 'well', count: 1 }],
    ['some in maintenance', ['maintenance', 'up'], {}, { kind: 'well', count: 1 }],
    ['all in maintenance or paused', ['maintenance', 'paused'], {}, { kind: 'maintenance', count: 1 }],
    ['one slow, one refusing', ['degraded', 'blocked', 'up'], {}, remarked('degraded', 2, false)],
    ['one slow, all answer', ['degraded', 'up', 'paused', 'maintenance'], {}, remarked('degraded', 1, true)],
    ['one slow, another being rechecked', ['degraded', 'suspect'], {}, remarked('degraded', 1, false)],
    ['only refused', ['blocked', 'up', 'blocked'], {}, remarked('blocked', 2, false)],
    ['slow, and one down', ['degraded', 'down'], {}, { kind: 'down', count: 1 }],
    ['slow, and nothing else seen yet', ['degraded', 'unknown'], {}, remarked('degraded', 1, false)],
    ['refused, and nothing seen well yet', ['blocked', 'unknown'], {}, { kind: 'starting' }],
  ])('%s', (_name, states, line, expected) => {
    const snapshot = { sites: states.map(site), line: { public: well, private: well, ...line }, pause: null };
    expect(overallOf(snapshot)).toEqual(expected);
  });

  it('a pause of the whole watch says until when, whatever was seen last', () => {
    const snapshot = { sites: [site('down', 0)], line: { public: well, private: well }, pause: { untilMs: 99 } };
    expect(overallOf(snapshot)).toEqual({ kind: 'paused', untilMs: 99 });
  });
});
