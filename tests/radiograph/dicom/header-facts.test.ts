import { expect, test } from 'vitest';
import { decodeRadiograph } from '../../../src/radiograph/decode-radiograph.ts';
import { headerFacts } from '../../../src/radiograph/dicom/header-facts.ts';
import { nodeRasterDecoder } from '../../../src/radiograph/node-raster-decoder.ts';
import { dicomFile } from '../../support/dicom-file.ts';

const bytes = await dicomFile('frames');

test('the technical facts tell how the picture was made, and nothing of whose it is', async () => {
  const facts = await headerFacts(bytes, 'technical');
  expect(facts).toContainEqual({ name: 'bodyPart', value: 'KNEE' });
  expect(facts).toContainEqual({ name: 'detectorSpacing', value: '0.3, 0.15' });
  expect(JSON.stringify(facts)).not.toMatch(/Paula|P-0001|1970|Dora|House/);
});

test('the identifying facts are read when they are asked for, the marks in names as spaces', async () => {
  const facts = await headerFacts(bytes, 'identifying');
  expect(facts).toContainEqual({ name: 'patientName', value: 'Phantom Paula' });
  expect(facts).toContainEqual({ name: 'patientId', value: 'P-0001' });
  expect(facts).toContainEqual({ name: 'institution', value: 'House of Phantoms' });
});

test.each(['implicit-little', 'explicit-big', 'deflated', 'no-meta'])('%s: the same facts', async (name) => {
  expect(await headerFacts(await dicomFile(name), 'identifying')).toEqual(
    await headerFacts(await dicomFile('explicit-little'), 'identifying'),
  );
});

test('what a radiograph carries with it never tells whose it is', async () => {
  const { source } = await decodeRadiograph(bytes, nodeRasterDecoder);
  expect(JSON.stringify(source)).not.toMatch(/Paula|P-0001|1970|Dora|House/);
});
