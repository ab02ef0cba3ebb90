#!/usr/bin/env node
/** Draws the app's icons from public/icon.svg. Run it after changing that file, and commit what it makes. */
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const BACKGROUND = '#0c1116';
const folder = fileURLToPath(new URL('../public/icons/', import.meta.url));
const svg = await readFile(new URL('../public/icon.svg', import.meta.url));

await mkdir(folder, { recursive: true });
await draw('icon-192.png', 192);
await draw('icon-512.png', 512);
// A launcher may cut these to any shape: no corners of our own, and the drawing within the middle four fifths.
await draw('icon-maskable-512.png', 512, 0.92);
await draw('apple-touch-icon.png', 180, 1);

/** @param {number} [fill] where given, the icon fills a plain square, drawn at this part of its size */
async function draw(name, side, fill) {
  const inner = Math.round(side * (fill ?? 1));
  const drawing = await sharp(svg, { density: 72 * 16 })
    .resize(inner, inner)
    .png()
    .toBuffer();
  const icon =
    fill === undefined
      ? sharp(drawing)
      : sharp({ create: { width: side, height: side, channels: 3, background: BACKGROUND } }).composite([
          { input: drawing },
        ]);
  await icon.png({ compressionLevel: 9, palette: true }).toFile(`${folder}${name}`);
}
