import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperFileName } from '../../src/core/paper-file-name';

describe('the name of a file', () => {
  it.each([
    ['Bericht Müller & Söhne 2026', 'Bericht Müller & Söhne 2026'],
    ['../../etc/passwd', 'etc passwd'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['  .hidden.  ', 'hidden'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['...', 'report'],
    ['', 'report'],
  ])('made of %j is %j', (words, name) => {
    expect(paperFileName(words, 'report')).toBe(name);
  });

  it('is none that is taken, whatever the case', () => {
    expect(paperFileName('Müller', 'report', new Set(['müller', 'müller (2)']))).toBe('Müller (3)');
  });

  it('is never a path, never empty, and never too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
        const name = paperFileName(words, 'report');
        expect(name).not.toMatch(/[/\\\0\n:]|^\.|[. ]$/);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(120);
      }),
    );
  });
});
