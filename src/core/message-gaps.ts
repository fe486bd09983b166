/**
 * A gap: a place in a message that still wants its words, `[…what is missing…]`. Bracket and ellipsis together are not
 * otherwise written so: the mark of an omission in a quotation, `[…]`, has nothing between, and stays allowed.
 */
export interface Gap {
  /** Offsets in UTF-16 units, as a text field's selection takes them. */
  start: number;
  end: number;
  text: string;
}

/** Whole gaps, and the halves that are left where somebody deleted only one end of a gap. */
const gapPattern = /\[…[^[\]…\n]+…\]|\[…(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])…\]/gu;

export function writeGap(label: string): string {
  return `[…${label}…]`;
}

export function findGaps(text: string): Gap[] {
  return [...text.matchAll(gapPattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** A text with a gap does not leave the house. */
export function hasGap(text: string): boolean {
  return findGaps(text).length > 0;
}
