/** How large a network is: its weights, and what one picture costs. */

import type { Operation } from './operation.ts';

export interface NetworkSize {
  readonly parameters: number;
  /** Of convolutions and dense layers, for one picture. */
  readonly multiplyAdds: number;
}

export function networkSize(operations: readonly Operation[]): NetworkSize {
  return {
    parameters: sum(operations, parameters),
    multiplyAdds: sum(operations, multiplyAdds),
  };
}

function parameters({ action }: Operation): number {
  switch (action.kind) {
    case 'convolution':
    case 'dense':
      return action.kernel.values.length + action.bias.length;
    case 'affine':
      return action.scale.length + action.offset.length;
    default:
      return 0;
  }
}

function multiplyAdds({ action, shape }: Operation): number {
  if (action.kind === 'dense') return action.kernel.values.length;
  if (action.kind !== 'convolution') return 0;
  // Every weight of the kernel is used once at each place of the result.
  const [height = 0, width = 0] = shape;
  return height * width * action.kernel.values.length;
}

function sum(operations: readonly Operation[], of: (operation: Operation) => number): number {
  return operations.reduce((total, operation) => total + of(operation), 0);
}
