/**
 * A text as the part of a pattern that finds just it. Not every Node that we run on has `RegExp.escape`. A hyphen stands as
 * it is: escaped, it is a fault in a pattern of Unicode, and only within brackets it would mean anything.
 */
export const asPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
