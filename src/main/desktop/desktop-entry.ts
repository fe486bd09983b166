/** What a value of the type string escapes (Desktop Entry Specification 1.5, "Possible value types"). */
const stringEscapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A desktop entry; its Exec line is written as the Desktop Entry Specification 1.5 says: each argument is quoted, then
 * the whole is escaped like any other string, so that one backslash of a path becomes four.
 */
export function desktopEntry(command: readonly string[]): string {
  const quoted = command.map((argument) => `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`);
  const exec = quoted.join(' ').replace(/[\\\n\r\t]/g, (character) => stringEscapes[character] ?? character);
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Nachtwache',
    `Exec=${exec}`,
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    '',
  ].join('\n');
}
