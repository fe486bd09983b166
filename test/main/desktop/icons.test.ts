import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { trayIconFile, type TrayState } from '../../../src/core/tray-icon';

const root = resolve(import.meta.dirname, '../../..');
const states: TrayState[] = ['well', 'degraded', 'blocked', 'down', 'unmeasured', 'paused'];
const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const everyPicture: [TrayState, number][] = [
  ...states.map((state): [TrayState, number] => [state, 0]),
  ...counts.map((count): [TrayState, number] => ['down', count]),
];
const pairsOf = <T>(all: T[]) => all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]));

const asset = (path: string) => readFileSync(join(root, 'assets', path));
const sharper = (path: string) => path.replace('.png', '@2x.png');

/** Width and height from a PNG's first block. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** RGBA bytes of a PNG, on a ground where one is given. The renderer that draws the icons reads PNG too: no other decoder is needed. */
function pixelsOf(png: Buffer, ground = 'none'): Buffer {
  const [width, height] = sizeOf(png);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>
    <image width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/></svg>`;
  return Buffer.from(new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels);
}

function channel(pixels: Buffer, offset: number): number[] {
  return Array.from({ length: pixels.length / 4 }, (_, i) => pixels[i * 4 + offset] ?? 0);
}

/** Brightness of every pixel (Rec. 709): what a colour-blind eye is left with. */
function greysOf(pixels: Buffer): number[] {
  const [red, green, blue] = [channel(pixels, 0), channel(pixels, 1), channel(pixels, 2)];
  return red.map((value, i) => 0.2126 * value + 0.7152 * (green[i] ?? 0) + 0.0722 * (blue[i] ?? 0));
}

/** The part of the pixels that differ so much that one sees it. */
function differenceOf(a: number[], b: number[]): number {
  return a.filter((value, i) => Math.abs(value - (b[i] ?? 0)) > 64).length / a.length;
}

/** Sizes and PNG data in an icon file for Windows, as its directory says. */
function readIco(ico: Buffer): { size: number; png: Buffer }[] {
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: ico.readUInt16LE(4) }, (_, i) => {
    const entry = ico.subarray(6 + 16 * i, 22 + 16 * i);
    const offset = entry.readUInt32LE(12);
    return { size: entry.readUInt8(0) || 256, png: ico.subarray(offset, offset + entry.readUInt32LE(8)) };
  });
}

describe('tray pictures', () => {
  it.each(everyPicture)('%s with %d down is there for every system, in the right sizes', (state, count) => {
    const linux = trayIconFile(state, count, 'linux');
    const mac = trayIconFile(state, count, 'darwin');
    expect(sizeOf(asset(linux))).toEqual([24, 24]);
    expect(sizeOf(asset(sharper(linux)))).toEqual([48, 48]);
    expect(sizeOf(asset(mac))).toEqual([16, 16]);
    expect(sizeOf(asset(sharper(mac)))).toEqual([32, 32]);
    const entries = readIco(asset(trayIconFile(state, count, 'win32')));
    expect(entries.map(({ size }) => size)).toEqual([16, 20, 24, 32, 48]);
    for (const { size, png } of entries) expect(sizeOf(png)).toEqual([size, size]);
  });

  it.each(everyPicture)('%s with %d down is nothing but black and opacity on macOS', (state, count) => {
    const file = trayIconFile(state, count, 'darwin');
    for (const path of [file, sharper(file)]) {
      const pixels = pixelsOf(asset(path));
      for (const offset of [0, 1, 2]) expect(Math.max(...channel(pixels, offset))).toBe(0);
      expect(Math.max(...channel(pixels, 3))).toBe(255);
      expect(Math.min(...channel(pixels, 3))).toBe(0);
    }
  });

  it.each(pairsOf(states))('%s and %s differ in shape, without any colour', (a, b) => {
    const masks = [a, b].map((state) => channel(pixelsOf(asset(trayIconFile(state, 0, 'darwin'))), 3));
    expect(differenceOf(masks[0] ?? [], masks[1] ?? [])).toBeGreaterThan(0.15);
    for (const ground of ['#F2F2F2', '#14171C']) {
      const greys = [a, b].map((state) => {
        const smallest = readIco(asset(trayIconFile(state, 0, 'win32')))[0];
        return greysOf(pixelsOf(smallest?.png ?? Buffer.alloc(0), ground));
      });
      expect(differenceOf(greys[0] ?? [], greys[1] ?? [])).toBeGreaterThan(0.15);
    }
  });

  it.each(pairsOf([0, ...counts]))('%d and %d down can be told apart at 16 px', (a, b) => {
    const masks = [a, b].map((count) => channel(pixelsOf(asset(trayIconFile('down', count, 'darwin'))), 3));
    expect(differenceOf(masks[0] ?? [], masks[1] ?? [])).toBeGreaterThan(0.03);
  });

  it.each(states)('%s stands out from a light and from a dark panel', (state) => {
    const png = asset(sharper(trayIconFile(state, 0, 'linux')));
    for (const ground of ['#FFFFFF', '#000000']) {
      const empty = Array.from({ length: 48 * 48 }, () => (ground === '#FFFFFF' ? 255 : 0));
      expect(differenceOf(greysOf(pixelsOf(png, ground)), empty)).toBeGreaterThan(0.25);
    }
  });
});

describe('the app’s own icon', () => {
  it('is there for all three systems', () => {
    expect(sizeOf(asset('icon.png'))).toEqual([512, 512]);
    const windows = readIco(asset('icon.ico'));
    expect(windows.map(({ size }) => size)).toEqual([16, 20, 24, 32, 48, 64, 128, 256]);
    for (const { size, png } of windows) expect(sizeOf(png)).toEqual([size, size]);
    const mac = asset('icon.icns');
    expect([mac.toString('latin1', 0, 4), mac.readUInt32BE(4)]).toEqual(['icns', mac.length]);
    const sizes: Record<string, number> = {};
    for (let at = 8; at < mac.length; at += mac.readUInt32BE(at + 4)) {
      sizes[mac.toString('latin1', at, at + 4)] = sizeOf(mac.subarray(at + 8))[0];
    }
    expect(sizes).toEqual({ ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 });
  });
});

describe('icons.mjs --check', () => {
  const check = (folder: string) =>
    execFileSync(process.execPath, [join(folder, 'scripts/icons.mjs'), '--check'], { encoding: 'utf8', stdio: 'pipe' });

  it('finds the committed pictures to be what the drawings make', () => {
    expect(check(root)).toContain('are what the drawings make');
  });

  it('names what is missing, changed or made from nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nachtwache-icons-'));
    try {
      cpSync(join(root, 'assets'), join(folder, 'assets'), { recursive: true });
      cpSync(join(root, 'scripts/icons.mjs'), join(folder, 'scripts/icons.mjs'));
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
      rmSync(join(folder, 'assets/tray/well.ico'));
      writeFileSync(join(folder, 'assets/tray/paused.png'), asset('tray/well.png'));
      writeFileSync(join(folder, 'assets/tray/old.png'), asset('tray/well.png'));
      expect(() => check(folder)).toThrow(
        /tray\/old\.png is made from no drawing[^]*tray\/well\.ico is missing or not[^]*tray\/paused\.png is missing or not/,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
