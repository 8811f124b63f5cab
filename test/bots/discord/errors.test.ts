// Discord's refusals: each row of the table with its code and body, as it comes over the wire.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeliveryError, type DeliveryFault } from '../../../src/bots/platform.ts';
import type { Order } from '../../fakes/discord/rest/faults.ts';
import { faultOf, knownCodes } from '../../../src/bots/discord/errors.ts';
import { openLanes } from '../../../src/bots/discord/connection/rest.ts';
import { message, outgoing, startBot, type Bot } from './bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ fake: { limits: 'none' } });
});
afterAll(() => bot.close());

let next = 0;
const faultOn = async (how: Order['how'], times = 1): Promise<DeliveryFault> => {
  bot.fake.heal();
  bot.fake.fail({ method: 'POST', path: '/messages$', times, how });
  next += 1;
  const error: unknown = await bot.platform.send(outgoing(bot, { key: `row-${next}` })).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DeliveryError);
  return (error as DeliveryError).fault;
};

interface Row {
  readonly code: number;
  readonly status: number;
  readonly message: string;
  readonly subscription: DeliveryFault['subscription'];
  readonly delivery: DeliveryFault['delivery'];
  readonly platform: DeliveryFault['platform'];
}
const row = (
  code: number,
  status: number,
  message: string,
  subscription: Row['subscription'],
  delivery: Row['delivery'],
  platform: Row['platform'] = 'ok',
): Row => ({ code, status, message, subscription, delivery, platform });
const rows: readonly Row[] = [
  row(10003, 404, 'Unknown Channel', 'end', 'failed'),
  row(10004, 404, 'Unknown Guild', 'end', 'failed'),
  row(50001, 403, 'Missing Access', 'strike', 'failed'),
  row(50013, 403, 'Missing Permissions', 'strike', 'failed'),
  row(50007, 403, 'Cannot send messages to this user', 'pause', 'failed'),
  row(
    50278,
    403,
    'Cannot send messages to this user due to having no mutual guilds',
    'pause',
    'failed',
  ),
  row(160005, 403, 'This thread is locked', 'pause', 'failed'),
  row(160006, 400, 'Maximum number of active threads reached', 'strike', 'failed'),
  row(160007, 400, 'Maximum number of active announcement threads reached', 'strike', 'failed'),
  row(
    40058,
    403,
    'Cannot message this channel until after at least one message is sent',
    'pause',
    'failed',
  ),
  row(40067, 400, 'A tag is required to create a forum post in this channel', 'pause', 'failed'),
  row(50008, 400, 'Cannot send messages in a non-text channel', 'pause', 'failed'),
  row(50024, 400, 'Cannot execute action on this channel type', 'pause', 'failed'),
  row(50006, 400, 'Cannot send an empty message', 'keep', 'failed', 'ours'),
  row(50035, 400, 'Invalid Form Body', 'keep', 'failed', 'ours'),
  row(50109, 400, 'The request body contains invalid JSON.', 'keep', 'failed', 'ours'),
  row(40005, 413, 'Request entity too large', 'no-media', 'retry'),
  row(50045, 400, 'File uploaded exceeds the maximum size', 'no-media', 'retry'),
  row(400001, 403, 'Uploads are limited in this guild', 'no-media', 'retry'),
  row(200000, 400, 'Message was blocked by automatic moderation', 'strike', 'failed'),
  row(240000, 400, 'Message blocked by harmful links filter', 'strike', 'failed'),
  row(10015, 404, 'Unknown Webhook', 'pause', 'failed'),
  row(40003, 400, 'You are opening direct messages too fast', 'keep', 'wait'),
  row(10008, 404, 'Unknown Message', 'keep', 'failed'),
  row(20016, 400, 'This action cannot be performed due to slowmode rate limit', 'keep', 'wait'),
  row(
    20028,
    400,
    'The write action you are performing on the channel has hit the write rate limit',
    'keep',
    'wait',
  ),
  row(
    20029,
    400,
    'The write action you are performing on the server has hit the write rate limit',
    'keep',
    'wait',
  ),
  row(40062, 400, 'Service resource is being rate limited.', 'keep', 'wait'),
  row(
    130000,
    503,
    'API resource is currently overloaded. Try again a little later',
    'keep',
    'wait',
  ),
  row(40004, 400, 'Send messages has been temporarily disabled', 'keep', 'wait'),
  row(40333, 403, 'Cloudflare is blocking your request.', 'keep', 'wait', 'down'),
];

