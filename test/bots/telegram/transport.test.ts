// The moment of a call: it is told of before anything of it can arrive, and nothing leaves where that fails.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultOf } from '../../../src/bots/telegram/errors.ts';
import { createTransport, type Transport } from '../../../src/bots/telegram/sending/transport.ts';

let server: Server;
let transport: Transport;
let order: string[];
beforeEach(async () => {
  order = [];
  server = createServer((request, response) => {
    order.push(`came ${request.url?.split('/').at(-1) ?? ''}`);
    request.resume().on('end', () => response.end('{"ok":true,"result":{"message_id":1}}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  transport = createTransport({
    apiRoot: `http://127.0.0.1:${port}`,
    token: '1:test',
    timeout: 5_000,
  });
});
afterEach(async () => {
  transport.close();
  await new Promise((resolve) => server.close(resolve));
});

test('a call is told of once before it arrives, over a new connection and over a kept one', async () => {
  for (const method of ['first', 'second'])
    await transport.call(method, '{}', () => void order.push(`calling ${method}`));
  expect(order).toEqual(['calling first', 'came first', 'calling second', 'came second']);
});

test('where it cannot be told of, nothing arrives and it counts as never sent', async () => {
  const untold = (): never => {
    throw new Error('no room');
  };
  const refused = async (method: string): Promise<string> =>
    transport.call(method, '{}', untold).then(
      () => 'sent',
      (error: unknown) => faultOf(error).delivery,
    );
  expect(await refused('new')).toBe('retry');
  await transport.call('between', '{}');
  expect(await refused('kept')).toBe('retry');
  await transport.call('after', '{}');
  expect(order).toEqual(['came between', 'came after']);
});

test('a connection that never stands is no call', async () => {
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const nobody = createTransport({
    apiRoot: `http://127.0.0.1:${port}`,
    token: '1:test',
    timeout: 5_000,
  });
  const call = nobody.call('sendMessage', '{}', () => void order.push('calling'));
  expect(await call.catch((error: unknown) => faultOf(error).delivery)).toBe('retry');
  expect(order).toEqual([]);
  nobody.close();
});
