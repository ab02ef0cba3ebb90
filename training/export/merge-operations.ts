/** Merges operations that one kernel can do in one go: padding, batch norm and activation into the convolution beside them. */

import { type Action, countUses, type Operation } from './operation.ts';

/**
 * @param keep names of operations whose own results are wanted
 * @returns fewer operations with the same results; a merged one has the name of the last it stands for
 */
export function mergeOperations(
  operations: readonly Operation[],
  keep: ReadonlySet<string>,
): readonly Operation[] {
  const uses = countUses(operations);
  const merged = new Map<string, Operation>();
  for (const operation of operations) {
    const [from = '', ...others] = operation.inputs;
    const alone = others.length === 0 && uses.get(from) === 1 && !keep.has(from);
    const before = alone ? merged.get(from) : undefined;
    const action = before && merge(before.action, operation.action);
    if (action) merged.delete(from);
    merged.set(operation.name, action ? { ...operation, inputs: before.inputs, action } : operation);
  }
  return [...merged.values()];
}

/** @returns one action for both, or null where there is none */
function merge(first: Action, second: Action): Action | null {
  if (first.kind === 'pad') return padConvolution(first.margin, second);
  if (first.kind !== 'convolution' && first.kind !== 'dense') return null;
  if (first.activation !== null) return null;
  if (second.kind === 'affine') return { ...first, ...scaled(first, second) };
  if (second.kind !== 'activation') return null;
  const { function: activation } = second;
  return activation === 'relu' || activation === 'relu6' ? { ...first, activation } : null;
}

function padConvolution(margin: Extract<Action, { kind: 'pad' }>['margin'], second: Action): Action | null {
  const takesNone = second.kind === 'convolution' && second.padding === 'valid';
  return takesNone ? { ...second, padding: margin } : null;
}

type Weighted = Pick<Extract<Action, { kind: 'dense' }>, 'kernel' | 'bias'>;

/** A factor and an offset a channel can as well be in the weights, for the channels are the kernel's last axes. */
function scaled({ kernel, bias }: Weighted, by: Extract<Action, { kind: 'affine' }>): Weighted {
  const { scale, offset } = by;
  const values = kernel.values.map((value, index) => value * (scale[index % scale.length] ?? 1));
  return {
    kernel: { ...kernel, values },
    bias: bias.map((value, channel) => value * (scale[channel] ?? 1) + (offset[channel] ?? 0)),
  };
}
