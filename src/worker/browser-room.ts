/** The reading room in a browser, behind any door: the same code in a worker and on the page. */

import { fetchedModelFiles } from '../classifier/fetched-model-files.ts';
import { givenModelFiles } from '../classifier/given-model-files.ts';
import { browserRasterDecoder } from '../radiograph/browser-raster-decoder.ts';
import { attend } from './attend.ts';
import type { Endpoint } from './port.ts';
import type { Reply, Request } from './protocol.ts';
import { ReadingRoom } from './reading-room.ts';
import { startEngine } from './start-engine.ts';

export function attendInBrowser(door: Endpoint<Reply, Request>): void {
  const room = new ReadingRoom({
    decoder: browserRasterDecoder,
    startEngine: (asked) => startEngine(asked, (reason) => door.post({ type: 'broken', reason })),
    modelFiles: (source) =>
      typeof source === 'string' ? fetchedModelFiles(source) : givenModelFiles(source),
  });
  attend(door, room);
}
