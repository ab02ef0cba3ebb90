/** An evidence map → where it is strongest, and which parts of the picture hang together in it. */

import { type Calibration, calibrated } from '../metrics/calibration.ts';
import type { Box, Point } from '../metrics/localisation.ts';
import type { Evidence, EvidenceMap, SuspectRegion } from './finding.ts';
import type { RegionRules } from './model-card.ts';
import { atLeast, boxAround } from './region-box.ts';

/** A cell of the map by its column and row. */
interface Cell {
  readonly column: number;
  readonly row: number;
  readonly logit: number;
}

/**
 * Reads an evidence map. What lies in the letterbox's margin is left out: nothing there is the picture's.
 *
 * @param rules how regions are told; null where there are none
 * @param calibration as it is applied to the picture's logit
 * @returns regions of cells that touch at sides or corners, the most suspect first
 */
export function findEvidence(
  map: EvidenceMap,
  rules: RegionRules | null,
  calibration: Calibration,
): Evidence {
  const cells = cellsOfPicture(map);
  const regions = (rules ? connected(cells.filter(({ logit }) => logit >= rules.threshold)) : [])
    .map((members): SuspectRegion => {
      return {
        box: boxOf(members, map, rules),
        peak: peakOf(members, map),
        score: calibrated(logSumExp(members.map(({ logit }) => logit)), calibration),
      };
    })
    .sort((a, b) => b.score - a.score);
  return { map, peak: peakOf(cells, map), regions };
}

/** In fractions of the picture, no further than its edge. */
function boxOf(members: readonly Cell[], map: EvidenceMap, rules: RegionRules | null): Box {
  const inCells =
    rules?.edge == null ? around(members) : boxAround({ ...map, ...strongestOf(members) }, rules.edge);
  const { left, top, width, height } = atLeast(inCells, (rules?.smallestSide ?? 0) * map.width);
  const start = toPicture(left / map.width, top / map.height, map);
  const end = toPicture((left + width) / map.width, (top + height) / map.height, map);
  const [x, y] = [clip(start.x), clip(start.y)];
  return { left: x, top: y, width: clip(end.x) - x, height: clip(end.y) - y };
}

/** Around whole cells, in cells. */
function around(members: readonly Cell[]): Box {
  const columns = members.map(({ column }) => column);
  const rows = members.map(({ row }) => row);
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  return { left, top, width: Math.max(...columns) + 1 - left, height: Math.max(...rows) + 1 - top };
}

/** Cells whose middle lies in the picture; all of them where the picture is thinner than a cell. */
function cellsOfPicture(map: EvidenceMap): Cell[] {
  const cells = Array.from(map.logits, (logit, index): Cell => {
    return { column: index % map.width, row: Math.floor(index / map.width), logit };
  });
  const within = cells.filter(({ column, row }) => {
    const { x, y } = toPicture((column + 0.5) / map.width, (row + 0.5) / map.height, map);
    return x >= 0 && x <= 1 && y >= 0 && y <= 1;
  });
  return within.length > 0 ? within : cells;
}

function connected(cells: readonly Cell[]): Cell[][] {
  const left = new Map(cells.map((cell) => [`${cell.column} ${cell.row}`, cell]));
  const regions: Cell[][] = [];
  for (const first of cells) {
    const key = `${first.column} ${first.row}`;
    if (!left.delete(key)) continue;
    const region = [first];
    for (const { column, row } of region) {
      for (const [right, down] of NEIGHBOURS) {
        const neighbour = `${column + right} ${row + down}`;
        const cell = left.get(neighbour);
        if (!cell) continue;
        left.delete(neighbour);
        region.push(cell);
      }
    }
    regions.push(region);
  }
  return regions;
}

const NEIGHBOURS = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => [right, down] as const));

const strongestOf = (cells: readonly Cell[]): Cell =>
  cells.reduce((most, cell) => (cell.logit > most.logit ? cell : most));

/** Between the middles of the strongest cell and its neighbours, each by its odds: finer than the cells are. */
function peakOf(cells: readonly Cell[], map: EvidenceMap): Point {
  const strongest = strongestOf(cells);
  const near = cells.filter(
    ({ column, row }) => Math.abs(column - strongest.column) <= 1 && Math.abs(row - strongest.row) <= 1,
  );
  const odds = near.map(({ logit }) => Math.exp(logit - strongest.logit));
  const all = odds.reduce((sum, each) => sum + each, 0);
  const mean = (of: (cell: Cell) => number): number =>
    near.reduce((sum, cell, index) => sum + ((odds[index] ?? 0) / all) * of(cell), 0);
  const { x, y } = toPicture(
    mean(({ column }) => column + 0.5) / map.width,
    mean(({ row }) => row + 0.5) / map.height,
    map,
  );
  return { x: clip(x), y: clip(y) };
}

/** From fractions of the map to fractions of the picture. */
function toPicture(x: number, y: number, { picture }: EvidenceMap): Point {
  return { x: (x - picture.left) / picture.width, y: (y - picture.top) / picture.height };
}

const clip = (value: number): number => Math.min(1, Math.max(0, value));

function logSumExp(values: readonly number[]): number {
  const largest = Math.max(...values);
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}
