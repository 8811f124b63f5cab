// The fake Discord's gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay, and everything that ends a session.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Json } from './shapes.ts';
import type { World } from './world.ts';

interface Session {
  readonly id: string;
  sequence: number;
  readonly sent: { readonly s: number; readonly frame: string }[];
  socket: WebSocket | null;
  readonly intents: number;
}

const guildsIntent = 1;
/** Members, presences and what people write: asked for in the developer portal. */
const privileged = (1 << 1) | (1 << 8) | (1 << 15);
const identifySpan = 5000;
const longestFrame = 4096;
/** What a client may send: heartbeat, identify, presence, voice, resume, members, soundboard. */
const clientOps: ReadonlySet<number> = new Set([1, 2, 3, 4, 6, 8, 31]);
const kept = 5000;
/** Events that come only with an intent. */
const ofGuilds = /^(GUILD_|CHANNEL_|THREAD_)/;

const frameOf = (data: Buffer): { readonly op: number; readonly d: unknown } | null => {
  if (data.length > longestFrame) return null;
  try {
    return JSON.parse(data.toString('utf8')) as { op: number; d: unknown };
  } catch {
    return null;
  }
};

/** What the gateway leaves out when told to. */
export type Withheld = 'upgrade' | 'hello' | 'ack' | 'ready' | 'resumed';

export interface StartLimit {
  total: number;
  remaining: number;
  resetAfter: number;
  maxConcurrency: number;
}

export class Gateway {
  readonly world: World;
  readonly token: string;
  readonly address: () => string;
  readonly startLimit: StartLimit = {
    total: 1000,
    remaining: 1000,
    resetAfter: 86_400_000,
    maxConcurrency: 1,
  };
  heartbeat = 41_250;
  identifies = 0;
  resumes = 0;
  heartbeats = 0;
  /** Intents of the newest IDENTIFY. */
  intents = 0;
  /** How the next RESUME is refused; null: it is taken. */
  refuseResume = false;
  /** What is not done any more: no answer to a connection, no greeting, no answer to a heartbeat ... */
  readonly withheld = new Set<Withheld>();
  /** So many connections are refused with a 503. */
  refuseUpgrades = 0;
  /** How often somebody connected. */
  upgrades = 0;
  /** IDENTIFYs that came within five seconds of another. */
  hasty = 0;
  readonly #raw = new Set<Duplex>();
  /** Those that we closed: the other side only says the code after us. */
  readonly #closed = new WeakSet<WebSocket>();
  #identifiedAt: readonly number[] = [];
  readonly #sessions = new Map<string, Session>();
  readonly #server = new WebSocketServer({ noServer: true });