describe('what a refusal does', () => {
  test.each(rows)(
    '$code ($status, "$message"): subscription $subscription, delivery $delivery',
    async ({ code, status, message, subscription, delivery, platform }) => {
      // A 503 without its JSON read is a broken answer like any other.
      const how = { kind: 'answer', status: status === 503 ? 400 : status, code, message } as const;
      const fault = await faultOn(how);
      expect(fault).toMatchObject({ subscription, delivery, platform });
      if (delivery === 'wait') expect(fault.seconds).toBeGreaterThan(0);
    },
  );
  test('no code of the table is left without its row here', () => {
    const elsewhere = [50083, 50027, 50014, 40001, 30046];
    const tested = new Set([...rows.map(({ code }) => code), ...elsewhere]);
    expect(knownCodes.filter((code) => !tested.has(code))).toEqual([]);
  });
  test('a code nobody knows fails this delivery and counts against the place', async () => {
    expect(
      await faultOn({ kind: 'answer', status: 403, code: 99_999, message: 'New rule' }),
    ).toMatchObject({ subscription: 'strike', delivery: 'failed', code: 'refused-403-99999' });
  });
  test('a wait takes the seconds that Discord names', async () => {
    const how = {
      kind: 'answer',
      status: 400,
      code: 20028,
      message: 'x',
      retryAfter: 7.2,
    } as const;
    expect((await faultOn(how)).seconds).toBe(8);
  });
});

describe('rate limits', () => {
  test.each([
    [10, 'user', 'chat'],
    [35, 'shared', 'chat'],
    [3600, 'user', 'chat'],
  ] as const)(
    'a 429 for %i s of scope %s waits in the ledger and holds the %s',
    async (seconds, scope, held) => {
      const fault = await faultOn({ kind: 'limited', retryAfter: seconds, scope });
      expect(fault).toMatchObject({ delivery: 'wait', subscription: 'keep', scope: held });
      expect(fault.seconds).toBeGreaterThanOrEqual(seconds);
    },
  );
  test('a short one is waited out, and one copy arrives', async () => {
    bot.fake.heal();
    const before = bot.fake.copies(bot.channel);
    const channel = bot.fake.world.addChannel({ guild: bot.guild });
    bot.fake.fail({
      method: 'POST',
      path: '/messages$',
      how: { kind: 'limited', retryAfter: 0.1, scope: 'user' },
    });
    await bot.platform.send(
      outgoing(bot, { key: 'short', target: { chat: channel.id, thread: null, kind: 'group' } }),
    );
    expect(bot.fake.copies(channel.id)).toBe(1);
    expect(bot.fake.copies(bot.channel)).toBe(before);
  });
  test('one of the whole bot holds the bot', async () => {
    const own = await startBot();
    own.fake.fail({
      method: 'POST',
      path: '/messages$',
      how: { kind: 'limited', retryAfter: 30, scope: 'global' },
    });
    await expect(own.platform.send(outgoing(own))).rejects.toMatchObject({
      fault: { delivery: 'wait', scope: 'bot' },
    });
    await own.close();
  });
  test('a ban, which comes without JSON, stops the platform for as long as it says', async () => {
    const own = await startBot({ connected: false });
    own.fake.fail({ path: '/messages$', how: { kind: 'banned', retryAfter: 900 } });
    await expect(own.platform.send(outgoing(own))).rejects.toMatchObject({
      fault: {
        delivery: 'wait',
        seconds: 900,
        platform: 'down',
        scope: 'bot',
        subscription: 'keep',
      },
    });
    await own.close();
  });
});

describe('a ban', () => {
  test('met by one call holds every other one back until it is over', async () => {
    let now = Date.parse('2026-11-26T07:00:00Z');
    const own = await startBot({ connected: false, platform: { now: () => new Date(now) } });
    own.fake.fail({ path: '/messages$', how: { kind: 'banned', retryAfter: 60 } });
    await expect(own.platform.send(outgoing(own))).rejects.toMatchObject({
      fault: { code: 'banned', seconds: 60 },
    });
    const { length } = own.fake.calls;
    expect(await own.platform.tell(own.user, message())).toBe(false);
    await expect(own.platform.send(outgoing(own))).rejects.toMatchObject({
      fault: { code: 'banned', delivery: 'wait', platform: 'down' },
    });
    expect(own.fake.calls).toHaveLength(length);
    now += 60_001;
    await own.platform.send(outgoing(own));
    expect(own.fake.copies(own.channel)).toBe(1);
    await own.close();
  });
});

