import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judge, USUAL_VIEWPOINT } from '../../src/classifier/judgement.ts';
import { readModelCard } from '../../src/classifier/model-card.ts';

test('the card in the guide to models of one’s own is valid, and claims no probability', async () => {
  const guide = await readFile(join(process.cwd(), 'docs/own-model.md'), 'utf8');
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(guide) ?? [];
  const card = readModelCard(JSON.parse(json));
  expect(card.weights.files).toEqual({});
  expect(judge({ probability: 0.9 }, card, USUAL_VIEWPOINT).meaning.kind).toBe('uncalibrated');
});
