/** Small systems of linear equations. */

/**
 * Gaussian elimination with pivoting.
 *
 * @param matrix square, row-major, shape [n · n]
 * @param right shape [n]
 * @returns the solution, shape [n]; null where there is no single one
 */
export function solveLinear(matrix: ArrayLike<number>, right: ArrayLike<number>): Float64Array | null {
  const size = right.length;
  const rows = Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size + 1 }, (_, column) =>
      column < size ? (matrix[row * size + column] ?? 0) : (right[row] ?? 0),
    ),
  );
  for (let step = 0; step < size; step++) {
    let largest = step;
    for (let row = step + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[step] ?? 0) > Math.abs(rows[largest]?.[step] ?? 0)) largest = row;
    }
    const pivotRow = rows[largest];
    const swapped = rows[step];
    const pivot = pivotRow?.[step] ?? 0;
    if (!pivotRow || !swapped || Math.abs(pivot) < 1e-9) return null;
    rows[largest] = swapped;
    rows[step] = pivotRow;
    rows.forEach((row, index) => {
      if (index === step) return;
      const factor = (row[step] ?? 0) / pivot;
      for (let column = step; column <= size; column++) {
        row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0);
      }
    });
  }
  return Float64Array.from(rows, (row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}
