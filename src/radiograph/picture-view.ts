/** How a person wants a file seen; the model then sees the same. */

import type { DicomView } from './dicom/decode-dicom.ts';

export interface PictureView extends DicomView {
  /** Whether black and white change places: some scans show bone black. */
  readonly inverted?: boolean;
}
