/** Opens and closes many pictures in the built app, and tells what is left in memory: on the page and in its reading room. */

import { encode } from 'fast-png';
import { zipSync } from 'fflate';
import type { Page } from 'playwright';
import { bring } from '../app/visit.ts';
import { limb } from './limb.ts';

const WIDTH = 40;
const HEIGHT = 50;

/** What is held at one moment. */
export interface Held {
  /** Of the model's engine. */
  readonly tensors: number;
  readonly tensorBytes: number;
  /** The engine's own memory, which grows and never shrinks. */
  readonly engineBytes: number;
  /** On graphics contexts of the page that are still in use. */
  readonly textures: number;
  /** Addresses of blobs that were made and not let go of. */
  readonly blobs: number;
  /** The page's JavaScript heap in bytes, after a collection. */
  readonly heap: number;
}

declare global {
  interface Window {
    held: () => Pick<Held, 'textures' | 'blobs'>;
  }
}

/** Runs on the page before the app does: counts what a page can leave behind. */
export function countHeld(): void {
  const blobs = new Set<string>();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (object) => {
    const address = createObjectURL.call(URL, object);
    blobs.add(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    blobs.delete(address);
    revokeObjectURL.call(URL, address);
  };
  const contexts: { readonly context: WeakRef<WebGL2RenderingContext>; textures: number }[] = [];
  const { createTexture, deleteTexture } = WebGL2RenderingContext.prototype;
  const change = (context: WebGL2RenderingContext, by: number): void => {
    let entry = contexts.find((each) => each.context.deref() === context);
    if (!entry) {
      entry = { context: new WeakRef(context), textures: 0 };
      contexts.push(entry);
    }
    entry.textures += by;
  };
  WebGL2RenderingContext.prototype.createTexture = function counted() {
    change(this, 1);
    return createTexture.call(this);
  };
  WebGL2RenderingContext.prototype.deleteTexture = function counted(texture) {
    if (texture) change(this, -1);
    deleteTexture.call(this, texture);
  };
  window.held = () => ({
    blobs: blobs.size,
    textures: contexts
      .filter(({ context }) => context.deref()?.isContextLost() === false)
      .reduce((sum, { textures }) => sum + textures, 0),
  });
}

/** tfjs keeps its engine where every copy of it looks. */
interface Engine {
  memory(): { readonly numTensors: number; readonly numBytes: number };
  readonly backend: { readonly wasm?: { readonly HEAPU8: Uint8Array } };
}

export async function heldBy(page: Page): Promise<Held> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  const engine = await page.workers()[0]?.evaluate(() => {
    const engine: Engine = Reflect.get(globalThis, '_tfengine');
    const { numTensors: tensors, numBytes: tensorBytes } = engine.memory();
    return { tensors, tensorBytes, engineBytes: engine.backend.wasm?.HEAPU8.length ?? 0 };
  });
  if (!engine) throw new Error('The page has no reading room.');
  return { ...engine, ...(await page.evaluate(() => window.held())), heap };
}

/** What must be the very same however much was read. */
export const counted = ({ tensors, tensorBytes, engineBytes, blobs }: Held) => ({
  tensors,
  tensorBytes,
  engineBytes,
  blobs,
});

/** The light box keeps the textures of the few pictures and maps looked at last. */
export const MOST_TEXTURES = 16;

/** Bytes of heap that a picture in the list may take: its thumbnail, its evidence and its row. */
export const MOST_A_PICTURE = 100_000;

/** Brings an archive of pictures, each another one, and waits until all are read. */
export async function readMany(page: Page, name: string, count: number, all: number): Promise<void> {
  const pictures = Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const data = limb(WIDTH, HEIGHT).map((value, pixel) => (pixel === at ? 255 - value : value));
      const bytes = encode({ width: WIDTH, height: HEIGHT, data, channels: 1 });
      return [`${name}-${at}.png`, bytes] as const;
    }),
  );
  await bring(page, [{ name: `${name}.zip`, bytes: zipSync(pictures, { level: 0 }) }]);
  await page
    .getByText(`${all.toLocaleString('en')} of ${all.toLocaleString('en')} read`)
    .waitFor({ timeout: 3_000_000 });
}

/** Opens a picture, waits for its answer, and takes everything off the light box. */
export async function openAndClose(page: Page, name: string): Promise<void> {
  const bytes = encode({ width: WIDTH, height: HEIGHT, data: limb(WIDTH, HEIGHT), channels: 1 });
  await bring(page, [{ name, bytes }]);
  await page.getByText('1 of 1 read').waitFor();
  await page.locator('.film-canvas[data-drawn=true]').waitFor();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('heading', { name: 'Put an X-ray on the light box' }).waitFor();
}
