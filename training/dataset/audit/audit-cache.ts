/** What an audit keeps on disk, so that the next one need not look at the same pictures again. */

import { join } from 'node:path';
import { cacheFolder } from '../../cache-folder.ts';
import { type FingerprintCache, openFingerprintCache } from './fingerprint-cache.ts';
import { type LinkCache, openLinkCache } from './link-cache.ts';

export interface AuditCache {
  readonly fingerprints: FingerprintCache;
  readonly links: LinkCache;
}

/** Goes up whenever a fingerprint would come out otherwise; links of other fingerprints are worth nothing. */
const FINGERPRINTS = 'v2';
/** Goes up whenever the same fingerprints would be linked otherwise. */
const LINKS = 'links-v3';

/** Where it is kept when nobody says otherwise. */
export const defaultCacheFolder = (): string => cacheFolder('audit');

/** Opens a cache; its folders are made when something is written. */
export const openAuditCache = (folder: string): AuditCache => ({
  fingerprints: openFingerprintCache(join(folder, FINGERPRINTS)),
  links: openLinkCache(join(folder, FINGERPRINTS, LINKS)),
});
