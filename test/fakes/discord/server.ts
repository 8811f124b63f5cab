// A Discord of one's own: REST and gateway on one port, with a world that can be changed and told to fail.
// Also a program: `node test/fakes/discord/server.ts --port 0` prints {"url","token","application"} and is
// steered by POST /control {"call","args"}.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import type { Asked, Parts } from './rest/asked.ts';
import { isInteraction, takeIn } from './rest/calls.ts';
import { describedFault, warmUp } from './rest/described.ts';
import { control } from './control.ts';
import { answerOf, Faults, type Order } from './rest/faults.ts';
import { Gateway } from './gateway.ts';
import { banned, Limiter, noLimits, realLimits, type Limits } from './rest/limits.ts';
import { People } from './people/people.ts';
import { Refusal, type Answer, type Call, type FakeMessage, type Json } from './shapes.ts';
import { listen, read, readPlain, write } from './rest/wire.ts';
import { World } from './world.ts';

export interface DiscordOptions {
  readonly port?: number;
  readonly token?: string;
  readonly application?: string;
  /** Discord's own limits unless told; `none` for benchmarks. */
  readonly limits?: 'real' | 'none' | Partial<Limits>;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** Whether calls are kept for reading (`calls`); not in long runs. */
  readonly record?: boolean;
  /** Takes fields that the description does not know, as Discord itself does; refused by default. */
  readonly lenient?: boolean;
}

export interface FakeDiscord {
  /** For `DISCORD_API_URL`. */
  readonly url: string;
  readonly token: string;
  readonly application: string;
  readonly world: World;
  readonly people: People;
  readonly gateway: Gateway;
  readonly limiter: Limiter;
  readonly parts: Parts;
  /** Every call since the start, oldest first. */
  readonly calls: Call[];
  /** What broke the platform's description or rules: empty after a run of a well-behaved bot. */
  readonly complaints: string[];
  latency: number;
  /** Moves Discord's clock forward: nonces, tokens and windows grow old. */
  pass(milliseconds: number): void;
  fail(order: Order): void;
  heal(): void;
  /** Copies of pushes accepted in a channel or forum. */
  copies(channel: string): number;
  messages(channel: string): readonly FakeMessage[];
  /** The bot is thrown out of a guild, or the guild has an outage. */
  removeGuild(id: string, how: { readonly unavailable: boolean }): void;
  returnGuild(id: string): void;
  /** The bot is invited to a guild. */
  joinGuild(id: string): void;
  deleteChannel(id: string): void;
  close(): Promise<void>;
}

const mostCalls = 50_000;
const biggest = 25 * 1024 * 1024;

