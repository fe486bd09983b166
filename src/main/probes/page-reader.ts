import { TextDecoder } from 'node:util';
import { Parser } from 'htmlparser2';
import { charsetOf } from './charset';

/** Where a page's title is looked for: what comes later than this is no head any more. */
const titleWithinBytes = 65_536;
/** Where a page may name its own character set (HTML standard, 13.2.3.2). */
const charsetWithinBytes = 1024;
const longestTitle = 200;
/** Challenge pages are short, and say what they are early. */
const beginningLength = 8192;

export interface PageReader {
  write: (chunk: Buffer) => void;
  end: () => void;
  hasKeyword: () => boolean;
  title: () => string | null;
  /** The source of the page's beginning. */
  beginning: () => string;
}

/**
 * Reads a page as it comes, without keeping it: looks for a word and for the title. The word is looked for in the source
 * and in the text (entities decoded, tags left out), with any run of white space as one space; capitals count.
 */
export function createPageReader(contentType: string | undefined, keyword: string | null): PageReader {
  const isHtml = contentType === undefined || /html/i.test(contentType);
  const inSource = createTextSearch(keyword);
  const inText = createTextSearch(keyword);
  const title = createTitle();
  // Parsing costs as much as everything else in a check, so it ends with the title where no word is looked for.
  const endParsing = (): void => {
    if (keyword === null) parser?.pause();
  };
  const parser = isHtml ? new Parser(handlerOf(title, inText, endParsing), { decodeEntities: true }) : null;
  let beginning = '';
  let head: Buffer[] = [];
  let headBytes = 0;
  let bytes = 0;
  let decoder: TextDecoder | null = null;

  const take = (text: string): void => {
    if (beginning.length < beginningLength) beginning += text.slice(0, beginningLength);
    inSource.write(text);
    if (keyword === null ? bytes <= titleWithinBytes && !title.isDone() : !inText.isFound() || !title.isDone()) {
      parser?.write(text);
    }
  };
  const begin = (): TextDecoder => {
    const start = Buffer.concat(head);
    head = [];
    const begun = new TextDecoder(charsetOf(contentType, start));
    decoder = begun;
    take(begun.decode(start, { stream: true }));
    return begun;
  };

  return {
    write: (chunk) => {
      bytes += chunk.length;
      if (decoder !== null) {
        take(decoder.decode(chunk, { stream: true }));
        return;
      }
      head.push(chunk);
      headBytes += chunk.length;
      if (headBytes >= charsetWithinBytes) begin();
    },
    end: () => {
      take((decoder ?? begin()).decode());
      if (!title.isDone() || keyword !== null) parser?.end();
    },
    hasKeyword: () => inSource.isFound() || inText.isFound(),
    title: () => title.text(),
    beginning: () => beginning,
  };
}

interface TextSearch {
  write: (text: string) => void;
  isFound: () => boolean;
}

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ');

/** Finds a word in a text that comes in pieces, wherever they are cut. */
function createTextSearch(keyword: string | null): TextSearch {
  const word = keyword === null ? '' : plain(keyword);
  let tail = '';
  let isFound = false;
  return {
    write: (text) => {
      if (keyword === null || isFound) return;
      const whole = plain(tail + text);
      isFound = whole.includes(word);
      tail = word.length > 1 ? whole.slice(1 - word.length) : '';
    },
    isFound: () => isFound,
  };
}

interface Title {
  open: () => void;
  write: (text: string) => void;
  close: () => void;
  isDone: () => boolean;
  text: () => string | null;
}

/** The first title that says something. */
function createTitle(): Title {
  let isOpen = false;
  let text = '';
  let done: string | null = null;
  return {
    open: () => {
      isOpen = done === null;
      text = '';
    },
    write: (piece) => {
      // Bounded well above the longest title, since a page may forget to close it.
      if (isOpen && text.length < 4 * longestTitle) text += piece;
    },
    close: () => {
      if (isOpen) done = cleanTitle(text);
      isOpen = false;
    },
    isDone: () => done !== null,
    text: () => done,
  };
}

/** A site's own words go into lists, notifications and files: one line, no control or direction characters, bounded. */
function cleanTitle(text: string): string | null {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim();
  return line === '' ? null : Array.from(line).slice(0, longestTitle).join('').trim();
}

function handlerOf(title: Title, inText: TextSearch, onTitle: () => void): ConstructorParameters<typeof Parser>[0] {
  // A drawing may have a title too, and it is not the page's.
  let drawings = 0;
  return {
    onopentagname: (name) => {
      if (name === 'svg') drawings += 1;
      if (name === 'title' && drawings === 0) title.open();
    },
    ontext: (text) => {
      title.write(text);
      inText.write(text);
    },
    onclosetag: (name) => {
      if (name === 'svg') drawings -= 1;
      if (name !== 'title') return;
      title.close();
      if (title.isDone()) onTitle();
    },
  };
}
