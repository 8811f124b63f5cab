// Sending and editing: rights, topics, markup and lengths as the real server checks them.
import { badRequest, reachableChat, Refused, type Call, type Scene } from './scene.ts';
import { messageFields, type FakeChat, type Fields, type Stored } from './world.ts';
import type { Entity } from './text.ts';

const seconds = (): number => Math.floor(Date.now() / 1000);

const topicOf = (chat: FakeChat, params: Fields): number | null => {
  const thread = params['message_thread_id'];
  if (thread === undefined) return null;
  // A group that is no forum any more takes the message into its main chat.
  if (!chat.isForum && chat.type !== 'private') return null;
  const topic = chat.topics.get(Number(thread));
  if (Number(thread) === 1 || !topic || topic.deleted) throw badRequest('message thread not found');
  if (topic.closed && chat.bot.status !== 'administrator') throw badRequest('TOPIC_CLOSED');
  return topic.id;
};

const mayWrite = (chat: FakeChat, what: 'messages' | 'photos'): void => {
  if (chat.type === 'private') return;
  const { status, rights } = chat.bot;
  if (chat.type === 'channel') {
    if (status !== 'administrator' || rights['can_post_messages'] !== true)
      throw badRequest('need administrator rights in the channel chat');
    return;
  }
  if (status === 'administrator') return;
  const allowed = status === 'restricted' ? rights : chat.permissions;
  const text = what === 'messages' ? 'text messages' : 'photos';
  if (allowed[`can_send_${what}`] !== true)
    throw badRequest(`not enough rights to send ${text} to the chat`);
};

const checkUrl = (url: string): void => {
  const parsed = URL.parse(url);
  const known = ['http:', 'https:', 'tg:', 'ton:', 'tonsite:'].includes(parsed?.protocol ?? '');
  if (!known || (/^https?:/.test(url) && !parsed?.hostname.includes('.')))
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
};

const checkButton = (button: Fields): void => {
  const { text, callback_data, url } = button;
  if (typeof text !== 'string' || text === '')
    throw badRequest('text buttons are unallowed in the inline keyboard');
  const kinds = Object.keys(button).filter(
    (key) => !['text', 'style', 'icon_custom_emoji_id'].includes(key),
  );
  if (kinds.length !== 1) throw badRequest('text buttons are unallowed in the inline keyboard');
  if (typeof callback_data === 'string') {
    const bytes = Buffer.byteLength(callback_data);
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
  }
  if (typeof url === 'string') checkUrl(url);
};

/** The inline keyboard of a call, checked; an empty one is none. */
export const inlineKeyboard = (given: unknown): Fields | null => {
  const markup = given as Fields | undefined;
  const rows = (markup?.['inline_keyboard'] ?? []) as readonly (readonly Fields[])[];
  for (const row of rows) for (const button of row) checkButton(button);
  if (rows.flat().length > 100) throw badRequest('reply markup is too long');
  if (rows.some((row) => row.length > 8)) throw badRequest('BUTTON_ROW_TOO_LONG');
  return rows.flat().length === 0 ? null : (markup ?? null);
};

type Rights = Readonly<Record<string, boolean>>;

/** What the bot would be given along with the chat, the person must have. */
const checkRequest = (request: Fields): void => {
  const theirs = (request['user_administrator_rights'] ?? {}) as Rights;
  const ours = (request['bot_administrator_rights'] ?? {}) as Rights;
  if (Object.entries(ours).some(([right, has]) => has && theirs[right] !== true))
    throw badRequest('bot administrator rights must be a subset of user administrator rights');
};

const markupOf = (chat: FakeChat, params: Fields): Fields | null => {
  const markup = params['reply_markup'] as Fields | undefined;
  if (!markup || 'inline_keyboard' in markup) return inlineKeyboard(markup);
  const asked = ((markup['keyboard'] ?? []) as readonly (readonly Fields[])[])
    .flat()
    .flatMap((button) =>
      typeof button === 'object' && button['request_chat']
        ? [button['request_chat'] as Fields]
        : [],
    );
  if (asked.length > 0 && chat.type !== 'private')
    throw badRequest('chat can be requested in private chats only');
  asked.forEach(checkRequest);
  return markup;
};

/** Bytes that an entity takes on Telegram's wire; what is about 9500 in all is refused with the message. */
const entityBytes = ({ url }: Entity): number =>
  url === undefined ? 12 : 12 + Math.ceil((Buffer.byteLength(url) + 4) / 4) * 4;
const mostEntityBytes = 9500;

/** The text of a message or caption as it will be read, refused as the real server refuses. */
export const parsedText = (
  scene: Scene,
  source: unknown,
  mode: unknown,
  caption: boolean,
): { readonly text: string; readonly entities: readonly Entity[] } => {
  const known = mode === 'HTML' || mode === 'MarkdownV2' ? mode : null;
  if (mode !== undefined && known === null) throw badRequest('unsupported parse_mode');
  const parsed = scene.parse(String(source ?? ''), known);
  if (!parsed.ok) throw new Refused(400, parsed.description);
  if (parsed.text === '' && !caption) throw badRequest('message text is empty');
  if (parsed.text.length > (caption ? 1024 : 4096))
    throw badRequest(caption ? 'message caption is too long' : 'message is too long');
  if (parsed.entities.reduce((sum, entity) => sum + entityBytes(entity), 0) > mostEntityBytes)
    throw badRequest('ENTITIES_TOO_LONG');
  return parsed;
};

