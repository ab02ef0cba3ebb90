/** The light box's size as it is laid out, and how many pixels of the screen a point has. */

import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Size } from '../radiograph/letterbox.ts';

export interface Stage extends Size {
  /** Pixels of the screen a point; changes with the browser's zoom and from screen to screen. */
  readonly density: number;
}

/** @returns null while it has no extent */
export function useStage(element: RefObject<HTMLElement | null>): Stage | null {
  const [stage, setStage] = useState<Stage | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = current;
      const density = window.devicePixelRatio || 1;
      if (width === 0 || height === 0) {
        setStage(null);
        return;
      }
      setStage((now) =>
        now?.width === width && now.height === height && now.density === density
          ? now
          : { width, height, density },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [element]);
  return stage;
}
