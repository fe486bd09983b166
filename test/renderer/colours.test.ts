import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../src/renderer/app.css'), 'utf8');
const [light = '', dark = ''] = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)].map(([, block = '']) => block);

const coloursIn = (block: string): [name: string, colour: string][] =>
  [...block.matchAll(/--(state-[a-z]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]);

/** WCAG 2.2, "relative luminance". */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminanceOf(one), luminanceOf(other)].sort((left, right) => left - right);
  return (high + 0.05) / (low + 0.05);
}

describe('the colours of the states', () => {
  it('are the same ones in both themes', () => {
    const names = coloursIn(light).map(([name]) => name);
    expect(names).toEqual([
      'state-up',
      'state-suspect',
      'state-down',
      'state-blocked',
      'state-maintenance',
      'state-grey',
    ]);
    expect(coloursIn(dark).map(([name]) => name)).toEqual(names);
  });

  it.each(coloursIn(light))('%s has 7:1 on white', (_name, colour) => {
    expect(contrastOf(colour, '#ffffff')).toBeGreaterThanOrEqual(7);
  });

  it.each(coloursIn(dark))('%s has 7:1 on the dark ground', (_name, colour) => {
    expect(contrastOf(colour, '#14171c')).toBeGreaterThanOrEqual(7);
  });
});