/** What is answered must stand there, unless that is said to be no matter. */
const checkReply = (chat: FakeChat, params: Fields): void => {
  const reply = params['reply_parameters'] as Fields | undefined;
  if (!reply || reply['allow_sending_without_reply'] === true) return;
  const replied = chat.messages.get(Number(reply['message_id']));
  if (!replied || replied.deleted) throw badRequest('message to be replied not found');
};

const store = (scene: Scene, call: Call, chat: FakeChat, photo: string | null): Fields => {
  const { world } = scene;
  const { params } = call;
  const thread = topicOf(chat, params);
  checkReply(chat, params);
  const source = photo === null ? params['text'] : params['caption'];
  const { text, entities } = parsedText(scene, source, params['parse_mode'], photo !== null);
  const silent = params['disable_notification'] === true;
  const message = world.keep(chat, {
    fromBot: true,
    date: seconds(),
    thread,
    text: scene.intern(text),
    source: scene.intern(String(source ?? '')),
    entities,
    markup: markupOf(chat, params),
    photo,
    preview: (params['link_preview_options'] as Fields | undefined) ?? null,
    silent,
  });
  world.sent.push({
    chat: String(chat.id),
    thread,
    messageId: message.messageId,
    method: call.method,
    text: message.text,
    silent,
    at: call.at,
  });
  return messageFields(world, chat, message);
};

export const sendMessage = (scene: Scene, params: Fields, call: Call): Fields => {
  const chat = reachableChat(scene.world, params);
  mayWrite(chat, 'messages');
  return store(scene, call, chat, null);
};

const pngSize = (bytes: Buffer): { readonly width: number; readonly height: number } | null =>
  bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : null;

const photoOf = ({ world }: Scene, call: Call, given: unknown): string => {
  const name =
    typeof given === 'string' && given.startsWith('attach://') ? given.slice(9) : 'photo';
  const upload = call.uploads.get(name);
  if (!upload) {
    if (typeof given !== 'string' || !world.files.has(given))
      throw badRequest('wrong file identifier/HTTP URL specified');
    return given;
  }
  if (upload.bytes.length > 10 * 1024 * 1024) throw new Refused(413, 'Request Entity Too Large');
  const size = pngSize(upload.bytes);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  const ratio = Math.max(size.width, size.height) / Math.max(1, Math.min(size.width, size.height));
  if (size.width + size.height > 10_000 || ratio > 20) throw badRequest('PHOTO_INVALID_DIMENSIONS');
  const id = `AgACphoto${world.files.size + 1}`;
  world.files.set(id, { path: `photos/file_${world.files.size + 1}.png`, bytes: upload.bytes });
  return id;
};

const editable = (scene: Scene, params: Fields): { chat: FakeChat; message: Stored } => {
  const chat = reachableChat(scene.world, params);
  if (chat.type === 'channel' && chat.bot.status !== 'administrator')
    throw badRequest('need administrator rights in the channel chat');
  const message = chat.messages.get(Number(params['message_id']));
  if (!message || message.deleted) throw badRequest('message to edit not found');
  const isKeyboard = message.markup !== null && !('inline_keyboard' in message.markup);
  if (!message.fromBot || isKeyboard) throw badRequest("message can't be edited");
  return { chat, message };
};

const unchanged = (): Refused =>
  badRequest(
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );

const change = (message: Stored, next: Partial<Stored>): void => {
  const same = (Object.keys(next) as (keyof Stored)[]).every(
    (key) => JSON.stringify(next[key]) === JSON.stringify(message[key]),
  );
  if (same) throw unchanged();
  Object.assign(message, next);
  message.edits += 1;
};

export const sendPhoto = (scene: Scene, params: Fields, call: Call): Fields => {
  if (call.method === 'editMessageMedia') {
    const { chat, message } = editable(scene, params);
    const media = params['media'] as Fields;
    const { text, entities } = parsedText(scene, media['caption'], media['parse_mode'], true);
    const photo = photoOf(scene, call, media['media']);
    change(message, { text, entities, photo, markup: markupOf(chat, params) });
    return messageFields(scene.world, chat, message);
  }
  const chat = reachableChat(scene.world, params);
  mayWrite(chat, 'photos');
  return store(scene, call, chat, photoOf(scene, call, params['photo']));
};

const replaceWords = (
  scene: Scene,
  message: Stored,
  params: Fields,
  markup: Fields | null,
): void => {
  if (message.photo !== null) throw badRequest('there is no text in the message to edit');
  const { text, entities } = parsedText(scene, params['text'], params['parse_mode'], false);
  change(message, { text, entities, markup });
  message.source = String(params['text']);
};

/** A message that was sent on by somebody stands in a chat that the bot does not know. */
const editInline = (scene: Scene, params: Fields): true => {
  const message = scene.world.inline.get(String(params['inline_message_id']));
  if (!message) throw badRequest('MESSAGE_ID_INVALID');
  replaceWords(scene, message, params, inlineKeyboard(params['reply_markup']));
  return true;
};

export const editText = (scene: Scene, params: Fields, call: Call): Fields | true => {
  if (params['inline_message_id'] !== undefined) return editInline(scene, params);
  const { chat, message } = editable(scene, params);
  const markup = markupOf(chat, params);
  if (call.method === 'editMessageReplyMarkup') change(message, { markup });
  else replaceWords(scene, message, params, markup);
  return messageFields(scene.world, chat, message);
};
