// The counting server as a platform: what it refuses becomes a fault, a torn connection is "may have been sent".
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import {
  DeliveryError,
  type DeliveryFault,
  type Outgoing,
  type Platform,
} from '../../../src/bots/platform.ts';
import type { PlatformName } from '../../../src/data/model/subscriber.ts';
import type { Message } from '../../../src/digest/message.ts';

const answerSchema = z.object({ messageId: z.string() });

const noFault: DeliveryFault = {
  delivery: 'failed',
  seconds: null,
  subscription: 'keep',
  movedTo: null,
  platform: 'ok',
  code: 'refused',
  scope: 'unsaid',
};

export interface CountingPlatform extends Platform {
  /** What people were told in private. */
  readonly told: readonly { readonly person: string; readonly message: Message }[];
}

export const countingPlatform = (root: string, name: PlatformName): CountingPlatform => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const told: { readonly person: string; readonly message: Message }[] = [];
  /** As a chat's own transport does it: what is called is written in the same moment. */
  const post = (
    text: string,
    calling: () => void,
  ): Promise<{ readonly status: number; readonly answer: unknown }> =>
    new Promise((resolve, reject) => {
      const call = request(root, {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
      });
      call.on('error', reject);
      call.on('socket', (socket) => {
        if (call.reusedSocket || !socket.connecting) calling();
        else socket.once('connect', calling);
      });
      call.on('response', (response) => {
        json(response).then(
          (answer) => resolve({ status: response.statusCode ?? 0, answer }),
          reject,
        );
      });
      call.end(text);
    });
  const call = async (
    outgoing: Outgoing,
    messageId: string | null,
    calling: () => void = () => undefined,
  ): Promise<string> => {
    const { status, answer } = await post(
      JSON.stringify({
        chat: outgoing.target.chat,
        key: outgoing.key,
        body: outgoing.body,
        messageId,
      }),
      calling,
    ).catch((error: unknown) => {
      const never = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
      throw new DeliveryError('the connection broke', {
        ...noFault,
        delivery: never ? 'retry' : 'unknown',
        code: never ? 'unreachable' : 'cut',
      });
    });
    if (status === 200) return answerSchema.parse(answer).messageId;
    const fault = { ...noFault, ...(answer as { fault: Partial<DeliveryFault> }).fault };
    throw new DeliveryError(fault.code, fault);
  };
  return {
    name,
    told,
    start: () => Promise.resolve(),
    prepare: (message) => JSON.stringify(message),
    tellsCalling: true,
    send: async (outgoing, calling) => ({ messageId: await call(outgoing, null, calling) }),
    edit: async (outgoing, messageId) => {
      await call(outgoing, messageId);
    },
    missing: () => Promise.resolve([]),
    tell: (person, message) => {
      told.push({ person, message });
      return Promise.resolve(true);
    },
    stop: () => {
      agent.destroy();
      return Promise.resolve();
    },
  };
};
