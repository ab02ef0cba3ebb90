/** The one door for addresses that become code: where the browser enforces Trusted Types, it takes them from here alone. */

/** As far as it is used here; what a policy gives is an object that stands for the address. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy;
}

interface Policy {
  createScriptURL(address: string): string;
}

/** The name that the Content Security Policy allows. */
const NAME = 'osteoscope';

let policy: Policy | null = null;

/**
 * Vouches for the address of a worker or service worker.
 *
 * @throws TypeError for an address that is not the app's own
 */
export function trustedScript(address: string): string {
  policy ??= createPolicy();
  return policy.createScriptURL(address);
}

function createPolicy(): Policy {
  const rules = { createScriptURL: ownAddress };
  // TypeScript's own list leaves it out, and so do browsers without it.
  const types: TrustedTypes | undefined = Reflect.get(globalThis, 'trustedTypes');
  return types?.createPolicy(NAME, rules) ?? rules;
}

function ownAddress(address: string): string {
  const { origin, protocol, href } = new URL(address, location.href);
  if (origin !== location.origin || !/^https?:$/.test(protocol)) {
    throw new TypeError(`${address} is no script of this app.`);
  }
  return href;
}
