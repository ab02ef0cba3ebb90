import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Worker } from 'playwright';
import { expect, inject, onTestFinished, test } from 'vitest';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../src/service-worker/security-headers.ts';
import { dicomFile } from '../support/dicom-file.ts';
import { emptyFile, png } from './files.ts';
import { bring, openSite, rowOf, verdictOf, visit } from './visit.ts';

/** What the browser says of what it stopped, and what the visit says of requests to elsewhere that were tried. */
const stopped = /Content Security Policy|Trusted|request to http:\/\/127\.0\.0\.1/;

/** Another place that would answer anyone; what arrives there is counted. */
async function elsewhere(): Promise<{ readonly address: string; readonly arrived: string[] }> {
  const arrived: string[] = [];
  const server = createServer((request, response) => {
    arrived.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port }: Partial<AddressInfo> = Object(server.address());
  return { address: `http://127.0.0.1:${port}/`, arrived };
}

type Outcome = Readonly<Record<string, 'let through' | 'stopped'>>;

/** Runs in the page or in a worker. */
async function tryCode(address: string): Promise<Outcome> {
  const outcome = async (attempt: () => unknown): Promise<'let through' | 'stopped'> => {
    // Apart from the test's own call, which the browser lets do more.
    await new Promise((resolve) => setTimeout(resolve));
    try {
      await attempt();
      return 'let through';
    } catch {
      return 'stopped';
    }
  };
  const { Function: Code, eval: evaluate } = globalThis;
  return {
    eval: await outcome(() => evaluate('1')),
    function: await outcome(() => new Code('return 1')),
    fetch: await outcome(() => fetch(address)),
    ownFetch: await outcome(() => fetch(location.href)),
  };
}

const CODE_STOPPED = { eval: 'stopped', function: 'stopped', fetch: 'stopped', ownFetch: 'let through' };

/** Runs in the page. */
async function tryMarkup(address: string): Promise<Outcome> {
  const said = (stopped: boolean) => (stopped ? 'stopped' : 'let through');
  const threw = (attempt: () => void): boolean => {
    try {
      attempt();
      return false;
    } catch {
      return true;
    }
  };
  const ran = new Promise<boolean>((resolve) => {
    window.addEventListener('inline ran', () => resolve(true));
    setTimeout(resolve, 300, false);
  });
  const script = document.createElement('script');
  const text = `dispatchEvent(new Event('inline ran'))`;
  script.append(text);
  document.body.append(script);
  const button = document.createElement('button');
  const image = new Image();
  const failed = new Promise<boolean>((resolve) => {
    image.onerror = () => resolve(true);
    image.onload = () => resolve(false);
  });
  image.src = address;
  return {
    inline: said(!(await ran)),
    handler: said(threw(() => button.setAttribute('onclick', text))),
    image: said(await failed),
    html: said(threw(() => Object.assign(document.createElement('p'), { innerHTML: '<b>' }))),
    worker: said(threw(() => new Worker('./assets/any.js'))),
    policy: said(
      threw(() => {
        const types: { createPolicy(name: string, rules: object): unknown } = Reflect.get(
          window,
          'trustedTypes',
        );
        types.createPolicy('another', {});
      }),
    ),
  };
}

const MARKUP_STOPPED = {
  inline: 'stopped',
  handler: 'stopped',
  image: 'stopped',
  html: 'stopped',
  worker: 'stopped',
  policy: 'stopped',
};

const readingRoom = (page: Page): Worker => {
  const [worker] = page.workers();
  if (!worker) throw new Error('The page has no worker.');
  return worker;
};

test('on a host that sends our headers, neither page nor worker runs text as code or reaches another place', async () => {
  const other = await elsewhere();
  const { page } = await visit(await openSite(), { expected: stopped });
  await bring(page, [png()]);
  await verdictOf(page, 'wrist.png');
  expect(await page.evaluate(tryMarkup, other.address)).toEqual(MARKUP_STOPPED);
  expect(await page.evaluate(tryCode, other.address)).toEqual(CODE_STOPPED);
  expect(await readingRoom(page).evaluate(tryCode, other.address)).toEqual(CODE_STOPPED);
  expect(other.arrived).toEqual([]);
});

test('on a host that sends none, the page binds itself, and the service worker binds the worker', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'osteoscope-bare-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(inject('builtApp'), folder, { recursive: true });
  await rm(join(folder, '_headers'));
  const site = await openSite({ folder });
  const other = await elsewhere();
  const { page } = await visit(site, { keep: true, expected: stopped });
  await page.getByText('Osteoscope now works without a network.').waitFor();
  expect(await page.evaluate(tryMarkup, other.address)).toEqual(MARKUP_STOPPED);
  expect(await page.evaluate(tryCode, other.address)).toEqual(CODE_STOPPED);

  await page.reload();
  await bring(page, [png()]);
  await verdictOf(page, 'wrist.png');
  expect(await readingRoom(page).evaluate(tryCode, other.address)).toEqual(CODE_STOPPED);
  const headers = await page.evaluate(async () => Object.fromEntries((await fetch('index.html')).headers));
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    expect(headers[name.toLowerCase()]).toBe(value);
  expect(other.arrived).toEqual([]);
});

test('page, header file and local server tell the same policy', async () => {
  const { address } = await openSite();
  const response = await fetch(address);
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    expect(response.headers.get(name)).toBe(value);
  const page = await response.text();
  const meta = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
  expect(meta?.replaceAll('&#39;', "'")).toBe(CONTENT_SECURITY_POLICY);
  expect(page).not.toMatch(/<script(?![^>]* src=)/);
});

/** The same file with other words in a tag, padded to the length it had. */
function reworded(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const file = Buffer.from(bytes);
  const at = file.indexOf(from);
  if (at < 0) throw new Error(`There is no "${from}" in the file.`);
  file.write(to.padEnd(from.length), at, 'latin1');
  return file;
}

test('markup in the names of files and in DICOM tags is shown as text', async () => {
  const { page } = await visit(await openSite());
  const dicom = reworded(await dicomFile('explicit-little'), 'Phantom^Paula', '<img src=//x>');
  const named = '<img src=x onerror=alert(1)>.png';
  await bring(page, [
    { name: '<b>bold</b>.dcm', bytes: dicom },
    { ...emptyFile, name: named },
  ]);
  await rowOf(page, named).getByRole('button').first().click();
  await page.getByRole('heading', { name: `${named} could not be read` }).waitFor();
  await rowOf(page, '<b>bold</b>.dcm').getByRole('button').first().click();
  await page.getByText('Header', { exact: true }).click();
  await page.getByRole('button', { name: 'Show what identifies the patient' }).click();
  await page.getByText('<img src=//x>').waitFor();
  expect(await page.locator('img[src="x"], img[src="//x"], b').count()).toBe(0);
});
