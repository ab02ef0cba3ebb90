/** A network as the export sees it between layers and graph: a list of operations, each after those it takes from. */

/** Values of a tensor, row-major. */
export interface Constant {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What a convolution or dense operation can do to its own result. */
export type FusedActivation = 'relu' | 'relu6';

export type ActivationFunction = FusedActivation | 'sigmoid' | 'softmax';

export type Pair = readonly [number, number];

/** Rows above and below, columns left and right. */
export type Margin = readonly [Pair, Pair];

interface Weighted {
  /** The last axis, or for a depthwise kernel the last two together, are the channels of the result. */
  readonly kernel: Constant;
  /** Shape [channels of the result]. */
  readonly bias: Float32Array;
  readonly activation: FusedActivation | null;
}

export interface Convolution extends Weighted {
  readonly kind: 'convolution';
  /** Kernel shape [height, width, in, out], or [height, width, in, multiplier] where depthwise. */
  readonly depthwise: boolean;
  readonly strides: Pair;
  readonly dilations: Pair;
  readonly padding: 'same' | 'valid' | Margin;
}

export interface Dense extends Weighted {
  readonly kind: 'dense';
}

export type Action =
  | { readonly kind: 'input' }
  | Convolution
  | Dense
  /** value · scale + offset, both of shape [channels]. */
  | { readonly kind: 'affine'; readonly scale: Float32Array; readonly offset: Float32Array }
  | { readonly kind: 'activation'; readonly function: ActivationFunction }
  | {
      readonly kind: 'pool';
      readonly method: 'max' | 'average';
      readonly size: Pair;
      readonly strides: Pair;
      readonly padding: 'same' | 'valid';
    }
  | { readonly kind: 'global pool'; readonly method: 'max' | 'average' }
  /** Log of the sum of exponentials over height and width of one channel. */
  | { readonly kind: 'smooth maximum' }
  | { readonly kind: 'pad'; readonly margin: Margin }
  | { readonly kind: 'reshape' }
  | { readonly kind: 'add' }
  /** Axis 0 is the batch. */
  | { readonly kind: 'concatenate'; readonly axis: number }
  | { readonly kind: 'enlarge'; readonly method: 'nearest' | 'bilinear' };

export interface Operation {
  readonly name: string;
  /** Names of the operations whose results it takes. */
  readonly inputs: readonly string[];
  /** Of one result, without the batch. */
  readonly shape: readonly number[];
  readonly action: Action;
}

/** How often each operation's result is taken. */
export function countUses(operations: readonly Operation[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const name of operations.flatMap(({ inputs }) => inputs)) uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}
