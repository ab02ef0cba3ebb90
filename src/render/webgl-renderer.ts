/** Draws panes with WebGL 2: a plane is handed over once, and each frame is one draw call a pane with a few numbers. */

import { type ColourMap, colourTable } from './colour-map.ts';
import type { FilmPlane } from './film-plane.ts';
import { type Pane, samplingOf, windowInWords } from './pane.ts';
import { FRAGMENT_SHADER, VERTEX_SHADER } from './pane-shader.ts';
import { noCost, type RenderCost, type Renderer } from './renderer.ts';
import { type PlaneTexture, planeTexture, smallTexture } from './textures.ts';

/** Planes that stay on the graphics card: those of a comparison, and the one looked at before. */
const PLANES = 3;
const FIELDS = 6;
/** Of a plane, in one frame: some 20 ms where graphics are software. */
const BYTES_A_FRAME = 2 * 2 ** 20;

export interface WebglOptions {
  /** The longest side of a texture; by default what the graphics card takes. */
  readonly textureSide?: number;
  /** Called when the card has been taken away and given back, and everything must be drawn again. */
  readonly onRestored?: () => void;
  /** Called when the card has been taken away. */
  readonly onLost?: () => void;
  /** Called when the card does not take our shader. */
  readonly onUnfit?: () => void;
}

/** @returns null where there is no WebGL 2 */
export function webglRenderer(canvas: HTMLCanvasElement, options: WebglOptions = {}): Renderer | null {
  const gl = canvas.getContext('webgl2', { alpha: true, antialias: false, depth: false, stencil: false });
  if (!gl) return null;
  const cost = noCost();
  let card: Card | null = openCard(gl, options.textureSide);

  // Without this the browser never gives the card back.
  const onLost = (event: Event): void => {
    event.preventDefault();
    card = null;
    options.onLost?.();
  };
  const onRestored = (): void => {
    card = openCard(gl, options.textureSide);
    options.onRestored?.();
  };
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);
  return {
    kind: 'webgl',
    cost,
    draw({ width, height, panes }, atOnce) {
      if (!card || gl.isContextLost()) return true;
      const state = card.prepare();
      if (state === 'unfit') options.onUnfit?.();
      if (state !== 'ready') return state === 'unfit';
      cost.frames++;
      // Another size waits for the card, which takes long where graphics are software: what moves is drawn into a part of
      // the canvas, and that part shown as large as the whole.
      const part = atOnce && width <= canvas.width && height <= canvas.height;
      if (!part && canvas.width !== width) canvas.width = width;
      if (!part && canvas.height !== height) canvas.height = height;
      canvas.style.transformOrigin = '0 0';
      canvas.style.transform = `scale(${canvas.width / width}, ${canvas.height / height})`;
      gl.disable(gl.SCISSOR_TEST);
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.SCISSOR_TEST);
      let done = true;
      for (const pane of panes) done = drawPane(card, pane, canvas.height, cost) && done;
      return done;
    },
    dispose() {
      canvas.removeEventListener('webglcontextlost', onLost);
      canvas.removeEventListener('webglcontextrestored', onRestored);
      card?.dispose();
      card = null;
    },
  };
}

/** The graphics card with our program on it and what has been handed over. */
interface Card {
  readonly gl: WebGL2RenderingContext;
  /** To be asked before each frame: the shader compiles beside the page where the browser can do that. */
  prepare(): 'compiling' | 'ready' | 'unfit';
  place(name: Uniform): WebGLUniformLocation | null;
  plane(plane: FilmPlane, cost: RenderCost): PlaneTexture;
  field(field: NonNullable<Pane['overlay']>['field'], cost: RenderCost): WebGLTexture;
  colours(map: ColourMap): WebGLTexture;
  dispose(): void;
}

const UNIFORMS = [
  'plane',
  'field',
  'colours',
  'canvasHeight',
  'linear',
  'shift',
  'sizes',
  'levels',
  'nearest',
  'tileBits',
  'tileColumns',
  'window',
  'inverted',
  'overlaid',
  'overlay',
  'loupe',
] as const;

type Uniform = (typeof UNIFORMS)[number];

