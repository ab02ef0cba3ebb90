import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface BillOfMaterials {
  readonly bomFormat: string;
  readonly components: readonly { readonly name: string; readonly version: string; readonly scope: string }[];
}

test('the bill of materials lists what the app and its program are made of, from the lockfile alone', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], {
    cwd: root,
    maxBuffer: 16e6,
  });
  const { bomFormat, components }: BillOfMaterials = JSON.parse(stdout);
  expect(bomFormat).toBe('CycloneDX');
  const listed = components.map(({ name, version }) => `${name} ${version}`);
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const direct = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  expect(listed).toEqual(expect.arrayContaining(direct));
  // What only builds and tests is marked as such.
  expect(components.find(({ name }) => name === 'vitest')?.scope).toBe('optional');
  expect(components.find(({ name }) => name === 'react')?.scope).toBe('required');
});

test('the build writes it beside the app', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  expect(scripts.build).toMatch(/npm run --silent sbom > dist\/sbom\.cdx\.json$/);
});
