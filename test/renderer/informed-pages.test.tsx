import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/language';
import type { WindowPlace } from '../../src/renderer/place';
import { openWindow } from '../support/open-window';
import { outageMessage, sampleOutage } from '../support/sample-outage';
import { sampleNow } from '../support/sample-snapshot';

/** One in every state that a client may be in. */
const messages = [
  outageMessage(0),
  outageMessage(1, { body: 'Stand: […was sich geändert hat…]' }),
  outageMessage(2, { state: 'sent', way: 'smtp', sentAt: sampleNow - 60_000 }),
  outageMessage(3, { state: 'uncertain', sentAt: sampleNow, reason: 'ETIMEDOUT' }),
  outageMessage(4, { state: 'failed', reason: '550 No such user' }),
  outageMessage(5, { state: 'queued' }),
];

const pages: [name: string, start: WindowPlace, found: RegExp][] = [
  ['the list', { page: 'incident', id: 'o-0' }, /^(Verlauf|Timeline)$/],
  ['a message', { page: 'review', id: 'o-0', clientId: 'k-1' }, /^Text$/],
  [
    'a client without a message',
    { page: 'review', id: 'o-0', clientId: 'k-2' },
    /^(Zuletzt geschrieben|Written last)$/,
  ],
  ['calls', { page: 'calls', id: 'o-0', clientId: null }, /Jana Weiß/],
  ['an incoming call', { page: 'calls', id: 'o-0', clientId: null, isIncoming: true }, /^(Wer ruft an|Who is calling)/],
];

describe.each<Language>(['de', 'en'])('in %s', (language) => {
  it.each(pages)('%s has all its words and no barriers', async (_name, start, found) => {
    const { snapshot, incidents } = sampleOutage(7);
    await openWindow({ snapshot: { ...snapshot, language }, incidents, messages, start });
    expect((await screen.findAllByText(found)).length).toBeGreaterThan(0);
    expect(screen.getByRole('main').textContent).not.toMatch(/\bwindow\.[a-z]|\{\{\w/);
    const result = await axe.run(document.documentElement, { rules: { 'color-contrast': { enabled: false } } });
    expect(result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  });
});
