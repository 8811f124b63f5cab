// What becomes of the bot in a chat: added, removed, blocked, its rights changed, the chat's id replaced.
import type { ChatMember, ChatMemberUpdated, Message as Incoming } from 'grammy/types';
import type { Happening } from '../../platform.ts';
import { isPresent, mayPost } from '../rights.ts';

const isAdministrator = ({ status }: ChatMember): boolean =>
  status === 'administrator' || status === 'creator';

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Short codes of the panel's words for a lost place. */
const reasonOf = ({ chat, new_chat_member: now }: ChatMemberUpdated): string =>
  chat.type === 'private'
    ? 'blocked'
    : !isPresent(now)
      ? 'kicked'
      : chat.type === 'channel' && !isAdministrator(now)
        ? 'admin-needed'
        : 'no-rights';

/** What a change of the bot's own membership means for what is sent there; null where nothing changed. */
export const happeningOf = (update: ChatMemberUpdated): Happening | null => {
  const { chat, date, old_chat_member: was, new_chat_member: now } = update;
  const channel = chat.type === 'channel';
  const could = mayPost(was, channel);
  const can = mayPost(now, channel);
  // Plain members may be silenced by what is set for all: an administrator writes there all the same.
  const promoted = can && isAdministrator(now) && !isAdministrator(was);
  if (could === can && isPresent(was) === isPresent(now) && !promoted) return null;
  return can
    ? { what: 'regained', chat: String(chat.id), at: instant(date) }
    : {
        what: 'lost',
        chat: String(chat.id),
        thread: null,
        reason: reasonOf(update),
        at: instant(date),
      };
};

/** Whether somebody has just brought the bot into a group or channel, or given it a channel to post in. */
export const isNewHere = ({
  chat,
  old_chat_member: was,
  new_chat_member: now,
}: ChatMemberUpdated): boolean =>
  chat.type !== 'private' &&
  ((!isPresent(was) && isPresent(now)) ||
    (chat.type === 'channel' && !mayPost(was, true) && mayPost(now, true)));

/** The service messages of a group that became a supergroup, told in both of its chats. */
export const migrationOf = (message: Incoming): Happening | null => {
  const { chat, date, migrate_to_chat_id: to, migrate_from_chat_id: from } = message;
  if (to !== undefined)
    return { what: 'moved', chat: String(chat.id), to: String(to), at: instant(date) };
  if (from !== undefined)
    return { what: 'moved', chat: String(from), to: String(chat.id), at: instant(date) };
  return null;
};

/** Whether a topic's service message says that it was closed or opened again. */
export const topicOf = (message: Incoming): Happening | null => {
  const { chat, date, message_thread_id: thread } = message;
  if (thread === undefined) return null;
  if (message.forum_topic_closed)
    return {
      what: 'lost',
      chat: String(chat.id),
      thread: String(thread),
      reason: 'topic-closed',
      at: instant(date),
    };
  return message.forum_topic_reopened
    ? { what: 'regained', chat: String(chat.id), thread: String(thread), at: instant(date) }
    : null;
};
