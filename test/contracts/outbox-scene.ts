// One slot of one night with its subscribers, bodies and leases, for what every outbox must do.
import type { PlatformName } from '../../src/data/model/subscriber.ts';
import type { Lease, PlanOrder, Waiting } from '../../src/data/store/outbox/outbox.ts';
import type { Store } from '../../src/data/store/store.ts';
import type { SubscriberDraft } from '../../src/data/store/subscribers/subscribers.ts';

export const slot = '2026-07-21';
export const due = new Date('2026-07-21T06:41:00Z');
export const after = (seconds: number): Date => new Date(due.getTime() + seconds * 1000);
export const expires = after(4 * 3600);

export const draft = (chat: string, change: Partial<SubscriberDraft> = {}): SubscriberDraft => ({
  platform: 'telegram',
  chat,
  thread: null,
  kind: 'private',
  title: null,
  owner: null,
  language: 'en',
  timezone: 'Europe/Kyiv',
  at: '08:00',
  sections: ['strikes', 'talks', 'aid'],
  threshold: null,
  weekly: false,
  silent: false,
  ...change,
});

/** What the tests of the outbox do again and again, over the store of the test that runs. */
export const outboxScene = (current: () => Store) => {
  const join = (chat: string, change: Partial<SubscriberDraft> = {}) =>
    current().saveSubscriber(draft(chat, change), new Date('2026-07-01T00:00:00Z'));

  /** One edition with one body; returns the body's id. */
  const bodyOf = async (
    fingerprint = 'a',
    platform: PlatformName = 'telegram',
  ): Promise<string> => {
    const edition = await current().saveEdition(
      { kind: 'daily', slot, state: 'complete', fingerprint, content: '{}' },
      due,
    );
    const { id } = await current().saveBody(
      {
        edition: edition.id,
        platform,
        language: 'en',
        variant: 'strikes,talks,aid',
        body: `body ${fingerprint}`,
      },
      null,
      due,
    );
    return id;
  };

  const order = (bodyId: string, change: Partial<PlanOrder> = {}): PlanOrder => ({
    kind: 'daily',
    slot,
    platform: 'telegram',
    outcome: { state: 'pending', bodyId },
    dueAt: due,
    expiresAt: expires,
    ...change,
  });

  const own = async (owner = 'one', dead: string | null = null, at = due): Promise<Lease> => {
    const lease = await current().acquireLease({ name: 'telegram', owner, dead }, at, 30_000);
    if (!lease) throw new Error('no lease');
    return lease;
  };

  const planned = async (chats: readonly string[], change: Partial<SubscriberDraft> = {}) => {
    for (const chat of chats) await join(chat, change);
    await current().enqueue(
      order(await bodyOf('a', change.platform ?? 'telegram'), {
        platform: change.platform ?? 'telegram',
      }),
      due,
    );
  };

  /** As the sender does it: with the bodies that wait at that moment. */
  const intend = async (ids: readonly string[], lease: Lease, at: Date) => {
    const bodies = new Map<string, string>();
    for (const platform of ['telegram', 'discord'] as const)
      for (const { id, bodyId } of await current().waiting(platform, after(999_999), 1000))
        bodies.set(id, bodyId);
    const ahead = ids.map((id) => ({ id, bodyId: bodies.get(id) ?? '' }));
    return current().intend(ahead, lease, at);
  };

  const sendAll = async (lease: Lease): Promise<readonly Waiting[]> => {
    const rows = await current().waiting('telegram', due, 100);
    const ids = rows.map(({ id }) => id);
    await intend(ids, lease, due);
    await current().finish(
      ids.map((id, index) => ({ id, state: 'sent', messageId: String(100 + index) })),
      lease,
      due,
    );
    return rows;
  };

  return { join, bodyOf, order, own, planned, intend, sendAll };
};
