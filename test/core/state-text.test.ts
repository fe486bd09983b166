import { describe, expect, it } from 'vitest';
import type { ConcernCause } from '../../src/core/check';
import { concernCauseSchema } from '../../src/core/check';
import type { LastCheck, ShownState, SiteView } from '../../src/core/snapshot';
import { stateWord } from '../../src/core/state-text';
import { createWords } from '../../src/main/words';
import { quietView, sampleOf, sampleSite } from '../support/site-sample';

const view = (state: ShownState, over: Partial<SiteView> = {}): SiteView => ({
  ...{ site: sampleSite(), state, since: null, lastCheck: null, isChecking: false, openIncidentId: null },
  ...quietView,
  ...over,
});
const checked: LastCheck = {
  ...{
    at: 1,
    kind: 'up',
    ms: 1,
    status: 200,
    cause: null,
    why: null,
    detail: null,
    isTruncated: false,
    aboutDate: null,
  },
};
const concern = (cause: ConcernCause): Partial<SiteView> => ({
  remark: { kind: 'degraded', concern: { cause, amount: 3, step: null, detail: '' } },
});
const spoken = (language: 'de' | 'en', shown: SiteView): string => {
  const words = createWords();
  words.setLanguage(language);
  return stateWord(shown, words);
};

describe('the word for a state', () => {
  it.each<[SiteView, string, string]>([
    [view('up'), 'erreichbar', 'up'],
    [view('up', { site: sampleOf('domain') }), 'in Ordnung', 'fine'],
    [view('up', { site: sampleOf('tcp') }), 'erreichbar', 'up'],
    [view('degraded', concern('slow')), 'langsam', 'slow'],
    [view('degraded', concern('certificate-expiring')), 'Zertifikat läuft ab', 'certificate expiring'],
    [view('degraded', concern('backup-stale')), 'Sicherung veraltet', 'backup out of date'],
    [view('blocked'), 'Prüfung abgewiesen', 'check refused'],
    [view('unknown'), 'noch nicht geprüft', 'not checked yet'],
    [view('unknown', { lastCheck: checked }), 'noch nicht wieder geprüft', 'not checked again yet'],
    [view('maintenance', concern('slow')), 'Wartung', 'maintenance'],
    [view('notMeasured'), 'nicht gemessen', 'not measured'],
  ])('%# says what it is', (shown, german, english) => {
    expect(spoken('de', shown)).toBe(german);
    expect(spoken('en', shown)).toBe(english);
  });

  it('is another one for every concern', () => {
    const words = concernCauseSchema.options.map((cause) => spoken('de', view('degraded', concern(cause))));
    expect(new Set(words).size).toBe(words.length);
  });
});
