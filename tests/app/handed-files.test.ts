import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { png } from './files.ts';
import { openSite, rowOf, verdictOf, visit } from './visit.ts';

test('files that another app shares wait for the page, come in once, in their order, and without a network', async () => {
  const site = await openSite();
  const { page, context } = await visit(site, { keep: true });
  await page.getByText('Osteoscope now works without a network.').waitFor();
  const { action, method, enctype, params } = JSON.parse(
    await readFile(join(inject('builtApp'), 'manifest.webmanifest'), 'utf8'),
  ).share_target;
  expect([method, enctype]).toEqual(['POST', 'multipart/form-data']);
  await site.close();
  await context.setOffline(true);

  // As the operating system does: a form is posted from nowhere, as a navigation of a window of its own.
  const shared = await context.newPage();
  await shared.setContent(
    `<form method="${method}" enctype="${enctype}" action="${new URL(action, site.address)}">
      <input type="file" multiple name="${params.files[0].name}" /><button>Share</button>
    </form>`,
  );
  const files = [png('shared first.png'), png('größer.png')];
  await shared
    .locator('input')
    .setInputFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: 'image/png', buffer: Buffer.from(bytes) })),
    );
  await shared.getByRole('button', { name: 'Share' }).click();
  await verdictOf(shared, 'größer.png');
  expect(await shared.locator('.film-row-name').allTextContents()).toEqual([
    'shared first.png',
    'größer.png',
  ]);
  expect(shared.url()).toBe(site.address);
  await shared.reload();
  await shared.getByRole('heading', { name: 'Put an X-ray on the light box' }).waitFor();
});

test('files that are opened with the app from a file manager come in as if they were dropped, twice if need be', async () => {
  const { page } = await visit(await openSite(), { before: holdLaunches });
  const manifest = JSON.parse(await readFile(join(inject('builtApp'), 'manifest.webmanifest'), 'utf8'));
  const [handler] = manifest.file_handlers;
  expect(handler.action).toBe('./');
  expect(Object.values(handler.accept).flat()).toEqual(
    expect.arrayContaining(['.dcm', '.png', '.jpg', '.tif', '.zip']),
  );
  for (const name of ['one.png', 'two.png']) {
    await page.evaluate(([name, text]) => window.launch(name, text), [
      name,
      Buffer.from(png().bytes).toString('base64'),
    ] as const);
    await rowOf(page, name).waitFor();
  }
});

declare global {
  interface Window {
    launch(name: string, text: string): Promise<void>;
  }
}

/** A launch cannot be had without installing: the browser's own queue is stood in for, with real handles of real files. */
function holdLaunches(): void {
  type Consumer = (launch: { readonly files: readonly FileSystemFileHandle[] }) => void;
  let consumer: Consumer | undefined;
  Object.defineProperty(window, 'launchQueue', {
    value: {
      setConsumer: (given: Consumer) => {
        consumer = given;
      },
    },
  });
  window.launch = async (name, text) => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle(name, { create: true });
    const stream = await handle.createWritable();
    await stream.write(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
    await stream.close();
    consumer?.({ files: [handle] });
  };
}
