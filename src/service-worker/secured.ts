/** Puts the security headers on what the service worker gives out: a worker is bound by its own file's headers alone. */

import { SECURITY_HEADERS } from './security-headers.ts';

export function secured(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
