import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeNotifier } from '../../../src/main/alerts/node-notifier';

/** A `notify-send` first in the PATH that writes down its arguments, each ended by a NUL, and ends with what `exit` says. */
const fakeProgram = `#!/bin/sh
printf '%s\\0' "$@" > "$(dirname "$0")/arguments"
cat "$(dirname "$0")/complaint" >&2 2>/dev/null
exit "$(cat "$(dirname "$0")/exit")"
`;

let folder: string;
let canary: string;
let usualPath: string | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nachtwache-notify-'));
  canary = join(folder, 'CANARY');
  usualPath = process.env['PATH'];
  process.env['PATH'] = `${folder}${delimiter}${usualPath ?? ''}`;
  install(0);
});
afterEach(() => {
  process.env['PATH'] = usualPath;
  rmSync(folder, { recursive: true, force: true });
});

function install(exit: number, complaint = ''): void {
  writeFileSync(join(folder, 'notify-send'), fakeProgram);
  writeFileSync(join(folder, 'exit'), String(exit));
  writeFileSync(join(folder, 'complaint'), complaint);
  chmodSync(join(folder, 'notify-send'), 0o755);
}

const received = (): string[] => readFileSync(join(folder, 'arguments'), 'utf8').split('\0').slice(0, -1);
const notify = (title: string, body: string, isUrgent = true) =>
  createNodeNotifier('/opt/Nacht wache/$HOME/icon.png').notify({
    title,
    body,
    about: 'i',
    isUrgent,
    isSilent: false,
    onClick: () => undefined,
  });

describe('node-notifier on Linux', () => {
  it('hands over name, urgency and icon as options, and the two texts behind them', async () => {
    expect(
      await notify('Bäckerei Müller nicht erreichbar', 'seit 01:32, der Server nimmt keine Verbindung an'),
    ).toEqual({
      ok: true,
      value: null,
    });
    const all = received();
    expect(all.slice(-3)).toEqual([
      '--',
      'Bäckerei Müller nicht erreichbar',
      'seit 01:32, der Server nimmt keine Verbindung an',
    ]);
    const options = Object.fromEntries(
      all.slice(0, -3).flatMap((name, index, list) => (index % 2 === 0 ? [[name, list[index + 1]]] : [])),
    ) as Record<string, string>;
    expect(options).toEqual({
      '--app-name': 'Nachtwache',
      '--icon': '/opt/Nacht wache/$HOME/icon.png',
      '--urgency': 'critical',
      '--expire-time': '0',
    });
  });

  it('lets good news go away by themselves', async () => {
    await notify('title', 'body', false);
    const all = received();
    expect(all[all.indexOf('--urgency') + 1]).toBe('normal');
    expect(Number(all[all.indexOf('--expire-time') + 1])).toBeGreaterThan(0);
  });

  const attacks = (mark: string): string[] => [
    `$(touch ${mark})`,
    `\`touch ${mark}\``,
    `"; touch ${mark}; "`,
    `'; touch ${mark}; '`,
    `\\"; touch ${mark}; \\"`,
    `| touch ${mark} #`,
    `&& touch ${mark}`,
    '--help',
    '-u low',
    '--',
    '"quoted"',
    '"',
    'back\\slash \\\\ two \\$ and \\`',
    '$HOME ${PATH} %s %n ~ * ?',
    'Müller & Söhne <b> &amp; 😀',
  ];
  it.each(attacks('CANARY').map((text, index) => [text, index] as const))(
    'hands texts over as they are, and no shell ever sees them: %s',
    async (_text, index) => {
      const text = attacks(canary)[index] ?? '';
      expect(await notify(text, text)).toMatchObject({ ok: true });
      expect(received().slice(-3)).toEqual(['--', text, text]);
      expect(existsSync(canary)).toBe(false);
      expect(readdirSync(folder).toSorted()).toEqual(['arguments', 'complaint', 'exit', 'notify-send']);
    },
  );

  it('says why where the program fails', async () => {
    install(1, 'GDBus.Error: The name is not activatable');
    const shown = await notify('title', 'body');
    expect(shown).toMatchObject({ ok: false, error: expect.stringContaining('not activatable') as string });
    expect(shown).toMatchObject({ error: expect.stringMatching(/Install notify-send .*\.$/) as string });
  });

  it('finds a program that was installed after it had been missing', async () => {
    process.env['PATH'] = join(folder, 'nowhere');
    const missing = await notify('title', 'body');
    expect(missing).toMatchObject({ ok: false, error: expect.stringContaining('notify-send') as string });
    process.env['PATH'] = `${folder}${delimiter}${usualPath ?? ''}`;
    expect(await notify('title', 'body')).toMatchObject({ ok: true });
    expect(received().slice(-2)).toEqual(['title', 'body']);
  });
});
