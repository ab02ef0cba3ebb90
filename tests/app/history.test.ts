import { expect, test } from 'vitest';
import { png } from './files.ts';
import { bring, openSite, rowOf, verdictOf, visit } from './visit.ts';

test('what is read while the history is on can be looked back at in a later visit, and deleted for good', async () => {
  const { page } = await visit(await openSite(), { path: '?model=seed-cnn' });
  const open = async () => {
    await page.getByRole('link', { name: 'History' }).press('Enter');
    return page.getByRole('dialog', { name: 'History' });
  };
  let dialog = await open();
  await dialog.getByText('Nothing is kept.').waitFor();
  const keep = dialog.getByRole('switch', { name: 'Keep a history on this device' });
  expect(await keep.isChecked()).toBe(false);
  await keep.press('Space');
  await page.keyboard.press('Escape');
  await bring(page, [png('kept.png')]);
  const verdict = await verdictOf(page, 'kept.png');

  await page.reload();
  dialog = await open();
  const row = dialog.getByRole('listitem').filter({ hasText: 'kept.png' });
  await row.waitFor();
  const [label = ''] = verdict.match(/Not fractured|Fractured/) ?? [];
  expect(await row.textContent()).toContain(label);
  await dialog.getByRole('button', { name: 'Delete everything' }).press('Enter');
  await dialog.getByRole('button', { name: 'Delete for good' }).press('Enter');
  await dialog.getByText('Nothing is kept.').waitFor();
});

test('where the browser lets the page keep nothing, a sentence says so and reading goes on', async () => {
  const { page } = await visit(await openSite(), { storageForbidden: true, path: '?model=seed-cnn' });
  await page.getByRole('link', { name: 'History' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'History' });
  const sentence = /^This browser lets the page keep nothing/;
  await dialog.getByText(sentence).waitFor();
  await dialog.getByRole('switch', { name: 'Keep a history on this device' }).press('Space');
  await page.keyboard.press('Escape');
  await bring(page, [png('read.png')]);
  await page.locator('.notice').getByText(sentence).waitFor();
  await verdictOf(page, 'read.png');
});

test('in reader mode nothing tells what the model says until the person has answered, by keys as by hand', async () => {
  const { page } = await visit(await openSite());
  await bring(page, [png('hand.png')]);
  await verdictOf(page, 'hand.png');
  await page.getByRole('switch', { name: 'Reader mode' }).press('Space');
  await bring(page, [png('keys.png')]);
  await rowOf(page, 'keys.png').getByText('Read: your turn').waitFor();
  const told = /Fractured|Not fractured|\d %, threshold|suspected/;
  await page.getByText('keys.png is ready for your reading.').waitFor({ state: 'attached' });
  expect(await page.locator('#root').textContent()).not.toMatch(told);

  await rowOf(page, 'keys.png').getByRole('button').first().press('Enter');
  await page.getByText('Nothing is marked yet.').waitFor();
  await page.keyboard.press('f');
  await page.getByText('A place is marked.').waitFor();
  const mark = page.getByRole('button', { name: /^Where you see a fracture/ });
  const before = await mark.getAttribute('cx');
  await mark.press('Shift+ArrowRight');
  expect(Number(await mark.getAttribute('cx'))).toBeGreaterThan(Number(before));
  await page.getByRole('button', { name: 'Fracture here' }).press('Enter');
  await page.getByRole('heading', { name: /^You and the model/ }).waitFor();
  await rowOf(page, 'keys.png')
    .getByText(/Fractured|Not fractured/)
    .waitFor();
  expect(await rowOf(page, 'hand.png').textContent()).toContain('Read: your turn');

  await page.getByRole('button', { name: 'Next picture to read' }).press('Enter');
  await page.locator('.film-canvas[data-drawn=true]').waitFor();
  const box = await page.locator('.film-stage').boundingBox();
  if (!box) throw new Error('There is no light box.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.getByText('A place is marked.').waitFor();
  await page.getByRole('button', { name: 'No fracture' }).click();
  await page
    .getByText(/^\d of 2$/)
    .first()
    .waitFor();
});
