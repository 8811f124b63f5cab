// Setting a channel or group up from a private chat: the buttons that let a person choose one of theirs.
import type { ChatAdministratorRights, ReplyKeyboardMarkup } from 'grammy/types';
import type { Language } from '../../data/model/terms.ts';
import { wordsOf } from '../../digest/locale.ts';
import type { Line, Message } from '../../digest/message.ts';

/** Which button was pressed comes back with the chosen chat. */
export const requestIds = { channel: 1, group: 2 } as const;

// Rights that newer servers know besides are left out: an older one does not know them.
const noRights = {
  is_anonymous: false,
  can_manage_chat: false,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
} as ChatAdministratorRights;
/** Enough to post in a channel; the bot asks for no more. */
export const channelRights: ChatAdministratorRights = { ...noRights, can_post_messages: true };

/** Only channels in which the person may post are offered, and the bot is given that right with the choice. */
export const chooseKeyboard = (language: Language): ReplyKeyboardMarkup => {
  const words = wordsOf(language);
  return {
    keyboard: [
      [
        {
          text: words.say('telegram-choose-channel'),
          request_chat: {
            request_id: requestIds.channel,
            chat_is_channel: true,
            user_administrator_rights: channelRights,
            bot_administrator_rights: channelRights,
            request_title: true,
          },
        },
        {
          text: words.say('telegram-choose-group'),
          request_chat: {
            request_id: requestIds.group,
            chat_is_channel: false,
            user_administrator_rights: noRights,
            bot_is_member: true,
            request_title: true,
          },
        },
      ],
    ],
    resize_keyboard: true,
    one_time_keyboard: true,
  };
};

const note = (language: Language, lines: readonly Line[]): Message => ({
  language,
  summary: '',
  blocks: [{ id: 'note', heading: null, lines: lines.map((spans) => ({ spans })) }],
  sources: [],
  actions: [],
});

/** Links that add the bot, for apps whose keyboards cannot choose. */
const addLinks = (language: Language, bot: string): Line => {
  const words = wordsOf(language);
  const address = `https://t.me/${bot}`;
  return [
    {
      text: words.say('telegram-add-channel'),
      url: `${address}?startchannel&admin=post_messages`,
    },
    { text: ' · ' },
    { text: words.say('telegram-add-group'), url: `${address}?startgroup=setup` },
  ];
};

export const chooseMessage = (language: Language, bot: string): Message =>
  note(language, [[{ text: wordsOf(language).say('telegram-choose') }], addLinks(language, bot)]);

/** A chosen chat that the bot cannot reach. */
export const unreachableMessage = (language: Language, bot: string, title: string): Message =>
  note(language, [
    [{ text: wordsOf(language).say('telegram-not-there', { title }) }],
    addLinks(language, bot),
  ]);

export const cannotWriteMessage = (language: Language, title: string): Message =>
  note(language, [[{ text: wordsOf(language).say('telegram-cannot-write', { title }) }]]);

export const tooMuchMessage = (language: Language): Message =>
  note(language, [[{ text: wordsOf(language).say('telegram-too-much') }]]);

export const failedMessage = (language: Language): Message =>
  note(language, [[{ text: wordsOf(language).say('command-failed') }]]);
