/** Where a picture lies inside a model's input: scaled as a whole, never stretched or cropped, centred on a margin. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle, in pixels of the model's input where nothing else is said. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Fits a picture into a frame with its proportions kept.
 *
 * @returns whole pixels, at least 1 × 1, centred (the odd pixel goes right and below)
 */
export function letterbox(picture: Size, frame: Size): Placement {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const width = Math.min(frame.width, Math.max(1, Math.round(picture.width * scale)));
  const height = Math.min(frame.height, Math.max(1, Math.round(picture.height * scale)));
  return {
    left: Math.floor((frame.width - width) / 2),
    top: Math.floor((frame.height - height) / 2),
    width,
    height,
  };
}

/** Where a picture lies in a frame, in fractions of the frame's width and height. */
export function letterboxShare(picture: Size, frame: Size): Placement {
  const { left, top, width, height } = letterbox(picture, frame);
  return {
    left: left / frame.width,
    top: top / frame.height,
    width: width / frame.width,
    height: height / frame.height,
  };
}
