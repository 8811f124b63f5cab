// What a method of the fake is given, and the refusals of the real server.
import type { Refusal } from './faults.ts';
import type { Parser } from './text.ts';
import type { Updates } from './updates.ts';
import type { FakeChat, Fields, World } from './world.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}
export interface Call {
  readonly method: string;
  readonly params: Fields;
  readonly uploads: ReadonlyMap<string, Upload>;
  /** Milliseconds on the fake's own clock. */
  readonly at: number;
}
/** Everything a method may look at. */
export interface Scene {
  readonly world: World;
  readonly updates: Updates;
  readonly parse: Parser;
  /** Menus by scope and language, descriptions and the like, as last set. */
  readonly settings: Map<string, unknown>;
  readonly callbackAnswers: Fields[];
  readonly inlineAnswers: Fields[];
  readonly intern: (text: string) => string;
}

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(error_code: number, description: string, parameters?: Refusal['parameters']) {
    super(description);
    this.refusal = { error_code, description, ...(parameters ? { parameters } : {}) };
  }
}
export const badRequest = (text: string, parameters?: Refusal['parameters']): Refused =>
  new Refused(400, `Bad Request: ${text}`, parameters);
export const forbidden = (text: string): Refused => new Refused(403, `Forbidden: ${text}`);

const kindOf = (chat: FakeChat): string =>
  chat.type === 'private' ? 'private' : chat.type === 'group' ? 'group' : chat.type;

/** The chat of a call as the real server finds it: present, not moved, the bot still in it. */
export const reachableChat = (world: World, params: Fields): FakeChat => {
  const id = Number(params['chat_id']);
  const chat = Number.isSafeInteger(id) ? world.chat(id) : null;
  if (!chat) throw badRequest('chat not found');
  if (chat.type === 'private') {
    const person = world.person(chat.id);
    if (person?.deactivated) throw forbidden('user is deactivated');
    if (person?.blocked) throw forbidden('bot was blocked by the user');
    if (person && !person.started) throw forbidden("bot can't initiate conversation with a user");
    return chat;
  }
  if (chat.migratedTo !== null)
    throw badRequest('group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.migratedTo,
    });
  if (chat.deleted) throw forbidden(`the group chat was deleted`);
  if (chat.bot.status === 'kicked') throw forbidden(`bot was kicked from the ${kindOf(chat)} chat`);
  if (chat.bot.status === 'left')
    throw forbidden(`bot is not a member of the ${kindOf(chat)} chat`);
  return chat;
};
