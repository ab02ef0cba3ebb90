/** A picture on the light box, as large as fits, with the evidence over it. The picture's own pixels stay as they are. */

import { type CSSProperties, useMemo } from 'react';
import type { SaliencyMap } from '../classifier/finding.ts';
import type { DisplayPicture } from '../render/display-picture.ts';
import { overlayPixels } from '../render/overlay-pixels.ts';
import { greyPixels } from '../render/pixels.ts';
import { PixelCanvas } from '../ui/pixel-canvas.tsx';

interface FilmProps {
  readonly picture: DisplayPicture;
  readonly label: string;
  /** Laid over the picture; null for none. */
  readonly map: SaliencyMap | null;
  /** 0 to 1. */
  readonly strength: number;
}

/** Longest side of the overlay in pixels: a map has a few cells, and the browser smooths the rest. */
const OVERLAY_SIDE = 640;

export function Film({ picture, label, map, strength }: FilmProps) {
  const pixels = useMemo(() => greyPixels(picture), [picture]);
  const overlay = useMemo(() => map && overlayPixels(map, OVERLAY_SIDE), [map]);
  const aspect = { '--aspect': picture.width / picture.height } as CSSProperties;
  return (
    <div className="film" style={aspect}>
      <PixelCanvas pixels={pixels} label={label} />
      {overlay && <PixelCanvas className="film-overlay" pixels={overlay} style={{ opacity: strength }} />}
    </div>
  );
}
