/** Reads several folders of pictures as sets of one joint whole. */

import { resolve } from 'node:path';
import type { Dataset } from './dataset.ts';
import { scanDataset } from './scan-dataset.ts';

/**
 * Scans each folder once. Sets whose folders are called alike get as much of their paths into their names as tells them
 * apart.
 *
 * @throws CommandFailure where a folder is not there or holds no files
 */
export async function scanDatasets(folders: readonly string[]): Promise<Dataset[]> {
  const roots = [...new Set(folders.map((folder) => resolve(folder)))];
  const datasets: Dataset[] = [];
  for (const root of roots) {
    const name = shortestName(root, roots);
    const { pictures } = await scanDataset(root);
    datasets.push({ name, root, pictures: pictures.map((picture) => ({ ...picture, dataset: name })) });
  }
  return datasets;
}

function shortestName(root: string, roots: readonly string[]): string {
  const parts = partsOf(root);
  for (let length = 1; length < parts.length; length++) {
    const name = parts.slice(-length).join('/');
    const alike = roots.filter((other) => partsOf(other).slice(-length).join('/') === name);
    if (alike.length === 1) return name;
  }
  return root;
}

const partsOf = (path: string): string[] => path.split(/[\\/]/).filter((part) => part !== '');
