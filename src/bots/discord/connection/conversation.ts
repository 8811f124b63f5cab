// One connection to Discord's gateway from its greeting to its end: heartbeats, IDENTIFY or RESUME, what is heard.
// Told to stop, it is gone at once in whatever state it was, and its socket with it.
import { release } from 'node:os';
import {
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayDispatchPayload,
  type GatewayReceivePayload,
} from 'discord.js';
import { WebSocket } from 'ws';
import { endingOf, forGood, toResume, type Ending } from './close-codes.ts';

/** What is needed to take up where a connection was lost. */
export interface Session {
  readonly id: string;
  /** Where it is resumed, without a query. */
  readonly url: string;
  /** Number of the newest event that was heard. */
  readonly sequence: number;
}

export interface End {
  readonly how: Ending;
  /** 1006 where the connection was cut or never stood. */
  readonly code: number;
  /** Milliseconds from READY or RESUMED to the end; null where it did not come so far. */
  readonly lived: number | null;
  /** Discord said that the session is not valid: the next try waits a moment. */
  readonly invalid: boolean;
}

/** Milliseconds for each step until the connection is given up. */
export interface Patience {
  readonly handshake: number;
  readonly hello: number;
  /** From IDENTIFY to READY, from RESUME to RESUMED with all that was missed. */
  readonly ready: number;
  /** For the other side's goodbye. */
  readonly goodbye: number;
}
export const patience: Patience = {
  handshake: 20_000,
  hello: 20_000,
  ready: 60_000,
  goodbye: 1500,
};

export interface ConversationOptions {
  readonly url: string;
  readonly token: string;
  /** The session to resume; null begins one. */
  readonly session: Session | null;
  /** Ends it for good. */
  readonly signal: AbortSignal;
  readonly patience: Patience;
  /** The session as it stands after each event. */
  readonly keep: (session: Session) => void;
  readonly identified: () => void;
  /** Begun or resumed. */
  readonly ready: (resumed: boolean) => void;
  readonly received: (payload: GatewayDispatchPayload) => void;
  /** A heartbeat was answered. */
  readonly beat: () => void;
  readonly failed: (error: unknown) => void;
}

const properties = { os: `${process.platform} ${release()}`, browser: 'node', device: 'node' };

const framesOf = (data: unknown): GatewayReceivePayload | null => {
  try {
    const frame: unknown = JSON.parse(String(data));
    return typeof frame === 'object' && frame !== null && 'op' in frame
      ? (frame as GatewayReceivePayload)
      : null;
  } catch {
    return null;
  }
};

/** Holds one connection; resolves when its socket is closed. Never rejects; `url` must be an address. */
export const converse = (options: ConversationOptions): Promise<End> =>
  new Promise((resolve) => {
    const { token, signal } = options;
    let { session } = options;
    /** Decided by us; null while only the other side may end it. */
    let decided: Ending | null = null;
    let invalid = false;
    let readyAt: number | null = null;
    let answered = true;
    let beating: NodeJS.Timeout | undefined;
    let waiting: NodeJS.Timeout | undefined;

    const socket = new WebSocket(`${options.url}?v=10&encoding=json`, {
      handshakeTimeout: options.patience.handshake,
      perMessageDeflate: false,
    });
    const end = (how: Ending, code: number): void => {
      decided ??= how;
      clearTimeout(beating);
      clearTimeout(waiting);
      // One that is still being opened is dropped; an open one says goodbye, and is dropped if nobody hears it.
      if (socket.readyState !== WebSocket.OPEN) socket.terminate();
      else {
        socket.close(code);
        waiting = setTimeout(() => socket.terminate(), options.patience.goodbye);
      }
    };
    const again = (): void => end(session === null ? 'anew' : 'resume', toResume);
    const within = (milliseconds: number): void => {
      clearTimeout(waiting);
      waiting = setTimeout(again, milliseconds);
    };
    const stop = (): void => end('never', forGood);
    const send = (op: GatewayOpcodes, d: unknown): void => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ op, d }));
    };

    const beat = (): void => {
      // The last one was never answered: whoever is there does not hear us any more.
      if (!answered) {
        decided ??= session === null ? 'anew' : 'resume';
        socket.terminate();
        return;
      }
      answered = false;
      send(GatewayOpcodes.Heartbeat, session?.sequence ?? null);
    };
    const greet = (interval: number): void => {
      clearTimeout(beating);
      beating = setTimeout(() => {
        beat();
        beating = setInterval(beat, interval);
      }, interval * Math.random());
      within(options.patience.ready);
      if (session)
        send(GatewayOpcodes.Resume, { token, session_id: session.id, seq: session.sequence });
      else {
        const intents = GatewayIntentBits.Guilds;
        send(GatewayOpcodes.Identify, { token, properties, intents, shard: [0, 1] });
        options.identified();
      }
    };
    const hear = (payload: GatewayDispatchPayload): void => {
      if (payload.t === GatewayDispatchEvents.Ready) {
        const { session_id: id, resume_gateway_url: url } = payload.d;
        session = { id, url, sequence: payload.s };
      } else if (session && payload.s > session.sequence)
        session = { ...session, sequence: payload.s };
      if (session) options.keep(session);
      const resumed = payload.t === GatewayDispatchEvents.Resumed;
      if (resumed || payload.t === GatewayDispatchEvents.Ready) {
        clearTimeout(waiting);
        readyAt = performance.now();
        options.ready(resumed);
      }
      options.received(payload);
    };

    socket.on('open', () => within(options.patience.hello));
    socket.on('message', (data) => {
      const frame = framesOf(data);
      if (frame === null || decided !== null) return;
      switch (frame.op) {
        case GatewayOpcodes.Hello:
          return greet(frame.d.heartbeat_interval);
        case GatewayOpcodes.Dispatch:
          return hear(frame);
        case GatewayOpcodes.Heartbeat:
          return send(GatewayOpcodes.Heartbeat, session?.sequence ?? null);
        case GatewayOpcodes.HeartbeatAck:
          answered = true;
          return options.beat();
        case GatewayOpcodes.Reconnect:
          return again();
        case GatewayOpcodes.InvalidSession:
          if (frame.d && session) return again();
          invalid = true;
          return end('anew', forGood);
        default:
      }
    });
    socket.on('error', (error) => {
      if (decided === null) options.failed(error);
    });
    socket.on('close', (code) => {
      clearTimeout(beating);
      clearTimeout(waiting);
      signal.removeEventListener('abort', stop);
      resolve({
        how: decided ?? endingOf(code),
        code,
        lived: readyAt === null ? null : performance.now() - readyAt,
        invalid,
      });
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
