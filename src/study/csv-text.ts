/** Tables for other programs, as RFC 4180 has them. */

export type Cell = string | number | boolean | null;

/** Lines end in CRLF; a cell with a comma, a quote or a line's end stands in quotes; null is an empty cell. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  // A spreadsheet would take such a name for a formula and run it; some take the wide signs of East Asian fonts alike.
  const inert = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
