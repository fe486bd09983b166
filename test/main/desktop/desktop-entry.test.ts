import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { desktopEntry } from '../../../src/main/desktop/desktop-entry';

/** Values of the type string, Desktop Entry Specification 1.5: the only escapes there are. */
function readString(value: string): string {
  const escapes: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
  return value.replace(/\\(.)/gsu, (_whole, escaped: string) => {
    const character = escapes[escaped];
    if (character === undefined) throw new Error(`\\${escaped} is no escape of a string.`);
    return character;
  });
}

/** The arguments of an Exec line, by its chapter "The Exec key"; knows only quoted arguments and no field code but `%%`. */
function readExec(line: string): string[] {
  const found: string[] = [];
  let rest = readString(line);
  while (rest !== '') {
    const match = /^"((?:[^"`$\\]|\\["`$\\])*)"(?: |$)/su.exec(rest);
    if (match === null) throw new Error(`Not quoted by the rules: ${rest}`);
    const argument = (match[1] ?? '').replace(/\\(["`$\\])/g, '$1');
    if (/%(?!%)/.test(argument.replaceAll('%%', ''))) throw new Error(`A field code: ${argument}`);
    found.push(argument.replaceAll('%%', '%'));
    rest = rest.slice(match[0].length);
  }
  return found;
}

const execOf = (entry: string): string => /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';

describe('the desktop entry for the start at login', () => {
  it('has what the specification asks for, each on its line', () => {
    expect(desktopEntry(['/opt/nachtwache/nachtwache', '--hidden'])).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Nachtwache',
        'Exec="/opt/nachtwache/nachtwache" "--hidden"',
        'X-GNOME-Autostart-enabled=true',
        'Terminal=false',
        '',
      ].join('\n'),
    );
  });

  // Written out, as the specification writes them out: four backslashes for one, two before a dollar sign.
  it.each([
    ['/home/me/My Apps/n', '"/home/me/My Apps/n"'],
    ['/a"b', '"/a\\\\"b"'],
    ['/a$b', '"/a\\\\$b"'],
    ['/a`b', '"/a\\\\`b"'],
    ['/a\\b', '"/a\\\\\\\\b"'],
    ['/100%', '"/100%%"'],
    ['/a\nb', '"/a\\nb"'],
    ["/it's ~*?#()<>|&;", '"/it\'s ~*?#()<>|&;"'],
  ])('quotes %j', (path, exec) => {
    expect(execOf(desktopEntry([path]))).toBe(exec);
  });

  it('is read back as the same arguments, whatever they hold', () => {
    const argument = fc.string({
      unit: fc.constantFrom(...Array.from('ab/ "\'`$\\%%nstrufUF\n\r\t#=;[]äö😀')),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 4 }), (command) => {
        const entry = desktopEntry(command);
        expect(entry.split('\n')).toHaveLength(7);
        expect(readExec(execOf(entry))).toEqual(command);
      }),
      { numRuns: 500 },
    );
  });
});
