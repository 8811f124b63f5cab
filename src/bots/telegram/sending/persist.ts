// Patience with one answer: what was certainly not sent is tried again, while somebody waits for it.
import type { Handlers } from '../../platform.ts';
import { describe, faultOf } from '../errors.ts';

const waitAtMost = 30;
const triesAtMost = 4;
/** Milliseconds until a connection is tried again the first time. */
export const soon = 300;
const pauses = [soon, 1000, 3000];

/**
 * Tries again only what was certainly not sent. `call` gets the chat, which may move meanwhile, and whether
 * markup is to be left out.
 */
export type Persist = <T>(
  chat: number,
  call: (chat: number, plain: boolean) => Promise<T>,
) => Promise<T>;

export const createPersist =
  (
    handlers: Pick<Handlers, 'happened' | 'log'>,
    pause: (milliseconds: number) => Promise<void>,
    now: () => Date,
  ): Persist =>
  async (chat, call) => {
    let at = chat;
    let plain = false;
    for (let tries = 0; ; tries += 1) {
      try {
        return await call(at, plain);
      } catch (error) {
        const fault = faultOf(error);
        const last = tries >= triesAtMost - 1;
        if (fault.code === 'moved' && fault.movedTo !== null && !last) {
          await handlers.happened({
            what: 'moved',
            chat: String(at),
            to: fault.movedTo,
            at: now().toISOString(),
          });
          at = Number(fault.movedTo);
        } else if (fault.code === 'body' && !plain) {
          handlers.log('error', 'telegram-markup-refused', { reason: describe(error) });
          plain = true;
        } else if (fault.delivery === 'wait' && !last && (fault.seconds ?? 0) <= waitAtMost)
          await pause((fault.seconds ?? 1) * 1000);
        else if (fault.code === 'unreachable' && !last) await pause(pauses[tries] ?? 3000);
        else throw error;
      }
    }
  };
