/** What the operating system is told of the app once it is installed: its name and icons, the files it opens, what can be shared to it. */

import type { ManifestOptions } from 'vite-plugin-pwa';
import { SHARE_FIELD, SHARE_PATH } from '../src/study/intake/shared-files.ts';

/** By type, as `file_handlers` and `share_target` want them. */
const OPENED: Readonly<Record<string, readonly string[]>> = {
  'application/dicom': ['.dcm', '.dicom'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/tiff': ['.tif', '.tiff'],
  'image/webp': ['.webp'],
  'image/gif': ['.gif'],
  'image/avif': ['.avif'],
  'image/bmp': ['.bmp'],
  'application/zip': ['.zip'],
};

const accept = Object.fromEntries(Object.entries(OPENED).map(([type, endings]) => [type, [...endings]]));

/** All addresses are relative: the app does not know under which path it is hosted. */
export const WEB_APP_MANIFEST: Partial<ManifestOptions> = {
  id: './',
  name: 'Osteoscope',
  short_name: 'Osteoscope',
  description: 'Reads bone X-rays in your browser, for research and teaching. Nothing leaves this device.',
  lang: 'en',
  start_url: './',
  scope: './',
  display: 'standalone',
  theme_color: '#10151a',
  background_color: '#090c0f',
  categories: ['education', 'medical'],
  icons: [
    { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ],
  screenshots: [
    { src: 'screenshots/wide.webp', sizes: '1440x900', type: 'image/webp', form_factor: 'wide' },
    { src: 'screenshots/narrow.webp', sizes: '780x1688', type: 'image/webp', form_factor: 'narrow' },
  ],
  file_handlers: [{ action: './', accept }],
  share_target: {
    action: `./${SHARE_PATH}`,
    method: 'POST',
    enctype: 'multipart/form-data',
    params: { files: [{ name: SHARE_FIELD, accept: Object.entries(accept).flat(2) }] },
  },
};
