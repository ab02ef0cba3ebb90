/** Builds the web app: static files that work under any path, and without a network after the first visit. */

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { shippedLicences } from './build/shipped-licences.ts';

const licences = shippedLicences();

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy(), licences.app, progressiveWebApp()],
  worker: { format: 'es', plugins: () => [licences.worker] },
  build: { target: 'es2022' },
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
    manifest: {
      id: './',
      name: 'Osteoscope',
      short_name: 'Osteoscope',
      description:
        'Reads bone X-rays in your browser, for research and teaching. Nothing leaves this device.',
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
    },
  });
}

/** The browser itself sees to it that nothing is loaded from, or sent to, another place. */
function contentSecurityPolicy(): Plugin {
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return {
    name: 'content-security-policy',
    // While developing, Vite puts scripts into the page that no policy as strict as this allows.
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
