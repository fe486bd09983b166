// Builds every picture of the app from the drawings in assets/icons/src. The results are committed, so that neither a
// build nor a test has to draw; `--check` says whether they still are what the drawings make.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

/** @typedef {{ size: number, png: Buffer }} Picture */

const assets = join(dirname(fileURLToPath(import.meta.url)), '..', 'assets');

/**
 * Tray pictures by file name: the drawing, and which of its signs is shown in place of the cross.
 * @type {{ name: string, drawing: string, sign?: string }[]}
 */
const trayPictures = [
  { name: 'well', drawing: 'well' },
  { name: 'degraded', drawing: 'degraded' },
  { name: 'blocked', drawing: 'blocked' },
  { name: 'unmeasured', drawing: 'unmeasured' },
  { name: 'paused', drawing: 'paused' },
  { name: 'down', drawing: 'down' },
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9', '9-plus'].map((count) => ({
    name: `down-${count}`,
    drawing: 'down',
    sign: `count-${count}`,
  })),
];

// Electron hands a Linux panel the largest picture alone, and the panel shrinks it: 48 px shrinks evenly to 24 and 16.
const linuxSizes = { '': 24, '@2x': 48 };
const macSizes = { Template: 16, 'Template@2x': 32 };
const windowsTraySizes = [16, 20, 24, 32, 48];
const windowsAppSizes = [16, 20, 24, 32, 48, 64, 128, 256];

/** Below this many pixels the lantern's details are mud: app-small.svg is drawn for that. */
const smallestDetailedSize = 32;

// The types Apple defines for PNG data. The old 16 and 32 px ones (icp4, icp5) are left out: some macOS versions show
// PNG data in them as noise, and scale down from the others without them.
const icnsTypes = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 };

/** @param {string} name */
function readDrawing(name) {
  return readFileSync(join(assets, 'icons', 'src', `${name}.svg`), 'utf8');
}

/**
 * @param {string} svg
 * @param {number} size pixels a side
 */
function render(svg, size) {
  const options = { fitTo: /** @type {const} */ ({ mode: 'width', value: size }), font: { loadSystemFonts: false } };
  return Buffer.from(new Resvg(svg, options).render().asPng());
}

/**
 * @param {string} svg
 * @param {string} css comes last, so it wins over the drawing's own
 */
function withStyle(svg, css) {
  return svg.replace('</svg>', `<style>${css}</style></svg>`);
}

/**
 * macOS colours a template image itself and takes from it nothing but the opacity: the body stays, the sign is cut out.
 * @param {string} svg a tray drawing, 48 by 48
 */
function toTemplate(svg) {
  const css = '.rim { fill: none; stroke: none } .body { fill: #FFFFFF } .sign { stroke: #000000 }';
  const drawing = withStyle(svg, css).replace(/^<svg[^>]*>|<\/svg>\s*$/g, '');
  const area = 'x="0" y="0" width="48" height="48"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
    <mask id="shape" maskUnits="userSpaceOnUse" ${area}>${drawing}</mask><rect ${area} mask="url(#shape)"/></svg>`;
}

/**
 * An ICO file with PNG entries, which Windows reads since Vista. The libraries for it write bitmaps: 20 times the size.
 * Layout: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 * @param {Picture[]} pictures
 */
function packIco(pictures) {
  const header = Buffer.from([0, 0, 1, 0, pictures.length, 0]);
  let offset = header.length + 16 * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size % 256, 0); // 0 stands for 256
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4); // colour planes
    entry.writeUInt16LE(32, 6); // bits a pixel
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/**
 * An ICNS file: blocks of a four-letter type, the block's length with this header, and the PNG.
 * electron-builder would fetch a tool for this from the network.
 * @param {{ type: string, png: Buffer }[]} pictures
 */
function packIcns(pictures) {
  const block = (/** @type {string} */ type, /** @type {Buffer} */ data) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(head.length + data.length, 4);
    return Buffer.concat([head, data]);
  };
  return block('icns', Buffer.concat(pictures.map(({ type, png }) => block(type, png))));
}

/** @returns {[path: string, content: Buffer][]} */
function buildTrayFiles() {
  return trayPictures.flatMap(({ name, drawing, sign }) => {
    const source = readDrawing(drawing);
    const svg = sign ? withStyle(source, `#cross { display: none } #${sign} { display: inline }`) : source;
    const template = toTemplate(svg);
    const ico = packIco(windowsTraySizes.map((size) => ({ size, png: render(svg, size) })));
    return /** @type {[string, Buffer][]} */ ([
      ...Object.entries(linuxSizes).map(([suffix, size]) => [`tray/${name}${suffix}.png`, render(svg, size)]),
      ...Object.entries(macSizes).map(([suffix, size]) => [`tray/${name}${suffix}.png`, render(template, size)]),
      [`tray/${name}.ico`, ico],
    ]);
  });
}

/** @returns {[path: string, content: Buffer][]} */
function buildAppFiles() {
  const detailed = readDrawing('app');
  const small = readDrawing('app-small');
  // macOS wants air round the tile: 824 of 1024 pixels, by Apple's template.
  const withMargin = detailed.replace('viewBox="0 0 512 512"', 'viewBox="-42.25 -42.25 596.5 596.5"');
  const ico = windowsAppSizes.map((size) => ({
    size,
    png: render(size < smallestDetailedSize ? small : detailed, size),
  }));
  const icns = Object.entries(icnsTypes).map(([type, size]) => ({ type, png: render(withMargin, size) }));
  return [
    ['icon.png', render(detailed, 512)],
    ['icon.ico', packIco(ico)],
    ['icon.icns', packIcns(icns)],
  ];
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    // Not there (or not readable): for the check that is the same as not what it should be.
    return undefined;
  }
}

/** @param {Map<string, Buffer>} files */
function findFaults(files) {
  const strange = readdirSync(join(assets, 'tray'))
    .map((name) => `tray/${name}`)
    .filter((path) => !files.has(path));
  const stale = [...files].filter(([path, content]) => !readIfThere(join(assets, path))?.equals(content));
  return [
    ...strange.map((path) => `assets/${path} is made from no drawing.`),
    ...stale.map(([path]) => `assets/${path} is missing or not what the drawings make.`),
  ];
}

/** @param {Map<string, Buffer>} files */
function writeAll(files) {
  rmSync(join(assets, 'tray'), { recursive: true, force: true });
  mkdirSync(join(assets, 'tray'), { recursive: true });
  for (const [path, content] of files) writeFileSync(join(assets, path), content);
}

const files = new Map([...buildTrayFiles(), ...buildAppFiles()]);
if (process.argv.includes('--check')) {
  const faults = findFaults(files);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) console.error('Run `npm run icons` and commit what it writes.');
  else console.log(`All ${files.size} icon files are what the drawings make.`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} else {
  writeAll(files);
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  console.log(`${files.size} icon files written, ${Math.round(bytes / 1024)} KB.`);
}
