/** Which tfjs engine should run on this machine, and which next if that one does not start. */

export const ENGINE_NAMES = ['webgl', 'wasm', 'cpu'] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];

export type EngineReason =
  /** The address asked for it. */
  | 'asked-for'
  /** WebGL runs on a graphics card. */
  | 'graphics-card'
  /** WebGL would be computed in software, several times slower than wasm. */
  | 'software-graphics'
  /** There is no WebGL 2 here. */
  | 'no-graphics'
  /** What was better did not start. */
  | 'fallback';

export interface Engine {
  readonly name: EngineName;
  readonly reason: EngineReason;
  /** The graphics renderer as the browser names it; null where it does not say. */
  readonly renderer: string | null;
}

/** What is known of WebGL here. */
export type Graphics = { readonly webgl: false } | { readonly webgl: true; readonly renderer: string | null };

/**
 * The engines to try, best first, each with why.
 *
 * @param asked the engine that the person asked for: it comes first, the usual order stands behind it
 */
export function engineOrder(asked: EngineName | null, graphics: Graphics): readonly Engine[] {
  const renderer = graphics.webgl ? graphics.renderer : null;
  const usual = usualOrder(graphics).filter(({ name }) => name !== asked);
  return asked ? [{ name: asked, reason: 'asked-for', renderer }, ...usual.map(asFallback)] : usual;
}

function usualOrder(graphics: Graphics): Engine[] {
  if (!graphics.webgl) {
    return [
      { name: 'wasm', reason: 'no-graphics', renderer: null },
      { name: 'cpu', reason: 'fallback', renderer: null },
    ];
  }
  const { renderer } = graphics;
  if (isSoftwareRenderer(renderer)) {
    return [
      { name: 'wasm', reason: 'software-graphics', renderer },
      { name: 'webgl', reason: 'fallback', renderer },
      { name: 'cpu', reason: 'fallback', renderer },
    ];
  }
  return [
    { name: 'webgl', reason: 'graphics-card', renderer },
    { name: 'wasm', reason: 'fallback', renderer },
    { name: 'cpu', reason: 'fallback', renderer },
  ];
}

const asFallback = (engine: Engine): Engine => ({ ...engine, reason: 'fallback' });

/** @param renderer as `WEBGL_debug_renderer_info` names it */
export function isSoftwareRenderer(renderer: string | null): boolean {
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer ?? '');
}

/** @returns the engine that an address asks for by `?engine=`; null where it asks for none, or for one we do not have */
export function askedEngine(search: string): EngineName | null {
  const asked = new URLSearchParams(search).get('engine');
  return ENGINE_NAMES.find((name) => name === asked) ?? null;
}
