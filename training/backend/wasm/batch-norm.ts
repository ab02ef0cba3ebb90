/** Batch normalisation as one scaling by channel, and its gradients in a pass each. */

import * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { floatTensor, zeroTensor } from './float-tensor.ts';
import type { Improvement } from './improved-kernel.ts';
import { centredProductsProgram, scaleProgram } from './simd/channels.ts';
import { engineMemory } from './simd/engine-memory.ts';

const SCALE = 'ScaleChannels';
const CENTRED_PRODUCTS = 'SumCentredProducts';
const LANES = 4;
/** Rows are added up in at most so many parts, lest millions of terms pile up in one float. */
const PARTS = 64;

export const batchNorm: Improvement = {
  kernelName: tf.FusedBatchNorm,
  compute: ({ inputs: { x, mean, variance, scale, offset }, attributes }) => {
    if (!x || !mean || !variance || !byChannel(x, mean)) return null;
    const factor = inverseDeviation(variance, attributes, scale);
    const shift = tf.sub(offset ?? 0, tf.mul(mean, factor));
    return tf.engine().runKernel(SCALE, { x, scale: factor, shift });
  },
};

/** The formulas of tfjs, without its tiled copies; on wasm without copies at all. */
export const batchNormGradient: tf.GradConfig = {
  kernelName: tf.FusedBatchNorm,
  inputsToSave: ['x', 'mean', 'variance', 'scale'],
  gradFunc: (dy, saved, attributes) => {
    const [x, mean, variance, scale] = saved;
    if (Array.isArray(dy) || !x || !mean || !variance) throw new Error('Batch normalisation lacks an input.');
    const axes = tf.backend_util.getReductionAxes(mean.shape, x.shape);
    const summed = (values: tf.Tensor): tf.Tensor => tf.reshape(tf.sum(values, axes), mean.shape);
    const factor = (): tf.Tensor => inverseDeviation(variance, attributes, scale);
    const inverse = (): tf.Tensor => inverseDeviation(variance, attributes);
    const centred = (): tf.Tensor =>
      onWasm(x, mean)
        ? tf.engine().runKernel(CENTRED_PRODUCTS, { x, dy, mean })
        : summed(tf.mul(dy, tf.sub(x, mean)));
    return {
      x: () =>
        onWasm(x, mean)
          ? tf.engine().runKernel(SCALE, { x: dy, scale: factor(), shift: tf.zeros(mean.shape) })
          : tf.mul(dy, factor()),
      mean: () => tf.neg(tf.mul(summed(dy), factor())),
      variance: () => tf.mul(tf.mul(centred(), factor()), tf.mul(tf.square(inverse()), -0.5)),
      scale: () => tf.mul(centred(), inverse()),
      offset: () => summed(dy),
    };
  },
};

/** Kernels of our own that the two above are made of. */
export const channelKernels: readonly tf.KernelConfig[] = [
  channelKernel(SCALE, ['x', 'scale', 'shift'], ([x, scale, shift], backend) => {
    const y = floatTensor(x.shape, backend);
    const addresses = [x, scale, shift, y].map(({ dataId }) => backend.getMemoryOffset(dataId));
    const channels = scale.size;
    scaleProgram(engineMemory(backend), {})(...addresses, x.size / channels, channels / LANES);
    return y;
  }),
  channelKernel(CENTRED_PRODUCTS, ['x', 'dy', 'mean'], ([x, dy, mean], backend) => {
    const channels = mean.size;
    const rows = x.size / channels;
    const rowsInPart = Math.ceil(rows / PARTS);
    const parts = zeroTensor([PARTS, channels], backend);
    const add = centredProductsProgram(engineMemory(backend), {});
    const address = (tensor: tf.Tensor): number => backend.getMemoryOffset(tensor.dataId);
    const rowBytes = channels * Float32Array.BYTES_PER_ELEMENT;
    for (let part = 0; part * rowsInPart < rows; part++) {
      const first = part * rowsInPart * rowBytes;
      const count = Math.min(rowsInPart, rows - part * rowsInPart);
      add(
        address(x) + first,
        address(dy) + first,
        address(mean),
        address(parts) + part * rowBytes,
        count,
        channels / LANES,
      );
    }
    return tf.sum(parts, 0);
  }),
];

function channelKernel(
  kernelName: string,
  names: readonly [string, string, string],
  compute: (inputs: readonly [tf.Tensor, tf.Tensor, tf.Tensor], backend: BackendWasm) => tf.Tensor,
): tf.KernelConfig {
  return {
    kernelName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend }) => {
      const [a, b, c] = names.map((name) => inputs[name]);
      if (!(a instanceof tf.Tensor && b instanceof tf.Tensor && c instanceof tf.Tensor)) {
        throw new Error(`${kernelName} needs ${names.join(', ')}.`);
      }
      if (!(backend instanceof BackendWasm)) throw new Error(`${kernelName} is for the wasm engine.`);
      return tf.tidy(() => compute([a, b, c], backend));
    },
  };
}

/** 1 / √(variance + ε), times the scale where there is one. */
function inverseDeviation(variance: tf.Tensor, attributes: tf.NamedAttrMap, scale?: tf.Tensor): tf.Tensor {
  const inverse = tf.rsqrt(tf.add(variance, Number(attributes.varianceEpsilon)));
  return scale ? tf.mul(inverse, scale) : inverse;
}

const onWasm = (x: tf.Tensor, mean: tf.Tensor): boolean => tf.getBackend() === 'wasm' && byChannel(x, mean);

const byChannel = (x: tf.Tensor, mean: tf.Tensor): boolean =>
  mean.rank === 1 && mean.size % LANES === 0 && x.size > 0 && x.dtype === 'float32';
