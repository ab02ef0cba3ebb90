import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchedModelFiles } from '../../src/classifier/fetched-model-files.ts';

const server = createServer(({ url }, response) => {
  switch (url) {
    case '/model/weights.bin':
      response.end(Buffer.of(1, 2, 3));
      break;
    case '/model/page':
      response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html>');
      break;
    case '/model/cut':
      response.writeHead(200, { 'content-length': 100 }).write('abc', () => response.destroy());
      break;
    case '/model/slow':
      break;
    case '/model/broken':
      response.writeHead(503).end();
      break;
    default:
      response.writeHead(404).end();
  }
});

let address = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: Partial<AddressInfo> = Object(server.address());
  address = `http://127.0.0.1:${port}/model`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each(['', '/'])('a file is read from the model’s folder, whose address may end in "%s"', async (end) => {
  expect(await fetchedModelFiles(address + end).read('weights.bin')).toEqual(Uint8Array.of(1, 2, 3));
});

test.each([
  ['nothing', 'missing', "The model's file nothing is not on the server (status 404)."],
  ['page', 'missing', "The model's file page is not on the server, which sent a page."],
  ['broken', 'unreachable', "The server did not send the model's file broken (status 503): try again later."],
  ['cut', 'unreachable', "The model's file cut did not arrive: check the connection and try again."],
])('%s: a sentence with the file and the status', async (name, reason, message) => {
  await expect(fetchedModelFiles(address).read(name)).rejects.toMatchObject({ reason, message });
});

test('a server that is not there is unreachable', async () => {
  await expect(fetchedModelFiles('http://127.0.0.1:1').read('card.json')).rejects.toMatchObject({
    reason: 'unreachable',
  });
});

test('cancelling stops the download with the reason of the cancellation', async () => {
  const cancellation = new AbortController();
  const reading = fetchedModelFiles(address).read('slow', cancellation.signal);
  cancellation.abort(new Error('changed my mind'));
  await expect(reading).rejects.toThrow('changed my mind');
});
