// The fake Discord itself: discord.js logs in and works against it as against the real one.
import { Client, Events, GatewayIntentBits, REST, Routes } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { isDescribed } from './rest/described.ts';
import { startDiscord, type DiscordOptions, type FakeDiscord } from './server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const started = async (options: DiscordOptions = {}): Promise<FakeDiscord> => {
  const discord = await startDiscord(options);
  closing.push(() => discord.close());
  return discord;
};
const restOf = (discord: FakeDiscord): REST =>
  new REST({ api: discord.url, retries: 0, rejectOnRateLimit: () => true }).setToken(discord.token);
const embed = {
  embeds: [{ title: 'Night', description: 'words' }],
  allowed_mentions: { parse: [] },
};

describe('the fake Discord', () => {
  test('discord.js logs in, registers a command and answers it, then a button', async () => {
    const discord = await started({ lenient: true });
    const guild = discord.world.addGuild({ name: 'One' });
    const channel = discord.world.addChannel({ guild: guild.id });
    const user = discord.world.addUser();
    const client = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: discord.url },
    });
    closing.push(() => client.destroy());
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isAutocomplete()) void interaction.respond([{ name: 'a', value: 'b' }]);
      if (interaction.isChatInputCommand())
        void interaction
          .deferReply()
          .then(() =>
            interaction.editReply({ content: `to ${interaction.options.getString('date')}` }),
          )
          .then(() => interaction.followUp('more'));
      if (interaction.isButton()) void interaction.update({ content: interaction.customId });
    });
    await client.login(discord.token);
    await ready;
    expect(client.guilds.cache.get(guild.id)?.channels.cache.has(channel.id)).toBe(true);
    await client.application?.commands.set([
      {
        name: 'night',
        description: 'a night',
        options: [{ type: 3, name: 'date', description: 'when', autocomplete: true }],
      },
    ]);
    const doing = { user: user.id, channel: channel.id };
    const asked = discord.people.slash(doing, 'night', { date: '21 July' });
    await discord.people.seen(asked);
    expect(asked.message?.body['content']).toBe('to 21 July');
    await expect.poll(() => asked.followUps.length).toBe(1);
    const typing = await discord.people.seen(
      discord.people.autocomplete(doing, 'night', 'date', '2'),
    );
    expect(typing.choices).toEqual([{ name: 'a', value: 'b' }]);
    const press = discord.people.press(doing, asked.message?.id ?? '', 'x');
    await discord.people.seen(press);
    expect(asked.message?.body['content']).toBe('x');
    expect(discord.complaints).toEqual([]);
    expect(discord.copies(channel.id)).toBe(0);
  });

  test('a connection that drops is resumed, and what happened meanwhile is replayed', async () => {
    const discord = await started();
    const guild = discord.world.addGuild();
    const channel = discord.world.addChannel({ guild: guild.id });
    const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.url } });
    closing.push(() => client.destroy());
    const deleted: string[] = [];
    client.on(Events.ChannelDelete, ({ id }) => deleted.push(id));
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(discord.token);
    await ready;
    discord.gateway.drop();
    discord.deleteChannel(channel.id);
    await expect.poll(() => deleted, { timeout: 5000 }).toEqual([channel.id]);
    expect(discord.gateway.resumes).toBe(1);
    expect(discord.gateway.identifies).toBe(1);
  });

  test('a nonce that is enforced makes one message of two calls, for five minutes', async () => {
    const discord = await started();
    const guild = discord.world.addGuild();
    const channel = discord.world.addChannel({ guild: guild.id });
    const rest = restOf(discord);
    const body = { ...embed, nonce: 'n1', enforce_nonce: true };
    const first = (await rest.post(Routes.channelMessages(channel.id), { body })) as { id: string };
    const second = (await rest.post(Routes.channelMessages(channel.id), { body })) as {
      id: string;
    };
    expect(second.id).toBe(first.id);
    expect(discord.copies(channel.id)).toBe(1);
    discord.pass(5 * 60_000 + 1);
    await rest.post(Routes.channelMessages(channel.id), { body });
    expect(discord.copies(channel.id)).toBe(2);
  });

  test('what an order breaks after taking it in is counted as accepted', async () => {
    const discord = await started();
    const guild = discord.world.addGuild();
    const channel = discord.world.addChannel({ guild: guild.id });
    const rest = restOf(discord);
    const post = () => rest.post(Routes.channelMessages(channel.id), { body: embed });
    discord.fail({ method: 'POST', how: { kind: 'broken', status: 500, accepted: true } });
    await expect(post()).rejects.toThrow();
    expect(discord.copies(channel.id)).toBe(1);
    discord.fail({ method: 'POST', how: { kind: 'broken', status: 500, accepted: false } });
    await expect(post()).rejects.toThrow();
    discord.fail({ method: 'POST', how: { kind: 'reset', accepted: true } });
    await expect(post()).rejects.toThrow();
    expect(discord.copies(channel.id)).toBe(2);
  });

  test('the sixth message of five seconds in a channel is refused with its bucket', async () => {
    const discord = await started();
    const guild = discord.world.addGuild();
    const channel = discord.world.addChannel({ guild: guild.id });
    const posts = Array.from({ length: 6 }, () =>
      fetch(`${discord.url}/v10/channels/${channel.id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(embed),
      }),
    );
    const statuses = (await Promise.all(posts)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  test.each([
    ['more than 2,000 characters', { content: 'x'.repeat(2001) }],
    ['an embed of more than 4,096', { embeds: [{ description: 'x'.repeat(4097) }] }],
    [
      'embeds of more than 6,000 together',
      { embeds: [{ description: 'x'.repeat(3000) }, { description: 'x'.repeat(3001) }] },
    ],
    ['nothing', { content: '' }],
    ['a nonce of 26 characters', { ...embed, nonce: 'x'.repeat(26), enforce_nonce: true }],
    [
      'one custom id twice',
      {
        ...embed,
        components: [
          {
            type: 1,
            components: [1, 2].map(() => ({ type: 2, style: 2, label: 'a', custom_id: 'a' })),
          },
        ],
      },
    ],
  ])('a message with %s is refused', async (_what, body) => {
    const discord = await started();
    const channel = discord.world.addChannel({ guild: discord.world.addGuild().id });
    await expect(
      restOf(discord).post(Routes.channelMessages(channel.id), { body }),
    ).rejects.toMatchObject({ status: 400 });
    expect(discord.complaints).toHaveLength(1);
  });

  test('41 components are refused, 40 are not', async () => {
    const discord = await started();
    const channel = discord.world.addChannel({ guild: discord.world.addGuild().id });
    const words = (many: number) => ({
      flags: 1 << 15,
      components: [
        {
          type: 17,
          components: Array.from({ length: many - 1 }, () => ({ type: 10, content: 'a' })),
        },
      ],
    });
    const post = (many: number) =>
      restOf(discord).post(Routes.channelMessages(channel.id), { body: words(many) });
    await expect(post(41)).rejects.toMatchObject({ status: 400 });
    await expect(post(40)).resolves.toBeDefined();
  });

  test.runIf(isDescribed())('a field that the description does not know is refused', async () => {
    const discord = await started();
    const channel = discord.world.addChannel({ guild: discord.world.addGuild().id });
    await expect(
      restOf(discord).post(Routes.channelMessages(channel.id), { body: { ...embed, colour: 1 } }),
    ).rejects.toMatchObject({ code: 50035 });
  });

  test('the bot needs its permissions in a channel, and other ones in a thread', async () => {
    const discord = await started();
    const guild = discord.world.addGuild();
    const channel = discord.world.addChannel({ guild: guild.id });
    const thread = discord.world.addChannel({ parent: channel.id });
    const post = (id: string) => restOf(discord).post(Routes.channelMessages(id), { body: embed });
    channel.denied = 1n << 11n;
    await expect(post(channel.id)).rejects.toMatchObject({ code: 50013 });
    await expect(post(thread.id)).resolves.toBeDefined();
    channel.denied = 1n << 38n;
    await expect(post(thread.id)).rejects.toMatchObject({ code: 50013 });
    channel.denied = 1n << 10n;
    await expect(post(thread.id)).rejects.toMatchObject({ code: 50001 });
  });

  test('after 10,000 invalid requests the address is banned, without a word of JSON', async () => {
    const discord = await started({ limits: { invalid: 3 } });
    const call = () => fetch(`${discord.url}/v10/users/@me`);
    for (let index = 0; index < 3; index += 1) expect((await call()).status).toBe(401);
    const ban = await call();
    expect(ban.status).toBe(429);
    expect(ban.headers.get('content-type')).toBe('text/html');
  });
});
