/** Where this software keeps what can be made anew: the system's folder for that, outside any work tree. */

import { homedir } from 'node:os';
import { join } from 'node:path';

/** @param purpose names a folder of its own */
export function cacheFolder(purpose: string, environment: NodeJS.ProcessEnv = process.env): string {
  const base =
    environment.XDG_CACHE_HOME ??
    (process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches')
      : process.platform === 'win32'
        ? (environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
        : join(homedir(), '.cache'));
  return join(base, 'osteoscope', purpose);
}
