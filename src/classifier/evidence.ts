/** An evidence map → where it is strongest, and which parts of the picture hang together in it. */

import { type Calibration, calibrated } from '../metrics/calibration.ts';
import type { Point } from '../metrics/localisation.ts';
import type { Evidence, EvidenceMap, SuspectRegion } from './finding.ts';

/** A cell of the map by its column and row. */
interface Cell {
  readonly column: number;
  readonly row: number;
  readonly logit: number;
}

/**
 * Reads an evidence map. What lies in the letterbox's margin is left out: nothing there is the picture's.
 *
 * @param threshold logit from which a cell belongs to a region
 * @param calibration as it is applied to the picture's logit
 * @returns regions of cells that touch at sides or corners, the most suspect first
 */
export function findEvidence(map: EvidenceMap, threshold: number, calibration: Calibration): Evidence {
  const cells = cellsOfPicture(map);
  const regions = connected(cells.filter(({ logit }) => logit >= threshold))
    .map((members): SuspectRegion => {
      const edges = members.map((cell) => edgesOf(cell, map));
      const left = Math.min(...edges.map((edge) => edge.left));
      const top = Math.min(...edges.map((edge) => edge.top));
      return {
        box: {
          left,
          top,
          width: Math.max(...edges.map((edge) => edge.right)) - left,
          height: Math.max(...edges.map((edge) => edge.bottom)) - top,
        },
        peak: peakOf(members, map),
        score: calibrated(logSumExp(members.map(({ logit }) => logit)), calibration),
      };
    })
    .sort((a, b) => b.score - a.score);
  return { map, peak: peakOf(cells, map), regions };
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

/** Between the middles of the strongest cell and its neighbours, each by its odds: finer than the cells are. */
function peakOf(cells: readonly Cell[], map: EvidenceMap): Point {
  const strongest = cells.reduce((most, cell) => (cell.logit > most.logit ? cell : most));
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

/** In fractions of the picture, no further than its edge. */
function edgesOf({ column, row }: Cell, map: EvidenceMap) {
  const start = toPicture(column / map.width, row / map.height, map);
  const end = toPicture((column + 1) / map.width, (row + 1) / map.height, map);
  return { left: clip(start.x), top: clip(start.y), right: clip(end.x), bottom: clip(end.y) };
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
