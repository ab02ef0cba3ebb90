/** Grey planes and small tables as integer textures of WebGL 2. */

import type { FilmPlane, PlaneLevel } from './film-plane.ts';

export interface PlaneTexture {
  readonly texture: WebGLTexture;
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
 * Hands a plane over with all its levels: in one piece, or in the layers of an array where a side exceeds the limit.
 * Levels of the plane halve as levels of a texture do, rounded down, so they are the same thing.
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
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, bytes ? 1 : 2);
  for (const [index, level] of plane.levels.entries()) {
    for (let tile = 0; tile < columns * rows; tile++) {
      const place = { column: tile % columns, row: Math.floor(tile / columns) };
      handOver(gl, level, index, tile, whole ? null : { ...place, side: 2 ** (tileBits - index) });
    }
  }
  gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
  return {
    texture,
    tileBits,
    columns,
    bytes: plane.levels.reduce((sum, { pixels }) => sum + pixels.byteLength, 0),
  };
}

/** @param tile which part of the level goes into this layer; null for all of it */
function handOver(
  gl: WebGL2RenderingContext,
  { width, height, pixels }: PlaneLevel,
  index: number,
  layer: number,
  tile: { readonly column: number; readonly row: number; readonly side: number } | null,
): void {
  const left = tile ? tile.column * tile.side : 0;
  const top = tile ? tile.row * tile.side : 0;
  const across = Math.min(tile?.side ?? width, width - left);
  const down = Math.min(tile?.side ?? height, height - top);
  if (across <= 0 || down <= 0) return;
  gl.pixelStorei(gl.UNPACK_ROW_LENGTH, width);
  const type = pixels instanceof Uint8Array ? gl.UNSIGNED_BYTE : gl.UNSIGNED_SHORT;
  gl.texSubImage3D(
    gl.TEXTURE_2D_ARRAY,
    index,
    0,
    0,
    layer,
    across,
    down,
    1,
    gl.RED_INTEGER,
    type,
    pixels,
    top * width + left,
  );
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
