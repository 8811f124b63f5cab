// Steers a fake Discord that runs in a process of its own: one call of it by name, JSON in and out.
import type { ChannelDraft } from './world.ts';
import type { Order } from './rest/faults.ts';
import type { Doing } from './people/asking.ts';
import type { FakeDiscord } from './server.ts';
import type { Answer, Json } from './shapes.ts';

const text = (value: unknown): string => String(value ?? '');

type Steer = (discord: FakeDiscord, args: readonly unknown[]) => unknown;

const steers: Readonly<Record<string, Steer>> = {
  addGuild: ({ world }, [draft]) => ({ id: world.addGuild((draft ?? {}) as Json).id }),
  addChannel: ({ world }, [draft]) => ({ id: world.addChannel(draft as ChannelDraft).id }),
  addUser: ({ world }, [draft]) => ({ id: world.addUser((draft ?? {}) as Json).id }),
  dmOf: ({ world }, [user]) => ({ id: world.dmOf(text(user)).id }),
  fail: (discord, [order]) => discord.fail(order as Order),
  heal: (discord) => discord.heal(),
  pass: (discord, [milliseconds]) => discord.pass(Number(milliseconds)),
  latency: (discord, [milliseconds]) => {
    discord.latency = Number(milliseconds);
  },
  removeGuild: (discord, [id, how]) =>
    discord.removeGuild(text(id), {
      unavailable: (how as Json | undefined)?.['unavailable'] === true,
    }),
  returnGuild: (discord, [id]) => discord.returnGuild(text(id)),
  joinGuild: (discord, [id]) => discord.joinGuild(text(id)),
  deleteChannel: (discord, [id]) => discord.deleteChannel(text(id)),
  drop: ({ gateway }) => gateway.drop(),
  askToReconnect: ({ gateway }) => gateway.askToReconnect(),
  invalidate: ({ gateway }, [resumable]) => gateway.invalidate(resumable === true),
  copies: ({ world }) => Object.fromEntries(world.copies),
  messages: (discord, [channel]) =>
    discord.messages(text(channel)).map((one) => discord.world.messageJson(one)),
  slash: ({ people }, [doing, command, options, copies]) => ({
    token: people.slash(
      doing as Doing,
      text(command),
      (options ?? {}) as Readonly<Record<string, string>>,
      copies === undefined ? 1 : Number(copies),
    ).token,
  }),
  press: ({ people }, [doing, message, customId, copies]) => ({
    token: people.press(
      doing as Doing,
      text(message),
      text(customId),
      undefined,
      copies === undefined ? 1 : Number(copies),
    ).token,
  }),
  seen: async ({ people, world }, [token]) => {
    const conversation = people.conversations.get(text(token));
    if (!conversation) throw new Error('no such interaction');
    await people.seen(conversation);
    return {
      firstAfter: conversation.firstAfter,
      message: conversation.message && world.messageJson(conversation.message),
      choices: conversation.choices,
      modal: conversation.modal,
    };
  },
  volley: (discord, [doing, asked, count, atOnce]) =>
    volley(
      discord,
      doing as Doing,
      asked as readonly (readonly [string, Readonly<Record<string, string>>])[],
      Number(count),
      Number(atOnce),
    ),
  counts: ({ gateway, limiter, parts, complaints, people }) => ({
    identifies: gateway.identifies,
    resumes: gateway.resumes,
    connections: gateway.connections,
    registrations: parts.registrations,
    highest: limiter.highest,
    invalid: limiter.invalid,
    commands: people.commands.length,
    complaints,
  }),
};

/** So many slash commands, `atOnce` under way; milliseconds until the first request about each. */
const volley = async (
  { people }: FakeDiscord,
  doing: Doing,
  asked: readonly (readonly [command: string, options: Readonly<Record<string, string>>])[],
  count: number,
  atOnce: number,
): Promise<readonly number[]> => {
  const times: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const [command, options] = asked[index % asked.length] ?? ['help', {}];
      const conversation = await people.seen(people.slash(doing, command, options), 60_000);
      times.push(conversation.firstAfter ?? Number.NaN);
      people.forget(conversation);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return times;
};

/** Runs one order. An unknown one, or one that fails, is a 400 with the reason. */
export const control = async (discord: FakeDiscord, body: Json): Promise<Answer> => {
  const steer = steers[text(body['call'])];
  if (!steer)
    return { status: 400, body: { error: `there are ${Object.keys(steers).join(', ')}` } };
  try {
    const args = Array.isArray(body['args']) ? (body['args'] as readonly unknown[]) : [];
    return { status: 200, body: { result: (await steer(discord, args)) ?? null } };
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
  }
};
