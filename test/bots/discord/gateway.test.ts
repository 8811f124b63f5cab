// What the connection to Discord tells of commands, servers and channels.
import { describe, expect, test } from 'vitest';
import { commandDefinitions } from '../../../src/bots/discord/definitions.ts';
import { bits } from '../../fakes/discord/shapes.ts';
import { outgoing, startedBot, type Bot } from './bot.ts';

const events = (bot: Bot): string[] => bot.happenings.map(({ what, chat }) => `${what} ${chat}`);

describe('the commands', () => {
  test('are registered once, in both languages, and not again while they stay the same', async () => {
    const facts = new Map<string, string>();
    const first = await startedBot({ facts });
    expect(first.fake.parts.registrations).toBe(1);
    expect(first.fake.complaints).toEqual([]);
    const second = await startedBot({ facts });
    expect(second.fake.parts.registrations).toBe(0);
    facts.set(`discord/commands/${second.fake.application}`, 'another list');
    expect((await startedBot({ facts })).fake.parts.registrations).toBe(1);
  });
  test('are for everybody, in servers, with the bot alone and wherever a person installed it', () => {
    for (const command of commandDefinitions()) {
      expect(command).not.toHaveProperty('default_member_permissions');
      expect(command.contexts).toEqual([0, 1, 2]);
      expect(command.integration_types).toEqual([0, 1]);
      expect(command.description_localizations).toHaveProperty('uk');
      for (const option of command.options) expect(option.name_localizations).toHaveProperty('uk');
    }
  });
  test('that cannot be registered do not keep the bot away', async () => {
    const bot = await startedBot({ connected: false });
    bot.fake.fail({
      method: 'PUT',
      how: { kind: 'answer', status: 400, code: 30034, message: 'too many creates' },
    });
    await bot.platform.start(bot.handlers);
    expect(bot.fake.gateway.connections).toBe(1);
    expect(bot.facts.has(`discord/commands/${bot.fake.application}`)).toBe(false);
  });
});

describe('servers and channels', () => {
  test('a server that throws the bot out loses its channels; invited again it has them back', async () => {
    const bot = await startedBot();
    bot.fake.removeGuild(bot.guild, { unavailable: false });
    await expect.poll(() => events(bot)).toEqual([`lost ${bot.channel}`]);
    bot.fake.joinGuild(bot.guild);
    await expect
      .poll(() => events(bot))
      .toEqual([`lost ${bot.channel}`, `regained ${bot.channel}`]);
  });
  test('a server that comes back while the bot was away has its channels back at the start', async () => {
    const bot = await startedBot();
    bot.fake.removeGuild(bot.guild, { unavailable: false });
    await expect.poll(() => events(bot)).toHaveLength(1);
    await bot.platform.stop();
    bot.fake.joinGuild(bot.guild);
    bot.happenings.length = 0;
    await bot.platform.start(bot.handlers);
    await expect.poll(() => events(bot)).toEqual([`regained ${bot.channel}`]);
  });
  test('an outage is no removal: nothing is told, and a push waits for its end', async () => {
    const bot = await startedBot();
    bot.fake.removeGuild(bot.guild, { unavailable: true });
    const other = bot.fake.world.addChannel({ guild: bot.fake.world.addGuild().id });
    bot.fake.deleteChannel(other.id);
    await expect.poll(() => events(bot)).toEqual([`gone ${other.id}`]);
    bot.fake.fail({
      path: '/messages$',
      how: { kind: 'answer', status: 404, code: 10003, message: 'Unknown Channel' },
    });
    await expect(bot.platform.send(outgoing(bot))).rejects.toMatchObject({
      fault: { subscription: 'keep', delivery: 'wait', code: 'guild-out' },
    });
    bot.fake.returnGuild(bot.guild);
    await bot.platform.send(outgoing(bot));
    expect(bot.fake.copies(bot.channel)).toBe(1);
    expect(events(bot)).toEqual([`gone ${other.id}`]);
  });
  test('a channel or thread that is deleted is gone', async () => {
    const bot = await startedBot();
    const thread = bot.fake.world.addChannel({ parent: bot.channel });
    bot.fake.deleteChannel(thread.id);
    bot.fake.deleteChannel(bot.channel);
    await expect.poll(() => events(bot)).toEqual([`gone ${thread.id}`, `gone ${bot.channel}`]);
  });
  test('what cannot be kept just now does not end the connection', async () => {
    const bot = await startedBot({
      handlers: { happened: () => Promise.reject(new Error('no database')) },
    });
    bot.fake.deleteChannel(bot.channel);
    await expect
      .poll(() => bot.logs.map(({ event }) => event))
      .toContain('discord-happening-failed');
    expect(bot.fake.gateway.connections).toBe(1);
  });
  test.each([
    ['a role is given to the bot', 'GUILD_MEMBER_UPDATE'],
    ['a role is changed', 'GUILD_ROLE_UPDATE'],
    ['a role that forbade it is deleted', 'GUILD_ROLE_DELETE'],
    ['the bot was away when it was given', 'GUILD_CREATE'],
  ] as const)('a place that lacked a right goes on when %s', async (_what, event) => {
    const bot = await startedBot();
    const guild = bot.fake.world.guilds.get(bot.guild);
    if (!guild) throw new Error('no server');
    const { permissions } = guild;
    guild.permissions &= ~bits.sendMessages;
    await expect(bot.platform.send(outgoing(bot))).rejects.toMatchObject({
      fault: { code: 'no-rights' },
    });
    guild.permissions = permissions;
    if (event === 'GUILD_CREATE') {
      bot.fake.gateway.forgetSessions();
      bot.fake.gateway.drop();
    } else
      bot.fake.gateway.dispatch(event, {
        guild_id: guild.id,
        ...(event === 'GUILD_MEMBER_UPDATE' ? bot.fake.world.memberJson(guild) : {}),
        ...(event === 'GUILD_ROLE_UPDATE' ? { role: bot.fake.world.rolesJson(guild)[1] } : {}),
        ...(event === 'GUILD_ROLE_DELETE' ? { role_id: bot.fake.world.id() } : {}),
      });
    await expect.poll(() => events(bot), { timeout: 20_000 }).toEqual([`regained ${bot.channel}`]);
  });
  test('a place that lacked a right goes on once the right is given', async () => {
    const bot = await startedBot();
    const channel = bot.fake.world.channels.get(bot.channel);
    const change = () =>
      bot.fake.gateway.dispatch(
        'CHANNEL_UPDATE',
        channel ? bot.fake.world.channelJson(channel) : {},
      );
    if (channel) channel.denied = bits.sendMessages | bits.embedLinks;
    await expect(bot.platform.send(outgoing(bot))).rejects.toMatchObject({
      fault: { code: 'no-rights' },
    });
    if (channel) channel.denied = bits.embedLinks;
    change();
    bot.fake.deleteChannel(bot.fake.world.addChannel({ guild: bot.guild }).id);
    await expect.poll(() => events(bot)).toHaveLength(1);
    expect(events(bot)[0]).toMatch(/^gone/);
    if (channel) channel.denied = 0n;
    change();
    await expect.poll(() => events(bot)[1]).toBe(`regained ${bot.channel}`);
    expect(bot.facts.get('discord/refused')).toBe('[]');
  });
});