  constructor(world: World, token: string, address: () => string) {
    this.world = world;
    this.token = token;
    this.address = address;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#raw.add(socket);
      socket.on('close', () => this.#raw.delete(socket));
      socket.on('error', () => undefined);
      this.upgrades += 1;
      if (this.withheld.has('upgrade')) {
        socket.on('end', () => socket.end()).resume();
        return;
      }
      if (this.refuseUpgrades > 0) {
        this.refuseUpgrades -= 1;
        socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n');
        return;
      }
      const { searchParams } = new URL(request.url ?? '/', 'ws://127.0.0.1');
      this.#server.handleUpgrade(request, socket, head, (ws) => {
        if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json')
          ws.close(4012, 'Invalid API version.');
        else this.#talk(ws);
      });
    });
  }

  #talk(ws: WebSocket): void {
    let session: Session | null = null;
    // Whoever forgets to show that it is alive is cut off.
    const alive = setTimeout(() => ws.terminate(), this.heartbeat * 1.5 + 1000);
    ws.on('error', () => undefined);
    ws.on('close', (code) => {
      clearTimeout(alive);
      if (session?.socket !== ws) return;
      session.socket = null;
      // Who says that it goes has no session any more; who is cut off keeps it.
      if (!this.#closed.has(ws) && (code === 1000 || code === 1001))
        this.#sessions.delete(session.id);
    });
    let sentAt: number[] = [];
    ws.on('message', (data: Buffer) => {
      sentAt = [...sentAt.filter((at) => Date.now() - at < 60_000), Date.now()];
      if (sentAt.length > 120) return ws.close(4008, 'You are being rate limited.');
      const frame = frameOf(data);
      if (frame === null) return ws.close(4002, 'Error while decoding payload.');
      const body = (typeof frame.d === 'object' && frame.d !== null ? frame.d : {}) as Json;
      if (frame.op === 1) {
        this.heartbeats += 1;
        alive.refresh();
        if (!this.withheld.has('ack')) ws.send('{"op":11,"d":null}');
      } else if (frame.op === 2 || frame.op === 6) {
        if (session) return ws.close(4005, 'Already authenticated.');
        session = frame.op === 2 ? this.#identify(ws, body) : this.#resume(ws, body);
      } else if (!clientOps.has(frame.op)) ws.close(4001, 'Unknown opcode.');
      else if (!session) ws.close(4003, 'Not authenticated.');
    });
    if (this.withheld.has('hello')) return;
    ws.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.heartbeat } }));
  }

  /** The close code for an IDENTIFY that is not as it must be; null where it is. */
  #fault(body: Json): number | null {
    if (body['token'] !== this.token) return 4004;
    const { intents, shard, properties } = body;
    if (typeof intents !== 'number' || intents < 0 || intents >= 1 << 26) return 4013;
    if ((intents & privileged) !== 0) return 4014;
    if (typeof properties !== 'object' || properties === null) return 4002;
    const [number, count] = Array.isArray(shard) ? (shard as readonly number[]) : [0, 1];
    if (number === undefined || count === undefined || number >= count) return 4010;
    const guilds = [...this.world.guilds.values()].filter(({ member }) => member);
    return guilds.length / count > 2500 ? 4011 : null;
  }

  #identify(ws: WebSocket, body: Json): Session | null {
    const fault = this.#fault(body);
    if (fault !== null) {
      ws.close(fault);
      return null;
    }
    this.identifies += 1;
    this.startLimit.remaining -= 1;
    if (this.startLimit.remaining < 0) {
      ws.close(4004, 'Too many identifies: the token was reset.');
      return null;
    }
    const now = this.world.now();
    const recent = this.#identifiedAt.filter((at) => now - at < identifySpan);
    this.#identifiedAt = [...recent, now];
    if (recent.length >= this.startLimit.maxConcurrency) {
      this.hasty += 1;
      ws.send('{"op":9,"d":false}');
      return null;
    }
    const intents = typeof body['intents'] === 'number' ? body['intents'] : 0;
    this.intents = intents;
    const session: Session = {
      id: `${this.identifies}-${randomUUID()}`,
      sequence: 0,
      sent: [],
      socket: ws,
      intents,
    };
    if (this.withheld.has('ready')) return session;
    this.#sessions.set(session.id, session);
    const guilds = [...this.world.guilds.values()].filter(({ member }) => member);
    this.#send(session, 'READY', {
      v: 10,
      user: this.world.userJson(),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: this.address(),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      application: { id: this.world.application, flags: 0 },
      shard: body['shard'] ?? [0, 1],
    });
    if ((intents & guildsIntent) !== 0)
      for (const guild of guilds)
        if (guild.unavailable)
          this.#send(session, 'GUILD_DELETE', { id: guild.id, unavailable: true });
        else this.#send(session, 'GUILD_CREATE', this.world.guildJson(guild));
    return session;
  }

  #resume(ws: WebSocket, body: Json): Session | null {
    if (body['token'] !== this.token) {
      ws.close(4004, 'Authentication failed.');
      return null;
    }
    const session = this.#sessions.get(String(body['session_id']));
    if (!session || this.refuseResume) {
      this.refuseResume = false;
      ws.send('{"op":9,"d":false}');
      return null;
    }
    const after = typeof body['seq'] === 'number' ? body['seq'] : 0;
    if (after > session.sequence) {
      this.#sessions.delete(session.id);
      ws.close(4007, 'Invalid seq.');
      return null;
    }
    this.resumes += 1;
    const before = session.socket;
    session.socket = ws;
    before?.terminate();
    if (this.withheld.has('resumed')) return session;
    for (const { s, frame } of session.sent) if (s > after) ws.send(frame);
    this.#send(session, 'RESUMED', {});
    return session;
  }

  #send(session: Session, event: string, data: Json): void {
    if (ofGuilds.test(event) && (session.intents & guildsIntent) === 0) return;
    session.sequence += 1;
    const frame = JSON.stringify({ op: 0, t: event, s: session.sequence, d: data });
    session.sent.push({ s: session.sequence, frame });
    if (session.sent.length > kept) session.sent.splice(0, kept / 2);
    if (session.socket?.readyState === 1) session.socket.send(frame);
  }

  /** Hands an event to every session, also to those that are away: they get it when they resume. */
  dispatch(event: string, data: Json): void {
    for (const session of this.#sessions.values()) this.#send(session, event, data);
  }

  /** How many connections stand. */
  get connections(): number {
    return [...this.#sessions.values()].filter(({ socket }) => socket?.readyState === 1).length;
  }

  /** How many sockets are open, also such as never said anything. */
  get sockets(): number {
    return this.#raw.size;
  }

  /** Asks every client for a heartbeat. */
  askForHeartbeat(): void {
    for (const client of this.#server.clients) client.send('{"op":1,"d":null}');
  }
  /** Says something to every client as it stands, sense or not. */
  say(text: string): void {
    for (const client of this.#server.clients) client.send(text);
  }
  /** Cuts every connection as a failing network does; sessions stay and can be resumed. */
  drop(): void {
    for (const client of this.#server.clients) client.terminate();
  }
  /** Closes with a code of Discord's. */
  closeWith(code: number): void {
    for (const client of this.#server.clients) {
      this.#closed.add(client);
      client.close(code);
    }
  }
  /** Asks every client to connect anew. */
  askToReconnect(): void {
    for (const client of this.#server.clients) client.send('{"op":7,"d":null}');
  }
  /** Tells every client that its session is over. */
  invalidate(resumable: boolean): void {
    if (!resumable) this.#sessions.clear();
    for (const client of this.#server.clients) client.send(JSON.stringify({ op: 9, d: resumable }));
  }
  /** Forgets every session, so that the next RESUME is refused. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    for (const socket of this.#raw) socket.destroy();
    this.#server.close();
  }
}
