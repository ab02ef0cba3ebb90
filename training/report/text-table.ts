/** Tables for the terminal. */

/** Rows with their first cells aligned left and the others right, three blanks between columns. */
export function textTable(rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((cells) => cells.map(String));
  const widths: number[] = [];
  for (const cells of texts) {
    for (const [column, cell] of cells.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd();
  return texts.map(line).join('\n');
}
