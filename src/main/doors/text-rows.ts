import Papa from 'papaparse';
import type { TextRow } from '../../core/import-csv';

/** A table of text as spreadsheets write it (RFC 4180, or with semicolons or tabs), and on which line each row begins. */
export function textRows(text: string): TextRow[] {
  const rows: TextRow[] = [];
  let [line, seenTo] = [1, 0];
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data, meta }) => {
      // A row ends where the next one begins; a cell in quotes may hold lines of its own.
      rows.push({ line, cells: data });
      line += linesIn(text.slice(seenTo, meta.cursor));
      seenTo = meta.cursor;
    },
  });
  return rows;
}

/** Lines without a word in them, such as the one after the last line end, would make a table look narrower than it is. */
const delimiterOf = (text: string): string =>
  Papa.parse<string[]>(text, {
    ...{ preview: 10, skipEmptyLines: 'greedy', delimitersToGuess: [',', ';', '\t', '|'] },
  }).meta.delimiter;

const linesIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