/** Starts a Discord. Its bot is in no guild yet. */
export const startDiscord = async (options: DiscordOptions = {}): Promise<FakeDiscord> => {
  warmUp();
  let passed = 0;
  let port = 0;
  const now = (): number => Date.now() + passed;
  const token = options.token ?? 'fake-discord-token-0123456789';
  const application = options.application ?? '100000000000000001';
  const world = new World(application, now);
  const gateway = new Gateway(world, token, () => `ws://127.0.0.1:${port}`);
  const people = new People(world, (event, data) => gateway.dispatch(event, data));
  const wanted = options.limits ?? 'real';
  const limits =
    wanted === 'real' ? realLimits : wanted === 'none' ? noLimits : { ...realLimits, ...wanted };
  const limiter = new Limiter(limits, now);
  const faults = new Faults();
  const parts: Parts = { world, people, gateway, limiter, registrations: 0 };
  const calls: Call[] = [];
  const complaints: string[] = [];

  const judge = (request: IncomingMessage, asked: Asked, whole: unknown): Answer => {
    if (!isInteraction(asked.path)) {
      if (request.headers.authorization !== `Bot ${token}`)
        return { status: 401, body: { message: '401: Unauthorized', code: 0 } };
      const refusal = limiter.global();
      if (refusal) return refusal;
    }
    const created = /^\/channels\/(\d+)\/(messages|threads)$/.exec(asked.path);
    const bucket =
      asked.method === 'POST' && created && limits.messages !== null
        ? limiter.bucket(`create/${created[1]}`, limits.messages, 5000)
        : null;
    if (bucket?.refusal) return bucket.refusal;
    const fault = describedFault(asked.method, asked.path, whole, options.lenient === true);
    try {
      if (fault !== null) {
        complaints.push(`${asked.method} ${asked.path.replace(/\d{17,}/g, ':id')}: ${fault}`);
        throw new Refusal(400, 50035, `Invalid Form Body: ${fault}`);
      }
      const answer = takeIn(parts, asked);
      return bucket ? { ...answer, headers: { ...bucket.headers, ...answer.headers } } : answer;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code } = error.answer.body as { code: number };
      if (fault === null && [50006, 50035, 50109].includes(code))
        complaints.push(
          `${asked.method} ${asked.path.replace(/\d{17,}/g, ':id')}: ${error.message}`,
        );
      return bucket ? { ...error.answer, headers: bucket.headers } : error.answer;
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (address.pathname === '/control') {
      const body = JSON.parse((await readPlain(request)).toString('utf8')) as Json;
      write(response, await control(discord, body), false);
      return;
    }
    const path = decodeURIComponent(address.pathname).replace(/^\/api(\/v\d+)?/, '');
    const method = request.method ?? 'GET';
    const given = await read(request);
    const asked: Asked = {
      method,
      path,
      query: address.searchParams,
      body: given.body as Json,
      files: given.files,
    };
    if (discord.latency > 0) await new Promise((resolve) => setTimeout(resolve, discord.latency));
    const how = faults.meet(method, path);
    if (how?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, how.milliseconds));
    const accepts = how !== null && 'accepted' in how ? how.accepted : how?.kind !== 'answer';
    const size = given.files.reduce((sum, file) => sum + file.size, given.raw.length);
    const own = how ? answerOf(how) : null;
    let answer: Answer = limiter.isBanned()
      ? banned(600)
      : size > biggest
        ? { status: 413, body: { message: 'Request entity too large', code: 40005 } }
        : own && !(how?.kind === 'broken' && how.accepted)
          ? own
          : accepts
            ? judge(request, asked, given.body)
            : { status: 0 };
    if (how?.kind === 'broken' && how.accepted && own) answer = own;
    limiter.countInvalid(answer);
    if (options.record !== false) {
      calls.push({
        at: now(),
        method,
        path,
        body: given.body,
        raw: given.raw,
        status: answer.status,
      });
      if (calls.length > mostCalls) calls.splice(0, mostCalls / 2);
    }
    if (how?.kind === 'silence') return;
    if (how?.kind === 'reset') {
      request.socket.destroy();
      return;
    }
    write(response, answer, how?.kind === 'truncated');
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      complaints.push(`our own fault: ${String(error)}`);
      if (!response.headersSent)
        write(response, { status: 400, body: { message: 'bad', code: 50109 } }, false);
    });
  });
  server.keepAliveTimeout = 60_000;
  gateway.attach(server);
  port = await listen(server, options.port ?? 0);

  const discord: FakeDiscord = {
    url: `http://127.0.0.1:${port}/api`,
    token,
    application,
    world,
    people,
    gateway,
    limiter,
    parts,
    calls,
    complaints,
    latency: options.latency ?? 0,
    pass: (milliseconds) => {
      passed += milliseconds;
    },
    fail: (order) => faults.tell(order),
    heal: () => faults.clear(),
    copies: (channel) => world.copies.get(channel) ?? 0,
    messages: (channel) => {
      const threads = [...world.channels.values()].filter(
        ({ id, parent }) => id === channel || parent === channel,
      );
      return threads.flatMap(({ messages }) => [...messages.values()]);
    },
    removeGuild: (id, { unavailable }) => {
      const guild = world.guilds.get(id);
      if (!guild) return;
      if (unavailable) guild.unavailable = true;
      else guild.member = false;
      gateway.dispatch('GUILD_DELETE', unavailable ? { id, unavailable: true } : { id });
    },
    returnGuild: (id) => {
      const guild = world.guilds.get(id);
      if (!guild) return;
      guild.unavailable = false;
      gateway.dispatch('GUILD_CREATE', world.guildJson(guild));
    },
    joinGuild: (id) => {
      const guild = world.guilds.get(id);
      if (!guild) return;
      guild.member = true;
      gateway.dispatch('GUILD_CREATE', world.guildJson(guild));
    },
    deleteChannel: (id) => {
      const channel = world.channels.get(id);
      if (!channel) return;
      const json = world.channelJson(channel);
      world.channels.delete(id);
      if (channel.guild !== null) world.guilds.get(channel.guild)?.channels.delete(id);
      gateway.dispatch(channel.parent === null ? 'CHANNEL_DELETE' : 'THREAD_DELETE', json);
    },
    close: () =>
      new Promise((resolve) => {
        gateway.close();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return discord;
};

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      latency: { type: 'string', default: '0' },
      unlimited: { type: 'boolean', default: false },
    },
  });
  const discord = await startDiscord({
    port: Number(values.port),
    latency: Number(values.latency),
    limits: values.unlimited ? 'none' : 'real',
    record: false,
  });
  const { url, token, application } = discord;
  process.stdout.write(`${JSON.stringify({ url, token, application })}\n`);
}
