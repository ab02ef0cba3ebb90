/** A hard copy as a PNG file, with its words burnt in. */

import { colourTable } from '../../render/colour-map.ts';
import { canvasContext, expose } from './expose.ts';
import type { Exposure } from './exposure.ts';
import { FONT, INK } from './ink.ts';
import { type Caption, type Sheet, sheetOf } from './sheet.ts';

/**
 * Draws the picture with its caption and encodes it; the page stays free meanwhile.
 *
 * @throws Error where the browser has no room for it
 */
export async function pictureFile(exposure: Exposure, caption: Caption): Promise<Blob> {
  const picture = await expose(exposure);
  const fontOf = (size: number, weight: number): string => `${weight} ${size}px ${FONT}`;
  const ruler = canvasContext(1, 1);
  const sheet = sheetOf(picture, caption, (text, size, weight) => {
    ruler.font = fontOf(size, weight);
    return ruler.measureText(text).width;
  });
  const context = canvasContext(sheet.width, sheet.height);
  context.fillStyle = INK.ground;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = '#000';
  context.fillRect(0, 0, sheet.width, sheet.picture.height);
  context.drawImage(picture, sheet.picture.left, sheet.picture.top);
  for (const { text, x, y, size, weight, ink } of sheet.texts) {
    context.font = fontOf(size, weight);
    context.fillStyle = INK[ink];
    context.fillText(text, x, y);
  }
  drawScale(context, sheet, exposure);
  return await context.canvas.convertToBlob({ type: 'image/png' });
}

/** The overlay's colours from little to strong; what is hidden is hatched. */
function drawScale(
  context: OffscreenCanvasRenderingContext2D,
  { scale }: Sheet,
  { overlay }: Exposure,
): void {
  if (!scale || !overlay) return;
  const { left, top, width, height } = scale;
  const colours = colourTable(overlay.colours);
  for (let x = 0; x < width; x++) {
    const at = Math.round((x / Math.max(1, width - 1)) * 255) * 4;
    context.fillStyle = `rgb(${colours[at]} ${colours[at + 1]} ${colours[at + 2]})`;
    context.fillRect(left + x, top, 1, height);
  }
  context.save();
  context.beginPath();
  context.rect(left, top, width * overlay.threshold, height);
  context.clip();
  context.fillStyle = INK.ground;
  context.fillRect(left, top, width, height);
  context.strokeStyle = INK.muted;
  context.lineWidth = Math.max(1, height / 12);
  context.beginPath();
  for (let x = left - height; x < left + width; x += height / 2.5) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}
