import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail } from '../../src/core/result';
import { openWindow } from '../support/open-window';
import { sampleSnapshot } from '../support/sample-snapshot';

const restored = { key: 'config-restored', params: { date: '2026-11-21 01:33', file: 'x.json' }, at: 0 };

describe('what is wrong with Nachtwache itself', () => {
  it.each([
    ['de', /Die Kopie vom 21\. November 2026, 01:33 wurde geladen/],
    ['en', /The copy of 21 November 2026, 01:33 was loaded/],
  ] as const)('is dated in the language of the window: %s', async (language, sentence) => {
    await openWindow({ snapshot: { ...sampleSnapshot(), language, troubles: [restored] } });
    expect(screen.getByText(sentence)).toBeTruthy();
  });

  it.each([
    ["EACCES: permission denied, open '/home/jana/config.json'.", /darf nicht geschrieben werden\. Prüfen Sie/],
    ['ENOSPC: no space left on device, write.', /kein Platz mehr\. Prüfen Sie/],
  ])('says in its own words what the disk refused: %s', async (reason, sentence) => {
    const { user } = await openWindow({
      start: { page: 'site', id: 's-3' },
      handlers: { 'sites.update': () => fail({ kind: 'failed', what: 'save', reason }) },
    });
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' neu{Enter}');
    expect((await screen.findByText(/Es konnte nicht gespeichert werden/)).textContent).toMatch(sentence);
  });
});
