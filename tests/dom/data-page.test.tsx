import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { App } from '../../src/app/app.tsx';
import { createUpdates } from '../../src/app/updates.ts';
import type { DataEvaluation, ModelData } from '../../src/classifier/model-data.ts';
import { createStudyStore } from '../../src/study/study-store.ts';
import { openRoom } from '../support/open-room.ts';
import { unpackHere } from '../support/unpack-here.ts';

afterEach(() => {
  history.replaceState(null, '', '/');
});

const estimate = (value: number) => ({ value, low: value - 0.1, high: value + 0.05 });

const evaluation = (accuracy: number, alsoInTrain: number): DataEvaluation => ({
  data: 'made up',
  pictures: 500,
  fractured: 240,
  groups: 120,
  alsoInTrain,
  accuracy: estimate(accuracy),
  sensitivity: estimate(0.8),
  specificity: estimate(0.7),
  areaUnderRoc: estimate(0.9),
  roc: [
    { sensitivity: 0, specificity: 1 },
    { sensitivity: 1, specificity: 0 },
  ],
  reliability: [{ pictures: 500, meanProbability: 0.4, observed: 0.5 }],
});

const DATA: ModelData = {
  format: 'osteoscope-data/1',
  model: 'tiny',
  command: 'npm run osteoscope -- data-page tiny',
  datasets: [
    {
      name: 'bones',
      source: { name: 'Bones of nobody', licence: 'CC0', source: 'nowhere' },
      files: 1200,
      contents: 700,
      unreadable: 3,
      sides: [{ name: 'test', files: { fractured: 41, 'not fractured': 59 }, contents: 90 }],
      greys: { fractured: [0.75, 0.25], 'not fractured': [0.5, 0.5] },
      regions: [{ name: 'hand', files: { fractured: 12, 'not fractured': 13 } }],
      hardware: null,
      fractureSizes: [
        { upTo: 0.01, fractures: 17 },
        { upTo: null, fractures: 4 },
      ],
    },
  ],
  audit: {
    files: 1200,
    contents: 700,
    sources: 210,
    labelConflicts: 0,
    acrossDatasets: [],
    largestSources: [100, 50],
    datasets: [
      {
        name: 'bones',
        files: 1200,
        contents: 700,
        sources: 210,
        heldOut: 100,
        crossSplit: { identical: 88, transformed: 7 },
        shortcut: { columns: 2, rows: 1, areaUnderRoc: [0.5, 0.72], sources: 200 },
      },
    ],
  },
  official: evaluation(0.98, 485),
  clean: null,
};

/** Serves one model with its figures, or without any, and opens the page at an address. */
async function open(address: string, data: ModelData | null): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'osteoscope-data-'));
  await cp('tests/fixtures/tiny-model', join(folder, 'models/tiny'), { recursive: true });
  await mkdir(join(folder, 'samples'));
  await writeFile(join(folder, 'samples/samples.json'), await readFile('public/samples/samples.json'));
  await writeFile(join(folder, 'models/index.json'), '["tiny"]');
  if (data) await writeFile(join(folder, 'models/tiny/data.json'), JSON.stringify(data));
  const site = await serve(folder, { headers: { 'Access-Control-Allow-Origin': '*' } });
  onTestFinished(async () => {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });
  history.replaceState(null, '', address);
  const store = createStudyStore({ reader: openRoom().reader, model: 'a', engine: null, unpack: unpackHere });
  render(
    <App
      store={store}
      updates={createUpdates({ takeOver: () => undefined, reload: () => undefined })}
      samples={`${site.address}samples/`}
      models={`${site.address}models/`}
    />,
  );
}

const patient = { timeout: 20_000 };
const region = (name: string) => screen.findByRole('region', { name }, patient);
const told = async (name: string): Promise<string> => (await region(name)).textContent ?? '';

test('the address #data opens the figures of the usual model: what it was trained on and what the audit found', async () => {
  await open('/#data', DATA);
  expect(await told('What it was trained on')).toMatch(/1,234 pictures of 321 sources/);
  const audit = await told('What the audit found');
  expect(audit).toMatch(/1,200 files hold 700 different contents, and these show only 210 source pictures/);
  expect(audit).toMatch(/The 2 sources with most copies make up 150 of the 1,200 files/);
  expect(audit).toMatch(/The best reaches 0\.72/);
});

test('the leak is a picture with a square for each test file, told in words as well', async () => {
  await open('/#data/tiny', DATA);
  const leak = within(await region('The same pictures on both sides'));
  expect(leak.getByText(/Of 100 files in the set’s test folder 88 are in its training folder/)).toBeDefined();
  const squares = leak.getByRole('img', { name: /88 in training, byte for byte, 7 .*, 5 in no form/ });
  expect(squares.querySelectorAll('rect')).toHaveLength(100);
  expect(leak.getByRole('img', { name: /drawing with a synthetic X-ray/ })).toBeDefined();
});

test('the official number stands beside the clean one, with a sentence on why they differ', async () => {
  await open('/#data', { ...DATA, clean: evaluation(0.6, 0) });
  const compared = await told('How good it looks, and how good it is');
  expect(compared).toMatch(/Official folders.*98 %.*of the pictures called right/);
  expect(compared).toMatch(
    /They differ because 485 of the 500 official test pictures lie in the training folder/,
  );
});

test('each set shows its files, grey values, regions and sizes, every plot with a name', async () => {
  await open('/#data', DATA);
  const set = within(await region('Bones of nobody'));
  expect(set.getByRole('row', { name: /^Test 41 59$/ })).toBeDefined();
  expect(set.getByRole('row', { name: /^hand 12 13$/ })).toBeDefined();
  expect(set.getByRole('row', { name: /^over 1\.0 % 4$/ })).toBeDefined();
  expect(set.getByRole('img', { name: /How often each grey occurs/ })).toBeDefined();
});

test('without figures the page still shows the card, and says what has not been measured', async () => {
  await open('/#data', null);
  expect(await told('What it was trained on')).toMatch(/Made-up pictures/);
  expect(await told('How good it looks, and how good it is')).toMatch(/Official folders.*Not measured/);
  const missing = await told('What has not been measured');
  expect(missing).toMatch(/Which of the files are copies of one another/);
  expect(missing).toMatch(/What is in Made-up pictures\./);
});

test('a model that is not there is a sentence, and closing leads back to the reading room', async () => {
  await open('/#data/nobody', DATA);
  expect((await screen.findByRole('alert', {}, patient)).textContent).toMatch(
    /There is no model "nobody" here/,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(location.hash).toBe('');
});
