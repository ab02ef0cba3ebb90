import sharp from 'sharp';
import { expect, test } from 'vitest';
import { endsEarly } from '../../../../training/dataset/analysis/ends-early.ts';
import { pictureFile } from '../../../support/picture-files.ts';

test.each(['grey.jpg', 'progressive.jpg', 'grey.png', 'grey.webp'] as const)(
  '%s does not end early until its last bytes are cut off',
  async (name) => {
    const whole = await pictureFile(name);
    expect(endsEarly(whole)).toBe(false);
    for (const kept of [0.3, 0.6, 0.95]) {
      expect(endsEarly(whole.subarray(0, Math.floor(whole.length * kept)))).toBe(true);
    }
  },
);

test('the end of a JPEG inside a JPEG, as of a thumbnail, is not its own', async () => {
  const jpeg = Buffer.from(await pictureFile('grey.jpg'));
  const thumbnail = await sharp(jpeg).resize(20).jpeg().toBuffer();
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(2), thumbnail]);
  comment.writeUInt16BE(thumbnail.length + 2, 2);
  const whole = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
  expect(endsEarly(whole)).toBe(false);
  expect(endsEarly(whole.subarray(0, whole.length - 50))).toBe(true);
});
