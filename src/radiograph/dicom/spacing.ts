/** How large a pixel is in the patient, as far as a radiograph can say. */

import type { DataSet } from 'dicom-parser';
import type { PixelSpacing } from '../radiograph.ts';
import { number, numbers } from './header.ts';

/**
 * Pixel spacing where it is stated, which has been calibrated then; else the detector's spacing, divided by the
 * estimated magnification; else that of the film scanner (PS3.3 sections 10.7.1.3 and C.8.11.7).
 */
export function spacingOf(dataSet: DataSet): PixelSpacing | null {
  const calibrated = pairOf(dataSet, 'x00280030');
  if (calibrated) return calibrated;
  const detector = pairOf(dataSet, 'x00181164');
  const magnification = number(dataSet, 'x00181114') ?? 1;
  if (detector) {
    const factor = Math.max(magnification, 1);
    return { across: detector.across / factor, down: detector.down / factor };
  }
  return pairOf(dataSet, 'x00182010');
}

/** The first number is the distance of the rows, the second that of the columns. */
function pairOf(dataSet: DataSet, tag: string): PixelSpacing | null {
  const [down = 0, across = 0] = numbers(dataSet, tag);
  const sound = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;
  return sound(down) && sound(across) ? { across, down } : null;
}
