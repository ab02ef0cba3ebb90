/** Builds the web app: static files that work under any path, and without a network after the first visit. */

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { securityHeaders } from './build/security-headers.ts';
import { shippedLicences } from './build/shipped-licences.ts';
import { WEB_APP_MANIFEST } from './build/web-app-manifest.ts';

const licences = shippedLicences();

export default defineConfig({
  base: './',
  plugins: [react(), securityHeaders(), licences.app, progressiveWebApp()],
  worker: { format: 'es', plugins: () => [licences.worker] },
  build: {
    target: 'es2022',
    // The first to know `light-dark()`, which says each colour for both themes.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
});

function progressiveWebApp(): Plugin[] {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/service-worker',
    filename: 'service-worker.ts',
    registerType: 'prompt',
    injectRegister: false,
    injectManifest: {
      globPatterns: ['**/*.{html,js,css,svg,png,json,bin,wasm,webmanifest}'],
      maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
      buildPlugins: { vite: [licences.serviceWorker] },
    },
    manifest: WEB_APP_MANIFEST,
  });
}
