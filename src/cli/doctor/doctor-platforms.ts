// Whether Telegram and Discord take our tokens and let us speak where we should. Asks with GET alone and
// changes nothing. No token ever reaches a finding: addresses that hold one are never printed.
import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Subscriber } from '../../data/model/subscriber.ts';
import type { Store } from '../../data/store/store.ts';
import { unheard } from '../../serve/heard.ts';
import { ill, well, type Finding } from './doctor-finding.ts';

/** An answer of a platform: its code and its JSON (null where it is none). `code` 0: not reached. */
interface Said {
  readonly code: number;
  readonly body: unknown;
  readonly why: string;
}

const ask = async (url: string, headers: Readonly<Record<string, string>>): Promise<Said> => {
  try {
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
    const body: unknown = await answer.json().catch(() => null);
    return { code: answer.status, body, why: `it answered ${answer.status}` };
  } catch (error) {
    // The message of a failed request may hold the whole address: only the cause's code is shown.
    const cause = error instanceof Error ? error.cause : null;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { code: 0, body: null, why: late ? 'no answer within 10 s' : (code ?? 'no connection') };
  }
};

/** So many of the active subscribers are asked about; the first ones by id. */
const mostAsked = 30;

const activeOf = async (store: Store, platform: 'telegram' | 'discord'): Promise<Subscriber[]> => {
  const found: Subscriber[] = [];
  for await (const subscriber of store.subscribers({ state: 'active' })) {
    if (subscriber.platform === platform) found.push(subscriber);
    if (found.length >= mostAsked) break;
  }
  return found;
};

const meSchema = z.object({
  result: z.object({
    id: z.number(),
    username: z.string().optional(),
    can_join_groups: z.boolean().optional(),
    supports_inline_queries: z.boolean().optional(),
  }),
});
const hookSchema = z.object({
  result: z.object({
    url: z.string(),
    pending_update_count: z.number().optional(),
    last_error_date: z.number().optional(),
    last_error_message: z.string().optional(),
  }),
});
const memberSchema = z.object({
  result: z.object({
    status: z.string(),
    can_post_messages: z.boolean().optional(),
    can_send_messages: z.boolean().optional(),
  }),
});

/** What is said of our membership in one chat; null where we may speak. */
const mayNotSpeak = (said: Said): string | null => {
  const member = memberSchema.safeParse(said.body);
  if (said.code !== 200 || !member.success) return `the chat cannot be seen (${said.why})`;
  const { status, can_post_messages: posts, can_send_messages: sends } = member.data.result;
  if (status === 'left' || status === 'kicked') return `the bot is not in it (${status})`;
  if (status === 'administrator' && posts === false) return 'the bot may not post in the channel';
  if (status === 'restricted' && sends === false) return 'the bot is muted there';
  return null;
};

const telegram = async (config: Config, store: Store | null, now: Date): Promise<Finding[]> => {
  const check = 'telegram';
  const call = (method: string, query = ''): Promise<Said> =>
    ask(`${config.TELEGRAM_API_ROOT}/bot${config.TELEGRAM_BOT_TOKEN ?? ''}/${method}${query}`, {});
  const said = await call('getMe');
  if (said.code === 401 || said.code === 404)
    return [
      ill(
        check,
        `the token is refused (${said.why})`,
        'Copy TELEGRAM_BOT_TOKEN anew from @BotFather (/mybots, API Token); a revoked token never works again.',
      ),
    ];
  const me = meSchema.safeParse(said.body);
  if (said.code !== 200 || !me.success)
    return [
      ill(
        check,
        `${config.TELEGRAM_API_ROOT} gives no answer to getMe (${said.why})`,
        'Check the network, and TELEGRAM_API_ROOT if you set it.',
      ),
    ];
  const { id, username, can_join_groups: joins, supports_inline_queries: inline } = me.data.result;
  const findings: Finding[] = [
    well(
      check,
      `@${username ?? id} answers`,
      inline === false ? 'Inline queries are off; @BotFather, /setinline turns them on.' : null,
    ),
  ];
  if (joins === false)
    findings.push(
      ill(
        'telegram groups',
        'the bot may not be added to groups',
        'Send /setjoingroups to @BotFather and choose Enable.',
      ),
    );
  const hook = hookSchema.safeParse((await call('getWebhookInfo')).body);
  if (hook.success) {
    const { url, last_error_date: failedAt, last_error_message: why } = hook.data.result;
    const recent = failedAt !== undefined && now.getTime() / 1000 - failedAt < 3600;
    if (config.TELEGRAM_WEBHOOK_URL !== undefined && url !== '' && recent)
      findings.push(
        ill(
          'telegram webhook',
          `Telegram cannot reach it: ${why ?? 'no reason given'}`,
          'Check that TELEGRAM_WEBHOOK_URL leads to HTTP_PORT of this machine over https with a valid certificate.',
        ),
      );
    else if (config.TELEGRAM_WEBHOOK_URL === undefined && url !== '')
      findings.push(
        well(
          'telegram webhook',
          'one is set, though TELEGRAM_WEBHOOK_URL is not',
          'Starting the bot removes it; if another program set it, that one stops hearing its updates.',
        ),
      );
  }
  const operator = /^telegram:(-?\d+)$/.exec(config.OPERATOR_CHAT ?? '')?.[1];
  const where = (chat: string): string => `?chat_id=${encodeURIComponent(chat)}&user_id=${id}`;
  // Nobody is a member of a private chat: it can be seen or not.
  const trouble = async (chat: string): Promise<string | null> => {
    if (chat.startsWith('-')) return mayNotSpeak(await call('getChatMember', where(chat)));
    const seen = await call('getChat', `?chat_id=${encodeURIComponent(chat)}`);
    return seen.code === 200 ? null : `the chat cannot be seen (${seen.why})`;
  };
  if (operator !== undefined) {
    const wrong = await trouble(operator);
    findings.push(
      wrong === null
        ? well('operator chat', `telegram:${operator} can be written to`)
        : ill(
            'operator chat',
            `telegram:${operator}: ${wrong}`,
            'Write /start to the bot from that chat, or add the bot to it, or correct OPERATOR_CHAT.',
          ),
    );
  }
  for (const { chat } of store ? await activeOf(store, 'telegram') : []) {
    const wrong = await trouble(chat);
    if (wrong !== null)
      findings.push(
        ill(
          'telegram permissions',
          `subscriber telegram:${chat}: ${wrong}`,
          'Its administrators must add the bot again, in a channel with the right to post.',
        ),
      );
  }
  return findings;
};

