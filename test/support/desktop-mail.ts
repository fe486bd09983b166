import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A mail program that opens no mail, but notes what it was asked to open. */
export interface MailProgram {
  /** The addresses it was given, one for each time it was started. */
  opened: () => string[];
  /** Takes it away again, from the user's settings too. */
  remove: () => void;
}

const desktopName = 'nachtwache-e2e-mail.desktop';

/**
 * Makes a program of our own the user's mail program, in the ways that desktops ask: the standard associations
 * (mimeapps.list), and XFCE's own setting, which its `exo-open` prefers.
 */
export function installMailProgram(): MailProgram {
  const folder = mkdtempSync(join(tmpdir(), 'nachtwache-mail-'));
  const notes = join(folder, 'opened');
  const program = join(folder, 'mail-program');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" >> '${notes}'\n`);
  chmodSync(program, 0o755);

  const config = join(homedir(), '.config');
  const local = join(homedir(), '.local', 'share');
  const files: Record<string, string> = {
    [join(local, 'applications', desktopName)]: entry(program, 'Application', 'MimeType=x-scheme-handler/mailto;'),
    [join(config, 'mimeapps.list')]: `[Default Applications]\nx-scheme-handler/mailto=${desktopName}\n`,
    [join(local, 'xfce4', 'helpers', 'custom-MailReader.desktop')]: entry(
      program,
      'X-XFCE-Helper',
      `X-XFCE-Category=MailReader\nX-XFCE-Commands=${program}\nX-XFCE-CommandsWithParameter=${program} "%s"\n`,
    ),
    [join(config, 'xfce4', 'helpers.rc')]: 'MailReader=custom-MailReader\n',
  };
  for (const [file, text] of Object.entries(files)) {
    // The home is the tests' own and empty; somebody's real settings must not be written over.
    if (existsSync(file)) throw new Error(`There is already a ${file}: these tests want a home of their own.`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return {
    opened: () => (existsSync(notes) ? readFileSync(notes, 'utf8').trimEnd().split('\n') : []),
    remove: () => {
      for (const file of [...Object.keys(files), folder]) rmSync(file, { recursive: true, force: true });
    },
  };
}

const entry = (program: string, type: string, more: string): string =>
  `[Desktop Entry]\nType=${type}\nName=Mail\nExec=${program} %u\nNoDisplay=true\n${more}\n`;
