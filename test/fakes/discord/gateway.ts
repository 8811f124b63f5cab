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
const kept = 5000;
/** Events that come only with an intent. */
const ofGuilds = /^(GUILD_|CHANNEL_|THREAD_)/;

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
  readonly #sessions = new Map<string, Session>();
  readonly #server = new WebSocketServer({ noServer: true });

  constructor(world: World, token: string, address: () => string) {
    this.world = world;
    this.token = token;
    this.address = address;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#server.handleUpgrade(request, socket, head, (ws) => this.#talk(ws));
    });
  }

  #talk(ws: WebSocket): void {
    let session: Session | null = null;
    ws.on('error', () => undefined);
    ws.on('close', () => {
      if (session?.socket === ws) session.socket = null;
    });
    ws.on('message', (data: Buffer) => {
      let frame: { op: number; d: unknown };
      try {
        frame = JSON.parse(data.toString('utf8')) as { op: number; d: unknown };
      } catch {
        ws.close(4002, 'Error while decoding payload.');
        return;
      }
      const body = (typeof frame.d === 'object' && frame.d !== null ? frame.d : {}) as Json;
      if (frame.op === 1) {
        this.heartbeats += 1;
        ws.send('{"op":11,"d":null}');
      } else if (frame.op === 2) session = this.#identify(ws, body);
      else if (frame.op === 6) session = this.#resume(ws, body);
      else if (!session) ws.close(4003, 'Not authenticated.');
    });
    ws.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.heartbeat } }));
  }

  #identify(ws: WebSocket, body: Json): Session | null {
    if (body['token'] !== this.token) {
      ws.close(4004, 'Authentication failed.');
      return null;
    }
    this.identifies += 1;
    this.startLimit.remaining -= 1;
    if (this.startLimit.remaining < 0) {
      ws.close(4004, 'Too many identifies: the token was reset.');
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
    const session = this.#sessions.get(String(body['session_id']));
    if (body['token'] !== this.token || !session || this.refuseResume) {
      this.refuseResume = false;
      ws.send('{"op":9,"d":false}');
      return null;
    }
    this.resumes += 1;
    session.socket = ws;
    const after = typeof body['seq'] === 'number' ? body['seq'] : 0;
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

  /** Cuts every connection as a failing network does; sessions stay and can be resumed. */
  drop(): void {
    for (const client of this.#server.clients) client.terminate();
  }
  /** Closes with a code of Discord's. */
  closeWith(code: number): void {
    for (const client of this.#server.clients) client.close(code);
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
    this.#server.close();
  }
}
