/** TensorBoard event files: curves of a run that `tensorboard --logdir` shows while it goes on. */

import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32c } from './crc32c.ts';

export interface EventFile {
  /**
   * Adds a point to each curve.
   *
   * @param step where on the horizontal axis
   * @param scalars values by the names of the curves
   */
  add(step: number, scalars: Readonly<Record<string, number>>): void;
}

/**
 * Makes an event file in a folder; its first record is written with the first point.
 *
 * @param now seconds since 1970
 */
export function eventFile(folder: string, now: () => number = () => Date.now() / 1000): EventFile {
  const path = join(folder, `events.out.tfevents.${Math.floor(now())}.${process.pid}.osteoscope`);
  let begun = false;
  return {
    add: (step, scalars) => {
      const records = [event(now(), step, summary(scalars))];
      if (!begun) records.unshift(event(now(), 0, text(3, 'brain.Event:2')));
      appendFileSync(path, Buffer.concat(records.map(record)));
      begun = true;
    },
  };
}

/** @see tensorflow/core/lib/io/record_writer.h: length, its checksum, data, its checksum */
function record(data: Buffer): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(data.length));
  return Buffer.concat([length, checksum(length), data, checksum(data)]);
}

function checksum(bytes: Buffer): Buffer {
  const crc = crc32c(bytes);
  const masked = Buffer.alloc(4);
  masked.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0);
  return masked;
}

/** @see tensorflow/core/util/event.proto */
function event(wallTime: number, step: number, content: Buffer): Buffer {
  const time = Buffer.alloc(9, 0x09);
  time.writeDoubleLE(wallTime, 1);
  return Buffer.concat([time, Buffer.from([0x10, ...varint(step)]), content]);
}

/** @see tensorflow/core/framework/summary.proto */
function summary(scalars: Readonly<Record<string, number>>): Buffer {
  const values = Object.entries(scalars).map(([name, value]) => {
    const number = Buffer.alloc(5, 0x15);
    number.writeFloatLE(value, 1);
    return message(1, Buffer.concat([text(1, name), number]));
  });
  return message(5, Buffer.concat(values));
}

const text = (field: number, value: string): Buffer => message(field, Buffer.from(value));

function message(field: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(field << 3) | 2, ...varint(content.length)]), content]);
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...varint(Math.floor(value / 0x80))];
}
