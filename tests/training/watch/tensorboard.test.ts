import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRunFolder } from '../../../training/fit/run-folder.ts';
import { crc32c } from '../../../training/watch/crc32c.ts';
import { eventFile } from '../../../training/watch/tensorboard.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

/** The data of each record, whose checksums are looked at. */
async function recordsIn(folder: string): Promise<Buffer[]> {
  const [name = ''] = (await readdir(folder)).filter((each) => each.includes('tfevents'));
  const file = await readFile(join(folder, name));
  const records: Buffer[] = [];
  for (let at = 0; at < file.length; ) {
    const length = Number(file.readBigUInt64LE(at));
    const data = file.subarray(at + 12, at + 12 + length);
    expect(file.readUInt32LE(at + 8)).toBe(masked(file.subarray(at, at + 8)));
    expect(file.readUInt32LE(at + 12 + length)).toBe(masked(data));
    records.push(data);
    at += 16 + length;
  }
  return records;
}

const masked = (bytes: Uint8Array): number => {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
};

test('the checksum is Castagnoli’s', () => {
  // RFC 3720, appendix B.4, and the usual check value.
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
});

test('an event file begins with its version and holds the points, byte by byte as TensorBoard reads them', async () => {
  const folder = await scratchFolder();
  eventFile(folder, () => 2).add(300, { loss: 0.5 });
  const [version, point] = await recordsIn(folder);
  const two = [0x09, 0, 0, 0, 0, 0, 0, 0, 0x40];
  expect([...(version ?? [])]).toEqual([...two, 0x10, 0, 0x1a, 13, ...Buffer.from('brain.Event:2')]);
  const value = [0x0a, 4, ...Buffer.from('loss'), 0x15, 0, 0, 0, 0x3f];
  expect([...(point ?? [])]).toEqual([
    ...two,
    0x10,
    0xac,
    2,
    0x2a,
    value.length + 2,
    0x0a,
    value.length,
    ...value,
  ]);
});

test('what a run logs of its epochs become curves', async () => {
  const folder = await scratchFolder();
  const run = await openRunFolder(folder);
  run.log({ event: 'start', train: 12 });
  run.log({ event: 'epoch', epoch: 1, loss: 0.7, validationLoss: 0.6, validationAuc: null, best: true });
  run.log({ event: 'epoch', epoch: 2, loss: 0.5, validationLoss: 0.4, validationAuc: 0.9, best: true });
  const records = (await recordsIn(folder)).map(String);
  expect(records).toHaveLength(3);
  expect(records[1]).toMatch(/loss.*validationLoss/s);
  expect(records[1]).not.toContain('validationAuc');
  expect(records[2]).toContain('validationAuc');
});
