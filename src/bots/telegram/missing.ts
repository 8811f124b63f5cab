// What the bot lacks in a place to push there, in the reader's words. Asked freshly, never kept.
import type { Api } from 'grammy';
import type { Subscriber } from '../../data/model/subscriber.ts';
import type { Language } from '../../data/model/terms.ts';
import { wordsOf } from '../../digest/locale.ts';
import { faultOf } from './errors.ts';
import { isPresent, mayPost } from './rights.ts';

const lacking = async (
  api: Api,
  me: number | null,
  target: Pick<Subscriber, 'chat' | 'thread' | 'kind'>,
): Promise<readonly string[]> => {
  const id = Number(target.chat);
  if (id > 0) {
    // A chat action is seen for a moment and tells whether a message would arrive.
    await api.sendChatAction(id, 'typing');
    return [];
  }
  const [chat, own] = await Promise.all([
    api.getChat(id),
    api.getChatMember(id, me ?? (await api.getMe()).id),
  ]);
  if (!isPresent(own)) return ['member'];
  if (chat.type === 'channel')
    return mayPost(own, true) ? [] : [own.status === 'administrator' ? 'post' : 'admin'];
  const open = chat.permissions?.can_send_messages ?? true;
  return mayPost(own, false, open) ? [] : ['send'];
};

const lackingFor: Readonly<Record<string, string>> = {
  blocked: 'started',
  'not-started': 'started',
  kicked: 'member',
  'chat-not-found': 'member',
  moved: 'member',
};

/** `me`: the bot's own id; null where it has not introduced itself yet. */
export const missingRights = async (
  api: Api,
  me: number | null,
  target: Pick<Subscriber, 'chat' | 'thread' | 'kind'>,
  language: Language,
): Promise<readonly string[]> => {
  const keys = await lacking(api, me, target).catch((error: unknown) => [
    lackingFor[faultOf(error).code] ?? 'unknown',
  ]);
  return keys.map((key) => wordsOf(language).say(`telegram-missing-${key}`));
};
