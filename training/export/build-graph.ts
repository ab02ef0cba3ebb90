/** Operations → the nodes of a graph and the constants they take. */

import {
  constant,
  flag,
  type GraphNode,
  node,
  placeholder,
  text,
  texts,
  whole,
  wholes,
} from './graph-def.ts';
import type { Action, ActivationFunction, Convolution, Operation } from './operation.ts';

/** A constant's values; integers are sizes and axes, floats are weights. */
export interface GraphConstant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly constants: readonly GraphConstant[];
}

/** Each operation's result is the result of the node that has its name. */
export function buildGraph(operations: readonly Operation[]): Graph {
  const nodes: GraphNode[] = [];
  const constants: GraphConstant[] = [];
  const define: Define = (name, values, shape = [values.length]) => {
    constants.push({ name, values, shape });
    nodes.push(constant(name, values instanceof Int32Array ? 'DT_INT32' : 'DT_FLOAT', shape));
    return name;
  };
  for (const operation of operations) nodes.push(...nodesOf(operation, define));
  return { nodes, constants };
}

/** Adds a constant, by default of rank 1, and gives its name. */
type Define = (name: string, values: GraphConstant['values'], shape?: readonly number[]) => string;

function nodesOf(operation: Operation, define: Define): readonly GraphNode[] {
  const { name, inputs, shape, action } = operation;
  switch (action.kind) {
    case 'input':
      return [placeholder(name, shape)];
    case 'convolution':
      return convolution(name, inputs, action, define);
    case 'dense':
      return [node('_FusedMatMul', name, [...inputs, ...weights(name, action, define)], fused(action))];
    case 'affine': {
      const product = `${name}/product`;
      return [
        node('Mul', product, [...inputs, define(`${name}/scale`, action.scale)]),
        node('AddV2', name, [product, define(`${name}/offset`, action.offset)]),
      ];
    }
    case 'activation':
      return [node(ACTIVATIONS[action.function], name, inputs)];
    case 'pool':
      return [
        node(action.method === 'max' ? 'MaxPool' : 'AvgPool', name, inputs, {
          ksize: wholes([1, ...action.size, 1]),
          strides: wholes([1, ...action.strides, 1]),
          padding: text(action.padding.toUpperCase()),
          data_format: text('NHWC'),
        }),
      ];
    case 'global pool': {
      const axes = define(`${name}/axes`, Int32Array.of(1, 2));
      const op = action.method === 'max' ? 'Max' : 'Mean';
      return [node(op, name, [...inputs, axes], { keep_dims: flag(false) })];
    }
    case 'smooth maximum':
      return smoothMaximum(name, inputs, define);
    case 'pad': {
      const margin = Int32Array.of(0, 0, ...action.margin.flat(), 0, 0);
      return [node('Pad', name, [...inputs, define(`${name}/margin`, margin, [4, 2])])];
    }
    case 'reshape':
      return [node('Reshape', name, [...inputs, define(`${name}/shape`, Int32Array.of(-1, ...shape))])];
    case 'add':
      return [node('AddN', name, inputs, { N: whole(inputs.length) })];
    case 'concatenate': {
      const axis = define(`${name}/axis`, Int32Array.of(action.axis), []);
      return [node('ConcatV2', name, [...inputs, axis], { N: whole(inputs.length) })];
    }
    case 'enlarge': {
      const size = define(`${name}/size`, Int32Array.from(shape.slice(0, 2)));
      const op = action.method === 'nearest' ? 'ResizeNearestNeighbor' : 'ResizeBilinear';
      return [
        node(op, name, [...inputs, size], { align_corners: flag(false), half_pixel_centers: flag(false) }),
      ];
    }
  }
}

/** With the largest value taken out before the exponentials, which overflow in half floats from 11 on. */
function smoothMaximum(name: string, inputs: readonly string[], define: Define): readonly GraphNode[] {
  const axes = define(`${name}/axes`, Int32Array.of(1, 2));
  const part = (step: string): string => `${name}/${step}`;
  return [
    node('Max', part('largest'), [...inputs, axes], { keep_dims: flag(true) }),
    node('Sub', part('difference'), [...inputs, part('largest')]),
    node('Exp', part('odds'), [part('difference')]),
    node('Sum', part('sum'), [part('odds'), axes], { keep_dims: flag(true) }),
    node('Log', part('log'), [part('sum')]),
    node('AddV2', part('together'), [part('log'), part('largest')]),
    node('Reshape', name, [part('together'), define(part('shape'), Int32Array.of(-1, 1))]),
  ];
}

const ACTIVATIONS: Readonly<Record<ActivationFunction, string>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  sigmoid: 'Sigmoid',
  softmax: 'Softmax',
};

function convolution(
  name: string,
  inputs: readonly string[],
  action: Convolution,
  define: Define,
): readonly GraphNode[] {
  const { depthwise, strides, dilations, padding, activation } = action;
  const [kernel = '', bias = ''] = weights(name, action, define);
  const attributes = {
    strides: wholes([1, ...strides, 1]),
    dilations: wholes([1, ...dilations, 1]),
    data_format: text('NHWC'),
    ...(typeof padding === 'string'
      ? { padding: text(padding.toUpperCase()) }
      : { padding: text('EXPLICIT'), explicit_paddings: wholes([0, 0, ...padding.flat(), 0, 0]) }),
  };
  // With an activation tfjs takes the two apart when it needs gradients. Without one it does not, and then computes the
  // kernel's gradient too, for which its wasm engine has no code: Grad-CAM could not pass.
  if (!depthwise && activation === null) {
    const product = `${name}/product`;
    return [node('Conv2D', product, [...inputs, kernel], attributes), node('BiasAdd', name, [product, bias])];
  }
  return [
    node(depthwise ? 'FusedDepthwiseConv2dNative' : '_FusedConv2D', name, [...inputs, kernel, bias], {
      ...fused(action),
      ...attributes,
    }),
  ];
}

type Weighted = Extract<Action, { kind: 'convolution' | 'dense' }>;

function weights(name: string, { kernel, bias }: Weighted, define: Define): readonly string[] {
  return [define(`${name}/kernel`, kernel.values, kernel.shape), define(`${name}/bias`, bias)];
}

function fused({ activation }: Weighted): GraphNode['attr'] {
  const after = activation === null ? [] : [ACTIVATIONS[activation]];
  return { fused_ops: texts(['BiasAdd', ...after]), num_args: whole(1) };
}
