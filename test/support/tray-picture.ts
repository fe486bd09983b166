import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The right end of the panel on the tests' desktop, where the tray is; see test/support/desktop/xfce4-panel.xml. */
const area = { left: 1200, top: 0, width: 80, height: 28 };
/** What the panel makes of the 24 pixels of a symbol. */
const iconSize = 22;

/** The pixels of the tray as they are on the screen now: red, green, blue, one byte each, row by row. */
export async function takeTrayPicture(): Promise<Buffer> {
  const crop = `${area.width}x${area.height}+${area.left}+${area.top}`;
  return readPixels('import', ['-window', 'root', '-crop', crop, '+repage', '-depth', '8', 'rgb:-']);
}

export interface SeenIcon {
  /** Which of the files in assets/tray it is most like: `well`, `down-1`. */
  name: string;
  /** How far its pixels are from that file's on average, from 0 (the same) to 255. */
  difference: number;
}

/** Recognises the app's symbol in a picture of the tray. */
export async function recogniseTrayIcon(picture: Buffer): Promise<SeenIcon> {
  const icons = await loadIcons();
  const seen = icons.map(({ name, pixels }) => ({ name, difference: smallestDifference(picture, pixels) }));
  const [best] = seen.sort((one, other) => one.difference - other.difference);
  if (best === undefined) throw new Error('There are no tray icons in assets/tray.');
  return best;
}

/** A symbol that is there: the scaled picture is not the same to the last bit, but very nearly. */
export const likeness = 8;

/** The name of the symbol that the tray shows now, or what was seen instead of one. */
export async function nameTrayIcon(): Promise<string> {
  const { name, difference } = await recogniseTrayIcon(await takeTrayPicture());
  return difference <= likeness ? name : `nothing of ours (nearest: ${name}, ${difference.toFixed(1)} away)`;
}

interface Icon {
  name: string;
  /** Red, green, blue, alpha. */
  pixels: Buffer;
}

let loadedIcons: Promise<Icon[]> | undefined;

function loadIcons(): Promise<Icon[]> {
  loadedIcons ??= Promise.all(
    readdirSync('assets/tray')
      .filter((file) => /^[\w-]+\.png$/.test(file) && !file.includes('Template'))
      .map(async (file) => {
        const size = `${iconSize}x${iconSize}`;
        const args = [join('assets/tray', file), '-resize', size, '-depth', '8', 'rgba:-'];
        return { name: file.slice(0, -'.png'.length), pixels: await readPixels('convert', args) };
      }),
  );
  return loadedIcons;
}

function smallestDifference(picture: Buffer, icon: Buffer): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let top = 0; top <= area.height - iconSize; top += 1) {
    for (let left = 0; left <= area.width - iconSize; left += 1) {
      smallest = Math.min(smallest, differenceAt(picture, icon, left, top));
    }
  }
  return smallest;
}

/** The symbol is laid over the panel's own colour, which the left upper corner shows. */
function differenceAt(picture: Buffer, icon: Buffer, left: number, top: number): number {
  let sum = 0;
  for (let y = 0; y < iconSize; y += 1) {
    for (let x = 0; x < iconSize; x += 1) {
      const from = (y * iconSize + x) * 4;
      const seen = ((top + y) * area.width + left + x) * 3;
      const opacity = (icon[from + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel += 1) {
        const wanted = (icon[from + channel] ?? 0) * opacity + (picture[channel] ?? 0) * (1 - opacity);
        sum += Math.abs(wanted - (picture[seen + channel] ?? 0));
      }
    }
  }
  return sum / (iconSize * iconSize * 3);
}

async function readPixels(program: string, args: readonly string[]): Promise<Buffer> {
  const { stdout } = await run(program, args, { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
