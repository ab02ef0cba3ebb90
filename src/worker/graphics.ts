/** Asks the browser what its WebGL runs on, here: in a worker or on the page. */

import type { Graphics } from './engine-order.ts';

export function probeGraphics(): Graphics {
  const gl = smallCanvas()?.getContext('webgl2');
  if (!gl) return { webgl: false };
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  // Contexts are few, and this one would otherwise live until it is collected.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { webgl: true, renderer: typeof renderer === 'string' ? renderer : null };
}

function smallCanvas(): { getContext(id: 'webgl2'): WebGL2RenderingContext | null } | null {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(1, 1);
  if (typeof document !== 'undefined') return document.createElement('canvas');
  return null;
}
