/** Grey planes and small tables as integer textures of WebGL 2. */

import type { FilmPlane, PlaneLevel } from './film-plane.ts';

export interface PlaneTexture {
  readonly texture: WebGLTexture;
  /** The first level that is there yet; as many as there are levels while there is none. */
  readonly finest: number;
  /** Hands over some more, while there is more: at most about so many bytes. */
  advance(bytes: number): void;
  /** A tile's side is two to this at the first level; of a plane that is one tile, more than any side. */
  readonly tileBits: number;
  readonly columns: number;
  readonly bytes: number;
}

/** Tiles of a plane beyond the limit: small enough that little of the last row and column is wasted. */
const TILE_BITS = 10;
/** A plane in one piece: shifted by so many bits, every place lies in tile 0. */
const ONE_TILE_BITS = 24;

/**
 * Makes room for a plane with all its levels, in one piece or, where a side exceeds the limit, in the layers of an array.
 * Levels of the plane halve as levels of a texture do, rounded down, so they are the same thing. They are handed over
 * from the smallest on, in bands: a large picture would block the page for a third of a second.
 *
 * @param limit the longest side of a texture
 */
export function planeTexture(gl: WebGL2RenderingContext, plane: FilmPlane, limit: number): PlaneTexture {
  const [first] = plane.levels;
  const whole = Math.max(first.width, first.height) <= limit;
  const tileBits = whole ? ONE_TILE_BITS : Math.min(TILE_BITS, Math.floor(Math.log2(limit)));
  const columns = whole ? 1 : Math.ceil(first.width / 2 ** tileBits);
  const rows = whole ? 1 : Math.ceil(first.height / 2 ** tileBits);
  const side = { width: whole ? first.width : 2 ** tileBits, height: whole ? first.height : 2 ** tileBits };
  const bytes = first.pixels instanceof Uint8Array;
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
  gl.texStorage3D(
    gl.TEXTURE_2D_ARRAY,
    plane.levels.length,
    bytes ? gl.R8UI : gl.R16UI,
    side.width,
    side.height,
    columns * rows,
  );
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.NEAREST_MIPMAP_NEAREST);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  const bands = bandsOf(plane, whole ? null : { bits: tileBits, columns, rows });
  let finest = plane.levels.length;
  return {
    texture,
    tileBits,
    columns,
    get finest() {
      return finest;
    },
    advance(most) {
      let handedOver = 0;
      gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
      while (handedOver < most) {
        const band = bands.next();
        if (band.done) break;
        handedOver += handOver(gl, band.value);
        if (band.value.last) finest = band.value.index;
      }
    },
    bytes: plane.levels.reduce((sum, { pixels }) => sum + pixels.byteLength, 0),
  };
}

/** Some rows of a level, or of one tile of it. */
interface Band {
  readonly level: PlaneLevel;
  readonly index: number;
  readonly layer: number;
  /** Where it lies in the level, and where in the layer. */
  readonly left: number;
  readonly top: number;
  readonly under: number;
  readonly width: number;
  readonly height: number;
  /** Whether its level is whole with it. */
  readonly last: boolean;
}

/** About so many bytes at once. */
const BAND_BYTES = 2 ** 19;

function* bandsOf(
  { levels }: FilmPlane,
  tiles: { readonly bits: number; readonly columns: number; readonly rows: number } | null,
): Generator<Band, void> {
  for (const [index, level] of [...levels.entries()].reverse()) {
    const side = tiles ? 2 ** (tiles.bits - index) : Number.POSITIVE_INFINITY;
    const layers = tiles ? tiles.columns * tiles.rows : 1;
    for (let layer = 0; layer < layers; layer++) {
      const left = tiles ? (layer % tiles.columns) * side : 0;
      const above = tiles ? Math.floor(layer / tiles.columns) * side : 0;
      const width = Math.max(0, Math.min(side, level.width - left));
      const bottom = Math.min(above + side, level.height);
      const rows = Math.max(
        1,
        Math.floor(BAND_BYTES / (Math.max(1, width) * level.pixels.BYTES_PER_ELEMENT)),
      );
      let top = above;
      do {
        const height = width > 0 ? Math.max(0, Math.min(rows, bottom - top)) : 0;
        const last = layer === layers - 1 && top + rows >= bottom;
        yield { level, index, layer, left, top, under: top - above, width, height, last };
        top += rows;
      } while (top < bottom);
    }
  }
}

/** @returns how many bytes that was */
function handOver(gl: WebGL2RenderingContext, band: Band): number {
  const { level, index, layer, left, top, under, width, height } = band;
  const { pixels } = level;
  if (height === 0) return 0;
  const bytes = pixels instanceof Uint8Array;
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, bytes ? 1 : 2);
  gl.pixelStorei(gl.UNPACK_ROW_LENGTH, level.width);
  gl.texSubImage3D(
    gl.TEXTURE_2D_ARRAY,
    index,
    0,
    under,
    layer,
    width,
    height,
    1,
    gl.RED_INTEGER,
    bytes ? gl.UNSIGNED_BYTE : gl.UNSIGNED_SHORT,
    pixels,
    top * level.width + left,
  );
  gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
  return width * height * pixels.BYTES_PER_ELEMENT;
}

/**
 * A table of bytes, one or four a place; it stays bound.
 *
 * @param values shape [height · width] or [height · width · 4]
 */
export function smallTexture(
  gl: WebGL2RenderingContext,
  width: number,
  height: number,
  values: Uint8Array<ArrayBuffer>,
): WebGLTexture {
  const four = values.length === width * height * 4;
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.texStorage2D(gl.TEXTURE_2D, 1, four ? gl.RGBA8UI : gl.R8UI, width, height);
  const format = four ? gl.RGBA_INTEGER : gl.RED_INTEGER;
  gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, format, gl.UNSIGNED_BYTE, values);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  return texture;
}
