/** A value as it comes over the bus: tuples and arrays become arrays, dictionaries objects, variants their content. */
export type BusValue = string | number | boolean | BusValue[] | { [key: string]: BusValue };

/**
 * Reads GLib's text format of values, in which `gdbus` answers: "GVariant Text Format" in GLib's documentation. Types
 * are dropped; what these tests never meet (maybe types, byte strings, keys that are no texts) throws a SyntaxError.
 */
export function parseBusValue(text: string): BusValue {
  const reader = { text, at: 0 };
  const value = readValue(reader);
  take(reader, /\s*/y);
  if (reader.at < text.length) throw unreadable(reader);
  return value;
}

interface Reader {
  text: string;
  at: number;
}

const typeNames = /(?:(?:@\S+|boolean|byte|u?int(?:16|32|64)|handle|double|string|objectpath|signature)\s+)*/y;
const stringText = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/sy;
const number = /-?(?:0x[0-9a-f]+|[0-9.]+(?:e[-+]?\d+)?)/iy;

function readValue(reader: Reader): BusValue {
  take(reader, /\s*/y);
  take(reader, typeNames);
  switch (reader.text.charAt(reader.at)) {
    case '(':
      return readList(reader, ')');
    case '[':
      return readList(reader, ']');
    case '{':
      return readDictionary(reader);
    case '<':
      return readInside(reader);
    case "'":
    case '"':
      return readString(reader);
    default:
      return readPlain(reader);
  }
}

function readList(reader: Reader, end: string): BusValue[] {
  const items: BusValue[] = [];
  reader.at += 1;
  while (!isNext(reader, end)) {
    items.push(readValue(reader));
    skipComma(reader, end);
  }
  return items;
}

function readDictionary(reader: Reader): { [key: string]: BusValue } {
  const entries: { [key: string]: BusValue } = {};
  reader.at += 1;
  while (!isNext(reader, '}')) {
    const key = readValue(reader);
    if (typeof key !== 'string' || !isNext(reader, ':')) throw unreadable(reader);
    entries[key] = readValue(reader);
    skipComma(reader, '}');
  }
  return entries;
}

function readInside(reader: Reader): BusValue {
  reader.at += 1;
  const value = readValue(reader);
  if (!isNext(reader, '>')) throw unreadable(reader);
  return value;
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

function readString(reader: Reader): string {
  const found = take(reader, stringText);
  if (found === null) throw unreadable(reader);
  return (found[1] ?? found[2] ?? '').replace(
    /\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gis,
    (_all, short?: string, long?: string, letter: string = '') => {
      const code = short ?? long;
      return code === undefined ? (escapes[letter] ?? letter) : String.fromCodePoint(Number.parseInt(code, 16));
    },
  );
}

function readPlain(reader: Reader): BusValue {
  const word = take(reader, /true|false/y);
  if (word !== null) return word[0] === 'true';
  const digits = take(reader, number);
  if (digits === null) throw unreadable(reader);
  return Number(digits[0]);
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found !== null) reader.at = pattern.lastIndex;
  return found;
}

function isNext(reader: Reader, character: string): boolean {
  take(reader, /\s*/y);
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}

/** Between two items stands a comma, behind the last one may stand one: `('alone',)`. */
function skipComma(reader: Reader, end: string): void {
  if (isNext(reader, ',')) return;
  take(reader, /\s*/y);
  if (reader.text[reader.at] !== end) throw unreadable(reader);
}

function unreadable({ text, at }: Reader): SyntaxError {
  return new SyntaxError(`This cannot be read from character ${at} on: ${text.slice(at, at + 60)}`);
}
