import { describe, expect, it } from 'vitest';
import { letterheadSchema, logoTypeOf, noLetterhead, withoutLogo } from '../../src/core/letterhead';
import { changeSettings, defaultSettings, settingsEditSchema } from '../../src/core/settings';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const png = 'data:image/png;base64,iVBORw0KGgo=';

describe('a logo', () => {
  it.each([
    ['png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['svg+xml', '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made by - somebody -->\n<!DOCTYPE svg PUBLIC "a" "b">\n<svg>'],
  ] as const)('is known as %s by its bytes', (type, content) => {
    expect(logoTypeOf(bytesOf(content))).toBe(type);
  });

  it.each(['', 'GIF89a', '<html><svg>', '\x89PNG', 'svg', '<svgx>', `${' '.repeat(5000)}<svg>`])(
    'is not what begins with %j',
    (content) => {
      expect(logoTypeOf(bytesOf(content))).toBeUndefined();
    },
  );

  it('takes no time over what looks nearly like an SVG', () => {
    expect(logoTypeOf(bytesOf('<!-- - -- '.repeat(20_000)))).toBeUndefined();
    expect(logoTypeOf(bytesOf(`${' \n'.repeat(2000)}<sv`))).toBeUndefined();
  });
});

describe('the letterhead', () => {
  it.each([
    'https://elsewhere.example/logo.png',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/svg+xml,<svg onload="x">',
    'data:image/png;base64,"><script>',
    `data:image/png;base64,${'A'.repeat(300_000)}`,
  ])('takes no picture but a small one of three kinds (%#)', (logo) => {
    expect(letterheadSchema.safeParse({ ...noLetterhead, logo }).success).toBe(false);
    expect(letterheadSchema.safeParse({ ...noLetterhead, logo: png }).success).toBe(true);
  });

  it('keeps its picture whatever the window sends with name and address', () => {
    const before = { ...defaultSettings, letterhead: { ...noLetterhead, logo: png } };
    const edit = settingsEditSchema.parse({ letterhead: { name: 'Weiß', address: 'Weg 1', logo: 'x' } });
    expect(changeSettings(before, edit).letterhead).toEqual({ name: 'Weiß', address: 'Weg 1', logo: png });
    expect(changeSettings(before, { theme: 'dark' }).letterhead).toEqual(before.letterhead);
  });

  it('goes to the window without its picture', () => {
    const settings = { ...defaultSettings, letterhead: { name: 'Weiß', address: '', logo: png } };
    expect(withoutLogo(settings)).toEqual({ ...settings, letterhead: { name: 'Weiß', address: '', logo: '' } });
  });
});
