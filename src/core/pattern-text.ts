/** A text as the part of a pattern that finds just it. Not every Node that we run on has `RegExp.escape`. */
export const asPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
