import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeText, plainText } from '../../../src/main/alerts/notice-text';
import { createWords } from '../../../src/main/words';
import { sampleAlert } from '../../support/history-samples';

const startedAt = new Date(2026, 10, 21, 1, 32, 4).getTime();
const minute = 60_000;

function textOf(language: 'de' | 'en', over: Parameters<typeof sampleAlert>[0], nowMs = startedAt + minute) {
  const words = createWords();
  words.setLanguage(language);
  return noticeText(sampleAlert({ startedAt, cause: 'refused', status: null, ...over }), words, nowMs);
}

describe('the text of an alert', () => {
  it.each<['de' | 'en', Parameters<typeof sampleAlert>[0], string, string]>([
    ['de', {}, 'Bäckerei Müller nicht erreichbar', 'seit 01:32, der Server nimmt keine Verbindung an'],
    ['en', {}, 'Bäckerei Müller is down', 'since 01:32, the server refuses connections'],
    [
      'de',
      { cause: 'status', status: 503 },
      'Bäckerei Müller nicht erreichbar',
      'seit 01:32, der Server antwortet mit Fehler 503',
    ],
    [
      'en',
      { cause: 'status', status: 503 },
      'Bäckerei Müller is down',
      'since 01:32, the server answers with error 503',
    ],
    [
      'de',
      { kind: 'recovered', endedAt: startedAt + 408 * minute },
      'Bäckerei Müller wieder erreichbar',
      'nach 6 Std. 48 Min.',
    ],
    ['en', { kind: 'recovered', endedAt: startedAt + 408 * minute }, 'Bäckerei Müller is up again', 'after 6 h 48 min'],
    ['en', { kind: 'recovered', endedAt: startedAt - 5 }, 'Bäckerei Müller is up again', 'after 0 s'],
  ])('in %s: %j', (language, over, title, body) => {
    expect(textOf(language, over)).toEqual({ title, body, brief: body });
  });

  it('names the day where it is another one', () => {
    const nextMorning = startedAt + 24 * 60 * minute;
    expect(textOf('de', {}, nextMorning).body).toBe('seit 21.11., 01:32, der Server nimmt keine Verbindung an');
    expect(textOf('en', {}, nextMorning).body).toBe('since 21/11, 01:32, the server refuses connections');
  });

  it.each([
    ['<b>Fett</b>', '‹b›Fett‹/b›'],
    ['Müller &amp; Söhne &#60;', 'Müller ＆amp; Söhne ＆#60;'],
    ['Müller & Söhne; Sohn', 'Müller & Söhne; Sohn'],
    ['--help', '--help'],
    ['$(touch x)', '$(touch x)'],
    ['{{since}} $t(tray.quit)', '{{since}} $t(tray.quit)'],
    ['a\u202Eb\u2066c\u200Fd\u061Ce', 'abcde'],
    ['one\ntwo\r\n\tthree\u2028four\u0000', 'one two three four'],
    ['half \uD83D of a pair', 'half  of a pair'],
    ['👩‍👩‍👧 Familie', '👩‍👩‍👧 Familie'],
  ])('takes a hostile name for a name: %j', (name, shown) => {
    expect(textOf('en', { siteName: name }).title).toBe(`${shown} is down`);
  });

  it('cuts a name of 10,000 characters, and no character in two', () => {
    const { title } = textOf('en', { siteName: '😀'.repeat(10_000) });
    expect(title).toBe(`${'😀'.repeat(119)}… is down`);
    expect(plainText('a'.repeat(120))).toBe('a'.repeat(120));
  });

  it('never holds a tag, an entity, a line break or more than 120 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const shown = plainText(name);
        expect(shown).not.toMatch(/[<>]|&[#\w]+;|[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/u);
        expect(Array.from(shown).length).toBeLessThanOrEqual(120);
      }),
    );
  });
});
