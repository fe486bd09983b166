/**
 * Whole numbers in as few bytes as they need: seven bits a byte, least first, the eighth says that more follow (LEB128).
 * A signed one is folded onto the unsigned (zigzag), so that small ones stay short on either side of zero.
 */
export interface VarintWriter {
  /** A whole number from 0 to 2^53 - 1. */
  unsigned: (value: number) => void;
  /** A whole number from -2^52 to 2^52 - 1. */
  signed: (value: number) => void;
  bytes: () => Uint8Array;
}

export function createVarintWriter(): VarintWriter {
  const bytes: number[] = [];
  // By division: the bit operators of JavaScript end at 32 bits.
  const unsigned = (value: number): void => {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
    bytes.push(rest);
  };
  const signed = (value: number): void => unsigned(value < 0 ? -value * 2 - 1 : value * 2);
  return { unsigned, signed, bytes: () => Uint8Array.from(bytes) };
}

export interface VarintReader {
  /** Throws a `RangeError` where the bytes end. */
  unsigned: () => number;
  signed: () => number;
  isAtEnd: () => boolean;
}

export function createVarintReader(bytes: Uint8Array): VarintReader {
  let place = 0;
  const unsigned = (): number => {
    let value = 0;
    for (let weight = 1; ; weight *= 0x80) {
      const byte = bytes[place];
      if (byte === undefined) throw new RangeError('The bytes end within a number.');
      place += 1;
      value += (byte % 0x80) * weight;
      if (byte < 0x80) return value;
    }
  };
  const signed = (): number => {
    const folded = unsigned();
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  };
  return { unsigned, signed, isAtEnd: () => place === bytes.length };
}
