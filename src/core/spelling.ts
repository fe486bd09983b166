import { asPattern } from './pattern-text';

/**
 * Where a German name is written in two ways: Müller is mueller in an address, and Straße is Strasse in Switzerland. After
 * a, e and q "ue" is no umlaut (Bauer, neue, Quelle), and no word begins with ß.
 */
const twofold = /((?<![aäeq])ue|ae|oe|[äöü]|(?<=\p{L})ss|ß)/giu;
const otherWays = new Map(
  [
    ['ä', 'ae'],
    ['ö', 'oe'],
    ['ü', 'ue'],
    ['ß', 'ss'],
  ].flatMap(([one = '', other = '']) => [
    [one, other],
    [other, one],
  ]),
);

/** The text in pieces, each in all ways in which it is written, as it was typed first. */
function piecesOf(text: string): string[][] {
  // What is split at stands at every second place.
  return text
    .normalize('NFC')
    .split(twofold)
    .map((piece, index) => [piece, ...(index % 2 === 0 ? [] : [otherWays.get(piece.toLowerCase()) ?? []].flat())]);
}

/** More ways to write one word nobody means; where there would be more, its end stays as it was typed. */
const mostSpellings = 8;

/** A word in all ways in which it may be written, as it was typed first. */
export function spellingsOf(word: string): string[] {
  return piecesOf(word).reduce<string[]>(
    (beginnings, ways) =>
      beginnings.flatMap((beginning) =>
        ways.slice(0, beginnings.length * ways.length > mostSpellings ? 1 : ways.length).map((way) => beginning + way),
      ),
    [''],
  );
}

/** Without capital letters, dots and accents, as the index of the full-text search has them. */
const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Says of texts whether the wanted one stands in them, however the two are written. */
export function finderOf(wanted: string): (text: string) => boolean {
  const ways = piecesOf(wanted.trim()).map((piece) => piece.map((way) => asPattern(plain(way))).join('|'));
  const pattern = new RegExp(ways.map((way) => `(?:${way})`).join(''));
  return (text) => pattern.test(plain(text));
}
