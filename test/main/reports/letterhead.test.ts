import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyConfig } from '../../../src/core/config';
import type { Config } from '../../../src/core/config';
import { createLetterhead } from '../../../src/main/reports/letterhead';
import { createWords } from '../../../src/main/words';

const words = createWords();
let dir = '';
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'nachtwache-logo-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function room(path: string | null) {
  let config: Config = emptyConfig;
  const handlers = createLetterhead({
    config: () => config,
    setConfig: (next) => (config = next),
    words,
    askPicture: () => Promise.resolve(path),
  });
  return { handlers, logo: () => config.settings.letterhead.logo };
}

const save = (name: string, content: string | Buffer): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};

describe('choosing a logo', () => {
  it('takes it over by its bytes, not its name, and gives it back', async () => {
    const { handlers, logo } = room(save('logo.txt', '<svg xmlns="http://www.w3.org/2000/svg"/>'));
    const reply = await handlers['letterhead.chooseLogo']({});
    const expected = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')}`;
    expect(reply).toEqual({ ok: true, value: expected });
    expect(logo()).toBe(expected);
    expect(await handlers['letterhead.logo']({})).toEqual({ ok: true, value: expected });
    expect(await handlers['letterhead.removeLogo']({})).toEqual({ ok: true, value: null });
    expect(logo()).toBe('');
  });

  it.each([
    [
      'too large',
      () => save('big.png', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(200_000)])),
      /larger than 200 kB/,
    ],
    ['no picture', () => save('logo.png', 'GIF89a'), /no PNG, JPEG or SVG/],
    ['not there', () => join(dir, 'nowhere.png'), /cannot be read \(ENOENT/],
    ['endless', () => '/dev/zero', /larger than 200 kB/],
  ])('refuses what is %s, with a sentence, and changes nothing', async (_what, path, sentence) => {
    const { handlers, logo } = room(path());
    const reply = await handlers['letterhead.chooseLogo']({});
    expect(reply).toMatchObject({ ok: false, error: { kind: 'failed', what: 'logo' } });
    expect(reply.ok || reply.error.kind !== 'failed' ? '' : reply.error.reason).toMatch(sentence);
    expect(logo()).toBe('');
  });

  it('changes nothing where the user thought better of it', async () => {
    const { handlers } = room(null);
    expect(await handlers['letterhead.chooseLogo']({})).toEqual({ ok: true, value: null });
  });
});