/** @returns whether all of its plane is on the card */
function drawPane(card: Card, pane: Pane, canvasHeight: number, cost: RenderCost): boolean {
  const { gl, place } = card;
  const { plane, clip, toPicture, inverted, overlay, loupe } = pane;
  if (clip.width <= 0 || clip.height <= 0) return true;
  const texture = card.plane(plane, cost);
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture.texture);
  texture.advance(BYTES_A_FRAME);
  if (overlay) {
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, card.field(overlay.field, cost));
    gl.activeTexture(gl.TEXTURE2);
    gl.bindTexture(gl.TEXTURE_2D, card.colours(overlay.colours));
    gl.uniform2f(place('overlay'), overlay.opacity, overlay.threshold);
  }
  gl.scissor(clip.left, canvasHeight - clip.top - clip.height, clip.width, clip.height);
  const outside = samplingOf(pane, 1, texture.finest);
  const inside = samplingOf(pane, loupe?.power, texture.finest);
  const [wide, narrow] = [outside, inside].map(({ level }) => plane.levels[level] ?? plane.levels[0]);
  const { low, gain } = windowInWords(pane);
  gl.uniform1f(place('canvasHeight'), canvasHeight);
  gl.uniform4f(place('linear'), toPicture.a, toPicture.b, toPicture.c, toPicture.d);
  gl.uniform2f(place('shift'), toPicture.e, toPicture.f);
  gl.uniform4i(place('sizes'), wide?.width ?? 1, wide?.height ?? 1, narrow?.width ?? 1, narrow?.height ?? 1);
  gl.uniform2i(place('levels'), outside.level, inside.level);
  gl.uniform2i(place('nearest'), Number(outside.nearest), Number(inside.nearest));
  gl.uniform1i(place('tileBits'), texture.tileBits);
  gl.uniform1i(place('tileColumns'), texture.columns);
  gl.uniform2f(place('window'), low, gain);
  gl.uniform1i(place('inverted'), Number(inverted));
  gl.uniform1i(place('overlaid'), Number(overlay !== null));
  gl.uniform4f(
    place('loupe'),
    loupe?.centre.x ?? 0,
    loupe?.centre.y ?? 0,
    loupe?.radius ?? 0,
    loupe?.power ?? 1,
  );
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  cost.drawCalls++;
  return texture.finest === 0;
}

function openCard(gl: WebGL2RenderingContext, asked: number | undefined): Card {
  const program = compiledProgram(gl);
  const parallel = gl.getExtension('KHR_parallel_shader_compile');
  const limit: unknown = gl.getParameter(gl.MAX_TEXTURE_SIZE);
  const side = asked ?? (typeof limit === 'number' ? limit : 2048);
  let places: ReadonlyMap<Uniform, WebGLUniformLocation | null> | null = null;
  const place = (name: Uniform): WebGLUniformLocation | null => places?.get(name) ?? null;
  const prepare: Card['prepare'] = () => {
    if (places) return 'ready';
    // Asked outright, the browser would keep the page waiting until it has compiled.
    if (parallel && !gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR)) return 'compiling';
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return 'unfit';
    // biome-ignore lint/correctness/useHookAtTopLevel: a call of WebGL, not a hook.
    gl.useProgram(program);
    places = new Map(UNIFORMS.map((name) => [name, gl.getUniformLocation(program, name)]));
    gl.uniform1i(place('plane'), 0);
    gl.uniform1i(place('field'), 1);
    gl.uniform1i(place('colours'), 2);
    return 'ready';
  };

  const planes = new Map<FilmPlane, PlaneTexture>();
  const fields = new Map<object, WebGLTexture>();
  const colours = new Map<ColourMap, WebGLTexture>();
  // Integer textures are incomplete, and black, unless something of theirs is bound.
  const nothing = smallTexture(gl, 1, 1, Uint8Array.of(0));
  gl.activeTexture(gl.TEXTURE1);
  gl.bindTexture(gl.TEXTURE_2D, nothing);
  gl.activeTexture(gl.TEXTURE2);
  gl.bindTexture(gl.TEXTURE_2D, nothing);

  return {
    gl,
    prepare,
    place,
    plane: (plane, cost) =>
      recent(
        planes,
        plane,
        PLANES,
        ({ texture }) => gl.deleteTexture(texture),
        () => {
          gl.activeTexture(gl.TEXTURE0);
          const made = planeTexture(gl, plane, side);
          cost.uploads++;
          cost.uploadedBytes += made.bytes;
          return made;
        },
      ),
    field: (field, cost) =>
      recent(
        fields,
        field,
        FIELDS,
        (texture) => gl.deleteTexture(texture),
        () => {
          cost.uploads++;
          cost.uploadedBytes += field.values.length;
          return smallTexture(gl, field.width, field.height, field.values);
        },
      ),
    colours: (map) =>
      recent(
        colours,
        map,
        FIELDS,
        (texture) => gl.deleteTexture(texture),
        () => smallTexture(gl, 256, 1, colourTable(map)),
      ),
    dispose() {
      for (const { texture } of planes.values()) gl.deleteTexture(texture);
      for (const texture of [...fields.values(), ...colours.values(), nothing]) gl.deleteTexture(texture);
      gl.deleteProgram(program);
    },
  };
}

/** Finds what was made of a key before or makes it; beyond so many, what was used longest ago is let go of. */
function recent<Key, Made>(
  made: Map<Key, Made>,
  key: Key,
  most: number,
  letGo: (old: Made) => void,
  make: () => Made,
): Made {
  const held = made.get(key) ?? make();
  made.delete(key);
  made.set(key, held);
  for (const [other, old] of made) {
    if (made.size <= most) break;
    made.delete(other);
    letGo(old);
  }
  return held;
}

function compiledProgram(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX_SHADER],
    [gl.FRAGMENT_SHADER, FRAGMENT_SHADER],
  ] as const) {
    const shader = gl.createShader(kind);
    // Null only where the card is lost already; it is then opened anew.
    if (!shader) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  return program;
}
