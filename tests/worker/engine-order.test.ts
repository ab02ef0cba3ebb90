import { expect, test } from 'vitest';
import { askedEngine, engineOrder, isSoftwareRenderer } from '../../src/worker/engine-order.ts';

const names = (order: ReturnType<typeof engineOrder>) => order.map(({ name }) => name);
const card = { webgl: true, renderer: 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060, OpenGL 4.5)' } as const;
const software = {
  webgl: true,
  renderer: 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)',
} as const;

test('WebGL comes first where a graphics card renders, and says so', () => {
  const order = engineOrder(null, card);
  expect(names(order)).toEqual(['webgl', 'wasm', 'cpu']);
  expect(order[0]).toMatchObject({ reason: 'graphics-card', renderer: card.renderer });
});

test('wasm comes before WebGL where graphics are computed in software', () => {
  const order = engineOrder(null, software);
  expect(names(order)).toEqual(['wasm', 'webgl', 'cpu']);
  expect(order[0]?.reason).toBe('software-graphics');
});

test('without WebGL there are wasm and then cpu', () => {
  const order = engineOrder(null, { webgl: false });
  expect(names(order)).toEqual(['wasm', 'cpu']);
  expect(order[0]?.reason).toBe('no-graphics');
});

test('an engine that is asked for comes first, and the others stand by', () => {
  const order = engineOrder('cpu', card);
  expect(names(order)).toEqual(['cpu', 'webgl', 'wasm']);
  expect(order.map(({ reason }) => reason)).toEqual(['asked-for', 'fallback', 'fallback']);
});

test.each([
  'Google SwiftShader',
  'llvmpipe (LLVM 15.0.7, 256 bits)',
  'Microsoft Basic Render Driver',
  'Apple Software Renderer',
  'softpipe',
])('%s is software', (renderer) => {
  expect(isSoftwareRenderer(renderer)).toBe(true);
});

test.each(['Apple M2', 'Mali-G78', 'Intel Iris OpenGL Engine', null])('%s is not software', (renderer) => {
  expect(isSoftwareRenderer(renderer)).toBe(false);
});

test('the address asks for an engine by name, and any other word asks for none', () => {
  expect(askedEngine('?engine=wasm')).toBe('wasm');
  expect(askedEngine('?engine=quantum')).toBeNull();
  expect(askedEngine('')).toBeNull();
});
