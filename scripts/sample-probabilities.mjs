/** Writes what every shipped model says of every sample: the table that the tests hold it to. */
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const samples = readdirSync(join(root, 'public', 'samples')).filter((file) => file.endsWith('.png'));
const table = {};
const models = readdirSync(join(root, 'public', 'models'), { withFileTypes: true });
for (const { name: model } of models.filter((entry) => entry.isDirectory())) {
  const output = execFileSync(
    process.execPath,
    [join(root, 'scripts', 'osteoscope.mjs'), 'predict', '--jsonl', '--model', model, ...samples],
    {
      cwd: join(root, 'public', 'samples'),
      env: { ...process.env, INIT_CWD: join(root, 'public', 'samples') },
    },
  );
  const answers = output
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  table[model] = Object.fromEntries(
    answers.map(({ file, probability }) => [file, Number(probability.toFixed(6))]),
  );
}
writeFileSync(
  join(root, 'tests', 'fixtures', 'sample-probabilities.json'),
  `${JSON.stringify(table, null, 2)}\n`,
);
