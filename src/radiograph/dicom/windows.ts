/** How a file wants its grey to be seen: windows and tables of values of interest (PS3.3 section C.11.2). */

import type { DataSet } from 'dicom-parser';
import { numbers, text } from './header.ts';
import { type LookUpTable, lookUpTable } from './look-up-table.ts';

export type WindowFunction = 'linear' | 'linear exact' | 'sigmoid';

export type GreyWindow =
  | {
      readonly kind: WindowFunction;
      readonly centre: number;
      readonly width: number;
      /** What the file calls it. */
      readonly name: string | null;
    }
  | { readonly kind: 'table'; readonly table: LookUpTable; readonly name: string | null };

/**
 * The windows, then the tables, in the file's order; those that cannot be are left out.
 *
 * @param signed whether the values that a table maps are signed
 */
export function windowsOf(dataSet: DataSet, signed: boolean): GreyWindow[] {
  const kind = functionOf(text(dataSet, 'x00281056'));
  const widths = numbers(dataSet, 'x00281051');
  const names = text(dataSet, 'x00281055')?.split('\\') ?? [];
  const smallest = kind === 'linear' ? 1 : Number.MIN_VALUE;
  const windows: GreyWindow[] = numbers(dataSet, 'x00281050').flatMap((centre, index) => {
    const width = widths[index] ?? Number.NaN;
    if (!Number.isFinite(centre) || !(width >= smallest && width < Number.POSITIVE_INFINITY)) return [];
    return [{ kind, centre, width, name: names[index]?.trim() || null }];
  });
  for (const { dataSet: item } of dataSet.elements.x00283010?.items ?? []) {
    const table = item && lookUpTable(item, 'x00283002', 'x00283006', signed);
    if (table) windows.push({ kind: 'table', table, name: text(item, 'x00283003') });
  }
  return windows;
}

function functionOf(value: string | null): WindowFunction {
  if (value === 'SIGMOID') return 'sigmoid';
  return value === 'LINEAR_EXACT' ? 'linear exact' : 'linear';
}
