/** Computes one interval and is ended by whoever asked. */

import { areaInterval, type IntervalPicture } from './interval.ts';

addEventListener('message', ({ data }: MessageEvent<readonly IntervalPicture[]>) => {
  postMessage(areaInterval(data));
});
