// Messages in channels, threads and forums of the fake Discord, as the bot's calls make and change them.
import { at, names, ok, type Handler } from './asked.ts';
import { limited } from './limits.ts';
import { checkMessage, pings } from './rules.ts';
import { Refusal, type Json } from '../shapes.ts';
import { isThread } from '../shown.ts';

export const post: Handler = ({ world }, asked, ids) => {
  const channel = world.seen(at(ids, 0));
  if (channel.sort === 'forum' || channel.sort === 'media')
    throw new Refusal(400, 40058, 'Cannot message this channel until after at least one message.');
  checkMessage(asked.body, names(asked), true);
  world.checkPost(channel, asked.body, asked.files.length);
  const known = world.rememberedNonce(asked.body);
  if (known) return ok(world.messageJson(known));
  const { body, files } = asked;
  return ok(
    world.messageJson(world.keep(channel, { body, files, pinged: pings(body), interaction: null })),
  );
};

export const edit: Handler = ({ world }, asked, ids) => {
  const channel = world.seen(at(ids, 0));
  const message = world.message(channel, at(ids, 1));
  checkMessage(asked.body, [...names(asked), ...message.files.map(({ name }) => name)], false);
  if (channel.archived && channel.strictArchive)
    throw new Refusal(400, 50083, 'Thread is archived');
  message.body = { ...message.body, ...asked.body };
  if (asked.files.length > 0 || asked.body['attachments'] !== undefined)
    message.files = asked.files;
  message.edits += 1;
  message.pinged ||= pings(asked.body);
  return ok(world.messageJson(message));
};

export const crosspost: Handler = ({ world, limiter }, _asked, ids) => {
  const channel = world.seen(at(ids, 0));
  const message = world.message(channel, at(ids, 1));
  if (channel.sort !== 'announcement')
    throw new Refusal(400, 50024, 'Cannot execute action on this channel type');
  if (message.crossposted)
    throw new Refusal(400, 40033, 'This message has already been crossposted.');
  if (!world.may(channel, 'sendMessages')) throw new Refusal(403, 50013, 'Missing Permissions');
  const hour = 3_600_000;
  channel.crossposts = channel.crossposts.filter((one) => world.now() - one < hour);
  const [oldest] = channel.crossposts;
  if (channel.crossposts.length >= limiter.limits.crossposts && oldest !== undefined)
    return limited((oldest + hour - world.now()) / 1000, 'user');
  channel.crossposts.push(world.now());
  message.crossposted = true;
  return ok(world.messageJson(message));
};

export const startThread: Handler = ({ world, gateway }, asked, ids) => {
  const parent = world.seen(at(ids, 0));
  if (parent.sort !== 'forum' && parent.sort !== 'media')
    throw new Refusal(400, 50024, 'Cannot execute action on this channel type');
  if (!world.may(parent, 'sendMessages')) throw new Refusal(403, 50013, 'Missing Permissions');
  const message = (asked.body['message'] as Json | undefined) ?? {};
  checkMessage(message, names(asked), true);
  world.checkPost(parent, message, asked.files.length);
  const wanted = Array.isArray(asked.body['applied_tags'])
    ? (asked.body['applied_tags'] as readonly string[])
    : [];
  if (parent.requiresTag && wanted.length === 0)
    throw new Refusal(400, 40067, 'A tag is required to create a forum post in this channel');
  for (const id of wanted) {
    const tag = parent.tags.find((one) => one.id === id);
    if (!tag)
      throw new Refusal(400, 50035, 'Invalid Form Body', {
        applied_tags: { _errors: [{ code: 'FORUM_INVALID_TAGS', message: 'Invalid tags.' }] },
      });
    if (tag.moderated && !world.may(parent, 'manageThreads'))
      throw new Refusal(403, 50013, 'Missing Permissions');
  }
  const thread = world.addChannel(
    { parent: parent.id, sort: 'thread', name: String(asked.body['name']) },
    { owner: world.bot, appliedTags: wanted },
  );
  const draft = { body: message, files: asked.files, pinged: pings(message), interaction: null };
  const kept = world.keep(thread, draft, thread.id);
  gateway.dispatch('THREAD_CREATE', world.channelJson(thread));
  return { status: 201, body: { ...world.channelJson(thread), message: world.messageJson(kept) } };
};

export const changeChannel: Handler = ({ world }, asked, ids) => {
  const channel = world.seen(at(ids, 0));
  if (!isThread(channel)) throw new Refusal(403, 50013, 'Missing Permissions');
  if (!world.may(channel, 'sendInThreads')) throw new Refusal(403, 50013, 'Missing Permissions');
  if (channel.locked && !world.may(channel, 'manageThreads'))
    throw new Refusal(403, 50013, 'Missing Permissions');
  if (typeof asked.body['archived'] === 'boolean') channel.archived = asked.body['archived'];
  return ok(world.channelJson(channel));
};
