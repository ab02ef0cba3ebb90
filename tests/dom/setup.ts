/** What jsdom leaves out of a browser, as far as the page needs it. */

import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);

/** jsdom draws nothing: a canvas without a context is what a browser short of memory gives too. */
HTMLCanvasElement.prototype.getContext = () => null;

/** jsdom lays nothing out: everything is as large as a small window. */
HTMLElement.prototype.scrollIntoView = () => undefined;
Object.defineProperties(HTMLElement.prototype, {
  clientWidth: { get: () => 600 },
  clientHeight: { get: () => 400 },
});
globalThis.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};

HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

/** jsdom's own files do not give their bytes. */
Object.assign(globalThis, { Blob: NodeBlob, File: NodeFile });

/** The tour comes once, and its own test asks for it. */
localStorage.setItem('osteoscope.preferences', JSON.stringify({ toured: true }));
