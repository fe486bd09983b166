/**
 * On which line the values of a JSON text begin, so that a fault can be named by its line. For texts that `JSON.parse`
 * has taken; of others it says something as far as they can be read.
 */

/** The parts of a path, joined so that no key can be taken for two. */
const keyOf = (path: readonly string[]): string => path.map((part) => JSON.stringify(part)).join('.');

/** The line (1-based) of a value, or of the nearest that holds it; undefined where nothing is known. */
export function lineAt(lines: ReadonlyMap<string, number>, path: readonly string[]): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const line = lines.get(keyOf(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return undefined;
}

interface Container {
  isObject: boolean;
  /** In an object the last name read, in an array the number of the present item. */
  place: string;
  expectsName: boolean;
}

/** The line of every value of the text, by its path. */
export function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const stack: Container[] = [];
  let line = 1;
  const note = (): void => {
    const key = keyOf(stack.map(({ place }) => place));
    if (!lines.has(key)) lines.set(key, line);
  };
  for (let index = 0; index < text.length; index += 1) {
    const top = stack.at(-1);
    const character = text.charAt(index);
    switch (character) {
      case '\n':
        line += 1;
        break;
      case ' ':
      case '\t':
      case '\r':
      case ':':
        break;
      case ',':
        if (top !== undefined) startNext(top);
        break;
      case '{':
      case '[':
        note();
        stack.push({
          isObject: character === '{',
          place: character === '{' ? '' : '0',
          expectsName: character === '{',
        });
        break;
      case '}':
      case ']':
        stack.pop();
        break;
      case '"': {
        const end = endOfString(text, index);
        if (top?.expectsName === true) {
          top.place = nameOf(text.slice(index, end + 1));
          top.expectsName = false;
        } else note();
        index = end;
        break;
      }
      default:
        note();
    }
  }
  return lines;
}

function startNext(top: Container): void {
  if (top.isObject) top.expectsName = true;
  else top.place = String(Number(top.place) + 1);
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text.charAt(index - 1 - backslashes) === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

function nameOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    // A text that is no JSON: the name as it stands will do for finding a line.
    return quoted;
  }
}

/** How deep lists and objects lie within each other. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '"') index = endOfString(text, index);
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

/**
 * The line that the engine's complaint about a text is about: V8 names a position or a line, or the end of the input. About
 * an unexpected token, such as the bracket behind a last comma, it names none, so that is searched for. Undefined where
 * nothing of the kind is said.
 */
export function lineOfSyntaxError(text: string, complaint: string): number | undefined {
  if (complaint.startsWith('Unexpected token')) return lineAtIndex(text, lengthUntilFault(text));
  const line = /\(line (\d+)/.exec(complaint)?.[1];
  if (line !== undefined) return Number(line);
  const position = /at position (\d+)/.exec(complaint)?.[1];
  const end =
    position === undefined && /end of JSON input|Unterminated/.test(complaint) ? text.length : Number(position);
  return Number.isNaN(end) ? undefined : lineAtIndex(text, end);
}

const lineAtIndex = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** The most that can be taken of a text from its beginning until it can no longer become JSON, by halving. */
function lengthUntilFault(text: string): number {
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isOnlyCutOff(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether all that V8 has against a text, if anything, is that it does not go on. */
function isOnlyCutOff(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const complaint = error instanceof Error ? error.message : '';
    return complaint.includes('end of JSON input') || complaint.includes(`at position ${text.length}`);
  }
}
