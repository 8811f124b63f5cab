// The methods of the Bot API that a bot like ours calls, with the refusals of the real server.
import { badRequest, reachableChat, type Call, type Scene } from './scene.ts';
import { editText, inlineKeyboard, parsedText, sendMessage, sendPhoto } from './sending.ts';
import { chatFields, memberFields, nobody, type Fields } from './world.ts';

const member = ({ world }: Scene, params: Fields): Fields => {
  const chat = reachableChat(world, params);
  const id = Number(params['user_id']);
  if (id === world.bot.id) return memberFields(world.bot, chat.bot);
  const isAdmin = chat.bot.status === 'administrator' || chat.bot.status === 'creator';
  if (chat.type === 'channel' && !isAdmin) throw badRequest('member list is inaccessible');
  const user = world.person(id)?.user;
  if (!user) throw badRequest('invalid user_id specified');
  return memberFields(user, chat.members.get(id) ?? nobody);
};

const administrators = ({ world }: Scene, params: Fields): readonly Fields[] => {
  const chat = reachableChat(world, params);
  if (chat.type === 'private') throw badRequest('there are no administrators in the private chat');
  return [
    ...[...chat.members].flatMap(([id, one]) => {
      const user = world.person(id)?.user;
      return user && (one.status === 'creator' || one.status === 'administrator')
        ? [memberFields(user, one)]
        : [];
    }),
    ...(chat.bot.status === 'administrator' ? [memberFields(world.bot, chat.bot)] : []),
  ];
};

/** Two letters, or none for everybody. */
const languageOf = (params: Fields): string => {
  const code = String(params['language_code'] ?? '');
  if (!/^([a-z]{2})?$/.test(code)) throw badRequest('invalid language code specified');
  return code;
};

const setCommands = ({ settings }: Scene, params: Fields): true => {
  const commands = params['commands'] as readonly { command: string; description: string }[];
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256)
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  const scope = (params['scope'] as { type?: string } | undefined)?.type ?? 'default';
  settings.set(`commands/${scope}/${languageOf(params)}`, commands);
  return true;
};

const setWords =
  (name: string, key: string, longest: number) =>
  ({ settings }: Scene, params: Fields): true => {
    const text = String(params[key] ?? '');
    if (text.length > longest) throw badRequest(`${name.toUpperCase()}_TOO_LONG`);
    settings.set(`${name}/${languageOf(params)}`, text);
    return true;
  };

const startLink = (bot: string | undefined): RegExp =>
  new RegExp(`^https://t\\.me/${bot}\\?start=[\\w-]{1,64}$`);

const answerCallback = ({ callbackAnswers, updates, world }: Scene, params: Fields): true => {
  if (!updates.isAlive(String(params['callback_query_id'])))
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  if (String(params['text'] ?? '').length > 200) throw badRequest('MESSAGE_TOO_LONG');
  // Without a game, a press opens nothing but the bot itself.
  const url = params['url'];
  if (url !== undefined && !startLink(world.bot.username).test(String(url)))
    throw badRequest('URL_INVALID');
  callbackAnswers.push(params);
  return true;
};

const answerInline = (scene: Scene, params: Fields): true => {
  if (!scene.updates.isAlive(String(params['inline_query_id'])))
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const results = params['results'] as readonly Fields[];
  if (results.length > 50) throw badRequest('RESULTS_TOO_MUCH');
  const ids = new Set(results.map(({ id }) => String(id)));
  if (ids.size !== results.length) throw badRequest('RESULT_ID_DUPLICATE');
  for (const { id, title, input_message_content, reply_markup } of results) {
    if (Buffer.byteLength(String(id)) > 64 || String(id) === '')
      throw badRequest('RESULT_ID_INVALID');
    if (String(title) === '') throw badRequest('ARTICLE_TITLE_EMPTY');
    inlineKeyboard(reply_markup);
    const content = input_message_content as Fields | undefined;
    if (content && typeof content['message_text'] === 'string')
      parsedText(scene, content['message_text'], content['parse_mode'], false);
  }
  const button = params['button'] as Fields | undefined;
  if (button && String(button['text']) === '') throw badRequest('SWITCH_PM_TEXT_EMPTY');
  if (button && !/^[\w-]{1,64}$/.test(String(button['start_parameter'])))
    throw badRequest('START_PARAM_INVALID');
  scene.inlineAnswers.push(params);
  return true;
};

const deleteMessage = ({ world }: Scene, params: Fields): true => {
  const chat = reachableChat(world, params);
  const message = chat.messages.get(Number(params['message_id']));
  if (!message || message.deleted) throw badRequest('message to delete not found');
  message.deleted = true;
  return true;
};

const file = ({ world }: Scene, params: Fields): Fields => {
  const id = String(params['file_id']);
  const found = world.files.get(id);
  if (!found) throw badRequest('invalid file_id');
  return { file_id: id, file_unique_id: id, file_size: found.bytes.length, file_path: found.path };
};

type Method = (scene: Scene, params: Fields, call: Call) => unknown;

export const methods: Readonly<Record<string, Method>> = {
  getMe: ({ world }) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  sendMessage,
  sendPhoto,
  editMessageText: editText,
  editMessageReplyMarkup: editText,
  editMessageMedia: sendPhoto,
  deleteMessage,
  sendChatAction: ({ world }, params) => reachableChat(world, params) && true,
  getChat: ({ world }, params) => ({
    ...chatFields(reachableChat(world, params)),
    accent_color_id: 0,
    max_reaction_count: 11,
    permissions: reachableChat(world, params).permissions,
    accepted_gift_types: {},
  }),
  getChatMember: member,
  getChatAdministrators: administrators,
  leaveChat: ({ world }, params) => {
    reachableChat(world, params).bot = nobody;
    return true;
  },
  setMyCommands: setCommands,
  deleteMyCommands: ({ settings }, params) => {
    const scope = (params['scope'] as { type?: string } | undefined)?.type ?? 'default';
    settings.delete(`commands/${scope}/${String(params['language_code'] ?? '')}`);
    return true;
  },
  getMyCommands: ({ settings }, params) => {
    const scope = (params['scope'] as { type?: string } | undefined)?.type ?? 'default';
    return settings.get(`commands/${scope}/${String(params['language_code'] ?? '')}`) ?? [];
  },
  setMyDescription: setWords('description', 'description', 512),
  setMyShortDescription: setWords('short_description', 'short_description', 120),
  setMyDefaultAdministratorRights: ({ settings }, params) => {
    const channels = params['for_channels'] === true;
    settings.set(`rights/${channels ? 'channels' : 'groups'}`, params['rights'] ?? null);
    return true;
  },
  answerCallbackQuery: answerCallback,
  answerInlineQuery: answerInline,
  getFile: file,
  setWebhook: ({ updates }, params) => updates.setWebhook(params),
  deleteWebhook: ({ updates }, params) => updates.deleteWebhook(params),
  getWebhookInfo: ({ updates }) => updates.webhookInfo(),
  getMyStarBalance: () => ({ amount: 0 }),
};
