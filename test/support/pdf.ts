import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';

// By poppler, which knows nothing of who wrote the file.
const run = promisify(execFile);

/** What a PDF says, without its white space: where it breaks lines is its own matter. */
export async function textOf(file: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', ...args, file, '-'], { maxBuffer: 50_000_000 });
  return bare(stdout);
}
export const bare = (text: string): string => text.replace(/[\s\u00AD]+/g, '');

export const textOfPage = (file: string, page: number): Promise<string> =>
  textOf(file, '-f', String(page), '-l', String(page));

export async function infoOf(file: string): Promise<Record<string, string>> {
  const { stdout } = await run('pdfinfo', [file]);
  return Object.fromEntries(
    stdout.split('\n').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  );
}

/** Every word lies on the page: nothing is cut at an edge. */
export async function expectInsidePages(file: string): Promise<void> {
  const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 200_000_000 });
  const words = [...stdout.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">/g)];
  expect(words.length).toBeGreaterThan(100);
  const outside = words.filter(([, left, top, right, bottom]) => {
    const [x0, y0, x1, y1] = [Number(left), Number(top), Number(right), Number(bottom)];
    return x0 < 30 || x1 > 595.3 - 30 || y0 < 0 || y1 > 842;
  });
  expect(outside.map(([word]) => word)).toEqual([]);
}