const applicationSchema = z.object({
  id: z.string(),
  interactions_endpoint_url: z.string().nullish(),
});
const gatewaySchema = z.object({
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});

const discord = async (config: Config, store: Store | null): Promise<Finding[]> => {
  const check = 'discord';
  const call = (path: string): Promise<Said> =>
    ask(`${config.DISCORD_API_URL}/v10${path}`, {
      authorization: `Bot ${config.DISCORD_BOT_TOKEN ?? ''}`,
      'user-agent': 'DiscordBot (strike-digest, 0.1)',
    });
  const said = await call('/users/@me');
  if (said.code === 401)
    return [
      ill(
        check,
        'the token is refused',
        'Take a new one in the developer portal (Bot, Reset Token) and set DISCORD_BOT_TOKEN.',
      ),
    ];
  const me = z.object({ id: z.string(), username: z.string() }).safeParse(said.body);
  if (said.code !== 200 || !me.success)
    return [
      ill(
        check,
        `${config.DISCORD_API_URL} gives no answer to /users/@me (${said.why})`,
        'Check the network, and DISCORD_API_URL if you set it.',
      ),
    ];
  const findings: Finding[] = [well(check, `${me.data.username} answers`)];
  const application = applicationSchema.safeParse((await call('/applications/@me')).body);
  if (application.success) {
    const { id, interactions_endpoint_url: endpoint } = application.data;
    if (id !== config.DISCORD_APPLICATION_ID)
      findings.push(
        ill(
          'discord application',
          `the token belongs to the application ${id}`,
          `Set DISCORD_APPLICATION_ID=${id}, or take the token of the application you mean.`,
        ),
      );
    if (endpoint)
      findings.push(
        ill(
          'discord commands',
          'an interactions endpoint is set, so that commands never reach this bot',
          'Clear "Interactions Endpoint URL" in the developer portal (General Information).',
        ),
      );
  }
  const gateway = gatewaySchema.safeParse((await call('/gateway/bot')).body);
  if (gateway.success && gateway.data.session_start_limit.remaining <= 0)
    findings.push(
      ill(
        'discord gateway',
        'no more logins are allowed today',
        `Wait ${Math.ceil(gateway.data.session_start_limit.reset_after / 60_000)} minutes; something has been restarting the bot again and again.`,
      ),
    );
  const operator = /^discord:(\d+)$/.exec(config.OPERATOR_CHAT ?? '')?.[1];
  if (operator !== undefined) {
    const seen = await call(`/channels/${operator}`);
    findings.push(
      seen.code === 200
        ? well('operator chat', `discord:${operator} can be seen`)
        : ill(
            'operator chat',
            `discord:${operator} cannot be seen (${seen.why})`,
            'Invite the bot to that server and let it see the channel, or correct OPERATOR_CHAT.',
          ),
    );
  }
  for (const { chat } of store ? await activeOf(store, 'discord') : []) {
    const seen = await call(`/channels/${chat}`);
    if (seen.code !== 200)
      findings.push(
        ill(
          'discord permissions',
          `subscriber discord:${chat} cannot be seen (${seen.why})`,
          'Its server must let the bot see the channel (View Channel, Send Messages, Embed Links), or invite it again.',
        ),
      );
  }
  return findings;
};

/** Tokens, rights and the operator's chat. `store`: null where it cannot be opened; then no chats are asked about. */
export const checkPlatforms = async (
  config: Config,
  store: Store | null,
  now: Date,
): Promise<Finding[]> => {
  const [hasTelegram, hasDiscord] = [config.TELEGRAM_BOT_TOKEN, config.DISCORD_BOT_TOKEN].map(
    (token) => token !== undefined,
  );
  const found = await Promise.all([
    hasTelegram ? telegram(config, store, now) : [],
    hasDiscord ? discord(config, store) : [],
  ]);
  const silent = (store === null ? [] : await unheard(store)).filter(({ name }) =>
    name === 'telegram' ? hasTelegram : name === 'discord' && hasDiscord,
  );
  const operator = config.OPERATOR_CHAT?.split(':')[0];
  const nowhere =
    (operator === 'telegram' && !hasTelegram) || (operator === 'discord' && !hasDiscord);
  return [
    ...(hasTelegram || hasDiscord
      ? []
      : [well('platforms', 'no token: the console is the platform')]),
    ...found.flat(),
    ...silent.map(({ name, at, reason }) =>
      ill(
        `${name} hearing`,
        `nobody is heard since ${at}: ${reason}`,
        'Mend that and start the bot again: it does not begin to listen by itself.',
      ),
    ),
    ...(nowhere
      ? [
          ill(
            'operator chat',
            `OPERATOR_CHAT is on ${operator}, which has no token`,
            `Set the token of ${operator}, or take OPERATOR_CHAT out.`,
          ),
        ]
      : []),
  ];
};
