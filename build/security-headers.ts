/** Puts the security headers where they are read: the policy into the page, all of them into a file for hosts. */

import type { Plugin } from 'vite';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../src/service-worker/security-headers.ts';

/** The file is `_headers`, as Netlify, Cloudflare Pages and `npm start` read it. */
export function securityHeaders(): Plugin {
  return {
    name: 'security-headers',
    // While developing, Vite puts scripts into the page that no policy as strict as this allows.
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      const lines = Object.entries(SECURITY_HEADERS).map(([name, value]) => `  ${name}: ${value}`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('\n')}\n` });
    },
  };
}