describe('answers that were lost', () => {
  test.each<[string, Order['how']]>([
    ['500 after taking it in', { kind: 'broken', status: 500, accepted: true }],
    ['502 before', { kind: 'broken', status: 502, accepted: false }],
    ['a reset after', { kind: 'reset', accepted: true }],
    ['half of the JSON', { kind: 'truncated' }],
  ])('%s: unknown, and the same key makes no second copy', async (_what, how) => {
    const channel = bot.fake.world.addChannel({ guild: bot.guild });
    bot.fake.heal();
    bot.fake.fail({ method: 'POST', path: '/messages$', how });
    const push = outgoing(bot, {
      key: `lost-${(next += 1)}`,
      target: { chat: channel.id, thread: null, kind: 'group' },
    });
    await expect(bot.platform.send(push)).rejects.toMatchObject({
      fault: { delivery: 'unknown', subscription: 'keep', platform: 'ok' },
    });
    const { messageId } = await bot.platform.send(push);
    expect(bot.fake.copies(channel.id)).toBe(1);
    expect(bot.fake.messages(channel.id)[0]?.id).toBe(messageId);
  });
  test('where nothing listens nothing was sent', async () => {
    const lonely = await startBot({ connected: false });
    await lonely.fake.close();
    await expect(lonely.platform.send(outgoing(lonely))).rejects.toMatchObject({
      fault: { delivery: 'retry', platform: 'down', code: 'unreachable' },
    });
    await lonely.platform.stop();
  });
});

describe('the token', () => {
  test.each([
    ['401', { kind: 'answer', status: 401, code: 0, message: '401: Unauthorized' }],
    [
      '50014',
      { kind: 'answer', status: 401, code: 50014, message: 'Invalid authentication token' },
    ],
    ['40001', { kind: 'answer', status: 401, code: 40001, message: 'Unauthorized' }],
  ] as const)(
    '%s stops the platform and touches nothing, now and at the next call',
    async (_code, how) => {
      const own = await startBot();
      own.fake.fail({ method: 'POST', path: '/messages$', how });
      for (let call = 0; call < 2; call += 1)
        await expect(own.platform.send(outgoing(own))).rejects.toMatchObject({
          fault: { platform: 'token', subscription: 'keep', delivery: 'wait' },
        });
      await own.close();
    },
  );
  test('never stands in an error, its stack or a log', async () => {
    const told: string[] = [];
    let now = Date.now();
    const own = await startBot({
      platform: { now: () => new Date(now) },
      handlers: { log: (...line) => told.push(JSON.stringify(line)) },
    });
    const orders: readonly Order['how'][] = [
      { kind: 'answer', status: 401, code: 0, message: '401: Unauthorized' },
      { kind: 'answer', status: 400, code: 50035, message: 'Invalid Form Body' },
      { kind: 'broken', status: 500, accepted: false },
      { kind: 'reset', accepted: false },
      { kind: 'banned', retryAfter: 9 },
    ];
    for (const how of [...orders].reverse()) {
      // The ban of the one before is over.
      now += 10_000;
      own.fake.fail({ path: '/messages$|/callback$', times: 2, how });
      const asking = own.fake.people.slash(own.doing, 'night');
      const error: unknown = await own.platform
        .send(outgoing(own, { key: how.kind }))
        .catch((thrown: unknown) => thrown);
      if (error instanceof Error)
        told.push(
          `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`,
        );
      await own.fake.people.seen(asking, 300).catch(() => undefined);
      own.fake.heal();
      told.push('');
      expect(told.join('\n')).not.toContain(asking.token);
    }
    expect(told.length).toBeGreaterThan(orders.length);
    expect(told.join('\n')).not.toContain(own.fake.token);
    await own.close();
  });
});

describe('refusals in number', () => {
  test('at 5,000 within ten minutes nothing goes out any more, until the ten minutes are over', async () => {
    let now = Date.parse('2026-11-26T07:00:00Z');
    const lanes = openLanes({
      apiUrl: bot.fake.url,
      token: bot.fake.token,
      rate: 45,
      now: () => now,
      warn: () => undefined,
    });
    bot.fake.heal();
    bot.fake.fail({
      path: '^/users/@me$',
      times: 2,
      how: { kind: 'answer', status: 403, code: 50013, message: 'Missing Permissions' },
    });
    const call = () => lanes.ask.get('/users/@me');
    for (let count = 0; count < 4999; count += 1) lanes.invalid.add();
    await expect(call()).rejects.toMatchObject({ code: 50013 });
    const arrived = bot.fake.calls.length;
    const stopped: unknown = await call().catch((error: unknown) => error);
    expect(bot.fake.calls.length).toBe(arrived);
    expect(faultOf(stopped)).toMatchObject({
      delivery: 'wait',
      platform: 'down',
      seconds: 600,
      subscription: 'keep',
    });
    now += 600_001;
    bot.fake.heal();
    await expect(call()).resolves.toBeDefined();
    lanes.close();
  });
  test("a shared 429 is nobody's fault and is not counted", async () => {
    const own = await startBot();
    for (const [scope, counted] of [
      ['shared', 0],
      ['user', 1],
    ] as const) {
      own.fake.fail({ path: '/messages$', how: { kind: 'limited', retryAfter: 60, scope } });
      await own.platform.send(outgoing(own, { key: scope })).catch(() => undefined);
      expect(own.platform.invalidRequests).toBe(counted);
    }
    await own.close();
  });
});
