// What each path of the fake Discord's REST does to its world. Checks of form and of limits come before.
import { at, names, nothing, ok, type Asked, type Handler, type Parts } from './asked.ts';
import { changeChannel, crosspost, edit, post, startThread } from './posts.ts';
import { checkCommands, checkMessage, pings } from './rules.ts';
import { Refusal, type Answer, type FakeChannel, type FakeMessage, type Json } from '../shapes.ts';
import { isThread } from '../shown.ts';
import type { World } from '../world.ts';

const guildSeen = (world: World, id: string) => {
  const guild = world.guilds.get(id);
  if (!guild?.member) throw new Refusal(404, 10004, 'Unknown Guild');
  return guild;
};

const openDm: Handler = ({ world }, asked) => {
  const user = world.users.get(String(asked.body['recipient_id']));
  if (!user) throw new Refusal(400, 50033, 'Invalid Recipient(s)');
  return ok(world.channelJson(world.dmOf(user.id)));
};

const register: Handler = (parts, asked) => {
  const list = Array.isArray(asked.body) ? (asked.body as readonly Json[]) : [];
  checkCommands(list);
  parts.registrations += 1;
  parts.people.commands = list.map((body) => ({ id: parts.world.id(), body }));
  return ok(parts.people.commands.map(({ id, body }) => commandJson(parts.world, id, body)));
};

const commandJson = (world: World, id: string, body: Json): Json => ({
  ...body,
  id,
  application_id: world.application,
  version: id,
  type: body['type'] ?? 1,
});

const callback: Handler = ({ people, world }, asked, ids) => {
  const data = (asked.body['data'] as Json | undefined) ?? {};
  const type = asked.body['type'];
  if (type === 4 || type === 7) checkMessage(data, names(asked), type === 4);
  const choices = data['choices'];
  if (Array.isArray(choices) && choices.length > 25)
    throw new Refusal(400, 50035, 'Invalid Form Body');
  const done = people.callback(at(ids, 0), at(ids, 1), asked.body, asked.files, pings(data));
  if (asked.query.get('with_response') !== 'true') return nothing;
  return ok({
    interaction: { id: done.id, type: done.payload['type'] },
    ...(done.message ? { resource: { type, message: world.messageJson(done.message) } } : {}),
  });
};

const answerTo =
  (
    write: (parts: Parts, asked: Asked, ids: readonly string[]) => FakeMessage,
    creates: boolean,
  ): Handler =>
  (parts, asked, ids) => {
    checkMessage(asked.body, names(asked), creates);
    return ok(parts.world.messageJson(write(parts, asked, ids)));
  };

const channelOf = ({ world }: Parts, ids: readonly string[]): FakeChannel => world.seen(at(ids, 0));

