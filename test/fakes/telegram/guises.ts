// How people appear in groups: as themselves, hidden behind the group, as a channel; by Telegram's own accounts.
import { chatFields, type FakeChat, type FakeUser, type Fields } from './world.ts';

/** How somebody appears in a group: as themselves, as the group (anonymous), as a channel, or a forwarded post. */
export type Guise = 'self' | 'anonymous' | { readonly channel: number } | 'linked-channel';

export const specialUsers = {
  anonymous: 1_087_968_824,
  service: 777_000,
  channelBot: 136_817_688,
} as const;

const special = (id: number, first_name: string, username?: string): FakeUser => ({
  id,
  first_name,
  is_bot: id !== specialUsers.service,
  ...(username ? { username } : {}),
});

/** Who acts for an administrator that hides behind the group. */
export const anonymousAdmin = special(specialUsers.anonymous, 'Group', 'GroupAnonymousBot');

/** `from` and what stands beside it in a message of somebody who appears so. */
export const authorOf = (user: () => FakeUser, chat: FakeChat, guise: Guise): Fields => {
  if (guise === 'anonymous')
    return {
      from: anonymousAdmin,
      sender_chat: chatFields(chat),
    };
  if (guise === 'linked-channel')
    return {
      from: special(specialUsers.service, 'Telegram'),
      sender_chat: { id: -1_009_999_999_999, type: 'channel', title: 'linked' },
      is_automatic_forward: true,
    };
  if (guise !== 'self')
    return {
      from: special(specialUsers.channelBot, 'Channel', 'Channel_Bot'),
      sender_chat: { id: guise.channel, type: 'channel', title: 'somebody' },
    };
  return { from: user() };
};
