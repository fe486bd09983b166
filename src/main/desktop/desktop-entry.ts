/** A desktop entry; its Exec line quotes as the Desktop Entry Specification 1.5 says. */
export function desktopEntry(command: readonly string[]): string {
  const quoted = command.map((argument) => `"${argument.replace(/(["`$\\])/g, '\\\\$1').replaceAll('%', '%%')}"`);
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Nachtwache',
    `Exec=${quoted.join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    '',
  ].join('\n');
}