/** Method, path with `:id` for what varies, and what it does. The first that fits is taken. */
const table: readonly (readonly [string, string, Handler])[] = [
  ['GET', '/gateway', ({ gateway }) => ok({ url: gateway.address() })],
  [
    'GET',
    '/gateway/bot',
    ({ gateway }) =>
      ok({
        url: gateway.address(),
        shards: 1,
        session_start_limit: {
          total: gateway.startLimit.total,
          remaining: Math.max(0, gateway.startLimit.remaining),
          reset_after: gateway.startLimit.resetAfter,
          max_concurrency: gateway.startLimit.maxConcurrency,
        },
      }),
  ],
  ['GET', '/users/@me', ({ world }) => ok(world.userJson())],
  [
    'GET',
    '/oauth2/applications/@me',
    ({ world }) => ok({ id: world.application, name: 'strike-digest' }),
  ],
  ['GET', '/applications/@me', ({ world }) => ok({ id: world.application, name: 'strike-digest' })],
  ['POST', '/users/@me/channels', openDm],
  [
    'GET',
    '/users/@me/guilds',
    ({ world }) =>
      ok(
        [...world.guilds.values()]
          .filter(({ member }) => member)
          .map(({ id, name }) => ({ id, name })),
      ),
  ],
  ['PUT', '/applications/:id/commands', register],
  [
    'GET',
    '/applications/:id/commands',
    ({ people, world }) => ok(people.commands.map(({ id, body }) => commandJson(world, id, body))),
  ],
  ['POST', '/channels/:id/messages', post],
  ['PATCH', '/channels/:id/messages/:id', edit],
  [
    'GET',
    '/channels/:id/messages/:id',
    (parts, _asked, ids) =>
      ok(parts.world.messageJson(parts.world.message(channelOf(parts, ids), at(ids, 1)))),
  ],
  [
    'GET',
    '/channels/:id/messages',
    (parts, _asked, ids) =>
      ok(
        [...channelOf(parts, ids).messages.values()]
          .reverse()
          .slice(0, 50)
          .map((one) => parts.world.messageJson(one)),
      ),
  ],
  [
    'DELETE',
    '/channels/:id/messages/:id',
    (parts, _asked, ids) => {
      const channel = channelOf(parts, ids);
      parts.world.message(channel, at(ids, 1));
      channel.messages.delete(at(ids, 1));
      return nothing;
    },
  ],
  ['POST', '/channels/:id/messages/:id/crosspost', crosspost],
  ['POST', '/channels/:id/threads', startThread],
  [
    'GET',
    '/channels/:id',
    (parts, _asked, ids) => ok(parts.world.channelJson(channelOf(parts, ids))),
  ],
  ['PATCH', '/channels/:id', changeChannel],
  [
    'GET',
    '/guilds/:id',
    ({ world }, _asked, ids) => ok(world.guildJson(guildSeen(world, at(ids, 0)))),
  ],
  [
    'GET',
    '/guilds/:id/roles',
    ({ world }, _asked, ids) => ok(world.rolesJson(guildSeen(world, at(ids, 0)))),
  ],
  [
    'GET',
    '/guilds/:id/members/:id',
    ({ world }, _asked, ids) => {
      const guild = guildSeen(world, at(ids, 0));
      if (at(ids, 1) !== world.bot) throw new Refusal(404, 10007, 'Unknown Member');
      return ok(world.memberJson(guild));
    },
  ],
  [
    'GET',
    '/guilds/:id/threads/active',
    ({ world }, _asked, ids) => {
      const guild = guildSeen(world, at(ids, 0));
      const threads = [...guild.channels]
        .flatMap((id) => world.channels.get(id) ?? [])
        .filter((one) => isThread(one) && !one.archived && world.may(one, 'viewChannel'));
      return ok({ threads: threads.map((one) => world.channelJson(one)), members: [] });
    },
  ],
  ['POST', '/interactions/:id/:token/callback', callback],
  [
    'PATCH',
    '/webhooks/:id/:token/messages/@original',
    answerTo(
      ({ people }, { body, files }, ids) =>
        people.editOriginal(at(ids, 1), body, files, pings(body)),
      false,
    ),
  ],
  [
    'GET',
    '/webhooks/:id/:token/messages/@original',
    ({ people, world }, _asked, ids) => ok(world.messageJson(people.original(at(ids, 1)))),
  ],
  [
    'DELETE',
    '/webhooks/:id/:token/messages/@original',
    ({ people }, _asked, ids) => {
      people.deleteOriginal(at(ids, 1));
      return nothing;
    },
  ],
  [
    'POST',
    '/webhooks/:id/:token',
    answerTo(
      ({ people }, { body, files }, ids) => people.followUp(at(ids, 1), body, files, pings(body)),
      true,
    ),
  ],
  [
    'PATCH',
    '/webhooks/:id/:token/messages/:id',
    answerTo(
      ({ people }, { body, files }, ids) =>
        people.editFollowUp(at(ids, 1), at(ids, 2), body, files, pings(body)),
      false,
    ),
  ],
];

interface Compiled {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler;
}
const compiled: readonly Compiled[] = table.map(([method, path, handler]) => ({
  method,
  pattern: new RegExp(`^${path.replaceAll('@', '@').replaceAll(/:(id|token)/g, '([^/]+)')}$`),
  handler,
}));

/** Takes a call in. Throws `Refusal`. */
export const takeIn = (parts: Parts, asked: Asked): Answer => {
  for (const { method, pattern, handler } of compiled) {
    if (method !== asked.method) continue;
    const found = pattern.exec(asked.path);
    if (found) return handler(parts, asked, found.slice(1));
  }
  return { status: 404, body: { message: '404: Not Found', code: 0 } };
};

/** Interactions and their webhooks need no token and stand outside the bot's own limit. */
export const isInteraction = (path: string): boolean => /^\/(interactions|webhooks)\//.test(path);
