// How a connection to Discord that ended is followed up, by the code it was closed with (topic "gateway close codes").

/** `resume` takes the session up where it stood, `anew` begins another; after `never` a person must act first. */
export type Ending = 'resume' | 'anew' | 'never';

/** What we close with so that the session can be resumed: 1000 and 1001 would end it. */
export const toResume = 4200;
export const forGood = 1000;

const anew: ReadonlySet<number> = new Set([
  // Closed as finished.
  1000,
  // Not authenticated, authenticated twice, a sequence that never was, a session that timed out.
  4003, 4005, 4007, 4009,
]);

/** What a person must know where connecting again would help nothing. */
const fatal: Readonly<Record<number, string>> = {
  4004: 'Discord refused DISCORD_BOT_TOKEN: copy it anew from the developer portal',
  4010: 'Discord refused the connection: it is no valid shard (4010)',
  4011: 'Discord refused the connection: the bot stands in more servers than one may serve (4011)',
  4012: 'Discord refused the connection: its version of the API is not served any more (4012)',
  4013: 'Discord refused the connection: it does not know what we asked to hear (4013)',
  4014: 'Discord refused the connection: the bot may not hear what we asked for (4014)',
};

/** Closed by `code` (1006 where it was cut): what comes next. An unknown code is an interruption like any other. */
export const endingOf = (code: number): Ending =>
  code in fatal ? 'never' : anew.has(code) ? 'anew' : 'resume';

/** The sentence for a `never`. */
export const fatalReason = (code: number): string =>
  fatal[code] ?? `Discord refused the connection (${code})`;
