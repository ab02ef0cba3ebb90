/** Pixels on the page. */

import { type CSSProperties, useLayoutEffect, useRef } from 'react';

interface PixelCanvasProps {
  readonly pixels: {
    readonly width: number;
    readonly height: number;
    readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  };
  /** What it shows; without it the canvas is decoration. */
  readonly label?: string;
  readonly className?: string;
  readonly style?: CSSProperties;
}

export function PixelCanvas({ pixels, label, className, style }: PixelCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, rgba } = pixels;
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [rgba, width, height]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      className={className}
      style={style}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
