/** Tables as programs write them: cells parted by commas, semicolons or tabs, in quotes where they hold such a sign. */

export interface CsvRow {
  /** In the file, from 1; a row may reach over several. */
  readonly line: number;
  readonly cells: readonly string[];
}

const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Reads a table, whose first line decides what parts the cells: whichever of the signs it has most of, outside quotes.
 * Empty lines are passed over.
 *
 * @see RFC 4180; semicolons are written where the comma is the decimal sign
 */
export function readCsv(text: string): CsvRow[] {
  const marked = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(marked);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;

  const endCell = (): void => {
    cells.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  };

  for (let at = 0; at < marked.length; at++) {
    const sign = marked[at] ?? '';
    if (sign === '\n') line++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (marked[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) endCell();
    else if (sign === '\n') endRow();
    else if (sign === '\r') {
      if (marked[at + 1] !== '\n') {
        line++;
        endRow();
      }
    } else cell += sign;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

function separatorOf(text: string): string {
  const [first = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/);
  const countOf = (sign: string): number => first.split(sign).length;
  return SEPARATORS.reduce((best, sign) => (countOf(sign) > countOf(best) ? sign : best));
}
